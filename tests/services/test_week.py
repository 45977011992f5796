"""Wochenblick: one query feeds screen, paper and file; old states are counts; acts are messages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_trainee
from wissen.content.entry import Entry
from wissen.content.ids import Id
from wissen.errors import ExchangeError, NotFound
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState, SignOffLevel
from wissen.learning.weekly import Act
from wissen.learning.working_days import Workdays
from wissen.services.assigned import found_in
from wissen.services.data_words import title_of
from wissen.services.own_plans import Draft
from wissen.services.week import OldState, Overview, Week
from wissen.services.week_tables import (
    NOT_SHARED,
    SYMBOLS,
    cell_words,
    covering_words,
    spreadsheet,
    tables,
)
from wissen.team.messages import (
    Assignment,
    Channel,
    Covering,
    HelpWanted,
    PlannedItem,
    Share,
    SharedModule,
    SharedPractice,
    SignedOff,
    Withdrawn,
)

TODAY = date(2026, 11, 25)
READY = SharedPractice("p-gespraech", PracticeState.READY)
ITEMS = (
    PlannedItem("m-anfang", date(2026, 11, 20)),
    PlannedItem("l-rest", date(2026, 12, 21)),
    PlannedItem("p-gespraech", date(2027, 1, 15)),
)
PATH = Assignment("woche", "Erste Woche", date(2026, 11, 16), ITEMS)


def share(*modules: tuple[str, Standing, int | None], week: str = "2026-W48", ready: bool = False) -> Share:
    shared = tuple(SharedModule(module, "2026-11", standing, score) for module, standing, score in modules)
    return Share(week, shared, (READY,) if ready else ())


@pytest.fixture
def mentor(person: Person) -> Person:
    """Knows two trainees, on a Wednesday."""
    person.today = TODAY
    person.post = PostInMemory(a_trainee("Jana"), a_trainee("Bo"))
    return person


@pytest.fixture
def week(mentor: Person) -> Week:
    return Week(mentor.services.shelf, mentor.post)


def look(week: Week) -> Overview:
    return week.overview({}, {})


def acts(week: Week, contact: str = "jana") -> list[Act]:
    return [row.act for row in look(week).rows if row.person == contact]


def rename(mentor: Person, old: str) -> None:
    """From now on p-gespraech stands in the place of another skill."""
    shelf = mentor.services.shelf
    file = next(shelf.folder.rglob("praxis/*.md"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("Kennung: p-gespraech", f"Kennung: p-gespraech · Ersetzt: {old}"), "utf-8")
    shelf.adopt(shelf.read())


def test_without_anybody_there_is_nothing(mentor: Person) -> None:
    nobody = Week(mentor.services.shelf, PostInMemory())
    assert nobody.overview({}, {}) == Overview(TODAY)
    assert tables(Overview(TODAY)) == ()


def test_what_an_earlier_computer_assigned_is_not_said_to_be_nothing(mentor: Person, week: Week) -> None:
    mentor.post.held["jana"] = frozenset({Channel.ASSIGN})
    reasons = {row.person: row.reason for row in look(week).rows if row.act is Act.ASSIGN}
    assert "Was ein früherer zugewiesen hat, sieht er nicht" in reasons["jana"]
    assert reasons["bo"] == "Zurzeit ist kein Lernpfad zugewiesen."


def test_of_two_computers_the_newest_week_counts_and_in_it_what_came_last(mentor: Person, week: Week) -> None:
    for standing, when in (
        (Standing.BEGUN, "2026-W48"),
        (Standing.DONE, "2026-W48"),
        (Standing.OPEN, "2026-W47"),
    ):
        mentor.post.arrive("jana", share(("m-anfang", standing, None), week=when))
    known = week.known(week.contact("jana"))
    assert known.share == share(("m-anfang", Standing.DONE, None))


def test_the_newest_share_counts(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", share(("m-anfang", Standing.OPEN, None), week="2026-W46"))
    mentor.post.arrive("jana", share(("m-anfang", Standing.DONE, 85), ("m-weiter", Standing.BEGUN, None)))
    found = look(week)
    assert [column.name for column in found.columns] == ["Bo", "Jana"]
    assert [(line.title, [cell_words(cell) for cell in line.cells]) for line in found.lines] == [
        ("Anfang", [NOT_SHARED, "● fertig, diese Woche, 85 %"]),
        ("Weiter", [NOT_SHARED, "◐ begonnen, diese Woche"]),
    ]


def test_the_age_of_a_state_is_in_weeks(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", share(("m-anfang", Standing.STALE, None), week="2026-W45"))
    (line,) = look(week).lines
    assert cell_words(line.cells[1]) == "↻ aufzufrischen, vor 3 Wochen"
    assert [column.weeks for column in look(week).columns] == [None, 3]


def test_a_module_that_the_content_does_not_have_keeps_its_kennung(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", share(("m-fremd", Standing.DONE, None), ("m-weiter", Standing.OPEN, None)))
    assert [line.title for line in look(week).lines] == ["Weiter", "m-fremd"]


def test_every_act_has_its_row(mentor: Person, week: Week) -> None:
    assert acts(week) == [Act.ASSIGN]
    mentor.post.send("jana", PATH)
    mentor.post.arrive("jana", share(("m-anfang", Standing.STALE, None), ready=True), HelpWanted("2026-W48", "l-hut"))
    assert acts(week) == [Act.TALK, Act.SIGN_OFF, Act.LAW]
    mentor.today = date(2026, 12, 23)
    assert acts(week) == [Act.TALK, Act.SIGN_OFF, Act.LAW, Act.ASK]


def test_help_that_is_settled_has_no_row(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH)
    mentor.post.arrive(
        "jana", share(), HelpWanted("2026-W48", "l-hut", "Wie?"), HelpWanted("2026-W48", "l-hut", "Wie?")
    )
    assert acts(week) == [Act.TALK]
    assert not [row for row in week.overview({}, look(week).names).rows if row.person == "jana"]


@pytest.mark.parametrize(("first", "second"), [("Wie?", "Und wer?"), ("", "Wie?"), ("", ""), ("Wie?", "Wie?")])
def test_help_asked_for_again_has_a_row_again(mentor: Person, week: Week, first: str, second: str) -> None:
    """The same place in the same week is not the same request."""
    mentor.post.send("jana", PATH)
    mentor.post.arrive("jana", share(), HelpWanted("2026-W48", "l-hut", first))
    before = look(week)
    put_off = {row.key: date(2026, 11, 23) for row in before.rows}
    mentor.post.arrive("jana", HelpWanted("2026-W48", "l-hut", second))
    for found in (week.overview({}, before.names), week.overview(put_off, {})):
        assert [row.act for row in found.rows if row.person == "jana"] == [Act.TALK]


def test_what_is_late_follows_the_module(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH)
    mentor.post.arrive("jana", share(("m-anfang", Standing.BEGUN, None)))
    assert acts(week) == [Act.POSTPONE]
    mentor.post.arrive("jana", share(("m-anfang", Standing.DONE, None)))
    assert acts(week) == []


def test_a_lesson_is_known_by_its_module_only_as_far_as_that_goes(mentor: Person, week: Week) -> None:
    items = (PlannedItem("l-hut", date(2026, 11, 20)), ITEMS[2])
    mentor.post.send("jana", Assignment("woche", "Erste Woche", date(2026, 11, 16), items))
    mentor.post.arrive("jana", share(("m-anfang", Standing.BEGUN, None)))
    assert acts(week) == []
    mentor.post.arrive("jana", share(("m-anfang", Standing.OPEN, None)))
    assert acts(week) == [Act.POSTPONE]


class Unwalked(dict[Id, Entry]):
    """Entries that are asked for, and never looked through for something near."""

    def __iter__(self) -> Iterator[Id]:
        raise AssertionError("looked through")


def test_what_the_content_has_no_more_is_not_looked_for_among_all(mentor: Person, week: Week) -> None:
    """A near miss takes a while to find: with a plan of forty people, minutes."""
    mentor.post.send("jana", replace(PATH, items=(*ITEMS, PlannedItem("m-fort", date(2026, 12, 1)))))
    shelf = mentor.services.shelf
    for library in (shelf.whole, shelf.current):
        object.__setattr__(library, "entries", Unwalked(library.entries))
    seen = week.seen(week.known(week.contact("jana")))
    assert [(item.title, item.done) for item in seen.plans[0].items if item.ref == "m-fort"] == [("m-fort", None)]
    assigning = mentor.services.assigning
    draft = Draft((), "", TODAY, (PlannedItem("m-fort", date(2026, 12, 1)),))
    assert assigning.preview(draft, Workdays(TODAY)).titles == {"m-fort": "m-fort"}
    assert title_of("m-fort", shelf.whole) == "m-fort"
    assert found_in(shelf.current, draft.items) == {}


def test_a_withdrawn_path_is_assigned_no_more(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH, Withdrawn("woche"))
    assert acts(week) == [Act.ASSIGN]


def test_a_week_later_moves_what_is_not_done(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH)
    mentor.post.arrive("jana", share(("m-weiter", Standing.DONE, None)))
    later, before = week.week_later("jana", "woche", "")
    assert before == PATH
    assert (later.id, later.title) == (PATH.id, PATH.title)
    # the lesson is done; the 22nd of January 2027 is a Friday
    assert [item.due for item in later.items] == [date(2026, 11, 27), date(2026, 12, 21), date(2027, 1, 22)]
    mentor.post.send("jana", later)
    assert week.known(a_trainee("Jana")).assignments == (later,)


def test_a_week_later_is_a_working_day(mentor: Person, week: Week) -> None:
    items = (PlannedItem("m-anfang", date(2026, 12, 18)),)
    mentor.post.send("jana", Assignment("woche", "Erste Woche", date(2026, 11, 16), items))
    later, _ = week.week_later("jana", "woche", "")
    assert [item.due for item in later.items] == [date(2026, 12, 28)]


def test_a_path_that_is_gone_cannot_be_put_off(mentor: Person, week: Week) -> None:
    with pytest.raises(NotFound):
        week.week_later("jana", "woche", "")
    with pytest.raises(NotFound):
        week.skills("weg")


def test_who_is_ready_comes_first_and_is_so_until_signed_off(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", share(ready=True))
    (skill,) = week.skills("jana")
    assert (skill.ref, skill.title, skill.ready, skill.level) == ("p-gespraech", "Ein Gespräch führen", True, None)
    mentor.post.send("jana", week.sign_off("p-gespraech", TODAY, SignOffLevel.GUIDED))
    (skill,) = week.skills("jana")
    assert (skill.ready, skill.level, skill.day) == (False, SignOffLevel.GUIDED, TODAY)
    assert Act.SIGN_OFF not in acts(week)
    mentor.post.send("jana", week.sign_off("p-gespraech", TODAY, None))
    (skill,) = week.skills("jana")
    assert (skill.ready, skill.level) == (True, None)


def test_whoever_is_ready_again_in_a_later_week_waits_again(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH, SignedOff("p-gespraech", date(2026, 11, 20), SignOffLevel.GUIDED))
    mentor.post.arrive("jana", share(ready=True, week="2026-W47"))
    assert acts(week) == []
    mentor.post.arrive("jana", share(ready=True, week="2026-W48"))
    assert acts(week) == [Act.SIGN_OFF]


AGAIN = Share("2026-W48", (), (SharedPractice("p-gespraech", PracticeState.GUIDED), READY))


def test_whoever_is_ready_again_in_the_same_week_waits_again(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", share(ready=True))
    mentor.post.send("jana", PATH, week.sign_off("p-gespraech", TODAY, SignOffLevel.GUIDED))
    mentor.post.arrive("jana", share(ready=True))  # it does not know of the sign-off yet
    assert acts(week) == []
    mentor.post.arrive("jana", AGAIN)
    assert acts(week) == [Act.SIGN_OFF]


@pytest.mark.parametrize("level", SignOffLevel)
def test_and_no_more_when_it_is_signed_off_again(mentor: Person, week: Week, level: SignOffLevel) -> None:
    mentor.post.send("jana", PATH, week.sign_off("p-gespraech", TODAY, SignOffLevel.GUIDED))
    mentor.post.arrive("jana", AGAIN)
    mentor.post.send("jana", week.sign_off("p-gespraech", TODAY, level))
    assert acts(week) == []


def test_a_skill_that_was_renamed_waits_until_it_is_signed_off_under_its_new_name(mentor: Person, week: Week) -> None:
    old = SharedPractice("p-unterhaltung", PracticeState.READY)
    mentor.post.arrive("jana", Share("2026-W48", (), (old,)))
    assert [skill.ready for skill in week.skills("jana")] == [False]
    rename(mentor, "p-unterhaltung")
    assert [(skill.ref, skill.ready) for skill in week.skills("jana")] == [("p-gespraech", True)]
    mentor.post.send("jana", PATH, week.sign_off("p-gespraech", TODAY, SignOffLevel.GUIDED))
    assert acts(week) == []


def test_a_sign_off_under_the_old_name_counts_under_the_new_one(mentor: Person, week: Week) -> None:
    mentor.post.send("jana", PATH, SignedOff("p-unterhaltung", TODAY, SignOffLevel.GUIDED))
    mentor.post.arrive("jana", share(ready=True))
    assert acts(week) == [Act.SIGN_OFF]
    rename(mentor, "p-unterhaltung")
    assert acts(week) == []
    assert [skill.level for skill in week.skills("jana")] == [SignOffLevel.GUIDED]


def test_nobody_signs_off_what_is_still_to_come(week: Week) -> None:
    with pytest.raises(ExchangeError):
        week.sign_off("p-gespraech", date(2026, 11, 26), SignOffLevel.ALONE)


def test_after_a_change_the_old_states_are_counted(mentor: Person, week: Week) -> None:
    # l-frist has changed on 1 June 2026
    mentor.post.arrive("jana", share(("m-anfang", Standing.STALE, None)))
    mentor.post.arrive("bo", share(("m-anfang", Standing.DONE, None), week="2026-W20"))
    assert look(week).old == (OldState("Anfang", date(2026, 6, 1), 2, 2),)
    mentor.post.arrive("bo", share(("m-anfang", Standing.DONE, None)))
    assert look(week).old == (OldState("Anfang", date(2026, 6, 1), 1, 2),)
    mentor.post.arrive("jana", share(("m-anfang", Standing.BEGUN, None)))
    assert look(week).old == ()


# ------------------------------------------------------------ tables


def filled(mentor: Person, week: Week) -> Overview:
    mentor.post.send("jana", PATH)
    mentor.post.arrive("jana", share(("m-anfang", Standing.STALE, 55), ("m-weiter", Standing.OPEN, None), ready=True))
    mentor.post.arrive("bo", share(("m-anfang", Standing.DONE, None), week="2026-W46"))
    return look(week)


def test_screen_paper_and_file_agree(mentor: Person, week: Week) -> None:
    found = filled(mentor, week)
    shown = {
        (column.name, line.title): cell_words(line.cells[place])
        for line in found.lines
        for place, column in enumerate(found.columns)
    }
    read = list(csv.reader(io.StringIO(spreadsheet(found).decode("utf-8-sig")), delimiter=";"))
    start = read.index(["Stände"]) + 2
    cells = {}
    for row in read[start : start + len(shown)]:
        name, module, stand, weeks, score = row
        if stand == NOT_SHARED:
            cells[name, module] = NOT_SHARED
            continue
        age = "diese Woche" if weeks == "0" else f"vor {weeks} Woche{'n' if weeks != '1' else ''}"
        percent = f", {score} %" if score else ""
        cells[name, module] = f"{SYMBOLS[Standing(stand)]} {stand}, {age}{percent}"
    assert cells == shown
    reasons = [row[1] for row in read[read.index(["Diese Woche"]) + 2 :] if len(row) == 3]
    assert reasons == [row.reason for row in found.rows]
    assert ["Anfang", "01.06.2026", "2", "2"] not in read
    assert ["Anfang", "01.06.2026", "1", "2"] in read


def test_for_whom_one_stands_in_is_said_by_table_and_file(mentor: Person, week: Week) -> None:
    mentor.post.arrive("jana", Covering("Anna", date(2026, 12, 11)), Covering("Anna", date(2026, 12, 18)))
    found = look(week)
    assert covering_words(found.columns) == ("Jana: in Vertretung für Anna bis 18.12.2026",)
    read = csv.reader(io.StringIO(spreadsheet(found).decode("utf-8-sig")), delimiter=";")
    assert ["Jana", "Anna", "18.12.2026"] in list(read)
    assert acts(week) == []


def test_the_file_is_one_that_a_german_excel_opens(mentor: Person, week: Week) -> None:
    data = spreadsheet(filled(mentor, week))
    assert data.startswith(b"\xef\xbb\xbfWochenblick;25.11.2026\r\n")
    assert "Stände".encode() in data


def test_no_name_is_a_formula(mentor: Person) -> None:
    post = PostInMemory(a_trainee("=HYPERLINK(1)", id="jana"))
    post.arrive("jana", share(("m-anfang", Standing.DONE, None)))
    week = Week(mentor.services.shelf, post)
    rows = csv.reader(io.StringIO(spreadsheet(look(week)).decode("utf-8-sig")), delimiter=";")
    names = {row[0] for row in rows if row and "HYPERLINK" in row[0]}
    assert names == {"'=HYPERLINK(1)"}


def test_the_file_is_written_whole(tmp_path: Path, mentor: Person, week: Week) -> None:
    from wissen.services.week_tables import save

    path = tmp_path / "woche.csv"
    save(path, spreadsheet(filled(mentor, week)))
    assert path.read_bytes() == spreadsheet(look(week))
    assert list(_others(tmp_path, path)) == []


def _others(folder: Path, path: Path) -> Iterator[Path]:
    return (one for one in folder.iterdir() if one.suffix in (".csv", ".neu") and one != path)
