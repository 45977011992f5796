"""Unsaved texts of the Werkstatt: kept, found after a crash, forgotten when saved."""

from __future__ import annotations

from pathlib import Path

from wissen.services.kept_drafts import KeptDraft, KeptDrafts

DRAFT = KeptDraft("module/a.md", "Text mit „ä“\n", "abc")


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    KeptDrafts(tmp_path / "d").keep(tmp_path / "inhalte", DRAFT)
    assert KeptDrafts(tmp_path / "d").found(tmp_path / "inhalte") == (DRAFT,)


def test_the_last_text_of_a_file_counts(tmp_path: Path) -> None:
    drafts = KeptDrafts(tmp_path)
    later = KeptDraft(DRAFT.path, "später", "abc")
    drafts.keep(tmp_path, DRAFT)
    drafts.keep(tmp_path, later)
    assert drafts.found(tmp_path) == (later,)


def test_another_folder_has_drafts_of_its_own(tmp_path: Path) -> None:
    drafts = KeptDrafts(tmp_path)
    drafts.keep(tmp_path / "a", DRAFT)
    assert drafts.found(tmp_path / "b") == ()


def test_a_saved_text_is_forgotten(tmp_path: Path) -> None:
    drafts = KeptDrafts(tmp_path)
    drafts.keep(tmp_path, DRAFT)
    drafts.forget(tmp_path, DRAFT.path)
    drafts.forget(tmp_path, DRAFT.path)
    assert drafts.found(tmp_path) == ()


def test_a_damaged_draft_hides_no_other(tmp_path: Path) -> None:
    drafts = KeptDrafts(tmp_path)
    drafts.keep(tmp_path, DRAFT)
    (tmp_path / "0.json").write_text("{", encoding="utf-8")
    (tmp_path / "1.json").write_text('{"format": 99}', encoding="utf-8")
    assert drafts.found(tmp_path) == (DRAFT,)
