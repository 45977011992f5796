"""The picture of a flow: a list of its nodes that are painted where the drawing has them.

As an item view it is a list of named items for a screen reader, with a current item that the focus ring follows; it
needs no accessible interface of our own (docs/adr/0046).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from wissen.diagram.flow import Flow
from wissen.diagram.walk import Direction, neighbour
from wissen.drawing.flow_painter import FlowPicture, Here
from wissen.drawing.tokens import RING, SPACE_L
from wissen.ui import look
from wissen.ui.models.flow_model import FlowModel
from wissen.ui.strings import tr

LEAST_ZOOM, MOST_ZOOM = 0.2, 3.0
_STEP = 1.25
_READABLE = 0.65
"""Smallest zoom at which a flow is shown at first; what does not fit is scrolled to."""
_WHEEL_NOTCH = 120
_LINE = 40
_RING = 2 * RING
"""The focus ring is drawn inside the rectangle of an item: let it surround the box."""

_Cursor = QAbstractItemView.CursorAction
_DIRECTIONS = {
    _Cursor.MoveUp: Direction.UP,
    _Cursor.MoveDown: Direction.DOWN,
    _Cursor.MoveLeft: Direction.LEFT,
    _Cursor.MoveRight: Direction.RIGHT,
}
_STEPS = {_Cursor.MovePageUp: -1, _Cursor.MovePrevious: -1, _Cursor.MovePageDown: 1, _Cursor.MoveNext: 1}
_Index = QModelIndex | QPersistentModelIndex


class FlowView(QListView):
    """Arrow keys walk from node to node, Page keys through the story; +, - and 0 zoom, dragging moves the picture."""

    chosen = Signal(str)
    """The id of the node that was clicked or on which Return or Space was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = FlowModel(self)
        self._picture = FlowPicture(self._model.flow)
        self._zoom = 1.0
        self._zoomed_by_hand = False
        self._pressed: QPoint | None = None
        self._grabbed: QPoint | None = None
        self.setModel(self._model)
        self.setProperty("role", "list")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(tr("Ablauf"))
        self.setAccessibleDescription(tr("Pfeiltasten gehen von Schritt zu Schritt, Eingabe öffnet den Schritt."))

    # ------------------------------------------------------------ what is shown

    @property
    def shown_flow(self) -> Flow:
        """The flow that is shown; one without nodes before the first."""
        return self._model.flow

    @property
    def zoom(self) -> float:
        """The zoom on top of the text size, `LEAST_ZOOM` to `MOST_ZOOM`."""
        return self._zoom

    def show_flow(self, flow: Flow) -> None:
        """Draw a flow from its first step; the same one again keeps zoom and place."""
        if flow == self.shown_flow:
            return
        self._picture = FlowPicture(flow)
        self._model.set_flow(flow)
        self.setAccessibleName(tr("Ablauf: {title}").format(title=flow.title))
        self._zoomed_by_hand = False
        self._zoom_to_fit_width()
        if flow.nodes:
            self._go_to(self._model.index(0))

    def show_current(self, step_id: str, *, way: Sequence[str] = ()) -> None:
        """Mark the present step and show it; `way` are the ids from the first step to it: those before are passed."""
        self._model.set_here(Here(step_id, tuple(way)))
        self._go_to(self._model.index_of(step_id))
        self.viewport().update()

    # ------------------------------------------------------------ zoom

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_by_hand(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_by_hand(self._zoom / _STEP)

    def fit(self) -> None:
        """Show all of it, no larger than in its normal size."""
        room, size = self.maximumViewportSize(), self._picture.size * look.text_scale()
        self._zoom_by_hand(min(1.0, room.width() / size.width(), room.height() / size.height()))

    def _zoom_by_hand(self, zoom: float, *, around: QPointF | None = None) -> None:
        self._zoomed_by_hand = True
        room, current = self.viewport().rect(), self.visualRect(self.currentIndex())
        kept = current.center() if room.contains(current.center()) else room.center()
        self._set_zoom(zoom, around or QPointF(kept))

    def _zoom_to_fit_width(self) -> None:
        room = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        width = self._picture.size.width() * look.text_scale()
        self._set_zoom(min(1.0, max(_READABLE, room / width)), QPointF())

    def _set_zoom(self, zoom: float, around: QPointF) -> None:
        """Change the zoom; the point of the picture at `around` in the window stays where it is."""
        at = (around - self._origin()) / self._scale
        self._zoom = min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self.updateGeometries()
        moved = self._origin() + at * self._scale - around
        self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + moved.x()))
        self.verticalScrollBar().setValue(round(self.verticalScrollBar().value() + moved.y()))
        self.viewport().update()

    # ------------------------------------------------------------ where things lie

    @property
    def _scale(self) -> float:
        return self._zoom * look.text_scale()

    def _content(self) -> QSizeF:
        return self._picture.size * self._scale

    def _origin(self) -> QPointF:
        """Where the left upper corner of the picture is in the viewport; what is smaller stands in the middle."""
        content, room = self._content(), self.viewport().size()
        spare_x, spare_y = room.width() - content.width(), room.height() - content.height()
        x = spare_x / 2 if spare_x > 0 else -self.horizontalScrollBar().value()
        y = spare_y / 2 if spare_y > 0 else -self.verticalScrollBar().value()
        return QPointF(x, y)

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid():
            return QRect()
        box = self._picture.box(self.shown_flow.nodes[index.row()].id)
        found = QRectF(self._origin() + box.topLeft() * self._scale, box.size() * self._scale).toAlignedRect()
        return found.adjusted(-_RING, -_RING, _RING, _RING)

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._model.index_of(self._picture.at((QPointF(point) - self._origin()) / self._scale))

    def visualRegionForSelection(self, selection: object) -> QRegion:
        del selection
        return QRegion(self.visualRect(self.currentIndex()))

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a node into view with some of what is around it."""
        del hint
        box, room = self.visualRect(index), self.viewport().rect()
        for bar, low, high, length in (
            (self.horizontalScrollBar(), box.left(), box.right(), room.width()),
            (self.verticalScrollBar(), box.top(), box.bottom(), room.height()),
        ):
            blank = min(SPACE_L, max(0, length - (high - low)) // 2)
            if low < blank:
                bar.setValue(bar.value() + low - blank)
            elif high > length - blank:
                bar.setValue(bar.value() + min(high - length + blank, low - blank))

    def updateGeometries(self) -> None:
        content, room = self._content(), self.viewport().size()
        for bar, length, shown in (
            (self.horizontalScrollBar(), content.width(), room.width()),
            (self.verticalScrollBar(), content.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(length) - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(_LINE)

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # QListView would lay rows out

    def sizeHint(self) -> QSize:
        return QSize(480, 480)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 120)

    # ------------------------------------------------------------ painting and events

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look.tokens()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens.bg))
        origin, scale = self._origin(), self._scale
        painter.translate(origin)
        painter.scale(scale, scale)
        area = QRectF((QPointF(event.rect().topLeft()) - origin) / scale, QSizeF(event.rect().size()) / scale)
        self._picture.paint(painter, tokens, area=area, here=self._model.here)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoomed_by_hand:
            self._zoom_to_fit_width()
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_zoom(self._zoom, QPointF())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        del modifiers
        current, count = self.currentIndex(), len(self.shown_flow.nodes)
        if not current.isValid():
            return self._model.index_of(self._model.here.step) if self._model.here.step else self._model.index(0)
        if action in _DIRECTIONS:
            node = self.shown_flow.nodes[current.row()]
            return self._model.index_of(neighbour(self.shown_flow, self._picture.drawing, node.id, _DIRECTIONS[action]))
        if action in _STEPS:
            return self._model.index(min(count - 1, max(0, current.row() + _STEPS[action])))
        return self._model.index(0 if action is _Cursor.MoveHome else count - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._choose(self.currentIndex())
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """WORKAROUND: QListView tells a screen reader the row by a layout that this view does not have."""
        QAbstractItemView.currentChanged(self, current, previous)
        if current.isValid() and self.hasFocus():
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            QAccessible.updateAccessibility(told)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._grabbed = event.position().toPoint()
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._grabbed is None:
            over = self.indexAt(at).isValid()
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.OpenHandCursor)
            return
        if self._pressed and (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        moved, self._grabbed = at - self._grabbed, at
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._grabbed = self._pressed, None, None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        index = self.indexAt(event.position().toPoint())
        if pressed and index.isValid() and index == self.indexAt(pressed):
            self.setCurrentIndex(index)
            self._choose(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has done it."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            notches = event.angleDelta().y() / _WHEEL_NOTCH
            self._zoom_by_hand(self._zoom * _STEP**notches, around=event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.shown_flow.nodes[index.row()].id)

    def _go_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
