"""Meine Daten: what is kept in plain words, every entry, taking along and over, erasing, other people."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget

from tests.helpers.workplace import Workplace
from wissen import paths, settings
from wissen.learning.remark import RemarkKind
from wissen.services.kept_steps import STEPS
from wissen.settings import Settings
from wissen.ui.dialogs.data_export_dialog import DataExportDialog
from wissen.ui.dialogs.data_import_dialog import DataImportDialog
from wissen.ui.dialogs.entry_dialog import EntryDialog
from wissen.ui.dialogs.erase_dialog import EraseEverythingDialog, EraseProfileDialog
from wissen.ui.dialogs.pin_change_dialog import PinChangeDialog
from wissen.ui.dialogs.reset_dialog import ResetDialog
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Screen
from wissen.ui.pages.about_me import NameField
from wissen.ui.pages.my_data import ENTRIES
from wissen.ui.people import People
from wissen.ui.widgets.row_list import RowList
from wissen.ui.workshop.state import REMARKS

WORDS = "Zwergkaninchen-4711"

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    """Somebody who read a lesson and reported something, in their own words."""
    workplace.session.preferences.change(name="Jana Probst")
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    remarks = workplace.session.services.remarks
    subject = remarks.subject(workplace.session.services.shelf.current, "l-hut", "helfen")
    assert subject is not None
    workplace.window.page.act([remarks.made(subject, RemarkKind.UNCLEAR, WORDS, text_id="m-1")])
    workplace.go(Screen.MY_DATA)
    return workplace


def words(within: QWidget) -> str:
    return "\n".join(label.text() for label in within.findChildren(QLabel) if label.isVisible())


def dialog(place: Workplace, kind: type[W]) -> W:
    (found,) = [one for one in place.window.findChildren(kind) if one.isVisible()]
    return found


def rows(place: Workplace) -> list[tuple[str, str]]:
    model = place.part(RowList).model()
    assert isinstance(model, RowModel)
    return [(row.title, row.kind) for row in model.rows]


def files_with(place: Workplace, text: str) -> list[str]:
    found = (path for path in place.root.rglob("*") if path.is_file())
    return sorted(path.name for path in found if text.encode() in path.read_bytes())


def export(place: Workplace, path: Path) -> None:
    place.go(Screen.MY_DATA)
    place.click("Meine Daten speichern …")
    dialog(place, DataExportDialog).save(str(path))
    place.wait()


# ------------------------------------------------------------ what is kept


def test_it_says_how_much_there_is_and_where(place: Workplace) -> None:
    told = words(place.window.page)
    assert "1 Abschluss einer Lektion" in told
    assert "1 Meldung" in told
    assert "1 Text dazu, vor allem in Ihren Worten" in told
    assert "Noch keine Sicherung." in told
    assert "wie lange Sie lernen" in told.replace("Wie", "wie")
    folder = next(field for field in place.window.page.findChildren(QLineEdit) if field.isReadOnly())
    assert folder.text() == str(paths.folders(root=place.root).data)


def test_backups_are_counted(place: Workplace) -> None:
    place.start_again()
    place.go(Screen.MY_DATA)
    assert "1 Sicherung (" in words(place.window.page)


def test_before_anything_was_learned_it_says_so(workplace: Workplace) -> None:
    workplace.go(Screen.MY_DATA)
    assert "Noch nichts" in words(workplace.window.page)
    workplace.click("Alles ansehen")
    workplace.click("Zu Heute")
    assert workplace.window.address.screen is Screen.TODAY


def test_the_name_can_be_changed(place: Workplace) -> None:
    field = place.part(NameField)
    assert field.text() == "Jana Probst"
    field.setText("Jana Neumann")
    field.editingFinished.emit()
    assert place.session.preferences.value.name == "Jana Neumann"


# ------------------------------------------------------------ every entry


def test_every_entry_is_listed_the_newest_first(place: Workplace) -> None:
    place.click("Alles ansehen")
    assert rows(place) == [
        ("Zwei Hüte › Helfen", "23.11.2026 · Gemeldet: unklar"),
        ("Zwei Hüte", "23.11.2026 · Abgeschlossen"),
        ("Zwei Hüte", "23.11.2026 · Zum ersten Mal geöffnet"),
    ]
    assert place.part(RowList).hasFocus()
    place.press(Qt.Key.Key_Escape)
    assert place.labels().count("Alles ansehen") == 1


def test_one_entry_can_be_erased_and_is_gone(place: Workplace) -> None:
    place.start_again()
    place.go(Screen.MY_DATA, ENTRIES)
    assert files_with(place, WORDS)
    place.press(Qt.Key.Key_Return)
    shown = dialog(place, EntryDialog)
    assert WORDS in words(shown)
    place.click("Endgültig löschen", shown)
    assert "Der Eintrag ist gelöscht." in place.told
    assert rows(place)[1] == ("Zwei Hüte › Helfen", "23.11.2026 · Gemeldet (Angaben gelöscht)")
    assert place.session.services.remarks.all == ()
    assert files_with(place, WORDS) == []


def test_an_erased_completion_counts_no_more_at_once(place: Workplace) -> None:
    place.go(Screen.MY_DATA, ENTRIES)
    place.press(Qt.Key.Key_Down)
    place.press(Qt.Key.Key_Delete)
    place.click("Endgültig löschen", dialog(place, EntryDialog))
    assert "l-hut" not in place.session.services.history.completions
    assert "l-hut" in place.session.services.history.begun


def test_what_holds_nothing_cannot_be_erased(place: Workplace) -> None:
    place.go(Screen.MY_DATA, ENTRIES)
    place.press(Qt.Key.Key_End)
    place.press(Qt.Key.Key_Return)
    shown = dialog(place, EntryDialog)
    assert "enthält nichts, was sich löschen ließe" in words(shown)
    assert place.labels(shown) == ["Schließen"]


def test_many_entries_come_in_parts(place: Workplace) -> None:
    bookmarks = place.session.services.bookmarks
    place.window.page.act([bookmarks.changed("l-hut", kept=bool(n % 2)) for n in range(300)])
    place.go(Screen.MY_DATA, ENTRIES)
    assert len(rows(place)) == 200
    place.click("Frühere Einträge zeigen")
    assert len(rows(place)) == 303
    assert "Frühere Einträge zeigen" not in place.labels()


# ------------------------------------------------------------ taking along and over


def test_everything_is_saved_in_one_file(place: Workplace, tmp_path: Path) -> None:
    export(place, tmp_path / "meine.zip")
    assert "Gespeichert als „meine.zip“." in place.told
    with zipfile.ZipFile(tmp_path / "meine.zip") as archive:
        raw = json.loads(archive.read("wissen-daten.json"))
    assert raw["person"]["name"] == "Jana Probst"
    assert raw["texte"] == {"m-1": WORDS}


def test_the_file_dialog_offers_a_name_without_a_time(place: Workplace) -> None:
    place.click("Meine Daten speichern …")
    asked = dialog(place, DataExportDialog)
    place.click("Datei speichern …", asked)
    files = dialog(place, QFileDialog)
    assert Path(files.selectedFiles()[0]).name == "Wissen-Daten 2026-11-23.zip"
    files.reject()
    asked.reject()


def test_a_folder_that_is_not_there_is_told(place: Workplace, tmp_path: Path) -> None:
    export(place, tmp_path / "fehlt" / "meine.zip")
    assert any("lässt sich nicht speichern" in text for text in place.told)


def test_elsewhere_the_same_person_goes_on(place: Workplace, tmp_path: Path) -> None:
    export(place, tmp_path / "meine.zip")
    place.close()
    place.root = tmp_path / "anderer-rechner"
    place.chosen = Settings(theme="hell")
    place.start()
    place.go(Screen.MY_DATA)
    place.click("Daten übernehmen …")
    asked = dialog(place, DataImportDialog)
    asked.add_files([tmp_path / "meine.zip"])
    place.click("Übernehmen", asked)
    assert place.told == ["Übernommen: 3 Einträge."]
    assert place.session.preferences.value.name == "Jana Probst"
    assert "l-hut" in place.session.services.history.completions
    assert place.window.address.screen is Screen.TODAY
    place.session.verify()
    place.start_again()
    assert place.told == []
    assert "l-hut" in place.session.services.history.completions


def test_where_there_is_a_history_nothing_is_taken_over(place: Workplace, tmp_path: Path) -> None:
    export(place, tmp_path / "meine.zip")
    place.click("Daten übernehmen …")
    asked = dialog(place, DataImportDialog)
    asked.add_files([tmp_path / "meine.zip"])
    place.click("Übernehmen", asked)
    assert "gibt es schon einen Lernstand" in words(asked)
    assert len(place.events) == 3
    asked.reject()


@pytest.mark.parametrize("data", [b"Hallo", b"PK\x03\x04kaputt", b'{"format": 2}'])
def test_a_file_that_is_none_is_refused_and_nothing_changes(workplace: Workplace, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "fremd.zip").write_bytes(data)
    workplace.go(Screen.MY_DATA)
    workplace.click("Daten übernehmen …")
    asked = dialog(workplace, DataImportDialog)
    asked.add_files([tmp_path / "fremd.zip"])
    workplace.click("Übernehmen", asked)
    assert asked.isVisible()
    assert workplace.events == []
    asked.reject()


# ------------------------------------------------------------ beginning anew


def test_everything_is_erased_from_every_file(place: Workplace) -> None:
    place.start_again()
    place.session.own_data.access.change("", "4711")
    place.session.preferences.change(name="Jana Probst", land="BW")
    received = place.window._context.folders.data / REMARKS
    step = place.window._context.folders.data / STEPS / "schritt.json"
    step.parent.mkdir()
    for file in (received, step):
        file.write_text('{"text": "Jana fragt"}', encoding="utf-8")
    place.go(Screen.MY_DATA)
    kept = [*files_with(place, WORDS), *files_with(place, "Jana Probst")]
    assert {"wissen.db", "einstellungen.json"} <= set(kept)
    place.click("Alles löschen …")
    asked = dialog(place, EraseEverythingDialog)
    assert not place.button("Endgültig löschen", asked).isEnabled()
    QTest.keyClicks(place.part(QLineEdit, asked), "LOESCHEN")
    place.click("Endgültig löschen", asked)
    assert place.window.address.screen is Screen.WELCOME
    assert "Alles, was über Sie gespeichert war, ist gelöscht." in place.told
    assert place.session.services.history.begun == set()
    planted = (WORDS, "Jana", '"BW"', "$argon2id", "remarked", "m-1")
    assert [text for text in planted if files_with(place, text)] == []
    place.close()
    assert [text for text in planted if files_with(place, text)] == []


def test_how_it_looks_stays(place: Workplace) -> None:
    place.session.preferences.change(text_scale=1.5)
    place.click("Alles löschen …")
    asked = dialog(place, EraseEverythingDialog)
    place.part(QLineEdit, asked).setText("löschen")
    place.click("Endgültig löschen", asked)
    value = place.session.preferences.value
    assert (value.text_scale, value.theme, value.name, value.welcomed) == (1.5, "hell", "", False)
    place.session.preferences.change(text_scale=1.0)


def test_it_is_erased_also_when_the_dialog_was_closed_meanwhile(place: Workplace) -> None:
    place.click("Alles löschen …")
    asked = dialog(place, EraseEverythingDialog)
    place.part(QLineEdit, asked).setText("löschen")
    with place.busy_store():
        QTest.mouseClick(place.button("Endgültig löschen", asked), Qt.MouseButton.LeftButton)
        asked.reject()
    assert place.session.services.history.begun == set()
    assert place.session.preferences.value.name == ""


def test_a_module_or_all_can_begin_anew(place: Workplace) -> None:
    place.click("Lernstand zurücksetzen …")
    asked = dialog(place, ResetDialog)
    choice = place.part(QComboBox, asked)
    assert choice.itemText(choice.count() - 1) == "Alles"
    first = choice.itemText(0)
    place.click("Zurücksetzen", asked)
    assert place.told[-1] == f"Zurückgesetzt: {first}"
    assert "l-hut" not in place.session.services.history.completions
    assert place.events[-1] == ("progress-reset", "l-hut")
    assert len(place.session.services.remarks.all) == 1


@pytest.mark.parametrize("again", [False, True])
def test_a_reset_can_be_taken_back(place: Workplace, *, again: bool) -> None:
    before = place.session.services.history.completions.copy()
    place.click("Lernstand zurücksetzen …")
    place.click("Zurücksetzen", dialog(place, ResetDialog))
    assert place.session.services.history.completions == {}
    if again:  # later, after other things
        place.start_again()
        place.go(Screen.MY_DATA, ENTRIES)
        place.press(Qt.Key.Key_Return)
        place.click("Zurücknehmen", dialog(place, EntryDialog))
    else:
        place.click("Rückgängig", place.window)
    assert place.session.services.history.completions == before
    place.start_again()
    assert place.session.services.history.completions == before


def test_where_nothing_was_learned_there_is_nothing_to_reset(workplace: Workplace) -> None:
    workplace.go(Screen.MY_DATA)
    workplace.click("Lernstand zurücksetzen …")
    workplace.click("Zurücksetzen", dialog(workplace, ResetDialog))
    assert workplace.told == ["Hier ist noch alles offen. Es gibt nichts zurückzusetzen."]
    assert workplace.events == []


# ------------------------------------------------------------ PIN and other people


def test_a_pin_is_set_changed_and_removed(place: Workplace) -> None:
    access = place.session.own_data.access
    place.click("PIN festlegen …")
    asked = dialog(place, PinChangeDialog)
    assert "Ihre Daten werden damit nicht verschlüsselt." in words(asked)
    first, second = (field for field in asked.findChildren(QLineEdit) if field.isVisible())
    first.setText("1234")
    second.setText("1235")
    place.click("PIN speichern", asked)
    assert "sind verschieden" in words(asked)
    second.setText("1234")
    place.click("PIN speichern", asked)
    assert access.is_guarded
    assert "Wissen fragt beim Start nach Ihrer PIN." in words(place.window.page)
    place.click("PIN ändern oder entfernen …")
    asked = dialog(place, PinChangeDialog)
    old = next(field for field in asked.findChildren(QLineEdit) if field.isVisible())
    place.click("PIN entfernen", asked)
    assert "nicht die PIN dieses Profils" in words(asked)
    old.setText("1234")
    place.click("PIN entfernen", asked)
    assert not access.is_guarded


def somebody(place: Workplace, profile: str = "person-2") -> Path:
    folders = paths.folders(profile, place.root)
    settings.write_settings(folders.config / paths.SETTINGS, Settings(name="Uwe"))
    folders.data.mkdir(parents=True)
    (folders.data / "notiz.txt").write_text(WORDS)
    return folders.data


def test_another_profile_is_deleted_with_its_pin_only(closed_workplace: Workplace) -> None:
    place = closed_workplace
    data = somebody(place)
    place.people = People("standard", print, place.root)
    place.start()
    place.go(Screen.MY_DATA)
    assert "Uwe" in words(place.window.page)
    place.session.own_data.access.beside("person-2").change("", "9876")
    place.click("Profil löschen …")
    asked = dialog(place, EraseProfileDialog)
    pin, confirmed = (field for field in asked.findChildren(QLineEdit) if field.isVisible())
    confirmed.setText("löschen")
    place.click("Profil löschen", asked)
    assert "nicht die PIN" in words(asked)
    assert data.exists()
    pin.setText("9876")
    place.click("Profil löschen", asked)
    assert not data.exists()
    assert files_with(place, "Uwe") == []
    assert "Bisher nur Sie." in words(place.window.page)
