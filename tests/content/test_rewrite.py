"""Rewriting: all of it or nothing, and the same way back."""

from __future__ import annotations

import pytest

from tests.helpers.folders import a_lesson, write_folder
from wissen.content.fix import remove
from wissen.content.rewrite import carry_on, carry_out, is_untouched, taken_back
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.errors import ContentError

BAD = "---\ntitel: Zwei Hüte\n---\n\n## Der Prüf-Hut\n\n[Andere](Andere%20Lektion.md)\n"
OTHER = a_lesson("l-andere", body="## A\nKennung: a\n\n- [] nichts")


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, {"module/01-a/eins.md": BAD, "module/01-a/Andere Lektion.md": OTHER})


def files_of(folder) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_nothing_is_done_when_a_file_is_another_one_by_now(folder):
    first, second = (folder / "module/01-a" / name for name in ("eins.md", "Andere Lektion.md"))
    plan: list[Rewrite] = [
        Wrote("module/01-a/eins.md", first.read_bytes(), b"neu"),
        Moved("module/01-a/eins.md", "module/01-a/zwei.md"),
        Wrote("module/01-a/Andere Lektion.md", second.read_bytes(), b"neu"),
    ]
    second.write_bytes(b"inzwischen anders")
    before = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        carry_out(folder, plan)
    assert files_of(folder) == before


def test_a_name_that_is_there_already_is_not_overwritten(folder):
    with pytest.raises(ContentError, match="gibt es schon"):
        carry_out(folder, [Moved("module/01-a/eins.md", "module/01-a/Andere Lektion.md")])


@pytest.fixture
def plan(folder) -> list[Rewrite]:
    """Two texts, a new file in a new folder, then two names, one of them of the folder that they lie in."""
    first, second = "module/01-a/eins.md", "module/01-a/Andere Lektion.md"
    return [
        Wrote(first, (folder / first).read_bytes(), b"neu"),
        Wrote(second, (folder / second).read_bytes(), b"auch neu"),
        Wrote("module/02-c/neu.md", None, b"ganz neu"),
        Moved(first, "module/01-a/zwei.md"),
        Moved("module/01-a", "module/01-b"),
    ]


@pytest.mark.parametrize("done", range(6))
def test_what_was_interrupted_is_carried_on_from_any_point_and_back(folder, plan, done):
    before = files_of(folder)
    carry_out(folder, plan[:done])
    assert carry_on(folder, plan) == ()
    after = files_of(folder)
    assert after["module/01-b/zwei.md"] == b"neu"
    assert after["module/02-c/neu.md"] == b"ganz neu"
    assert is_untouched(folder, taken_back(plan))
    carry_out(folder, taken_back(plan)[:done])
    carry_on(folder, taken_back(plan))
    assert files_of(folder) == before
    assert is_untouched(folder, plan)
    assert not (folder / "module/02-c").exists()


def test_a_new_file_never_takes_the_place_of_another(folder):
    with pytest.raises(ContentError, match="gibt es schon"):
        carry_out(folder, [Wrote("module/01-a/eins.md", None, b"neu")])
    assert (folder / "module/01-a/eins.md").read_text(encoding="utf-8") == BAD


def test_a_file_that_cannot_be_taken_away_is_told(folder):
    with pytest.raises(ContentError, match="lässt sich nicht löschen"):
        remove(folder / "module")


def test_a_new_file_that_was_written_in_is_not_taken_away(folder):
    begun = Wrote("neu.md", None, b"neu")
    carry_out(folder, [begun])
    (folder / "neu.md").write_bytes(b"neu, und mehr")
    with pytest.raises(ContentError, match="inzwischen geändert"):
        carry_out(folder, taken_back([begun]))
    assert (folder / "neu.md").read_bytes() == b"neu, und mehr"


def test_what_somebody_has_changed_in_between_is_left_and_told(folder, plan):
    carry_out(folder, plan[:1])
    (folder / "module/01-a/Andere Lektion.md").write_bytes(b"von Hand")
    assert carry_on(folder, plan) == ("module/01-a/Andere Lektion.md",)
    assert files_of(folder)["module/01-b/Andere Lektion.md"] == b"von Hand"
