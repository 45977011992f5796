"""A new file in the Werkstatt: seen at work, entered in its module, told, and taken back."""

from __future__ import annotations

import pytest

from tests.helpers.werkstatt import undo
from tests.helpers.workplace import Workplace
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.new_file_dialog import NewFileDialog

MODULE = "module/01-anfang/modul.md"
NEW = "module/01-anfang/01-dritter-hut.md"


@pytest.fixture
def dialog(closed_workplace: Workplace, page: WorkshopPage) -> NewFileDialog:
    return asked(closed_workplace, page)


def asked(place: Workplace, page: WorkshopPage) -> NewFileDialog:
    """The dialog, with a title for a lesson of the module that is edited."""
    page.begin_file()
    place.wait()
    found = place.part(NewFileDialog, place.window)
    found.title.setText("Dritter Hut")
    return found


def on_disk(place: Workplace, path: str) -> str:
    return (place.content / path).read_text(encoding="utf-8")


def test_it_is_entered_told_opened_and_taken_back(
    closed_workplace: Workplace, page: WorkshopPage, dialog: NewFileDialog
) -> None:
    before = on_disk(closed_workplace, MODULE)
    closed_workplace.click("Anlegen", dialog)
    closed_workplace.until(lambda: page.writing.file is not None and page.writing.file.path == NEW)
    assert "reihenfolge: [dritter-hut, l-hut, l-frist, q-anfang]" in on_disk(closed_workplace, MODULE)
    assert closed_workplace.told[-1] == "„Dritter Hut“ ist angelegt."
    hint = closed_workplace.session.messages.open[-1].hint
    assert hint == f"Eingetragen in die Reihenfolge von {MODULE}."
    undo(closed_workplace)
    assert on_disk(closed_workplace, MODULE) == before
    assert not (closed_workplace.content / NEW).exists()
    assert page.writing.file is None
    assert page.files.get(NEW) is None
    assert not page.files.unsaved


def test_what_was_written_in_it_keeps_it_from_being_taken_away(
    closed_workplace: Workplace, page: WorkshopPage, dialog: NewFileDialog
) -> None:
    closed_workplace.click("Anlegen", dialog)
    closed_workplace.until(lambda: page.writing.file is not None and page.writing.file.path == NEW)
    page.writing.editor.insertPlainText("\n")
    undo(closed_workplace)
    assert page.writing.file is not None
    assert page.files.unsaved == {NEW}  # its text is only here now
    page.save()
    closed_workplace.wait()
    assert (closed_workplace.content / NEW).exists()


def test_work_is_seen_and_asked_for_only_once(closed_workplace: Workplace, dialog: NewFileDialog) -> None:
    with closed_workplace.busy_store():
        dialog._take.click()
        assert (dialog._take.text(), dialog._take.isEnabled()) == ("Wird angelegt …", False)
        dialog.title.setText("Anderer Hut")
        dialog.reject()
        assert not dialog._take.isEnabled()
        assert dialog.isVisible()
    assert (closed_workplace.content / NEW).exists()


def test_what_goes_wrong_stays_in_the_dialog(closed_workplace: Workplace, dialog: NewFileDialog) -> None:
    before = on_disk(closed_workplace, MODULE)
    dialog.kind.setCurrentIndex(1)
    theirs = closed_workplace.content / "module/01-anfang/dritter-hut.md"
    theirs.write_text("von jemand anderem", encoding="utf-8")
    closed_workplace.click("Anlegen", dialog)
    assert dialog.isVisible()
    assert "gibt es schon" in dialog._notice._words.text()
    assert closed_workplace.button("Anlegen", dialog).isEnabled()
    assert theirs.read_text(encoding="utf-8") == "von jemand anderem"
    assert on_disk(closed_workplace, MODULE) == before
    dialog.reject()


def test_a_module_that_is_not_saved_is_to_be_saved_first(closed_workplace: Workplace, page: WorkshopPage) -> None:
    page.show_place(MODULE)
    closed_workplace.wait()
    page.writing.editor.insertPlainText("\n")
    dialog = asked(closed_workplace, page)
    told = f"Noch nicht gespeichert: {MODULE}. Speichern Sie zuerst, dann geht nichts verloren."
    assert dialog._notice._words.text() == told
    assert not closed_workplace.button("Anlegen", dialog).isEnabled()
    dialog.kind.setCurrentIndex(2)  # a process is of no module
    assert closed_workplace.button("Anlegen", dialog).isEnabled()
    dialog.reject()
