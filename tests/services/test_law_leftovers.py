"""Rechtsänderung einpflegen: a day that turns out to be another one, once there are texts that bear it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from tests.services.test_law_entry import CHANGE, STAGE
from wissen import paths
from wissen.content.head import ChangeClass
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.rewrite import carry_out, taken_back
from wissen.errors import ContentError
from wissen.services import law_staging
from wissen.services.law_entry import GONE, EnteredChange, Settled, tasks
from wissen.services.law_leftovers import (
    Leftover,
    leftovers,
    plan,
    problems,
    settled_anew,
    settled_as_before,
)

DAY, LATER = date(2027, 3, 1), date(2027, 4, 1)
REF = "l-hut#helfen"
FILE = "module/01-anfang/hut.md"
HUT = replace(CHANGE, stages=(replace(STAGE, concerns="§ 82 Abs. 3 AufenthG"),))


def read(folder: Path) -> Library:
    return load(folder)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def change(folder: Path) -> EnteredChange:
    """A change whose only stage is written into two places of a file."""
    known = HUT
    for ref, old in ((REF, "Pflicht"), ("k-hut", "Welcher Hut?")):
        task = next(task for task in tasks(read(folder), HUT, 1) if task.ref == ref)
        found = law_staging.proposal(folder, task, day=DAY)
        after = found.after.replace(old, f"{old} online" if ref == REF else old)
        law_staging.write_stage(
            folder, task, found, after=after, day=DAY, kind=ChangeClass.REFRESH, reason="Nun online"
        )
        known = known.settle(1, ref, Settled.CHANGED)
    return known


def on(change: EnteredChange, day: date | None) -> EnteredChange:
    return replace(change, stages=(replace(change.stages[0], day=day),))


def test_while_the_day_stands_nothing_is_left_over(folder: Path, change: EnteredChange) -> None:
    assert leftovers(read(folder), change) == ()
    assert list(problems(read(folder), change)) == []


@pytest.mark.parametrize("day", [LATER, None])
def test_a_day_that_is_another_one_or_open_leaves_texts_over(
    folder: Path, change: EnteredChange, day: date | None
) -> None:
    assert leftovers(read(folder), on(change, day)) == (Leftover(1, DAY, day, (REF, "k-hut")),)


def test_a_stage_that_is_removed_leaves_its_texts_over(folder: Path, change: EnteredChange) -> None:
    two = replace(change, stages=(*change.stages, replace(STAGE, title="Zweite", day=LATER)))
    two = two.settle(2, REF, Settled.STILL_RIGHT)
    one = two.without_stage(1)
    assert leftovers(read(folder), one) == (Leftover(GONE, DAY, None, (REF, "k-hut")),)
    assert one.decision(1, REF) is Settled.STILL_RIGHT


def test_the_text_of_another_stage_of_that_day_is_not_left_over(folder: Path, change: EnteredChange) -> None:
    both = replace(change, stages=(replace(STAGE, day=LATER), replace(STAGE, title="Zweite", day=DAY)))
    both = both.settle(2, REF, Settled.CHANGED)
    assert leftovers(read(folder), both) == (Leftover(1, DAY, LATER, ("k-hut",)),)


def test_what_was_put_right_by_hand_or_is_gone_is_not_left_over(folder: Path, change: EnteredChange) -> None:
    file = folder / FILE
    file.write_text(file.read_text("utf-8").replace("01.03.2027", "01.04.2027").replace("28.02.", "31.03."), "utf-8")
    gone = on(change, LATER).settle(1, "l-gibt-es-nicht#x", Settled.CHANGED)
    gone = replace(gone, settled={**gone.settled, f"1/{DAY}/l-gibt-es-nicht#x": Settled.CHANGED})
    assert leftovers(read(folder), gone) == ()


def test_the_texts_are_led_to_the_new_day_and_back(folder: Path, change: EnteredChange) -> None:
    before = (folder / FILE).read_bytes()
    moved = on(change, LATER)
    (leftover,) = leftovers(read(folder), moved)
    found = plan(folder, read(folder), leftover)
    assert (found.refs, found.left) == ((REF, "k-hut"), ())
    carry_out(folder, found.rewrites)
    now = settled_anew(moved, leftover, found.refs)
    assert leftovers(read(folder), now) == ()
    assert {now.decision(1, ref) for ref in found.refs} == {Settled.CHANGED}
    text = (folder / FILE).read_text("utf-8")
    assert ("01.03.2027" in text, text.count("ab 01.04.2027"), text.count("bis 31.03.2027")) == (False, 2, 2)
    assert [one.day for one in read(folder).entries[Id("l-hut")].head.history] == [LATER]
    carry_out(folder, taken_back(found.rewrites))
    assert (folder / FILE).read_bytes() == before
    assert settled_as_before(now, leftover, found.refs) == moved


def test_without_a_day_the_old_text_is_alone_again(folder: Path, change: EnteredChange) -> None:
    opened = on(change, None)
    (leftover,) = leftovers(read(folder), opened)
    found = plan(folder, read(folder), leftover)
    carry_out(folder, found.rewrites)
    text = (folder / FILE).read_text("utf-8")
    assert ("Gilt" in text, "verlauf" in text, text.count("## Helfen")) == (False, False, 1)
    now = settled_anew(opened, leftover, found.refs)
    assert now.settled == {}
    assert settled_as_before(now, leftover, found.refs) == opened


def test_what_cannot_be_moved_is_told_and_the_rest_is_done(folder: Path, change: EnteredChange) -> None:
    file = folder / FILE
    text = file.read_text("utf-8").replace("Kennung: helfen · Gilt: bis", "Kennung: helfen · Gilt: 01.02.2027 bis")
    file.write_text(text, "utf-8")
    early = on(change, date(2027, 1, 15))
    (leftover,) = leftovers(read(folder), early)
    found = plan(folder, read(folder), leftover)
    assert found.refs == ("k-hut",)
    assert [error.text for error in found.left] == [
        "„Helfen“ kann nicht am 15.01.2027 beginnen: Da gilt schon ein anderer Text."
    ]
    carry_out(folder, found.rewrites)
    (rest,) = leftovers(read(folder), settled_anew(early, leftover, found.refs))
    assert rest.refs == (REF,)


def test_nothing_is_planned_for_what_changed_meanwhile(folder: Path, change: EnteredChange) -> None:
    library = read(folder)
    (leftover,) = leftovers(library, on(change, LATER))
    file = folder / FILE
    file.write_text(file.read_text("utf-8").replace("01.03.2027", "02.03.2027"), "utf-8")
    found = plan(folder, library, leftover)
    assert (found.rewrites, found.refs, len(found.left)) == ((), (), 2)
    assert plan(folder, read(folder), leftover) == type(found)((), (), ())


def test_the_content_that_comes_with_wissen_stays(folder: Path, change: EnteredChange) -> None:
    with pytest.raises(ContentError, match="mitgelieferten"):
        plan(paths.bundled("content"), read(folder), Leftover(1, DAY, LATER, (REF,)))


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (lambda change: on(change, LATER), "Die Stufe gilt jetzt ab 01.04.2027"),
        (lambda change: on(change, None), "Der Tag der Stufe ist jetzt offen"),
        (
            lambda change: replace(change, stages=(*change.stages, replace(STAGE, day=LATER))).without_stage(1),
            "gibt es nicht mehr",
        ),
    ],
)
def test_each_is_an_error_until_then(
    folder: Path, change: EnteredChange, known: Callable[[EnteredChange], EnteredChange], told: str
) -> None:
    library = read(folder)
    change = known(change)
    first, _ = problems(library, change)
    lines = (folder / FILE).read_text("utf-8").split("\n")
    assert (first.file, str(first.severity)) == (FILE, "fehler")
    assert "ab 01.03.2027" in lines[first.line]
    assert first.text.startswith("„Helfen“ trägt noch den 01.03.2027. ")
    assert told in first.text
