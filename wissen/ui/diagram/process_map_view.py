"""The Prozesslandkarte as a widget: a list whose items lie on the map, so that arrow keys and screen readers know them.

Qt's own list gives each tile a name, a place and the focus; only where the tiles lie and how they look is ours.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from wissen.drawing.map_layout import DrawnBand, MapLayout, lay_out
from wissen.drawing.map_painter import Pointed, paint
from wissen.drawing.page import Look
from wissen.drawing.tokens import SPACE_S
from wissen.services.process_map import MapView
from wissen.ui import look
from wissen.ui.diagram.map_walk import beside
from wissen.ui.diagram.map_words import drawn
from wissen.ui.models.tile_model import TILE, TileModel
from wissen.ui.strings import tr
from wissen.ui.widgets import rows

Index = QModelIndex | QPersistentModelIndex
_EDGE = 6
"""Room around the map for the focus ring."""


class ProcessMapView(QListView):
    """Arrow keys go to the tile that lies there; a click or Return chooses one."""

    chosen = Signal(object)
    """The `Tile` that was clicked or on which Return was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[DrawnBand, ...] = ()
        self._layout: MapLayout | None = None
        self._laid_for: tuple[int, float] = (0, 0.0)
        self._hovered = -1
        self._model = TileModel(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("Prozesslandkarte"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "list")
        self.setMouseTracking(True)
        self.clicked.connect(self._choose)

    @property
    def tiles(self) -> TileModel:
        """What is shown."""
        return self._model

    @property
    def drawing(self) -> MapLayout:
        """Where everything lies at the width and text size that hold now."""
        wanted = (self.viewport().width(), look.text_scale())
        if self._layout is None or self._laid_for != wanted:
            self._layout, self._laid_for = lay_out(self._bands, self._look()), wanted
        return self._layout

    def show_map(self, view: MapView) -> None:
        """Show these tiles; the current one stays where it is still there."""
        index = self.currentIndex()
        kennung = self._model.tiles[index.row()].kennung if index.isValid() else ""
        scrolled = self.verticalScrollBar().value()
        self._bands, self._layout, self._hovered = drawn(view), None, -1
        self._model.set_view(view)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self.go_to(kennung)

    def go_to(self, kennung: str) -> None:
        """Make this tile the current one, or else the first."""
        row = max(0, self._model.row_of(kennung))
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(row))

    # ------------------------------------------------------------ where the tiles lie

    def visualRect(self, index: Index) -> QRect:
        """The place of a tile in the viewport."""
        if not index.isValid() or index.row() >= len(self.drawing.tiles):
            return QRect()
        return self._in_sight(self.drawing.tiles[index.row()].rect)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The tile at a point of the viewport."""
        spot = (point + QPoint(-_EDGE, self.verticalOffset() - _EDGE)).toPointF()
        for row, box in enumerate(self.drawing.tiles):
            if box.rect.contains(spot):
                return self._model.index(row)
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a tile into sight, and with a tile of the first line the heading of its group."""
        del hint
        if not index.isValid():
            return
        box = self.drawing.tiles[index.row()]
        head = self.drawing.groups[self.drawing.group_of[index.row()]].rect
        first = box.rect.top() - head.bottom() < head.height()
        top = (head.top() if first else box.rect.top()) - SPACE_S
        bottom = box.rect.bottom() + 2 * _EDGE + SPACE_S
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if box.rect.top() < bar.value() or (first and top < bar.value() and bottom - top <= height):
            bar.setValue(int(top))
        elif bottom > bar.value() + height:
            bar.setValue(int(min(bottom - height, box.rect.top())))

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(index, command)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The tile that lies in this direction."""
        del modifiers
        tiles, move = self.drawing.tiles, QAbstractItemView.CursorAction
        here = self.currentIndex().row()
        if not tiles:
            return QModelIndex()
        page = self.viewport().height()
        steps = {
            move.MoveHome: 0,
            move.MoveEnd: len(tiles) - 1,
            move.MoveLeft: max(0, here - 1),
            move.MovePrevious: max(0, here - 1),
            move.MoveRight: min(len(tiles) - 1, here + 1),
            move.MoveNext: min(len(tiles) - 1, here + 1),
        }
        if action in steps:
            return self._model.index(steps[action])
        down = {move.MoveDown: 1.0, move.MovePageDown: page, move.MoveUp: -1.0, move.MovePageUp: -page}
        return self._model.index(beside(tiles, max(0, here), down[action]))

    # ------------------------------------------------------------ Qt's list, with our layout

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        whole = int(self.drawing.height) + 2 * _EDGE
        bar.setRange(0, max(0, whole - height))
        bar.setPageStep(height)
        bar.setSingleStep(look.scaled(40))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        return rows.waits_until_seen(self, event) or super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        part = QRectF(event.rect().translated(-_EDGE, self.verticalOffset() - _EDGE))
        painter.translate(_EDGE, _EDGE - self.verticalOffset())
        current = self.currentIndex().row() if self.hasFocus() else -1
        paint(painter, self.drawing, self._look(), part=part, pointed=Pointed(current, self._hovered))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            before, self._hovered = self._hovered, row
            for one in (before, row):
                self.viewport().update(self.visualRect(self._model.index(one)).adjusted(-2, -2, 2, 2))
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(TILE))

    def _in_sight(self, rect: QRectF) -> QRect:
        return rect.translated(_EDGE, _EDGE - self.verticalOffset()).toAlignedRect()

    def _look(self) -> Look:
        width = max(1, self.viewport().width() - 2 * _EDGE)
        return Look(look.tokens(), look.text_scale(), width, self.viewport().devicePixelRatio())
