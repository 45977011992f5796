"""Einstellungen and Willkommen: every answer holds at once and is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from tests.helpers.small_pack import write_small_pack
from tests.helpers.workplace import Workplace
from wissen import paths, settings
from wissen.settings import Settings
from wissen.ui import look
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.about_me import NameField
from wissen.ui.pages.content_group import ContentGroup
from wissen.ui.pages.settings import Form
from wissen.ui.widgets.day_field import DayField


def kept(place: Workplace) -> Settings:
    """What the next start will find."""
    return settings.read_settings(paths.folders(root=place.root).config / paths.SETTINGS)[0]


def words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.SETTINGS)
    return workplace


@pytest.fixture
def newcomer(closed_workplace: Workplace) -> Workplace:
    closed_workplace.chosen = Settings(theme="hell")
    closed_workplace.start()
    return closed_workplace


# ------------------------------------------------------------ settings


def test_a_theme_is_put_on_at_once(place: Workplace) -> None:
    place.click("Dunkel")
    assert look.tokens().name == "dunkel"
    assert kept(place).theme == "dunkel"
    place.click("Hell")


def test_the_text_grows_at_once(place: Workplace) -> None:
    sizes = next(box for box in place.window.page.findChildren(QComboBox) if box.findData(1.5) >= 0)
    sizes.setCurrentIndex(sizes.findData(1.5))
    sizes.activated.emit(sizes.currentIndex())
    place.wait()
    assert (look.text_scale(), kept(place).text_scale) == (1.5, 1.5)
    place.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)


def test_text_that_grows_by_keys_is_said_here_as_well(place: Workplace) -> None:
    place.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    sizes = next(box for box in place.window.page.findChildren(QComboBox) if box.findData(1.5) >= 0)
    assert sizes.currentText() == "110 Prozent"
    place.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sizes.currentText() == "100 Prozent"


def test_opened_again_it_shows_what_holds_by_now(place: Workplace) -> None:
    form = place.part(Form)
    place.go(Screen.TODAY)
    place.go(Screen.SETTINGS)
    assert place.part(Form) is form
    place.go(Screen.TODAY)
    place.session.preferences.change(name="Kim")
    place.go(Screen.SETTINGS)
    assert place.part(NameField).text() == "Kim"


def test_the_land_of_holidays_is_kept(place: Workplace) -> None:
    lands = next(box for box in place.window.page.findChildren(QComboBox) if box.findData("BW") >= 0)
    assert lands.currentText() == "Nicht gewählt"
    lands.setCurrentIndex(lands.findData("BW"))
    lands.activated.emit(lands.currentIndex())
    assert kept(place).land == "BW"


def test_the_person_is_kept(place: Workplace) -> None:
    name = place.part(NameField)
    name.setText(" Jana ")
    name.editingFinished.emit()
    for box in place.window.page.findChildren(QCheckBox):
        if box.text() in ("Telefon", "Ich begleite andere bei der Einarbeitung"):
            box.click()
    place.part(DayField).set_day(date(2026, 12, 1))
    found = kept(place)
    assert (found.name, found.roles, found.tasks, found.start_day) == (
        "Jana",
        ("telefon",),
        ("mentor",),
        date(2026, 12, 1),
    )
    assert any(button.text() == "Jana" for button in place._buttons(place.window))


def test_it_shows_what_holds(place: Workplace) -> None:
    place.session.preferences.change(name="Uwe", theme="hell")
    place.go(Screen.TODAY)
    place.go(Screen.SETTINGS)
    assert place.part(NameField).text() == "Uwe"
    assert place.button("Hell").isChecked()


def test_another_content_folder_is_read_at_once(place: Workplace, tmp_path: Path) -> None:
    other = write_small_pack(tmp_path / "anderswo")
    (other / "module/01-anfang/modul.md").write_text(
        (other / "module/01-anfang/modul.md").read_text(encoding="utf-8").replace("titel: ", "titel: Neu: "),
        encoding="utf-8",
    )
    place.part(ContentGroup).use_folder(str(other))
    place.wait()
    assert place.session.services.shelf.library.modules[0].head.title.startswith("Neu: ")
    assert kept(place).content_folder == other


def test_a_folder_without_content_is_told_and_nothing_changes(place: Workplace, tmp_path: Path) -> None:
    before = place.session.services.shelf.folder
    place.part(ContentGroup).use_folder(str(tmp_path))
    assert place.told == [f"Im Ordner „{tmp_path}“ liegen keine Inhalte."]
    assert place.session.services.shelf.folder == before


def test_from_there_one_gets_to_what_is_kept(place: Workplace) -> None:
    place.click("Meine Daten ansehen")
    assert "Alles löschen …" in place.labels()
    place.press(Qt.Key.Key_Escape)
    assert place.window.address.screen is Screen.SETTINGS


def test_from_there_one_gets_to_know_wissen(place: Workplace) -> None:
    place.click("Versionen, Lizenzen und Inhalte")
    assert place.window.address.screen is Screen.ABOUT
    text = place.reader.toPlainText()
    assert "EUPL-1.2" in text
    assert "Fira Sans" in text
    assert "Über diese Inhalte" in text


def test_where_the_office_has_fixed_the_content_a_process_can_still_be_taken_over(workplace: Workplace) -> None:
    form = Form(replace(workplace.window._context, content_is_fixed=True), workplace.window)
    form.show()
    assert "Prozess aus BPMN übernehmen …" in workplace.labels(form)
    assert "Anderen Ordner wählen" not in workplace.labels(form)
    form.deleteLater()


def test_settings_that_cannot_be_kept_are_told(place: Workplace) -> None:
    folder = paths.folders(root=place.root).config
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("im Weg", encoding="utf-8")
    place.click("Dunkel")
    assert "lässt sich nicht schreiben" in place.told[0]
    assert look.tokens().name == "dunkel"
    place.click("Hell")
    folder.unlink()


# ------------------------------------------------------------ welcome


def test_the_first_start_asks_three_things_and_leads_to_heute(newcomer: Workplace) -> None:
    assert newcomer.window.address.screen is Screen.WELCOME
    assert not newcomer.window.rail.isVisible()
    QTest.keyClicks(newcomer.part(QLineEdit), "Jana")
    newcomer.click("Weiter")
    next(box for box in newcomer.window.page.findChildren(QCheckBox) if box.text() == "Servicetheke").click()
    newcomer.click("Weiter")
    assert "Nicht gespeichert wird, wie lange Sie lernen" in words(newcomer)
    newcomer.click("Los geht’s")
    assert newcomer.window.address == Address(Screen.TODAY)
    assert newcomer.window.rail.isVisible()
    found = kept(newcomer)
    assert (found.name, found.roles, found.welcomed) == ("Jana", ("theke",), True)
    assert found.start_day == newcomer.today


def test_one_may_go_back_and_leave_things_out(newcomer: Workplace) -> None:
    newcomer.click("Weiter")
    newcomer.click("Zurück")
    assert "Seite 1 von 3" in words(newcomer)
    newcomer.click("Später beantworten")
    assert newcomer.window.address.screen is Screen.TODAY
    assert (kept(newcomer).welcomed, kept(newcomer).name) == (True, "")


def test_escape_does_not_leave_the_first_questions(newcomer: Workplace) -> None:
    newcomer.press(Qt.Key.Key_Escape)
    assert newcomer.window.address.screen is Screen.WELCOME


def test_whoever_was_welcomed_is_not_asked_again(newcomer: Workplace) -> None:
    newcomer.click("Später beantworten")
    newcomer.chosen = kept(newcomer)
    newcomer.start_again()
    assert newcomer.window.address.screen is Screen.TODAY


# ------------------------------------------------------------ help


def test_f1_explains_and_names_all_keys(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_F1)
    text = workplace.reader.toPlainText().replace("\u00ad", "")
    assert "Etwas schnell finden" in text
    assert "Schnellauskunft\nStrg+K" in text
