"""What another edition changes, whose learning path that touches, and which Kennungen may go."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.packs import small_files, write_pack
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from wissen.content.library import Library
from wissen.content.load import load_files
from wissen.services.pack_building import opened
from wissen.services.pack_candidate import examine
from wissen.services.pack_changes import (
    ContentChange,
    Fate,
    PathAssigned,
    PathEffect,
    changes,
    effects,
    running,
    vanished,
)
from wissen.services.pack_preview import preview
from wissen.team.messages import Assignment, PlannedItem, Withdrawn

HUT = "module/01-anfang/hut.md"
FRIST = "module/01-anfang/frist.md"
REST = "module/02-weiter/rest.md"
DAY = date(2026, 12, 1)


def library(folder: Path, changed: dict[str, str | bytes | None] | None = None) -> Library:
    file = write_pack(folder / "a.wissenpaket", small_files(changed))
    found, problems = load_files(opened(file))
    assert [problem for problem in problems if problem.severity.value == "fehler"] == []
    return found


def edited(path: str, old: str, new: str) -> dict[str, str | bytes | None]:
    text = small_files()[path].decode()
    assert old in text
    return {path: text.replace(old, new)}


def told(found: tuple[ContentChange, ...]) -> list[tuple[str, Fate, bool]]:
    return [(one.id, one.fate, one.editorial) for one in found]


@pytest.fixture
def before(tmp_path: Path) -> Library:
    return library(tmp_path)


def test_the_same_content_changes_nothing(before: Library, tmp_path: Path) -> None:
    assert changes(before, library(tmp_path)) == ()


def test_new_changed_and_gone_are_told_apart(before: Library, tmp_path: Path) -> None:
    new = "---\nkennung: l-neu\ntitel: Neu\n---\n\n## Neues\nKennung: neues\n\nText.\n"
    changed = {**edited(HUT, "Beraten ist Pflicht", "Beraten muss man"), REST: None, "module/02-weiter/neu.md": new}
    found = changes(before, library(tmp_path, changed))
    assert told(found) == [
        ("l-rest", Fate.GONE, False),
        ("l-hut", Fate.CHANGED, False),
        ("l-neu", Fate.NEW, False),
    ]


def test_what_is_only_written_otherwise_is_told_as_that(before: Library, tmp_path: Path) -> None:
    found = changes(before, library(tmp_path, edited(HUT, "dauer: 8", "dauer: 9")))
    assert told(found) == [("l-hut", Fate.CHANGED, True)]
    assert effects(before, library(tmp_path, edited(HUT, "dauer: 8", "dauer: 9")), found) == ()


# ---------------------------------------------------------------- learning paths


def test_the_learning_path_of_the_content_is_touched(before: Library, tmp_path: Path) -> None:
    changed = {**edited(HUT, "Beraten ist Pflicht", "Beraten muss man"), "praxis/anfang.md": None}
    changed |= edited("lernpfade/woche.md", "- [Ein Gespräch führen](../praxis/anfang.md#p-gespraech) · Wahl\n", "")
    after = library(tmp_path, changed)
    assert effects(before, after, changes(before, after)) == (
        PathEffect("Erste Woche", assigned=False, changed=("Zwei Hüte",), gone=("Ein Gespräch führen",)),
    )


def test_what_a_mentor_has_assigned_is_touched_through_its_module(before: Library, tmp_path: Path) -> None:
    assigned = Assignment("plan", "Plan für Jana", DAY, (PlannedItem("m-weiter", DAY),))
    after = library(tmp_path, edited(REST, "Noch mehr.", "Noch viel mehr."))
    found = effects(before, after, changes(before, after), (PathAssigned(assigned),))
    assert found == (PathEffect("Plan für Jana", assigned=True, changed=("Der Rest",), gone=()),)


def test_what_has_a_successor_is_changed_and_not_gone(before: Library, tmp_path: Path) -> None:
    assigned = Assignment("plan", "Plan", DAY, (PlannedItem("l-rest", DAY),))
    after = library(tmp_path, edited(REST, "kennung: l-rest\n", "kennung: l-alles\nersetzt: [l-rest]\n"))
    found = effects(before, after, changes(before, after), (PathAssigned(assigned),))
    assert found == (PathEffect("Plan", assigned=True, changed=("Der Rest",), gone=()),)


def test_only_what_is_assigned_now_counts() -> None:
    post = PostInMemory(a_mentor())
    first, second = (Assignment(name, name, DAY, ()) for name in ("eins", "zwei"))
    later = Assignment("eins", "Eins, geändert", DAY, ())
    post.arrive("nabil", first, second, later, Withdrawn("zwei"), Withdrawn("drei"))
    assert running(post) == (PathAssigned(later),)


def test_what_the_person_has_assigned_to_others_is_touched_too(before: Library, tmp_path: Path) -> None:
    """A mentor who takes in a pack is told whose plan it changes; the same plan for several stands there once."""
    post = PostInMemory(a_trainee("Jana"), a_trainee("Bo"), a_trainee("Cem"))
    rest, other = ((PlannedItem(ref, DAY),) for ref in ("l-rest", "l-hut"))
    post.send("jana", Assignment("plan-1", "Plan", DAY, rest))
    post.send("bo", Assignment("plan-2", "Plan", DAY, rest), Assignment("x", "X", DAY, rest), Withdrawn("x"))
    post.send("cem", Assignment("plan-3", "Plan", DAY, other))
    after = library(tmp_path, edited(REST, "Noch mehr.", "Noch viel mehr."))
    found = effects(before, after, changes(before, after), running(post))
    assert found == (PathEffect("Plan", assigned=False, changed=("Der Rest",), gone=(), to=("Bo", "Jana")),)


# ---------------------------------------------------------------- Kennungen that go


@pytest.mark.parametrize(
    ("edit", "gone"),
    [
        ((HUT, "Kennung: helfen", "Kennung: beraten"), ["l-hut#helfen"]),
        ((HUT, "Kennung: helfen", "Kennung: beraten · Ersetzt: helfen"), []),
        ((HUT, "Kennung: k-hut", "Kennung: k-neu"), ["k-hut"]),
        ((HUT, "Kennung: k-hut", "Kennung: k-neu · Ersetzt: k-hut"), []),
        ((REST, "kennung: l-rest\n", "kennung: l-alles\n"), ["l-rest"]),
        ((REST, "kennung: l-rest\n", "kennung: l-alles\nersetzt: [l-rest]\n"), []),
        (("prozesse/service/service-probe.md", "Kennung: annehmen", "Kennung: nehmen"), ["service-probe#annehmen"]),
        (("glossar.md", "Kennung: duldung", "Kennung: die-duldung"), ["duldung"]),
    ],
)
def test_a_kennung_goes_only_with_a_successor(
    before: Library, tmp_path: Path, edit: tuple[str, str, str], gone: list[str]
) -> None:
    assert list(vanished(before, library(tmp_path, edited(*edit)))) == gone


def test_what_was_said_to_end_may_go(tmp_path: Path) -> None:
    ending = library(tmp_path, edited(REST, "titel: Der Rest\n", "titel: Der Rest\ngilt: bis 2026-11-30\n"))
    assert vanished(ending, library(tmp_path, {REST: None})) == ()


def test_a_version_that_ended_may_go_while_another_lasts(before: Library, tmp_path: Path) -> None:
    old = "## Wann\nKennung: wann · Gilt: bis 31.05.2026\n\nDie alte Frist.\n\n"
    assert vanished(before, library(tmp_path, edited(FRIST, old, ""))) == ()


def test_of_a_lesson_that_goes_its_questions_are_told_too(before: Library, tmp_path: Path) -> None:
    without = {HUT: None, **edited("lernpfade/woche.md", "- [Zwei Hüte](../module/01-anfang/hut.md)\n", "")}
    without |= edited("module/01-anfang/modul.md", "[l-hut, l-frist, q-anfang]", "[l-frist, q-anfang]")
    assert vanished(before, library(tmp_path, without)) == ("l-hut", "k-hut")


# ---------------------------------------------------------------- preview


def test_a_preview_counts_and_says_what_it_replaces(before: Library, tmp_path: Path) -> None:
    shown = preview(examine(write_pack(tmp_path / "b.wissenpaket", pack_id="anderes")), before)
    assert shown.replaces == "Probepaket"
    same = preview(examine(write_pack(tmp_path / "b.wissenpaket", small_files({REST: None}))), before)
    assert (same.replaces, same.count(Fate.GONE), same.count(Fate.NEW)) == ("", 1, 0)
