"""Renaming as a whole: seen before, done whole or not at all, taken back to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.errors import ContentError
from wissen.services.renaming import ChangedFile, do, file_renamed, is_published, kennung_renamed, undo

LESSON = "module/01-anfang/hut.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_every_file_that_changes_is_told_and_nothing_is_done_yet(folder):
    before = files_of(folder)
    plan = kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=True)
    assert files_of(folder) == before
    assert plan.files == (
        ChangedFile("module/01-anfang/abschluss.md", 1),
        ChangedFile(LESSON, 2),
        ChangedFile("module/01-anfang/modul.md", 1),
        ChangedFile("praxis/anfang.md", 1),
    )


def test_it_is_done_and_taken_back(folder):
    before = files_of(folder)
    plan = kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=True)
    do(folder, plan.rewrites)
    library, problems = load(folder)
    assert library.entry("l-neu").head.supersedes == ("l-hut",)
    assert not problems
    undo(folder, plan.rewrites)
    assert files_of(folder) == before


def test_what_was_changed_since_is_not_overwritten_by_taking_back(folder):
    plan = kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=False)
    do(folder, plan.rewrites)
    file = folder / "praxis/anfang.md"
    file.write_bytes(file.read_bytes() + b"\nNeuer Satz.\n")
    after = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        undo(folder, plan.rewrites)
    assert files_of(folder) == after


def test_line_ends_and_byte_order_mark_stay(folder):
    file = folder / LESSON
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    do(folder, kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=False).rewrites)
    assert file.read_bytes() == before.replace(b"l-hut", b"l-neu")


def test_a_file_is_renamed_with_its_links_and_back(folder):
    before = files_of(folder)
    plan = file_renamed(folder, LESSON, "zwei-huete.md")
    assert (plan.new, [one.path for one in plan.files]) == ("module/01-anfang/zwei-huete.md", ["lernpfade/woche.md"])
    do(folder, plan.rewrites)
    assert load(folder)[0].entry("l-hut").path == plan.new
    undo(folder, plan.rewrites)
    assert files_of(folder) == before


def test_what_would_be_read_worse_is_refused(folder):
    file = folder / LESSON
    file.write_text(file.read_text(encoding="utf-8").replace("dauer: 8", "ersetzt:"), encoding="utf-8")
    with pytest.raises(ContentError, match="nicht mehr in Ordnung"):  # the key would stand there twice
        kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=True)


def test_a_file_that_is_no_text_stays_as_it_is(folder):
    (folder / "praxis/anfang.md").write_bytes(b"\0\0")
    plan = kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=False)
    assert "praxis/anfang.md" not in [one.path for one in plan.files]


def test_what_learners_have_is_published(folder):
    library, _ = load(folder)
    assert is_published(library, "l-hut#helfen")
    assert not is_published(library, "l-noch-nicht")
