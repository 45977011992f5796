"""The filters as Qt's model: sound, with ticks, and with words for the ear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from wissen.services.narrowing import Facet, Value
from wissen.ui.models.tree_model import NODE
from wissen.ui.models.value_model import ValueModel

LESSON, CARD = (Value(Facet.KIND, key, key) for key in ("lesson", "card"))
PHONE = Value(Facet.ROLE, "telefon", "telefon")
OTHER = Value(Facet.ROLE, "kasse", "kasse")
LAW = Value(Facet.LAW, "AufenthG", "AufenthG")
COUNTS = {CARD: 1, LESSON: 2, PHONE: 3, OTHER: 1, LAW: 0}
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(app: QApplication) -> ValueModel:
    model = ValueModel(app)
    model.set_counts(COUNTS, frozenset({LESSON}))
    return model


def below(model: ValueModel, row: int) -> list[QModelIndex]:
    facet = model.index(row, 0)
    return [model.index(number, 0, facet) for number in range(model.rowCount(facet))]


def test_qt_finds_the_tree_sound(model: ValueModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_counts({}, frozenset())
    qtmodeltester.check(model)


def test_facets_without_a_value_are_left_out(model: ValueModel) -> None:
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Art", "Arbeitsplatz", "Gesetz"]


def test_values_have_the_names_that_people_know(model: ValueModel) -> None:
    assert [index.data() for index in below(model, 0)] == ["Antwortkarte", "Lektion"]
    assert [index.data() for index in below(model, 1)] == ["Telefon", "kasse"]


def test_what_is_chosen_is_ticked_and_said(model: ValueModel) -> None:
    card, lesson = below(model, 0)
    assert (card.data(CHECK), lesson.data(CHECK)) == (Qt.CheckState.Unchecked, Qt.CheckState.Checked)
    spoken = [index.data(Qt.ItemDataRole.AccessibleTextRole) for index in (card, lesson)]
    assert spoken == ["Antwortkarte, 1 Treffer", "Lektion, 2 Treffer, gewählt"]


def test_only_values_can_be_ticked(model: ValueModel) -> None:
    assert model.index(0, 0).data(CHECK) is None
    flags = [index.flags() & Qt.ItemFlag.ItemIsUserCheckable for index in (model.index(0, 0), below(model, 0)[0])]
    assert [bool(flag) for flag in flags] == [False, True]


def test_other_counts_leave_the_lines_what_they_are(model: ValueModel, qtbot: QtBot) -> None:
    line = below(model, 0)[0]
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        assert model.set_counts({**COUNTS, CARD: 9}, frozenset({CARD}))
    assert (line.data(NODE).count, line.data(CHECK)) == (9, Qt.CheckState.Checked)


def test_other_values_make_another_tree(model: ValueModel) -> None:
    assert not model.set_counts({CARD: 1}, frozenset())
    assert [index.data() for index in below(model, 0)] == ["Antwortkarte"]
