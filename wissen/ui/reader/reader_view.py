"""What a reader does with a page: follow links by mouse or keyboard, have terms explained, copy, answer questions."""

from __future__ import annotations

from html import escape
from operator import itemgetter
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from wissen.drawing.built_page import LinkSpot
from wissen.drawing.tokens import RADIUS, RING
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.reader.geometry import range_rects
from wissen.ui.reader.own_marks import MARK, OwnMarks
from wissen.ui.reader.page_view import PageView
from wissen.ui.reader.reader_menu import ReaderMenu
from wissen.ui.reader.tab_stops import Stop, neighbour, outside, stops
from wissen.ui.strings import tr

_TOGGLE = "toggle:"
_WHEEL_STEP = 120
_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ReaderView(PageView):
    """The reader. Links within the page and folded parts are its own affair, every other link is the page's."""

    link_activated = Signal(str)
    """A link was followed, as written; the view opens nothing by itself."""

    explain_requested = Signal(str, str)
    """The target of the marked term, empty when the word is none, and the word."""

    zoom_requested = Signal(int)
    """Steps of the text scale the wheel was turned by."""

    text_clicked = Signal(str, str)
    """The section or question of words that were clicked and are no link, and the paragraph in which they stand."""

    mark_wanted = Signal()
    """What is selected is to be marked."""

    mark_removed = Signal(str)
    """A mark of the person's own is to be taken away, by its id."""

    mark_noted = Signal(str)
    """A note is wanted about a mark of the person's own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Links are ours: Tab has to stop at the questions as well, and Qt hands out addresses that it has rewritten.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._pressed: LinkSpot | None = None
        self._current: LinkSpot | None = None
        self._turned = 0
        self.markable = False
        """Whether words of this page can be marked."""
        self.own = OwnMarks(self)
        self.page_built.connect(self._find_link_again)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._follow_focus)

    @property
    def current_link(self) -> LinkSpot | None:
        """The link that has the keyboard focus, or whose menu is open."""
        return self._current

    def explain(self) -> None:
        """Ask for an explanation of the link that has the focus, of what is selected, or of the word last clicked."""
        cursor = self.textCursor()
        link = self._current or self.built.link_at(cursor.position())
        if link and link.term:
            self.explain_requested.emit(link.href, self._text(link))
            return
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if word := _plain(cursor.selectedText()):
            self.explain_requested.emit("", word)

    def point_of_use(self) -> QPoint:
        """Where on the screen to show what belongs to the link in use: below it, at the mouse without one."""
        link = self._current
        rects = range_rects(self.document(), link.start, link.end) if link is not None else []
        if not rects:
            return QCursor.pos()
        below = rects[0].bottomLeft().toPoint() - QPoint(0, self.verticalScrollBar().value())
        return self.viewport().mapToGlobal(below)

    def activate(self, link: LinkSpot) -> None:
        """Follow a link; a mark of the person's own offers what can be done with it."""
        if link.href.startswith(_TOGGLE):
            self._toggle(link)
        elif link.href.startswith(MARK):
            self._set_current(link)
            self.menu(link).popup(self.point_of_use())
        elif link.href.startswith("#"):
            self.go_to(link.href[1:])
        else:
            self.link_activated.emit(link.href)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._set_current(None)
        self._pressed = self._link_under(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        link, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        if link is None:
            self._tell_clicked()
        elif link == self._link_under(event.position()):
            self.activate(link)

    def _tell_clicked(self) -> None:
        """Tell where the press has put the cursor."""
        if self.built.sections:
            cursor = self.textCursor()
            _, place = self.built.sections[self.built.section_at(cursor.position())]
            self.text_clicked.emit(place, _plain(cursor.block().text()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        shapes = Qt.CursorShape
        hand = self._link_under(event.position()) and not event.buttons()
        self.viewport().setCursor(shapes.PointingHandCursor if hand else shapes.IBeamCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        # Touchpads turn by fractions of a step.
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _WHEEL_STEP)
        if steps:
            self._turned -= steps * _WHEEL_STEP
            self.zoom_requested.emit(steps)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self._link_under(QPointF(event.pos()))
            # As rich text the tooltip wraps; as plain text a definition would be one line across the screen.
            text = f"<qt>{escape(link.tooltip)}</qt>" if link and link.tooltip else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu(self._current).popup(self.point_of_use())
        else:
            self.menu(self._link_under(QPointF(event.pos()))).popup(event.globalPos())

    def menu(self, link: LinkSpot | None) -> ReaderMenu:
        """The menu at a place of the page; it deletes itself when it closes."""
        if link and not link.href.startswith(_TOGGLE):
            self._current = link
            return ReaderMenu(self, link)
        return ReaderMenu(self, None)

    def _link_under(self, place: QPointF) -> LinkSpot | None:
        spot = place + QPointF(0, self.verticalScrollBar().value())
        position = self.document().documentLayout().hitTest(spot, Qt.HitTestAccuracy.ExactHit)
        return (self.built.link_at(position) or self.own.at(position)) if position >= 0 else None

    # ------------------------------------------------------------ keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN and self._current:
            self.activate(self._current)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab within the page; Qt asks here also when a control of a question has the focus."""
        around = self._stops()
        focused = QApplication.focusWidget()
        current: Stop | None = self._current if focused is self else focused
        if current is None and not forward:
            return self._leave(forward=False)
        target = neighbour(around, current, self.first_visible(), forward=forward)
        if target is None and not forward:
            self._set_current(None)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self._go(target) if target is not None else self._leave(forward=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.BacktabFocusReason and (around := self._stops()):
            self._go(around[-1][1])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._set_current(None)

    def _stops(self) -> list[tuple[int, Stop]]:
        own: list[tuple[int, Stop]] = [(spot.start, spot) for spot in self.own.spots]
        return sorted([*stops(self.built, self.embedding.widgets), *own], key=itemgetter(0))

    def _go(self, stop: Stop) -> bool:
        if isinstance(stop, QWidget):
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._set_current(stop)
        self.reveal(stop.start, stop.end)
        kind = tr("Markierung: {text}") if stop.href.startswith(MARK) else tr("Link: {text}")
        announce(self, kind.format(text=self._text(stop)))
        return True

    def _leave(self, *, forward: bool) -> bool:
        target = outside(self, forward=forward)
        if target is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        target.setFocus(reason)
        return True

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Scroll to a control that got the focus, unless it was clicked and is seen already."""
        if now is not None and now is not self and self.viewport().isAncestorOf(now):
            corner = now.mapTo(self.viewport(), now.rect().topLeft())
            rect = QRectF(now.rect()).translated(corner.x(), corner.y() + self.verticalScrollBar().value())
            self.show_rect(rect)

    # ------------------------------------------------------------ the link that has the focus

    def paint_under(self, painter: QPainter, visible: QRectF) -> None:
        """Paint the ring as well: under the text, so that it covers no neighbouring letter."""
        super().paint_under(painter, visible)
        self.own.paint(painter, visible)
        link = self._current
        # While a long page is built anew, the positions are still those of the document before.
        if link is None or not self.hasFocus() or link not in (self.built.link_at(link.start), *self.own.spots):
            return
        tokens = look.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect in range_rects(self.document(), link.start, link.end):
            for colour, outset in ((tokens.bg, RING / 2), (tokens.focus, RING * 1.5)):
                painter.setPen(QPen(QColor(colour), RING))
                painter.drawRoundedRect(rect.adjusted(-outset, -outset, outset, outset), RADIUS, RADIUS)

    def _set_current(self, link: LinkSpot | None) -> None:
        if self._current is not link:
            self._current = link
            self.viewport().update()

    def _find_link_again(self) -> None:
        """Positions have changed with the new document: the same link, if it is still there, has the focus."""
        earlier, self._current = self._current, None
        if earlier:
            same = (link for link in (*self.built.links, *self.own.spots) if link.href == earlier.href)
            self._current = min(same, key=lambda link: abs(link.start - earlier.start), default=None)

    def _toggle(self, link: LinkSpot) -> None:
        key = link.href.removeprefix(_TOGGLE)
        title = self._text(link)
        self._current = link
        self.toggle_fold(key)
        announce(
            self, tr("{title}: aufgeklappt" if self.fold_is_open(key) else "{title}: zugeklappt").format(title=title)
        )

    def _text(self, link: LinkSpot) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        return _plain(cursor.selectedText())


def _plain(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u00a0", " ").strip()
