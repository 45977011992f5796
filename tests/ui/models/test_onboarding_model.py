"""The tree and the list as Qt's models: sound, and with words for the ear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.onboarding import Node, NodeKind
from wissen.ui.models.onboarding_model import NOTE, OnboardingModel, spoken
from wissen.ui.models.recent_model import RecentModel
from wissen.ui.models.tree_model import NODE

LESSON = Node(NodeKind.LESSON, "Zwei Hüte", "l-hut", 8, Standing.BEGUN)
QUIZ = Node(NodeKind.QUIZ, "Abschluss", "q-anfang", 1, Standing.OPEN, optional=True)
MODULE = Node(NodeKind.MODULE, "Anfang", "m-anfang", 9, Standing.BEGUN, children=(LESSON, QUIZ), left=8)
TASK = Node(NodeKind.PRACTICE, "Gespräch", "p-g", practice=PracticeState.READY)
PROCESS = Node(NodeKind.PROCESS, "Antrag annehmen", "service-probe")
PHASE = Node(NodeKind.PHASE, "Tag 1", "", 9, Standing.BEGUN, children=(MODULE, PROCESS), left=9, due=date(2026, 11, 27))
REST = Node(NodeKind.MODULE, "Weiter", "m-weiter", 8, Standing.OPEN, children=(LESSON,))


@pytest.fixture
def model(app: QApplication) -> OnboardingModel:
    model = OnboardingModel(app)
    model.set_tree((PHASE, REST))
    return model


def test_qt_finds_the_tree_sound(model: OnboardingModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_tree((REST,))
    model.set_tree(())
    qtmodeltester.check(model)


def test_qt_finds_the_list_sound(app: QApplication, qtmodeltester: ModelTester) -> None:
    model = RecentModel(app)
    qtmodeltester.check(model)
    model.set_nodes((LESSON, PROCESS))
    qtmodeltester.check(model)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["Zwei Hüte", "Antrag annehmen"]
    assert model.index(0).data(NODE) == LESSON
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None


def test_rows_lie_as_the_nodes_do(model: OnboardingModel) -> None:
    module = model.index(0, 0, model.index(0, 0))
    assert [model.index(row, 0, module).data() for row in range(model.rowCount(module))] == ["Zwei Hüte", "Abschluss"]
    assert model.parent(model.index(1, 0, module)) == module
    assert not model.parent(model.index(0, 0)).isValid()


def test_what_is_not_there_is_invalid(model: OnboardingModel) -> None:
    assert not model.index(2, 0).isValid()
    assert not model.index(0, 1).isValid()
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_a_kennung_is_found_where_it_stands_first(model: OnboardingModel) -> None:
    index = model.find("l-hut")
    assert (model.node(index), index.parent().data(NODE)) == (LESSON, MODULE)
    assert not model.find("weg").isValid()


def test_lines_are_counted_through_the_tree(model: OnboardingModel) -> None:
    last = model.index(0, 0, model.index(1, 0))
    assert (model.number(last), model.at(6)) == (6, last)
    assert (model.number(QModelIndex()), model.at(-1).isValid(), model.at(7).isValid()) == (-1, False, False)


@pytest.mark.parametrize(
    ("node", "sentence"),
    [
        (LESSON, "Lektion: Zwei Hüte, begonnen, 8 Minuten"),
        (QUIZ, "Übung: Abschluss, offen, 1 Minute, Wahl"),
        (PROCESS, "Prozess: Antrag annehmen"),
        (TASK, "Praxis: Gespräch, bereit zur Abnahme"),
        (MODULE, "Modul: Anfang, begonnen, noch 8 Minuten"),
        (PHASE, "Abschnitt: Tag 1, begonnen, 9 Minuten"),
    ],
)
def test_a_line_is_one_sentence_for_the_ear(model: OnboardingModel, node: Node, sentence: str) -> None:
    assert spoken(node) == sentence


def test_the_ear_gets_the_sentence(model: OnboardingModel) -> None:
    index = model.find("l-hut")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Lektion: Zwei Hüte, begonnen, 8 Minuten"
    assert index.data() == "Zwei Hüte"


def test_what_is_due_is_told_below_the_title_and_to_the_ear(model: OnboardingModel) -> None:
    assert model.index(0, 0).data(NOTE) == ""  # no day yet from which to see it
    model.show_plan((PHASE, REST), date(2026, 11, 24))
    assert model.index(0, 0).data(NOTE) == "in 3 Tagen, bis Fr., 27.11.2026"
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Abschnitt: Tag 1, begonnen, 9 Minuten, in 3 Tagen, bis Fr., 27.11.2026"
    assert model.index(1, 0).data(NOTE) == ""


def test_of_what_is_done_no_day_is_told(model: OnboardingModel) -> None:
    done = replace(LESSON, standing=Standing.DONE)
    model.show_plan((replace(PHASE, standing=Standing.DONE, children=(done,)),), date(2026, 11, 24))
    assert model.index(0, 0).data(NOTE) == ""
