"""The colours and the text scale that hold now, for everything that paints or measures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wissen.drawing.tokens import LIGHT, THEMES, Tokens

# Kept on the application itself: it is the one thing they hold for, and they end with it.
_THEME, _SCALE = "wissen_theme", "wissen_text_scale"


def remember(app: QCoreApplication, tokens: Tokens, text_scale: float) -> None:
    """Note what `theme.apply` has dressed the app in."""
    app.setProperty(_THEME, tokens.name)
    app.setProperty(_SCALE, text_scale)


def tokens() -> Tokens:
    """Return the colours; ask again whenever something is painted."""
    app = QCoreApplication.instance()
    return THEMES.get(app.property(_THEME), LIGHT) if app else LIGHT


def text_scale() -> float:
    """Return the factor by which all text grows, 1.0 to 2.0."""
    app = QCoreApplication.instance()
    return float((app and app.property(_SCALE)) or 1.0)


def scaled(pixels: float) -> int:
    """Return a size that belongs to text (a font, an icon beside words) at the text scale."""
    return round(pixels * text_scale())
