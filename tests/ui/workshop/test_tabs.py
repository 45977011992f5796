"""The tabs of the Werkstatt in the running app: what they show, where they lead, what they change and take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.accessibility import faults
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui.file_drop import FileDrop
from wissen.ui.given_files import open_files
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.new_file_dialog import NewFileDialog
from wissen.ui.workshop.panes import CHECKS
from wissen.ui.workshop.rename_dialog import FileNameDialog, KennungDialog, RenameDialog
from wissen.ui.workshop.tab import WorkshopTab
from wissen.ui.workshop.tab_pane import TabPane
from wissen.ui.workshop.tabs.problems_tab import ProblemsTab
from wissen.ui.workshop.tabs.questions_tab import QuestionsTab
from wissen.ui.workshop.tabs.remarks_tab import RemarksTab
from wissen.ui.workshop.tabs.usage_tab import UsageTab

HUT = "module/01-anfang/hut.md"
BROKEN = "karten/kaputt.md"
BAD = "---\ntitel: Kaputt\n---\n\n## A\n\n[x](fehlt.md)\n\n## B\nKennung: b\n\n- [] x\n"


@pytest.fixture
def page(closed_workplace: Workplace) -> WorkshopPage:
    """The Werkstatt with a lesson open, in a folder that has faults."""
    place = closed_workplace
    place.write(BROKEN, BAD)
    place.start(size=(1600, 1000))
    place.go(Screen.WORKSHOP, HUT)
    found = place.window.page
    assert isinstance(found, WorkshopPage)
    place.until(lambda: found.writing.file is not None)
    place.wait()
    return found


def shown(place: Workplace, page: WorkshopPage, number: int) -> WorkshopTab:
    """A tab, brought to the front."""
    pane = page.findChild(TabPane)
    assert isinstance(pane, TabPane)
    page._panes.show_pane(CHECKS)
    pane.choose(number)
    place.wait()
    return page.tabs[number]


def problems(place: Workplace, page: WorkshopPage) -> ProblemsTab:
    tab = shown(place, page, 0)
    assert isinstance(tab, ProblemsTab)
    return tab


def files_in(tab: ProblemsTab) -> set[str]:
    """The files of the problems that are listed."""
    return {row.address.ref for row in tab.list.rows if row.address}


def usage(place: Workplace, page: WorkshopPage) -> UsageTab:
    tab = shown(place, page, 1)
    assert isinstance(tab, UsageTab)
    place.until(lambda: tab._usage is not None)
    return tab


def questions(place: Workplace, page: WorkshopPage) -> QuestionsTab:
    tab = shown(place, page, 2)
    assert isinstance(tab, QuestionsTab)
    return tab


def remarks(place: Workplace, page: WorkshopPage) -> RemarksTab:
    tab = shown(place, page, 3)
    assert isinstance(tab, RemarksTab)
    return tab


def undo(place: Workplace) -> None:
    """Press the button of the newest message."""
    message = place.session.messages.open[-1]
    assert message.action == "Rückgängig machen"
    assert message.run is not None
    message.run()
    place.wait()


def dialog_of(place: Workplace, kind: type[RenameDialog]) -> RenameDialog:
    found = place.window.findChild(kind)
    assert isinstance(found, RenameDialog)
    return found


# ---------------------------------------------------------------- Prüfung


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


def test_all_is_mended_told_and_taken_back(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = problems(closed_workplace, page)
    tab.mend_all.click()
    closed_workplace.wait()
    assert closed_workplace.told[-1] == "3 Befunde sind behoben."
    assert "karten/kaputt.md, Zeile 12" in closed_workplace.session.messages.open[-1].hint
    assert not tab.mend_all.isEnabled()
    undo(closed_workplace)
    assert (closed_workplace.content / BROKEN).read_text(encoding="utf-8") == BAD
    assert tab.mend_all.isEnabled()


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


def test_a_kennung_is_changed_everywhere_and_back(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    before = (closed_workplace.content / HUT).read_bytes()
    closed_workplace.click("Kennung ändern …", tab)
    dialog = dialog_of(closed_workplace, KennungDialog)
    assert isinstance(dialog, KennungDialog)
    assert dialog.keep.isChecked()  # learners have it already
    dialog.field.setText("l-huete")
    closed_workplace.until(lambda: dialog.preview.text().startswith("Es ändert sich: 4 Dateien"))
    closed_workplace.click("Umbenennen", dialog)
    assert b"kennung: l-huete\nersetzt: [l-hut]" in (closed_workplace.content / HUT).read_bytes()
    assert closed_workplace.told[-1] == "„l-hut“ heißt jetzt „l-huete“."
    undo(closed_workplace)
    assert (closed_workplace.content / HUT).read_bytes() == before


def test_a_name_that_cannot_be_is_told_at_once(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    closed_workplace.click("Kennung ändern …", tab)
    dialog = dialog_of(closed_workplace, KennungDialog)
    dialog.field.setText("l-frist")
    closed_workplace.until(dialog._notice.isVisible)
    assert not closed_workplace.button("Umbenennen", dialog).isEnabled()
    dialog.field.setText("l-hut")  # as it is
    closed_workplace.until(lambda: not dialog._notice.isVisible())
    assert not closed_workplace.button("Umbenennen", dialog).isEnabled()
    dialog.reject()


def test_another_part_is_chosen_in_the_dialog(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    closed_workplace.click("Kennung ändern …", tab)
    dialog = dialog_of(closed_workplace, KennungDialog)
    assert isinstance(dialog, KennungDialog)
    dialog.which.setCurrentIndex(1)
    assert dialog.field.text() == "helfen"
    dialog.reject()


def test_a_file_is_renamed_and_stays_open(closed_workplace: Workplace, page: WorkshopPage) -> None:
    tab = usage(closed_workplace, page)
    closed_workplace.click("Datei umbenennen …", tab)
    dialog = dialog_of(closed_workplace, FileNameDialog)
    dialog.field.setText("zwei-huete.md")
    closed_workplace.until(lambda: "woche.md" in dialog.preview.text())
    closed_workplace.click("Umbenennen", dialog)
    new = "module/01-anfang/zwei-huete.md"
    closed_workplace.until(lambda: page.writing.file is not None and page.writing.file.path == new)
    assert not (closed_workplace.content / HUT).exists()
    assert f"({'../' + new})" in (closed_workplace.content / "lernpfade/woche.md").read_text(encoding="utf-8")


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
    page.begin_file()
    closed_workplace.wait()
    new = closed_workplace.window.findChild(NewFileDialog)
    assert isinstance(new, NewFileDialog)
    assert faults(new) == []
    new.reject()
