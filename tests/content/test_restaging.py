"""A stage that was written into a file and begins on another day after all, or not yet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wissen.content.entry import Entry
from wissen.content.head import ChangeClass
from wissen.content.load import kind_of, read_content
from wissen.content.problem import Severity
from wissen.content.restaging import moved, withdrawn
from wissen.content.staging import change_of, passage, staged, with_change
from wissen.content.summary import summarise
from wissen.errors import ContentError

PATH = "module/01-m/01-l.md"
DAY, LATER = date(2027, 3, 1), date(2027, 4, 1)
LESSON = """\
---
kennung: l1
titel: Fristen
quellen: § 81 AufenthG
---

## Der Antrag
Kennung: antrag · Gilt: ab 01.06.2024 · Bezug: § 81 AufenthG

Er ist rechtzeitig zu stellen.

### Im Einzelnen
Kennung: einzeln

Vor Ablauf.

## Kontrollfrage: Wann?
Kennung: f1 · Bezug: § 81 AufenthG

- [x] Vorher
- [ ] Nachher

## Schluss
Kennung: schluss

Ende.
"""


def entry(text: str) -> Entry:
    kind = kind_of(PATH, text.encode())
    assert kind is not None
    content, problems = read_content(kind, text.encode(), PATH)
    assert content is not None
    assert [str(one) for one in problems if one.severity is Severity.ERROR] == []
    return summarise(content, path=PATH, sha="")


def with_stage(text: str, *parts: str, day: date = DAY, words: str = "Neu.") -> str:
    for name in parts:
        now = entry(text)
        part = now.part(name)
        assert part is not None
        found = passage(text, now, name, day=day)
        text = staged(text, PATH, found, after=f"{found.after}\n\n{words}" if name != "f1" else found.after)
        text = with_change(text, PATH, change_of(day, ChangeClass.REFRESH, "Es ist neu", [part]))
    return text


def periods(text: str, part_id: str) -> list[tuple[date | None, date | None]]:
    return [(part.period.start, part.period.end) for part in entry(text).parts if part.id == part_id]


def history(text: str) -> list[tuple[date, tuple[str, ...], tuple[str, ...]]]:
    return [(one.day, one.sections, one.items) for one in entry(text).head.history]


def test_both_wordings_meet_at_the_new_day_and_learners_are_told_then() -> None:
    text = moved(with_stage(LESSON, "antrag"), PATH, "antrag", day=DAY, to=LATER)
    assert periods(text, "antrag") == [(date(2024, 6, 1), date(2027, 3, 31)), (LATER, None)]
    assert history(text) == [(LATER, ("antrag",), ())]
    assert text == with_stage(LESSON, "antrag", day=LATER)


def test_only_what_was_named_goes_to_the_new_day() -> None:
    text = moved(with_stage(LESSON, "antrag", "schluss"), PATH, "schluss", day=DAY, to=LATER)
    assert history(text) == [(DAY, ("antrag",), ()), (LATER, ("schluss",), ())]
    assert periods(text, "antrag")[1] == (DAY, None)


def test_questions_of_a_section_go_with_it() -> None:
    text = with_stage(LESSON, "antrag").replace("abschnitte: [antrag]", "abschnitte: [antrag], fragen: [f1]")
    assert history(moved(text, PATH, "antrag", day=DAY, to=LATER)) == [(LATER, ("antrag",), ("f1",))]
    assert history(withdrawn(text, PATH, "antrag", day=DAY)) == []


def test_a_question_with_a_new_wording_of_its_own_stays() -> None:
    text = moved(with_stage(LESSON, "antrag", "f1"), PATH, "antrag", day=DAY, to=LATER)
    assert history(text) == [(DAY, (), ("f1",)), (LATER, ("antrag",), ())]


def test_what_is_about_everything_goes_with_the_last() -> None:
    text = with_stage(LESSON, "antrag", "schluss").replace(", abschnitte: [antrag, schluss]", "")
    assert history(text) == [(DAY, (), ())]
    first = moved(text, PATH, "antrag", day=DAY, to=LATER)
    assert history(first) == [(DAY, (), ())]
    assert history(moved(first, PATH, "schluss", day=DAY, to=LATER)) == [(LATER, (), ())]


def test_without_an_entry_only_the_text_moves() -> None:
    text = with_change(LESSON, PATH, change_of(DAY, ChangeClass.INFORM, "Anderes", [entry(LESSON).parts[1]]))
    found = passage(text, entry(text), "schluss", day=DAY)
    text = moved(staged(text, PATH, found, after=found.after), PATH, "schluss", day=DAY, to=LATER)
    assert [day for day, _, _ in history(text)] == [DAY]
    assert periods(text, "schluss")[1] == (LATER, None)


@pytest.mark.parametrize("to", [date(2024, 6, 1), date(2024, 1, 1), date(2028, 1, 1), date(2029, 1, 1)])
def test_another_version_in_the_way_is_told(to: date) -> None:
    text = with_stage(with_stage(LESSON, "antrag", day=date(2028, 1, 1)), "antrag")
    with pytest.raises(ContentError, match="Da gilt schon ein anderer Text"):
        moved(text, PATH, "antrag", day=DAY, to=to)


def test_over_a_gap_no_version_reaches_into_an_earlier_one() -> None:
    text = with_stage(LESSON, "schluss").replace("bis 28.02.2027", "bis 31.12.2026")
    assert periods(moved(text, PATH, "schluss", day=DAY, to=date(2027, 2, 1)), "schluss")[1] == (date(2027, 2, 1), None)
    with pytest.raises(ContentError, match="Da gilt schon"):
        moved(text, PATH, "schluss", day=DAY, to=date(2026, 12, 1))


def test_what_is_withdrawn_leaves_the_old_text_alone() -> None:
    assert withdrawn(with_stage(LESSON, "antrag"), PATH, "antrag", day=DAY) == LESSON
    assert withdrawn(with_stage(LESSON, "schluss"), PATH, "schluss", day=DAY) == LESSON


def test_what_is_withdrawn_leaves_a_later_stage_as_it_is() -> None:
    late = date(2028, 1, 1)
    text = withdrawn(with_stage(with_stage(LESSON, "antrag", day=late), "antrag"), PATH, "antrag", day=DAY)
    assert text == with_stage(LESSON, "antrag", day=late)


def test_without_a_text_before_there_is_nothing_to_go_back_to() -> None:
    text = LESSON.replace("Kennung: schluss", "Kennung: schluss · Gilt: ab 01.03.2027")
    with pytest.raises(ContentError, match="keinen früheren Text"):
        withdrawn(text, PATH, "schluss", day=DAY)
    assert periods(moved(text, PATH, "schluss", day=DAY, to=LATER), "schluss") == [(LATER, None)]


@pytest.mark.parametrize("text", [LESSON, "Kein Kopf.", "---\nkennung: [\n---\n\n## Der Antrag\n"])
def test_a_file_that_was_changed_meanwhile_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        withdrawn(text, PATH, "antrag", day=DAY)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(["antrag", "einzeln", "f1", "schluss"]), min_size=1, max_size=2, unique=True),
    st.integers(-900, 2000).filter(bool),
)
def test_there_and_back_is_the_same_file(names: list[str], days: int) -> None:
    text, to = with_stage(LESSON, *names), DAY + timedelta(days=days)
    there = text
    for day, other in ((DAY, to), (to, DAY)):
        for name in names:
            there = moved(there, PATH, name, day=day, to=other)
            assert periods(there, name)[1][0] == other
    assert there == text
    for name in names:
        there = withdrawn(there, PATH, name, day=DAY)
    assert there.count("Neu.") == 0
    assert history(there) == []
