"""Renaming as a whole: seen before, done whole or not at all, taken back to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.content.rewrite import carry_out, taken_back
from wissen.errors import ContentError
from wissen.services.renaming import ChangedFile, file_renamed, is_published, kennung_renamed, led, touched

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
    carry_out(folder, plan.rewrites)
    library, problems = load(folder)
    assert library.entry("l-neu").head.supersedes == ("l-hut",)
    assert not problems
    carry_out(folder, taken_back(plan.rewrites))
    assert files_of(folder) == before


def test_what_was_changed_since_is_not_overwritten_by_taking_back(folder):
    plan = kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=False)
    carry_out(folder, plan.rewrites)
    file = folder / "praxis/anfang.md"
    file.write_bytes(file.read_bytes() + b"\nNeuer Satz.\n")
    after = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        carry_out(folder, taken_back(plan.rewrites))
    assert files_of(folder) == after


def test_line_ends_and_byte_order_mark_stay(folder):
    file = folder / LESSON
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.read_bytes()
    carry_out(folder, kennung_renamed(folder, load(folder)[0], "l-hut", "l-neu", published=False).rewrites)
    assert file.read_bytes() == before.replace(b"l-hut", b"l-neu")


def test_a_file_is_renamed_with_its_links_and_back(folder):
    before = files_of(folder)
    plan = file_renamed(folder, LESSON, "zwei-huete.md")
    assert (plan.new, [one.path for one in plan.files]) == ("module/01-anfang/zwei-huete.md", ["lernpfade/woche.md"])
    carry_out(folder, plan.rewrites)
    assert load(folder)[0].entry("l-hut").path == plan.new
    carry_out(folder, taken_back(plan.rewrites))
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


def test_a_folder_is_renamed_with_everything_that_leads_into_it_and_out_of_it(folder):
    before = files_of(folder)
    plan = file_renamed(folder, "module/01-anfang", "01-ankommen")
    carry_out(folder, plan.rewrites)
    library, problems = load(folder)
    assert not problems
    assert library.entry("l-hut").path == "module/01-ankommen/hut.md"
    assert "(../module/01-ankommen/hut.md)" in (folder / "lernpfade/woche.md").read_text(encoding="utf-8")
    carry_out(folder, taken_back(plan.rewrites))
    assert files_of(folder) == before


@pytest.mark.parametrize("path", ["module", "praxis", "paket.yaml", "module/01-anfang/modul.md"])
def test_what_the_format_finds_by_its_name_keeps_it(folder, path):
    with pytest.raises(ContentError, match="muss so heißen"):
        file_renamed(folder, path, "anders")


def test_what_lies_in_a_renamed_folder_is_touched_and_led(folder):
    rewrites = file_renamed(folder, "module/01-anfang", "01-ankommen").rewrites
    assert led(LESSON, rewrites) == "module/01-ankommen/hut.md"
    assert led("module/01-anfang-2/hut.md", rewrites) == "module/01-anfang-2/hut.md"
    assert touched(rewrites, [LESSON, "lernpfade/woche.md", "praxis/anfang.md"]) == ("lernpfade/woche.md", LESSON)
