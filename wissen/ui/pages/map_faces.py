"""The tiles of the Prozesslandkarte, drawn or as a list; both show the same and keep the same tile."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wissen.services.process_map import MapView
from wissen.ui.delegates.map_delegate import MapDelegate
from wissen.ui.diagram.process_map_view import ProcessMapView
from wissen.ui.models.map_tree_model import MapLine, MapTreeModel
from wissen.ui.models.tree_model import NODE
from wissen.ui.strings import tr
from wissen.ui.widgets.tree import Tree


class MapFaces(QStackedWidget):
    """Fills a face when it is seen; the other one gets what is shown when it is chosen."""

    chosen = Signal(object)
    """The `Tile` that was clicked or on which Return was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = MapView()
        self._on_map = self._in_list = MapView()
        self._map = ProcessMapView(self)
        self._map.chosen.connect(self.chosen)
        self._model = MapTreeModel(self)
        self._tree = Tree(self._model, tr("Prozesslandkarte als Liste"), self)
        self._tree.setItemDelegate(MapDelegate(self._tree))
        self._tree.chosen.connect(self._choose_line)
        self.addWidget(self._map)
        self.addWidget(self._tree)
        self.setFocusProxy(self._map)

    @property
    def current(self) -> str:
        """The Kennung of the tile where the person is; "" when there is none."""
        if self.currentWidget() is self._map:
            index = self._map.currentIndex()
            return self._map.tiles.tiles[index.row()].kennung if index.isValid() else ""
        index = self._tree.currentIndex()
        line: MapLine | None = index.data(NODE) if index.isValid() else None
        return line.ref if line else ""

    def show_map(self, view: MapView) -> None:
        """Show these tiles; the current one stays if it is among them."""
        self._shown = view
        self._fill(self.current)

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or the map again."""
        kennung, focused = self.current, self.hasFocus()
        face: QWidget = self._tree if shown else self._map
        self.setFocusProxy(face)
        self.setCurrentWidget(face)
        self._fill(kennung)
        if focused:
            face.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, kennung: str) -> None:
        """Make this tile the current one, or else the first."""
        if self.currentWidget() is self._map:
            self._map.go_to(kennung)
            return
        index = self._model.find(kennung)
        if not index.isValid() and self._shown.tiles:
            index = self._model.find(self._shown.tiles[0].kennung)
        if index.isValid():
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index)

    def _fill(self, kennung: str) -> None:
        if self.currentWidget() is self._map and self._on_map != self._shown:
            self._on_map = self._shown
            self._map.show_map(self._shown)
        elif self.currentWidget() is self._tree and self._in_list != self._shown:
            self._in_list = self._shown
            self._model.set_view(self._shown)
            self._tree.expandAll()
        self.go_to(kennung)

    def _choose_line(self, index: QModelIndex) -> None:
        line: MapLine = index.data(NODE)
        if line.tile is not None:
            self.chosen.emit(line.tile)
        else:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
