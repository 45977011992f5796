"""Rechtsänderung einpflegen: many places at once, and what was right at an earlier stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.law_entry import enter, go_there, open_place, states
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.services.law_entries import STORE, LawEntries
from wissen.services.law_entry import EnteredChange
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.pages.law_entry import LawEntryPage

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Counting(LawEntries):
    """Counts how often something is kept."""

    def __init__(self, store: Path) -> None:
        super().__init__(store)
        self.kept = 0

    def keep(self, change: EnteredChange) -> None:
        self.kept += 1
        super().keep(change)


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """The places of a stage, one in two lessons at least."""
    workplace.write(
        "module/01-anfang/mehr.md",
        """
        ---
        kennung: l-mehr
        titel: Mehr davon
        ---

        # Mehr davon

        ## Erstens
        Kennung: erstens · Bezug: § 82 Abs. 3 AufenthG

        Text.

        ## Zweitens
        Kennung: zweitens · Bezug: § 82 Abs. 3 AufenthG

        Text.
        """,
    )
    workplace.reload()
    go_there(workplace)
    enter(workplace)
    workplace.click("Weiter: Betroffene Stellen")
    return workplace


@pytest.fixture
def face(place: Workplace) -> PlacesFace:
    return place.part(PlacesFace)


def page(place: Workplace) -> LawEntryPage:
    found = place.window.page
    assert isinstance(found, LawEntryPage)
    return found


def right_button(place: Workplace) -> QAbstractButton:
    (text,) = (text for text in place.labels() if text.startswith("Bleibt richtig"))
    return place.button(text)


def click_row(place: Workplace, title: str, modifier: Qt.KeyboardModifier) -> None:
    rows = place.part(PlacesFace).list
    number = next(number for number, row in enumerate(place.part(PlacesFace)._model.rows) if row.title == title)
    index = rows.model().index(number, 0)
    rows.scrollTo(index)
    middle = rows.visualRect(index).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifier, middle)
    place.wait()


def test_all_are_selected_by_a_button(place: Workplace, face: PlacesFace) -> None:
    place.click("Alle auswählen")
    count = sum(task.is_untouched for task in face._tasks.values())
    assert right_button(place).text() == f"Bleibt richtig ({count})"
    assert place.window.focusWidget() is face.list


def test_rows_are_selected_with_shift_or_ctrl_and_opened_without(place: Workplace, face: PlacesFace) -> None:
    assert right_button(place).text() == "Bleibt richtig (1)"
    face.list.go_to_first()
    click_row(place, "Zweitens", CONTROL)
    click_row(place, "Erstens", CONTROL)
    assert {"Erstens", "Zweitens"} <= {row.title for row in face.list.selected}
    assert face.isVisible()
    click_row(place, "Zweitens", Qt.KeyboardModifier.NoModifier)
    assert place.part(WordingFace).isVisible()


def test_arrow_keys_with_shift_select_on_past_headings(place: Workplace, face: PlacesFace) -> None:
    face.list.setFocus()
    face.list.go_to_first()
    place.press(Qt.Key.Key_Down, SHIFT)
    place.press(Qt.Key.Key_Down, SHIFT)
    assert len(face.list.selected) == 3
    assert all(row.address is not None for row in face.list.selected)
    assert right_button(place).text() == "Bleibt richtig (3)"


def test_all_that_the_filter_shows_stays_right_and_can_be_taken_back(place: Workplace, face: PlacesFace) -> None:
    store = Counting(paths.folders(root=place.root).data / STORE)
    page(place)._work._entries = store
    before = states(place)
    face._filter.setText("mehr davon")
    face.list.setFocus()
    place.press(Qt.Key.Key_A, CONTROL)
    place.click("Bleibt richtig (2)")
    assert store.kept == 1
    assert not right_button(place).isEnabled()
    face._filter.clear()
    assert states(place) == before | {"Erstens": "bleibt richtig", "Zweitens": "bleibt richtig"}
    message = place.session.messages.open[-1]
    assert (message.text, message.action) == ("2 Stellen bleiben richtig.", "Rückgängig machen")
    assert message.run is not None
    message.run()
    place.wait()
    assert states(place) == before


def test_a_wording_that_was_begun_is_not_thrown_away_with_the_others(place: Workplace, face: PlacesFace) -> None:
    open_place(place, "Erstens")
    place.part(WordingFace)._new.appendPlainText("Angefangen.")
    place.click("Zurück", place.part(WordingFace))
    face.list.setFocus()
    place.press(Qt.Key.Key_A, CONTROL)
    right_button(place).click()
    place.wait()
    assert {title for title, state in states(place).items() if state and state != "bleibt richtig"} == {"Erstens"}
    assert states(place)["Erstens"] == "begonnen"


def test_what_was_right_at_an_earlier_stage_is_found_right_again(place: Workplace, face: PlacesFace) -> None:
    work = page(place)._work
    assert work.change is not None
    (stage,) = work.change.stages
    work.keep(replace(work.change, stages=(stage, replace(stage, title="Danach", day=date(2027, 9, 1)))))
    face._filter.setText("mehr davon")
    face.list.selectAll()
    place.click("Bleibt richtig (2)")
    face._filter.clear()
    assert not any(text.startswith("Wie in Stufe") for text in place.labels())
    face.stage_chosen.emit(2)
    place.wait()
    place.click("Wie in Stufe 1: 2 Stellen bleiben richtig")
    assert (states(place)["Erstens"], states(place)["Helfen"]) == ("bleibt richtig", "offen")
    assert not any(text.startswith("Wie in Stufe") for text in place.labels())
    message = place.session.messages.open[-1]
    assert message.run is not None
    message.run()
    place.wait()
    assert states(place)["Erstens"] == "offen"
