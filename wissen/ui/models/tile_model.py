"""The tiles of the Prozesslandkarte as one list, in the order in which they are drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.services.process_map import MapView, Tile
from wissen.ui.diagram.map_words import spoken

TILE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class TileModel(QAbstractListModel):
    """Read only; `set_view` replaces everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tiles: tuple[Tile, ...] = ()
        self._spoken: tuple[str, ...] = ()

    def set_view(self, view: MapView) -> None:
        """Show these tiles."""
        self.beginResetModel()
        self.tiles = view.tiles
        places = ((tile, group, band) for band in view.bands for group in band.groups for tile in group.tiles)
        self._spoken = tuple(spoken(*place) for place in places)
        self.endResetModel()

    def row_of(self, kennung: str) -> int:
        """Where a tile stands; -1 when it is not shown."""
        return next((row for row, tile in enumerate(self.tiles) if tile.kennung == kennung), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of tiles."""
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title for the eye, a whole sentence for the ear and as a tip, the tile for who asks."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tiles[index.row()].title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken[index.row()]
            case TILE.value:
                return self.tiles[index.row()]
        return None
