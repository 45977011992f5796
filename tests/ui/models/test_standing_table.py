"""The table of modules as Qt's model: sound, with a column for each Stand that occurs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from wissen.learning.completion import Standing
from wissen.services.onboarding import ModuleStand
from wissen.ui.models.standing_table import StandingTable

MODULES = (
    ModuleStand("Anfang", "m-a", {Standing.DONE: 2, Standing.STALE: 1}),
    ModuleStand("Weiter", "m-b", {Standing.OPEN: 3}),
)


@pytest.fixture
def model(app: QApplication) -> StandingTable:
    model = StandingTable(app)
    model.show_modules(MODULES)
    return model


def test_qt_finds_it_sound(model: StandingTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_modules(())
    qtmodeltester.check(model)


def test_a_stand_that_nobody_has_needs_no_column(model: StandingTable) -> None:
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads == ["Modul", "fertig", "aufzufrischen", "offen"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_count_is_said_with_its_stand(model: StandingTable) -> None:
    index = model.index(0, 2)
    assert (index.data(), index.data(Qt.ItemDataRole.AccessibleTextRole)) == ("1", "1 aufzufrischen")
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Anfang"


def test_all_of_a_module_are_counted() -> None:
    assert [module.count for module in MODULES] == [3, 3]
