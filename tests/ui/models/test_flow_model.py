"""The nodes of a flow as rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.helpers.drawn_flows import looping_flow
from wissen.diagram.flow import FlowEdge
from wissen.drawing.flow_painter import Here
from wissen.ui.models.flow_model import FlowModel, way_in_words

FLOW = looping_flow()


@pytest.fixture
def model() -> FlowModel:
    return FlowModel()


def test_it_keeps_the_rules_of_models(model: FlowModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_flow(FLOW)
    model.set_here(Here("vollstaendig", ("eingang", "vollstaendig")))
    qtmodeltester.check(model)


def test_rows_are_the_nodes_in_story_order(model: FlowModel) -> None:
    model.set_flow(FLOW)
    assert [model.index(row).data() for row in range(model.rowCount())] == [node.title for node in FLOW.nodes]
    assert model.data(QModelIndex()) is None
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None


def test_where_a_walk_stands_is_said(model: FlowModel, qtbot) -> None:
    model.set_flow(FLOW)
    with qtbot.waitSignal(model.dataChanged):
        model.set_here(Here("vollstaendig", ("eingang", "vollstaendig")))
    words = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert ["Erledigt." in text for text in words] == [True, False, False]
    assert ["Sie sind hier." in text for text in words] == [False, True, False]


def test_another_flow_begins_without_a_walk(model: FlowModel) -> None:
    model.set_here(Here("eingang"))
    model.set_flow(FLOW)
    assert "Sie sind hier" not in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        (FlowEdge("vollstaendig", "nachfordern", "Nein"), "Nein: weiter mit Schritt 3"),
        (FlowEdge("eingang", "vollstaendig"), "Weiter mit Schritt 2"),
        (FlowEdge("nachfordern", "vollstaendig", "Es kommt", back=True), "Es kommt: zurück zu Schritt 2"),
        (FlowEdge("nachfordern", "nachfordern/"), "Ende"),
        (FlowEdge("entscheiden", "entscheiden/abgabe.md"), "Weiter mit dem Prozess „Abgabe“"),
    ],
)
def test_a_way_in_words(edge: FlowEdge, words: str) -> None:
    assert way_in_words(FLOW, edge) == words
