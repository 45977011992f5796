"""The tabs of the Werkstatt in the running app: what they show, where they lead, what they change and take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.helpers.accessibility import faults
from tests.helpers.small_pack import write_small_pack
from tests.helpers.werkstatt import (
    HUT,
    dialog_of,
    mend_dialog,
    problems,
    questions,
    remarks,
    shown,
    usage,
)
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui.dialogs.release_dialog import ReleaseDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.file_drop import FileDrop
from wissen.ui.given_files import open_files
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.new_file_dialog import NewFileDialog
from wissen.ui.workshop.rename_dialog import KennungDialog
from wissen.ui.workshop.tab_pane import TabPane

# ---------------------------------------------------------------- Verwendung


def test_who_leads_here_is_listed_and_leads_there(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    assert [row.title for row in tab.list.rows] == ["Abschluss", "Praxis am Anfang", "Anfang", "Erste Woche"]
    assert tab.what.itemText(0) == "Was hierher führt (4)"
    tab.list.list.choose_current()
    closed_workplace.wait()
    assert page.writing.file is not None
    assert (page.writing.file.path, page.writing.editor.line) == ("module/01-anfang/abschluss.md", 14)


def test_a_norm_and_who_cites_it_too(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    assert tab.what.itemText(1) == "§ 82 AufenthG: auch in 1 Datei"
    tab.what.setCurrentIndex(1)
    assert [row.title for row in tab.list.rows] == ["Hier", "Abschluss"]
    page.show_place("module/01-anfang/abschluss.md")
    closed_workplace.wait()
    assert tab.what.currentIndex() == 1  # the same norm, as this file cites it too
    page.show_place("glossar.md")
    closed_workplace.wait()
    assert tab.what.currentIndex() == 0


# ---------------------------------------------------------------- Fragenprüfung


def test_what_is_striking_about_questions(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = questions(closed_workplace, page)
    assert [row.kind for row in tab.list.rows] == ["Warnung"]
    tab.scope.setCurrentIndex(1)
    assert tab.list.rows == ()


# ---------------------------------------------------------------- Meldungen


def remark_file(folder: Path) -> Path:
    told = {"fassung": "abc", "woche": "2026-W46"}
    row = {
        "format": 1,
        "meldungen": [
            {**told, "kennung": "l-hut#helfen", "art": "stimmt nicht", "text": "Auch am Telefon?"},
            {**told, "kennung": "weg", "stelle": "Altes Blatt", "art": "Idee", "text": ""},
        ],
    }
    file = folder / "probe.wissenmeldung"
    file.write_text(json.dumps(row), encoding="utf-8")
    return file


def test_remarks_are_read_in_tied_to_their_place_and_settled(
    closed_workplace: Workplace, page: WorkshopPage, tmp_path: Path
) -> None:
    tab = remarks(closed_workplace, page)
    assert "wissenmeldung" in tab.list.empty._label.text()
    drop = tab.findChild(FileDrop)
    assert isinstance(drop, FileDrop)
    drop.dropped.emit((remark_file(tmp_path),))
    closed_workplace.wait()
    titles = [(row.title, row.note) for row in tab.list.rows]
    assert titles == [
        ("Neu", ""),
        ("Altes Blatt", "Kalenderwoche 46/2026 · diese Stelle gibt es hier nicht mehr"),
        ("Zwei Hüte › Helfen", "Kalenderwoche 46/2026 · der Text ist seither geändert"),
    ]
    tab.settle.click()
    closed_workplace.wait()
    assert [row.title for row in tab.list.rows] == ["Neu", "Zwei Hüte › Helfen", "Erledigt", "Altes Blatt"]
    tab.list.list.choose_current()  # where the settled one stood is now the other one
    closed_workplace.wait()
    assert (page._current, page.writing.editor.line) == (HUT, 9)
    tab.list.list.go_on(1)
    assert tab.again.isVisible()
    tab.again.click()
    closed_workplace.wait()
    assert [row.title for row in tab.list.rows] == ["Neu", "Altes Blatt", "Zwei Hüte › Helfen"]


def test_files_are_looked_for_beside_the_last_one(
    closed_workplace: Workplace, page: WorkshopPage, tmp_path: Path
) -> None:
    tab = remarks(closed_workplace, page)
    SaveDialog.remember(tmp_path / "meldung.json")
    tab.choose()
    dialog = closed_workplace.part(QFileDialog, tab)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.reject()


def test_a_file_given_to_the_window_leads_to_the_werkstatt(
    closed_workplace: Workplace, page: WorkshopPage, tmp_path: Path
) -> None:
    tab = remarks(closed_workplace, page)
    closed_workplace.go(Screen.TODAY)
    file = remark_file(tmp_path)
    for told in ("2 Meldungen sind neu eingelesen.", "Nichts Neues: Alle Meldungen dieser Dateien sind schon da."):
        open_files(closed_workplace.window._context, [file], closed_workplace.window)
        closed_workplace.wait()
        assert closed_workplace.told[-1] == told
    assert closed_workplace.window.page is page
    assert len(tab.list.rows) == 3


def test_a_file_that_is_none_of_ours_is_told(closed_workplace: Workplace, page: WorkshopPage, tmp_path: Path) -> None:
    tab = remarks(closed_workplace, page)
    file = tmp_path / "x.wissenmeldung"
    file.write_bytes(b"\0")
    tab._take_chosen([str(file)])
    closed_workplace.wait()
    assert "keine Datei mit Meldungen" in closed_workplace.told[-1]


# ---------------------------------------------------------------- new file


def test_a_new_file_begins_from_a_template_and_is_opened(closed_workplace: Workplace, page: WorkshopPage) -> None:
    closed_workplace.click("Neu …")
    dialog = closed_workplace.window.findChild(NewFileDialog)
    assert isinstance(dialog, NewFileDialog)
    dialog.title.setText("Größe")
    assert dialog.path.text() == "Datei: module/01-anfang/01-groesse.md"
    dialog.kind.setCurrentIndex(2)
    assert dialog.path.text() == "Datei: prozesse/groesse.md"
    assert not dialog.module.isEnabled()
    closed_workplace.click("Anlegen", dialog)
    closed_workplace.until(lambda: page.writing.file is not None and page.writing.file.path == "prozesse/groesse.md")
    assert "titel: Größe" in page.writing.file.text  # type: ignore[union-attr]


# ---------------------------------------------------------------- ways on


def test_from_here_a_law_change_is_taken_in_and_a_pack_released(
    closed_workplace: Workplace, page: WorkshopPage
) -> None:
    place = closed_workplace
    page._files.release_wanted.emit()
    dialog = place.window.findChild(ReleaseDialog)
    assert isinstance(dialog, ReleaseDialog)
    assert dialog._folder == place.content
    dialog.reject()
    page._files.law_wanted.emit()
    place.wait()
    assert place.window.address.screen is Screen.LAW_ENTRY


def test_what_is_not_saved_or_not_shown_is_said_before(closed_workplace: Workplace, page: WorkshopPage) -> None:
    place = closed_workplace
    page.writing.editor.insertPlainText("\n")
    page._files.law_wanted.emit()
    assert place.told[-1] == f"Noch nicht gespeichert: {HUT}."
    page.writing.editor.undo()
    page.choose_folder(write_small_pack(place.root / "andere"))
    place.wait()
    page._files.law_wanted.emit()
    assert place.told[-1].endswith("Das ist ein anderer Ordner.")
    assert place.window.page is page


# ---------------------------------------------------------------- for everybody


@pytest.mark.parametrize("look", [("hell", 1.0), ("dunkel", 1.0), ("kontrast", 2.0)])
@pytest.mark.parametrize("number", range(4))
def test_the_tabs_are_for_everybody(
    closed_workplace: Workplace, page: WorkshopPage, dress: Dress, look: tuple[ThemeName, float], number: int
) -> None:
    remarks(closed_workplace, page).take([remark_file(closed_workplace.root)])
    dress(*look)
    tab = shown(closed_workplace, page, number)
    tabs = page.findChild(TabPane)
    assert isinstance(tabs, TabPane)
    tabs.setParent(None)  # alone in a small window, as in the small Werkstatt
    tabs.resize(683, 384)
    tabs.show()
    closed_workplace.wait()
    try:
        assert tab.isVisible()
        assert faults(tabs) == []
    finally:
        tabs.close()
        tabs.setParent(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_dialogs_are_for_everybody(
    closed_workplace: Workplace, page: WorkshopPage, dress: Dress, scale: float
) -> None:
    tab = usage(closed_workplace, page)
    dress("hell", scale)
    closed_workplace.click("Kennung ändern …", tab)
    dialog = dialog_of(closed_workplace, KennungDialog)
    dialog.field.setText("l-huete")
    closed_workplace.until(lambda: dialog._plan is not None)
    assert faults(dialog) == []
    dialog.reject()
    mending = mend_dialog(closed_workplace, problems(closed_workplace, page))
    assert faults(mending) == []
    mending.reject()
    page.begin_file()
    closed_workplace.wait()
    new = closed_workplace.window.findChild(NewFileDialog)
    assert isinstance(new, NewFileDialog)
    assert faults(new) == []
    new.reject()
