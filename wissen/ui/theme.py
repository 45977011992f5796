"""What the app wears: the one place that sets style, font, palette and style sheet."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from wissen import paths
from wissen.drawing import fonts
from wissen.drawing import tokens as sizes
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT, THEMES, Tokens
from wissen.settings import ThemeName
from wissen.ui import icons, look


def apply(app: QApplication, name: ThemeName, text_scale: float) -> Tokens:
    """Dress the whole app, also while it runs, and return the colours; "system" asks what the system shows.

    Following the system while the app runs is the caller's: `app.styleHints().colorSchemeChanged` calls this again.
    """
    if not app.styleSheet():  # once: with a sheet on, the style is asked for its name in vain
        app.setStyle("Fusion")
    tokens = _told_to_the_system(app, name)
    look.remember(app, tokens, text_scale)
    app.setFont(fonts.font(sizes.FONT_UI, scale=text_scale))
    # In this order: colours that the sheet takes from the palette do not follow it until the sheet is set again.
    app.setPalette(palette(tokens))
    # Taken off first: putting one sheet in the place of another, Qt polishes each widget once for every ancestor.
    app.setStyleSheet("")
    app.setStyleSheet(style_sheet(tokens, text_scale))
    icons.refresh(app)
    return tokens


def palette(tokens: Tokens) -> QPalette:
    """Return the palette from which Fusion draws whatever the style sheet leaves to it."""
    role = QPalette.ColorRole
    made = QPalette()
    for target, colour in (
        (role.Window, tokens.surface),
        (role.WindowText, tokens.text),
        (role.Base, tokens.bg),
        (role.AlternateBase, tokens.surface2),
        (role.Text, tokens.text),
        (role.Button, tokens.card),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.err),
        (role.Highlight, tokens.sel),
        (role.HighlightedText, tokens.sel_text),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.visited),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.bg),
        (role.PlaceholderText, tokens.muted),
        (role.Light, tokens.card),
        (role.Midlight, tokens.surface2),
        (role.Mid, tokens.border),
        (role.Dark, tokens.border_strong),
        (role.Shadow, tokens.border_strong),
    ):
        made.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(tokens.muted))
    return made


def style_sheet(tokens: Tokens, text_scale: float) -> str:
    """Fill colours and sizes into `resources/styles/wissen.qss`."""

    def grown(pixels: float) -> int:
        return round(pixels * text_scale)

    template = Template(paths.bundled("resources", "styles", "wissen.qss").read_text(encoding="utf-8"))
    box = grown(20)
    return template.substitute(
        asdict(tokens),
        styles=paths.bundled("resources", "styles").as_posix(),
        line="light" if QColor(tokens.text).lightness() > 127 else "dark",
        tick="light" if QColor(tokens.on_accent).lightness() > 127 else "dark",
        font_h1=grown(sizes.FONT_H1),
        font_h2=grown(sizes.FONT_H2),
        font_h3=grown(sizes.FONT_H3),
        font_lead=grown(sizes.FONT_LEAD),
        font_text=grown(sizes.FONT_TEXT),
        font_muted=grown(sizes.FONT_MUTED),
        font_small=grown(sizes.FONT_SMALL),
        box=box,
        radio=box // 2 + 2,
        arrow=grown(32),
        indicator=grown(20),
    )


def _told_to_the_system(app: QApplication, name: ThemeName) -> Tokens:
    """Let the window frame follow the choice, and return the theme that it comes down to."""
    hints = app.styleHints()
    if name == "system":
        hints.unsetColorScheme()
        return _of_the_system(app)
    hints.setColorScheme(Qt.ColorScheme.Light if name == "hell" else Qt.ColorScheme.Dark)
    return THEMES[name]


def _of_the_system(app: QGuiApplication) -> Tokens:
    hints = app.styleHints()
    # Qt 6.10 and newer know whether the person asked the system for high contrast.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
