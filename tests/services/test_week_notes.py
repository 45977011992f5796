"""What a mentor keeps on their own computer: rows put off, notes for talks, what is settled."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from wissen.learning.talk import Own, Questions, Suggestion, question_name, written
from wissen.services.week_notes import NAME, TalkNotes, WeekNotes

THIS, NEXT = date(2026, 11, 23), date(2026, 11, 30)


def test_a_row_is_put_off_and_remembered(tmp_path: Path) -> None:
    WeekNotes(tmp_path).put_row_off("ask jana", THIS)
    assert WeekNotes(tmp_path).put_off == {"ask jana": THIS}


def test_a_row_comes_back(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.put_row_off("ask jana", THIS)
    notes.bring_row_back("ask jana")
    assert WeekNotes(tmp_path).put_off == {}


def test_what_was_put_off_earlier_is_forgotten(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.put_row_off("ask jana", THIS)
    notes.put_row_off("ask bo", NEXT)
    assert WeekNotes(tmp_path).put_off == {"ask bo": NEXT}


def test_notes_for_a_talk_are_remembered(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.keep("jana", questions=Questions(), notes="Nach dem Urlaub fragen", day=THIS)
    notes.settle("jana", {"2026-W48 l-hut"})
    assert WeekNotes(tmp_path).talk("jana") == TalkNotes(
        Questions(), "Nach dem Urlaub fragen", ("2026-W48 l-hut",), THIS
    )
    assert WeekNotes(tmp_path).discussed == {"jana": ("2026-W48 l-hut",)}
    assert WeekNotes(tmp_path).talk("bo") == TalkNotes()


def test_questions_are_remembered_without_what_is_suggested(tmp_path: Path) -> None:
    suggestions = ("„Duldung“ ist begonnen?", "„Fristen“ ist begonnen?", "Was hilft?")
    questions = written("Wie war der Umzug?\n„Duldung“ ist begonnen?\nWas hilft?", suggestions)
    WeekNotes(tmp_path).keep("jana", questions=questions, notes="", day=THIS)
    assert WeekNotes(tmp_path).talk("jana").questions == questions
    kept = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "Umzug" in kept
    assert "begonnen" not in kept


def test_of_a_suggestion_that_has_gone_nothing_stays(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.keep(
        "jana", questions=written("Was hilft?\nWie war der Umzug?", ("Duldung?", "Was hilft?")), notes="", day=THIS
    )
    notes.keep_only((), {"jana": {question_name("Was hilft?")}})
    assert WeekNotes(tmp_path).talk("jana").questions == Questions(
        (Suggestion(question_name("Was hilft?")), Own("Wie war der Umzug?"))
    )


@pytest.mark.parametrize(("today", "notes"), [(date(2027, 5, 23), "Notiz"), (date(2027, 5, 24), "")])
def test_what_was_typed_goes_so_long_after_it_was_changed(tmp_path: Path, today: date, notes: str) -> None:
    kept = WeekNotes(tmp_path)
    kept.settle("jana", {"2026-W48 l-hut"})
    kept.keep("jana", questions=Questions(), notes="Notiz", day=date(2026, 11, 27))
    kept.let_go(today, 6)
    assert WeekNotes(tmp_path).talk("jana").notes == notes
    assert WeekNotes(tmp_path).talk("jana").discussed == ("2026-W48 l-hut",)


def test_rows_of_earlier_weeks_go(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.put_row_off("ask jana", THIS)
    notes.let_go(date(2026, 11, 29), 6)
    assert WeekNotes(tmp_path).put_off == {"ask jana": THIS}
    notes.let_go(NEXT, 6)
    assert WeekNotes(tmp_path).put_off == {}


def test_whoever_has_nothing_kept_is_forgotten_without_a_word(tmp_path: Path) -> None:
    WeekNotes(tmp_path).forget("jana")
    assert not (tmp_path / NAME).exists()


def test_nothing_is_kept_of_somebody_who_has_gone(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    for contact in ("jana", "bo"):
        notes.keep(contact, questions=Questions(), notes="Notiz", day=THIS)
        notes.put_row_off(f"talk {contact} 2026-11-23 l-hut", THIS)
    notes.forget("jana")
    assert "jana" not in (tmp_path / NAME).read_text(encoding="utf-8")
    assert WeekNotes(tmp_path).talk("bo").notes == "Notiz"
    assert WeekNotes(tmp_path).put_off == {"talk bo 2026-11-23 l-hut": THIS}


def test_nothing_is_kept_of_what_was_taken_back(tmp_path: Path) -> None:
    notes = WeekNotes(tmp_path)
    notes.keep("jana", questions=Questions(), notes="Notiz", day=THIS)
    notes.settle("jana", {"2026-W47 l-frist", "2026-W48 l-hut"})
    for key in ("talk jana 2026-11-23 l-hut", "ask jana"):
        notes.put_row_off(key, THIS)
    notes.keep_only({"ask jana"}, {"jana": {"2026-W47 l-frist"}})
    assert "l-hut" not in (tmp_path / NAME).read_text(encoding="utf-8")
    assert WeekNotes(tmp_path).talk("jana") == TalkNotes(Questions(), "Notiz", ("2026-W47 l-frist",), THIS)
    assert WeekNotes(tmp_path).put_off == {"ask jana": THIS}
    before = (tmp_path / NAME).stat().st_mtime_ns
    notes.keep_only({"ask jana"}, {"jana": {"2026-W47 l-frist"}})
    assert (tmp_path / NAME).stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "raw",
    [
        {"put_off": [], "talks": 3},
        {"put_off": {"a": 3, "b": "gestern"}, "talks": {"jana": {"notes": 3}}},
        {
            "put_off": {"a": "2026-11-31"},
            "talks": {"jana": {"changed": 3, "lines": [3, {"own": 3}, {"other": ""}], "left_out": 3, "discussed": 3}},
        },
    ],
)
def test_what_cannot_be_read_is_left_out(tmp_path: Path, raw: dict[str, object]) -> None:
    (tmp_path / NAME).write_text(json.dumps(raw), encoding="utf-8")
    notes = WeekNotes(tmp_path)
    assert (notes.put_off, notes.talk("jana")) == ({}, TalkNotes())
