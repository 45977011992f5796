"""The plan as a calendar file: a day for each phase and each module, and nothing about the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest

from tests.helpers.person import Person
from wissen.errors import PrintError
from wissen.services import plan
from wissen.services.onboarding import Node

START = date(2026, 11, 23)
TODAY = date(2026, 11, 25)


@pytest.fixture
def tree(person: Person) -> tuple[Node, ...]:
    person.services.onboarding.count_from(START, "")
    return person.services.onboarding.tree()


def test_each_phase_and_each_module_has_a_day(tree: tuple[Node, ...]) -> None:
    assert [(one.day, one.title, one.uid) for one in plan.appointments(tree, START)] == [
        (date(2026, 11, 23), "Einarbeitung: Erste Woche · Tag 1", "wissen-pfad-woche-tag-1-20261123"),
        (date(2026, 11, 24), "Einarbeitung: Erste Woche · Tag 2", "wissen-pfad-woche-tag-2-20261123"),
        (date(2026, 11, 24), "Einarbeitung: Modul „Anfang“", "wissen-m-anfang-20261123"),
    ]


def test_a_module_that_may_be_left_out_has_no_day_of_its_own(tree: tuple[Node, ...]) -> None:
    first, *others = tree
    left_out = replace(first, children=tuple(replace(child, optional=True) for child in first.children))
    days = {one.title: one.day for one in plan.appointments((*others, left_out), START)}
    assert days["Einarbeitung: Modul „Anfang“"] == date(2026, 11, 24)
    assert "Einarbeitung: Modul „Anfang“" not in [one.title for one in plan.appointments((left_out,), START)]


def test_a_module_says_in_words_that_hold_on_every_day_what_its_day_means(tree: tuple[Node, ...]) -> None:
    assert plan.appointments(tree, START)[-1].text == "Bis zu diesem Tag ist das Modul gedacht."


def test_a_phase_says_what_belongs_to_it(tree: tuple[Node, ...]) -> None:
    _, second, _ = plan.appointments(tree, START)
    assert second.text == "Fristen (10 Minuten)\nAbschluss (5 Minuten)\nEin Gespräch führen (Wahl)"


def test_what_the_person_has_done_changes_nothing(person: Person, tree: tuple[Node, ...]) -> None:
    before = plan.calendar_of(tree, START, today=TODAY)
    person.reads("l-hut")
    person.passes("q-anfang")
    assert person.services.onboarding.tree() != tree
    assert plan.calendar_of(person.services.onboarding.tree(), START, today=TODAY) == before


def test_the_file_is_written_whole(tree: tuple[Node, ...], tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    plan.save_calendar(path, tree, START, today=TODAY)
    assert len(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 3
    assert [file.name for file in tmp_path.iterdir() if file.suffix in {".ics", ".neu"}] == ["plan.ics"]


def test_where_it_cannot_be_written_the_reason_is_told(tree: tuple[Node, ...], tmp_path: Path) -> None:
    with pytest.raises(PrintError, match="Den Ordner gibt es nicht"):
        plan.save_calendar(tmp_path / "weg" / "plan.ics", tree, START, today=TODAY)


def test_without_days_there_is_nothing_to_enter(person: Person) -> None:
    assert plan.appointments(person.services.onboarding.tree(), START) == ()
