"""The two-tone focus ring: one frame over the window that follows the keyboard focus, also inside lists and trees."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QTextBrowser, QWidget

from wissen.drawing.tokens import RADIUS_FIELD, RING
from wissen.ui import look

_AROUND = 2 * RING
_KEYS = {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QObject):
    """Keeps a ring around whatever has the focus; built once, with the application as parent.

    A click needs no ring, the hand knows where it is: it appears with the next key. The style draws no focus of its
    own (`outline: 0` in the style sheet), so that there is one look for all controls in all themes.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        self._followed: list[QWidget] = []
        self._viewport: QWidget | None = None
        self._clicked = False
        app.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _KEYS and self._clicked:
            self._clicked = False
            self._place()
        elif kind in _MOVES or (kind == QEvent.Type.Paint and watched is self._viewport):
            # A list says by painting that it scrolled or that another row is the current one.
            self._place()
        return super().eventFilter(watched, event)

    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A click leads on by itself, for instance to another page: no ring there either, until the next key.
        still = self._clicked and now is not None
        self._clicked = still or QApplication.mouseButtons() != Qt.MouseButton.NoButton
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        # A page that only waits for something to do is no control.
        self._followed = _to_follow(now) if now and now.focusPolicy() != Qt.FocusPolicy.NoFocus else []
        self._viewport = now.viewport() if isinstance(now, QAbstractItemView) else None
        for widget in self._followed:
            widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        """Lay the ring around what is visible of the focused control, or take it away."""
        target = self._followed[0] if self._followed else None
        if target is None or not shiboken6.isValid(target) or self._clicked or not target.isVisible():
            self._hide()
            return
        window = target.window()
        if self._frame is None or not shiboken6.isValid(self._frame):
            self._frame = _Frame(window)
        elif self._frame.parentWidget() is not window:
            self._frame.setParent(window)
        self._frame.surround(_visible_part(target, window))

    def _hide(self) -> None:
        if self._frame and shiboken6.isValid(self._frame):
            self._frame.hide()


class _Frame(QWidget):
    """The ring itself; lets every click through and takes no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def surround(self, rect: QRect) -> None:
        if rect.isEmpty():
            self.hide()
            return
        if self.geometry() != rect:
            self.setGeometry(rect)
        if not self.isVisible():
            self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, inset in ((tokens.focus, RING / 2), (tokens.bg, RING * 1.5)):
            painter.setPen(QPen(QColor(colour), RING))
            edge = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            radius = RADIUS_FIELD - inset
            painter.drawRoundedRect(edge, radius, radius)


def _to_follow(widget: QWidget) -> list[QWidget]:
    """Return the widget, its rows if it is a list, and everything whose move moves it."""
    followed = [widget]
    if isinstance(widget, QAbstractItemView):
        followed.append(widget.viewport())
    while not widget.isWindow() and (parent := widget.parentWidget()):
        followed.append(parent)
        widget = parent
    return followed


def _visible_part(target: QWidget, window: QWidget) -> QRect:
    """Return where the ring goes, in the coordinates of the window: no further than any scroll area shows."""
    rect, inside = _outline(target)
    rect = QRect(inside.mapTo(window, rect.topLeft()), rect.size())
    ancestor = target
    while ancestor is not window and (parent := ancestor.parentWidget()):
        if isinstance(parent, QAbstractScrollArea) and ancestor is parent.viewport():
            rect &= QRect(ancestor.mapTo(window, QPoint(0, 0)), ancestor.size())
        ancestor = parent
    return rect & window.rect()


def _outline(target: QWidget) -> tuple[QRect, QWidget]:
    """Return what the ring encloses and in whose coordinates: the current row of a list, else the whole control."""
    if isinstance(target, QAbstractItemView):
        shown = target.viewport().rect()
        row = target.visualRect(target.currentIndex())
        if target.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows:
            row = QRect(shown.left(), row.top(), shown.width(), row.height())
        if row.intersects(shown):
            return row & shown, target.viewport()
    if isinstance(target, QTextBrowser):
        return target.rect(), target  # it fills its pane: around it there is no room for a ring
    return target.rect().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND), target
