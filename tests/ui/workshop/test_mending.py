"""Prüfung in the running app: what is wrong, the way there, and mending it with a way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.small_pack import write_small_pack
from tests.helpers.werkstatt import (
    BAD,
    BROKEN,
    files_in,
    mend_dialog,
    problems,
    undo,
)
from tests.helpers.workplace import Workplace
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.documents import write_over
from wissen.ui.workshop.tabs.usage_tab import UsageTab


def test_errors_come_before_warnings_and_hints(closed_workplace: Workplace, page: WorkshopPage) -> None:
    rows = problems(closed_workplace, page).list.rows
    assert [row.kind for row in rows] == ["Fehler"] * 2 + ["Warnung"] * 3 + ["Hinweis"] * 2
    assert rows[0].note == "karten/kaputt.md, Zeile 12 · lässt sich beheben"


def test_the_file_alone(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    tab.scope.setCurrentIndex(1)
    assert not tab.list.rows
    assert not tab.mend_one.isEnabled()
    page.show_place(BROKEN)
    closed_workplace.wait()
    assert files_in(tab) == {BROKEN}


def test_return_leads_to_the_line(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    tab.list.list.setFocus()
    QTest.keyClick(tab.list.list, Qt.Key.Key_Down)
    QTest.keyClick(tab.list.list, Qt.Key.Key_Return)
    closed_workplace.wait()
    assert page.writing.file is not None
    assert (page.writing.file.path, page.writing.editor.line) == (BROKEN, 7)


def test_one_is_mended_and_taken_back(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    before = len(tab.list.rows)
    tab.mend_one.click()
    closed_workplace.wait()
    file = closed_workplace.content / BROKEN
    assert file.read_text(encoding="utf-8") == BAD.replace("[]", "[ ]")
    assert len(tab.list.rows) == before - 1
    undo(closed_workplace)
    assert file.read_text(encoding="utf-8") == BAD
    assert len(tab.list.rows) == before


def test_what_has_no_repair_cannot_be_mended(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    tab.list.list.go_on(1)
    assert not tab.mend_one.isEnabled()
    assert tab.mend_all.isEnabled()


def test_all_is_seen_mended_told_and_taken_back(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    dialog = mend_dialog(closed_workplace, tab)
    assert [row.kind for row in dialog._model.rows] == ["wird behoben"] * 3
    assert dialog._model.rows[-1].detail == "- [] x → - [ ] x"
    assert (closed_workplace.content / BROKEN).read_text(encoding="utf-8") == BAD
    closed_workplace.click("3 Befunde beheben", dialog)
    assert closed_workplace.told[-1] == "3 Befunde sind behoben."
    assert "karten/kaputt.md, Zeile 12" in closed_workplace.session.messages.open[-1].hint
    assert not tab.mend_all.isEnabled()
    undo(closed_workplace)
    assert (closed_workplace.content / BROKEN).read_text(encoding="utf-8") == BAD
    assert tab.mend_all.isEnabled()


def test_what_is_unticked_stays_as_it_is(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    dialog = mend_dialog(closed_workplace, tab)
    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog._model.rows[-1].kind == "bleibt, wie es ist"
    closed_workplace.click("2 Befunde beheben", dialog)
    assert "- [] x" in (closed_workplace.content / BROKEN).read_text(encoding="utf-8")
    assert "kennung: kaputt" in (closed_workplace.content / BROKEN).read_text(encoding="utf-8")
    again = mend_dialog(closed_workplace, tab)
    closed_workplace.click("Keine", again)
    assert not closed_workplace.button("0 Befunde beheben", again).isEnabled()
    closed_workplace.click("Alle", again)
    assert closed_workplace.button("1 Befund beheben", again).isEnabled()
    again.reject()


def test_what_is_not_saved_is_kept_out_of_mending(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    page.show_place(BROKEN)
    closed_workplace.wait()
    page.writing.editor.insertPlainText("\n")
    tab.mend_one.click()
    closed_workplace.wait()
    assert closed_workplace.told[-1].startswith(f"Noch nicht gespeichert: {BROKEN}")
    dialog = mend_dialog(closed_workplace, tab)
    assert not dialog._model.rows
    assert BROKEN in dialog._told.text()
    dialog.reject()
    assert (closed_workplace.content / BROKEN).read_text(encoding="utf-8") == BAD


def test_another_folder_has_nothing_of_the_one_before(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab, used = problems(closed_workplace, page), page.checks.tabs[1]
    page.choose_folder(write_small_pack(closed_workplace.root / "andere"))
    assert (tab.list.rows, tab.mend_all.isEnabled(), tab.folder) == ((), False, None)
    assert isinstance(used, UsageTab)
    assert not used._file.isEnabled()


def test_a_file_that_was_changed_meanwhile_is_left_alone(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    other = BAD.replace("---\ntitel", "---\n\ntitel")
    (closed_workplace.content / BROKEN).write_text(other, encoding="utf-8")
    tab.mend_one.click()
    closed_workplace.wait()
    assert "inzwischen geändert" in closed_workplace.told[-1]
    assert (closed_workplace.content / BROKEN).read_text(encoding="utf-8") == other


def test_checking_again_finds_what_has_changed_outside(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    closed_workplace.write(BROKEN, "---\nkennung: kaputt\ntitel: Ganz\n---\n\n## B\nKennung: b\n\nText.\n")
    closed_workplace.click("Neu prüfen", tab)
    assert not any(row.address and row.address.ref == BROKEN for row in tab.list.rows)


def test_what_was_mended_by_hand_is_gone_at_once_and_not_only_when_all_is_checked(
    closed_workplace: Workplace, page: WorkshopPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = problems(closed_workplace, page)
    assert BROKEN in files_in(tab)
    page.show_place(BROKEN)
    closed_workplace.until(lambda: page.writing.file is not None and page.writing.file.path == BROKEN)
    closed_workplace.wait()
    monkeypatch.setattr(page.work, "again", lambda: None)  # as if it took very long
    write_over(page.writing.editor.document(), BAD.replace("[x](fehlt.md)", "x").replace("- [] x", "x"))
    closed_workplace.wait()
    page.save()
    closed_workplace.until(lambda: BROKEN not in page.files.unsaved)
    closed_workplace.until(lambda: not any("fehlt.md" in row.title for row in tab.list.rows))
