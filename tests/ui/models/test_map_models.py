"""The tiles as Qt's models: as one list for the map, as a tree for the list; both sound, with words for the ear."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from tests.helpers import maps
from wissen.services.process_map import MapView
from wissen.ui.models.map_tree_model import MapTreeModel
from wissen.ui.models.tile_model import TILE, TileModel
from wissen.ui.models.tree_model import NODE


def test_qt_finds_both_sound(app: QApplication, qtmodeltester: ModelTester) -> None:
    for model in (TileModel(app), MapTreeModel(app)):
        for view in (maps.SMALL, MapView()):
            model.set_view(view)
            qtmodeltester.check(model)


def test_the_list_has_every_tile_in_its_order(app: QApplication) -> None:
    model = TileModel(app)
    model.set_view(maps.SMALL)
    assert [model.index(row).data() for row in range(model.rowCount())] == [tile.title for tile in maps.SMALL.tiles]
    assert (model.row_of("annehmen"), model.row_of("weg")) == (2, -1)
    assert model.index(2).data(TILE) == maps.RECEIVING
    said = "Antrag annehmen, beschrieben, Service, Kern"
    assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == said
    assert model.index(2).data(Qt.ItemDataRole.ToolTipRole) == said
    assert model.index(2).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_the_tree_says_the_same_in_its_groups(app: QApplication) -> None:
    model = MapTreeModel(app)
    model.set_view(maps.SMALL)
    index = model.find("annehmen")
    assert index.data(NODE).tile == maps.RECEIVING
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Antrag annehmen, beschrieben, Service, Kern"
    group = index.parent()
    assert group.data(Qt.ItemDataRole.AccessibleTextRole) == "Service, 2 Prozesse"
    assert group.parent().data(Qt.ItemDataRole.AccessibleTextRole) == "Kern, 3 Prozesse, 3 beschrieben"
