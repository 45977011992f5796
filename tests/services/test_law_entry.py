"""Rechtsänderung einpflegen: what is entered, kept, checked by a second person, written, and decided place by place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers import shipped
from tests.helpers.small_pack import write_small_pack
from wissen.content.blocks import plain_text
from wissen.content.load import load, read_content
from wissen.content.model import Kind, LawChange
from wissen.errors import ContentError
from wissen.services.law_entry import (
    EnteredChange,
    EnteredStage,
    Settled,
    as_decided,
    as_markdown,
    begun,
    missing,
    open_places,
    right_before,
    taken_up,
    tasks,
)

STAGE = EnteredStage(
    title="Nur noch online",
    day=date(2027, 3, 1),
    concerns="§ 81 Abs. 4 AufenthG",
    source="Gesetzblatt",
    checked_by="Nabil",
    words="Der Antrag ist **online** zu stellen.",
)
CHANGE = EnteredChange(
    "aenderung-online", "rechtsaenderungen/online.md", "Anträge online", "Gesetzblatt, Teil I", "Jana", (STAGE,)
)


def fields(change: EnteredChange) -> set[tuple[int, str]]:
    return {(one.stage, one.field) for one in missing(change)}


def test_a_new_change_says_what_it_still_needs() -> None:
    library = shipped.library()
    change = begun("Anträge online", library, entered_by="Jana")
    assert change.kennung == "aenderung-antraege-online"
    assert change.path == "rechtsaenderungen/antraege-online.md"
    assert fields(change) == {(0, "gazette"), (1, "title"), (1, "concerns"), (1, "source"), (1, "words")}


def test_a_whole_one_needs_nothing() -> None:
    assert missing(CHANGE) == ()


@pytest.mark.parametrize(
    ("checker", "day", "told"),
    [
        ("", STAGE.day, True),
        (" jana ", STAGE.day, True),
        ("Jana  Roth", STAGE.day, True),
        ("Nabil", STAGE.day, False),
        ("", None, False),
    ],
)
def test_the_day_is_confirmed_by_somebody_else(checker: str, day: date | None, told: bool) -> None:
    entered_by = "Jana Roth" if "Roth" in checker else "Jana"
    change = replace(CHANGE, entered_by=entered_by, stages=(replace(STAGE, checked_by=checker, day=day),))
    assert ((1, "checked_by") in fields(change)) is told


def test_without_a_first_person_nobody_can_be_the_second() -> None:
    assert fields(replace(CHANGE, entered_by=" ")) == {(0, "entered_by")}
    assert fields(replace(CHANGE, entered_by="", stages=(replace(STAGE, day=None),))) == set()


def test_the_same_stage_twice_is_told() -> None:
    twice = replace(STAGE, title="nur noch  Online", day=date(2027, 6, 1))
    assert fields(replace(CHANGE, stages=(STAGE, twice))) == {(2, "title")}


def test_a_name_of_a_file_that_is_taken_is_not_used_again(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path)
    (folder / "rechtsaenderungen").mkdir(exist_ok=True)
    (folder / "rechtsaenderungen/online.md").write_text(as_markdown(replace(CHANGE, kennung="anders")), "utf-8")
    change = begun("Online", load(folder)[0], entered_by="Jana")
    assert (change.kennung, change.path) == ("aenderung-online-2", "rechtsaenderungen/online-2.md")


def test_a_day_that_was_wrong_leaves_everything_to_be_decided() -> None:
    settled = CHANGE.settle(1, "l-hut#helfen", Settled.CHANGED)
    later = replace(settled, stages=(replace(STAGE, day=date(2027, 4, 1)),))
    assert later.decision(1, "l-hut#helfen") is None
    assert replace(later, stages=settled.stages).decision(1, "l-hut#helfen") is Settled.CHANGED


def test_what_was_decided_and_begun_stays_with_its_stage() -> None:
    two = replace(CHANGE, stages=(replace(STAGE, title="Erste"), STAGE))
    two = two.settle(1, "a", Settled.CHANGED).settle(2, "b", Settled.STILL_RIGHT).drafted(2, "c", "Neu.")
    one = two.without_stage(1)
    assert (one.decision(1, "a"), one.decision(1, "b"), one.draft(1, "c")) == (None, Settled.STILL_RIGHT, "Neu.")
    assert one.settle(1, "c", Settled.CHANGED).draft(1, "c") is None


def test_what_was_decided_is_there_again_when_a_change_is_taken_up() -> None:
    two = replace(CHANGE, stages=(STAGE, replace(STAGE, title="Zweite", day=date(2027, 6, 1))))
    before = two.settle(1, "a", Settled.CHANGED).settle(2, "b", Settled.STILL_RIGHT).drafted(2, "c", "Neu.")
    assert as_decided(two, before) == before
    turned = as_decided(replace(two, stages=two.stages[::-1]), before)
    assert (turned.decision(2, "a"), turned.decision(1, "b")) == (Settled.CHANGED, Settled.STILL_RIGHT)
    assert turned.draft(1, "c") == "Neu."


def test_a_stage_is_the_same_by_its_title_or_else_its_day() -> None:
    before = CHANGE.settle(1, "a", Settled.CHANGED).settle(1, "b", Settled.STILL_RIGHT)
    titled = as_decided(replace(CHANGE, stages=(replace(STAGE, title="nur noch  Online", day=None),)), before)
    assert titled.settled == before.settled  # of the earlier day
    assert titled.decision(1, "a") is None
    dated = as_decided(replace(CHANGE, stages=(replace(STAGE, title="Nur online"),)), before)
    assert dated.decision(1, "a") is Settled.CHANGED
    other = replace(STAGE, title="Anderes", day=date(2027, 9, 1))
    assert as_decided(replace(CHANGE, stages=(other,)), before).settled == {"0/2027-03-01/a": Settled.CHANGED}
    both = as_decided(replace(CHANGE, stages=(replace(other, day=STAGE.day), STAGE)), before)
    assert (both.decision(1, "a"), both.decision(2, "a")) == (None, Settled.CHANGED)


def test_it_becomes_a_file_that_the_reader_understands(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path / "inhalt")
    file = folder / CHANGE.path
    file.parent.mkdir(exist_ok=True)
    file.write_text(as_markdown(CHANGE), encoding="utf-8")
    library, problems = load(folder)
    assert [str(problem) for problem in problems if problem.file == CHANGE.path] == []
    change = library.open("aenderung-online")
    assert isinstance(change, LawChange)
    assert taken_up(change, CHANGE.path, entered_by="Jana") == CHANGE
    assert change.head.sources == ("§ 81 Abs. 4 AufenthG",)


def test_a_stage_without_a_day_is_noted(tmp_path: Path) -> None:
    text = as_markdown(replace(CHANGE, stages=(replace(STAGE, day=None, checked_by=""),)))
    assert "Gilt: offen\n" in text
    assert "Geprüft von" not in text


def test_words_that_break_the_file_are_refused() -> None:
    with pytest.raises(ContentError, match="fehlerhaft"):
        as_markdown(replace(CHANGE, stages=(replace(STAGE, words="Gut.\n\n## Noch etwas\n\nMehr."),)))


def test_all_changes_of_the_content_can_be_taken_up_and_written_again_whole() -> None:
    library = shipped.library()
    for change in library.changes:
        path = library.entries[change.head.id].path
        entered = taken_up(change, path, entered_by="Jana")
        again, _ = read_content(Kind.CHANGE, as_markdown(entered, change.head).encode(), path)
        assert isinstance(again, LawChange)
        assert plain_text(again.blocks) == plain_text(change.blocks)
        assert [stage.title for stage in again.stages] == [stage.title for stage in change.stages]


def test_every_place_that_cites_what_changes_is_a_task() -> None:
    library = shipped.library()
    found = tasks(library, CHANGE, 1)
    assert {"l04-3", "service-fiktionsbescheinigung"} <= {task.entry.id for task in found}
    assert {task.settled for task in found} == {None}
    first = next(task for task in found if task.can_be_staged)
    again = tasks(library, CHANGE.settle(1, first.ref, Settled.STILL_RIGHT), 1)
    assert {task.ref for task in again if task.settled} == {first.ref}
    assert {task.ref for task in again} == {task.ref for task in found}


def test_a_place_that_was_begun_is_open_but_no_longer_untouched() -> None:
    library = shipped.library()
    first = next(task for task in tasks(library, CHANGE, 1) if task.can_be_staged)
    assert first.is_untouched
    begun_one = next(task for task in tasks(library, CHANGE.drafted(1, first.ref, "Neu."), 1) if task.ref == first.ref)
    assert (begun_one.settled, begun_one.begun, begun_one.is_untouched) == (None, True, False)


def test_without_a_day_there_is_nothing_to_do_yet() -> None:
    library = shipped.library()
    assert tasks(library, replace(CHANGE, stages=(replace(STAGE, day=None),)), 1) == ()


def test_many_places_are_settled_at_once() -> None:
    change = CHANGE.drafted(1, "a", "Neu.").drafted(1, "c", "Neu.").settle_all(1, ("a", "b"), Settled.STILL_RIGHT)
    assert [change.decision(1, ref) for ref in "abc"] == [Settled.STILL_RIGHT, Settled.STILL_RIGHT, None]
    assert (change.draft(1, "a"), change.draft(1, "c")) == (None, "Neu.")
    assert change.settle_all(1, ("a", "b"), None).settled == {}


def test_what_was_right_at_the_stage_before_can_be_found_right_again() -> None:
    """Only what nobody has touched at the later one, and only by what was decided about it last."""
    later = [replace(STAGE, title=name, day=date(2027, month, 1)) for name, month in (("Zweite", 6), ("Dritte", 9))]
    library, change = shipped.library(), replace(CHANGE, stages=(STAGE, *later))
    found = tasks(library, change, 3)
    right, changed_since, later_right, begun_here, decided, _untouched = (task.ref for task in found[:6])
    change = change.settle_all(1, (right, changed_since, begun_here, decided), Settled.STILL_RIGHT)
    change = change.settle(2, changed_since, Settled.CHANGED).settle(2, later_right, Settled.STILL_RIGHT)
    change = change.drafted(3, begun_here, "Neu.").settle(3, decided, Settled.CHANGED)
    assert right_before(change, 3, tasks(library, change, 3)) == {right: 1, later_right: 2}


def test_the_open_places_of_each_stage_are_counted() -> None:
    library = shipped.library()
    change = replace(CHANGE, stages=(STAGE, replace(STAGE, title="Offen", day=None)))
    found = tasks(library, change, 1)
    assert open_places(library, change) == (len(found), 0)
    assert open_places(library, change.settle(1, found[0].ref, Settled.CHANGED)) == (len(found) - 1, 0)
