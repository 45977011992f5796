"""In-process accessibility checks for any window: each returns what is wrong, in words, and nothing when all is well.

No screen reader is needed; the offscreen platform is enough. The window must be shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from wissen.drawing.tokens import CONTROL_HEIGHT, TARGET, Tokens
from wissen.ui.widgets.labels import ElidedLabel

_TEXT, _STATUS, _LINE = 7.0, 4.5, 3.0
_STATUSES = ("info", "ok", "warn", "err")
_GROUNDS = ("bg", "surface", "card")
_RING_PIXELS = 100
_LONGEST_CHAIN = 300
_TURNS = 5


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours by WCAG 2, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def token_pairs() -> Iterator[tuple[str, str, float]]:
    """Yield foreground, ground and least contrast of all colours that meet on screen."""
    for ground in _GROUNDS:
        yield "text", ground, _TEXT
        yield "muted", ground, _STATUS
        yield "accent", ground, _STATUS
        yield "visited", ground, _STATUS
        yield "border_strong", ground, _LINE
        yield "focus", ground, _LINE
        for status in _STATUSES:
            yield status, ground, _STATUS
    for ground in (*(f"{status}_bg" for status in _STATUSES), "surface2", "accent_soft"):
        yield "text", ground, _TEXT
        yield "muted", ground, _STATUS
        yield "accent", ground, _STATUS
    for status in _STATUSES:
        yield status, f"{status}_bg", _STATUS
    yield "on_accent", "accent", _STATUS
    yield "sel_text", "sel", _TEXT
    # The ring has two tones, so that one of them stands out from whatever it surrounds.
    yield "focus", "bg", _LINE


def weak_contrasts(tokens: Tokens) -> list[str]:
    """Return the pairs of colours that are too close to each other."""
    return [
        f"{front} on {ground}: {found:.2f} < {least}"
        for front, ground, least in token_pairs()
        if (found := contrast(getattr(tokens, front), getattr(tokens, ground))) < least
    ]


def settle() -> None:
    """Let layouts come to rest: a change of size goes up one level with each turn of the event loop."""
    for _ in range(_TURNS):
        QApplication.processEvents()


def faults(window: QWidget) -> list[str]:
    """Run every check on a window."""
    settle()
    return [*nameless(window), *too_small(window), *clipped(window), *tab_faults(window), *invisible_focus(window)]


def focusable(window: QWidget) -> list[QWidget]:
    """Return what the Tab key should reach."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]


def nameless(window: QWidget) -> list[str]:
    """Return the controls for which a screen reader has no word."""
    return [f"no name: {_label(widget)}" for widget in focusable(window) if not _name(widget)]


def too_small(window: QWidget) -> list[str]:
    """Return what is hard to hit: any target below 24 pixels, any button or field below 40 in height."""
    found = []
    for widget in focusable(window):
        control = isinstance(widget, QAbstractButton | QLineEdit | QComboBox)
        if widget.width() < TARGET or widget.height() < (CONTROL_HEIGHT if control else TARGET):
            found.append(f"too small: {_label(widget)} {widget.width()} x {widget.height()}")
    return found


def clipped(window: QWidget) -> list[str]:
    """Return labels and buttons that do not show all their words, and columns wider than their scroll area."""
    found = [f"clipped: {_label(widget)}" for widget in window.findChildren(QWidget) if _is_clipped(widget)]
    for area in window.findChildren(QScrollArea):
        scrolls = area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        inner = area.widget()
        if area.isVisible() and inner and not scrolls and inner.width() > area.viewport().width():
            found.append(f"wider than its scroll area: {_label(area)} {inner.width()} > {area.viewport().width()}")
    return found


def tab_chain(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round again; return where the focus has been."""
    _activate(window)
    start = focusable(window)
    if not start:
        return []
    start[0].setFocus(Qt.FocusReason.TabFocusReason)
    chain: list[QWidget] = []
    seen: set[tuple[QWidget, object]] = set()
    while (widget := QApplication.focusWidget()) and len(seen) < _LONGEST_CHAIN:
        place = (widget, _spot(widget))
        if place in seen:
            break
        seen.add(place)
        if widget not in chain:
            chain.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return chain


def _spot(widget: QWidget) -> object:
    """Where in a control the focus is: the reader has it at each of its links in turn, a date at each of its parts."""
    if isinstance(widget, QDateTimeEdit):
        return widget.currentSectionIndex()
    return getattr(widget, "current_link", None)


def tab_faults(window: QWidget) -> list[str]:
    """Return the controls that Tab does not reach; of radio buttons that belong together it reaches one."""
    chain = tab_chain(window)
    return [
        f"Tab does not reach: {_label(widget)}"
        for widget in focusable(window)
        if widget not in chain and not _stands_for_group(widget, chain)
    ]


def invisible_focus(window: QWidget) -> list[str]:
    """Return the controls that look the same with and without the keyboard focus."""
    _activate(window)
    found = []
    for widget in focusable(window):
        _scroll_to(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        around = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()).adjusted(-6, -6, 6, 6) & window.rect()
        focused = window.grab(around).toImage()
        widget.clearFocus()
        QApplication.processEvents()
        if _different_pixels(focused, window.grab(around).toImage()) < _RING_PIXELS:
            found.append(f"focus not visible: {_label(widget)}")
    return found


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def _activate(window: QWidget) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window), "the window does not become active"


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _label(widget: QWidget) -> str:
    words = _name(widget) or widget.objectName()
    return f"{type(widget).__name__} {words!r}" if words else type(widget).__name__


def _is_clipped(widget: QWidget) -> bool:
    if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return False
    if isinstance(widget, ElidedLabel):
        return widget.text() in ("", "…")
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QCheckBox | QRadioButton):
        return widget.width() < widget.sizeHint().width()
    needed = widget.minimumSizeHint()
    return widget.width() < needed.width() or widget.height() < needed.height()


def _stands_for_group(widget: QWidget, chain: list[QWidget]) -> bool:
    return isinstance(widget, QRadioButton) and any(
        isinstance(other, QRadioButton) and _family(other) is _family(widget) for other in chain
    )


def _family(radio: QRadioButton) -> QObject | None:
    group = cast("QButtonGroup | None", radio.group())
    return radio.parentWidget() if group is None else group


def _scroll_to(widget: QWidget) -> None:
    ancestor = widget.parentWidget()
    while ancestor:
        if isinstance(ancestor, QScrollArea):
            ancestor.ensureWidgetVisible(widget)
        ancestor = ancestor.parentWidget()
    QApplication.processEvents()


def _different_pixels(first: QImage, second: QImage) -> int:
    if first.size() != second.size():
        return first.width() * first.height()
    images = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (first, second)]
    pixels = [memoryview(image.constBits()).cast("I") for image in images]
    return sum(one != other for one, other in zip(*pixels, strict=True))
