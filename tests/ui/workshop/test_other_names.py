"""Other names in the Werkstatt: seen before, done whole, followed by what is open, taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.werkstatt import (
    HUT,
    dialog_of,
    undo,
    usage,
)
from tests.helpers.workplace import Workplace
from wissen.content.rewrite import carry_out
from wissen.services.kept_steps import KeptStep, StepKind
from wissen.services.renaming import file_renamed
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.rename_dialog import FileNameDialog, KennungDialog
from wissen.ui.workshop.undoing import kept_steps


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
    closed_workplace.until(lambda: page._current == new and page.files.get(new) is page.writing.file)
    assert not (closed_workplace.content / HUT).exists()
    assert f"({'../' + new})" in (closed_workplace.content / "lernpfade/woche.md").read_text(encoding="utf-8")
    closed_workplace.session.messages.close(closed_workplace.session.messages.open[-1])
    tab.undo.click()  # the way back outlives its message
    closed_workplace.until(lambda: page._current == HUT and page.files.get(HUT) is page.writing.file)
    assert (closed_workplace.content / HUT).exists()
    assert not page.files.unsaved
    closed_workplace.wait()
    assert tab.undo.isHidden()


def test_a_folder_is_renamed_from_the_tree_and_its_text_goes_along(
    closed_workplace: Workplace, page: WorkshopPage
) -> None:
    place = closed_workplace
    page.writing.editor.insertPlainText("\n")
    page.writing.editor.undo()  # there is a way on, which stays
    page.tree.go_to("module/01-anfang/")
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_F2)
    dialog = dialog_of(place, FileNameDialog)
    assert dialog.windowTitle() == "Ordner umbenennen"
    dialog.field.setText("01-ankommen")
    place.until(lambda: dialog._plan is not None)
    place.click("Umbenennen", dialog)
    new = "module/01-ankommen/hut.md"
    place.until(lambda: page._current == new and page.files.get(new) is page.writing.file)
    assert page.writing.editor.document().isRedoAvailable()
    assert (place.content / new).exists()


def test_what_is_not_saved_keeps_a_name(closed_workplace: Workplace, page: WorkshopPage) -> None:
    place = closed_workplace
    page.writing.editor.insertPlainText("\n")
    place.wait()
    page.rename("module/01-anfang/")
    dialog = dialog_of(place, FileNameDialog)
    dialog.field.setText("01-ankommen")
    place.until(dialog._notice.isVisible)
    assert not place.button("Umbenennen", dialog).isEnabled()
    dialog.reject()
    page.rename("module/")
    assert "muss so heißen" in place.told[-1]


def test_a_renaming_that_was_interrupted_is_finished_and_told(closed_workplace: Workplace, page: WorkshopPage) -> None:
    place = closed_workplace
    rewrites = file_renamed(place.content, HUT, "zwei-huete.md").rewrites
    steps = kept_steps(page.context)
    steps._keep(place.content, StepKind.RENAMED, KeptStep("„hut“ heißt jetzt „zwei“.", rewrites, whole=False))
    carry_out(place.content, rewrites[:1])
    page.choose_folder(place.content)
    place.wait()
    assert "Beim letzten Mal unterbrochen, jetzt fertig: „hut“ heißt jetzt „zwei“." in place.told
    assert (place.content / "module/01-anfang/zwei-huete.md").exists()
    assert place.session.services.shelf.whole.entry("l-hut").path == "module/01-anfang/zwei-huete.md"
