"""A list whose items lie in a picture: zoom, scrolling, dragging, and where the picture is.

As an item view it is a list of named items for a screen reader, with a current item that the focus ring follows; it
needs no accessible interface of our own (docs/adr/0046).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import (
    QEvent,
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
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget

from wissen.drawing.tokens import RING, SPACE_L
from wissen.ui import look

LEAST_ZOOM, MOST_ZOOM = 0.1, 3.0
_STEP = 1.25
_READABLE = 0.65
"""Smallest zoom at which a picture is shown at first; what does not fit is scrolled to."""
_WHEEL_NOTCH = 120
_LINE = 40
_RING = 2 * RING
"""The focus ring is drawn inside the rectangle of an item: let it surround the box."""

Index = QModelIndex | QPersistentModelIndex


class Picture(Protocol):
    """Something painted in which named items lie, in logical pixels at normal text size."""

    size: QSizeF

    def box(self, item: str, /) -> QRectF:
        """Where an item lies."""
        ...

    def at(self, point: QPointF, /) -> str:
        """The item at a point, "" if there is none."""
        ...


class PictureArea(QListView):
    """+, - and 0 zoom, so does the wheel with Ctrl; dragging moves the picture."""

    chosen = Signal(str)
    """The name of the item that was clicked or on which Return or Space was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._names: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self._zoom = 1.0
        self._zoomed_by_hand = False
        self._pressed: QPoint | None = None
        self._grabbed: QPoint | None = None
        self.setProperty("role", "list")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.viewport().setMouseTracking(True)

    def set_picture(self, picture: Picture, names: Sequence[str]) -> None:
        """Another picture, shown as wide as the view but not too small to be read; `names` are those of the rows."""
        self._picture, self._names = picture, tuple(names)
        self._rows = {name: row for row, name in enumerate(self._names)}
        self._zoomed_by_hand = False
        self._fit_width()

    def name_of(self, index: Index) -> str:
        """The name that the picture has for a row."""
        return self._names[index.row()]

    def index_of(self, name: str) -> QModelIndex:
        """The row of a name; invalid for one that is not there."""
        row = self._rows.get(name)
        return QModelIndex() if row is None else self.model().index(row, 0)

    # ------------------------------------------------------------ zoom

    @property
    def zoom(self) -> float:
        """The zoom on top of the text size, `LEAST_ZOOM` to `MOST_ZOOM`."""
        return self._zoom

    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_by_hand(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_by_hand(self._zoom / _STEP)

    def fit(self) -> None:
        """Show all of it, no larger than in its normal size."""
        room, size = self.maximumViewportSize(), self._size * look.text_scale()
        self._zoom_by_hand(min(1.0, room.width() / size.width(), room.height() / size.height()))

    def _fit_width(self) -> None:
        room = self.maximumViewportSize().width() - self.verticalScrollBar().sizeHint().width()
        width = self._size.width() * look.text_scale()
        self._set_zoom(min(1.0, max(_READABLE, room / width)), QPointF())

    def _zoom_by_hand(self, zoom: float, *, around: QPointF | None = None) -> None:
        self._zoomed_by_hand = True
        room, current = self.viewport().rect(), self.visualRect(self.currentIndex())
        kept = current.center() if room.contains(current.center()) else room.center()
        self._set_zoom(zoom, around or QPointF(kept))

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
    def _size(self) -> QSizeF:
        return self._picture.size if self._picture else QSizeF(1, 1)

    @property
    def _scale(self) -> float:
        return self._zoom * look.text_scale()

    def _origin(self) -> QPointF:
        """Where the left upper corner of the picture is in the viewport; what is smaller stands in the middle."""
        content, room = self._size * self._scale, self.viewport().size()
        spare_x, spare_y = room.width() - content.width(), room.height() - content.height()
        x = spare_x / 2 if spare_x > 0 else -self.horizontalScrollBar().value()
        y = spare_y / 2 if spare_y > 0 else -self.verticalScrollBar().value()
        return QPointF(x, y)

    def to_picture(self, painter: QPainter, shown: QRect) -> QRectF:
        """Let the painter of the viewport count as the picture does; returns which part of it `shown` is."""
        origin, scale = self._origin(), self._scale
        painter.translate(origin)
        painter.scale(scale, scale)
        return QRectF((QPointF(shown.topLeft()) - origin) / scale, QSizeF(shown.size()) / scale)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or self._picture is None:
            return QRect()
        box, scale = self._picture.box(self.name_of(index)), self._scale
        found = QRectF(self._origin() + box.topLeft() * scale, box.size() * scale).toAlignedRect()
        return found.adjusted(-_RING, -_RING, _RING, _RING)

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = (QPointF(point) - self._origin()) / self._scale
        return self.index_of(self._picture.at(at)) if self._picture else QModelIndex()

    def visualRegionForSelection(self, selection: object) -> QRegion:
        del selection
        return QRegion(self.visualRect(self.currentIndex()))

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an item into view with some of what is around it."""
        del hint
        box, room = self.visualRect(index), self.viewport().rect()
        if box.isEmpty():
            return
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
        content, room = self._size * self._scale, self.viewport().size()
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

    # ------------------------------------------------------------ events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx, dy
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._zoomed_by_hand:
            self._fit_width()
            self.scrollTo(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._set_zoom(self._zoom, QPointF())

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

    def currentChanged(self, current: Index, previous: Index) -> None:
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
        if pressed is not None and index.isValid() and index == self.indexAt(pressed):
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
            self.chosen.emit(self.name_of(index))
