"""Prozesslandkarte: the place of the rail, filters, the list beside the map, and what leads on from each tile."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QLineEdit

from tests.helpers import maps
from tests.helpers.law_pack import write_law_pack
from tests.helpers.pdf import read_pdf
from tests.helpers.workplace import Workplace
from wissen.learning.verb import Verb
from wissen.printing.sizes import PosterSize
from wissen.progress.events import NewEvent
from wissen.services.process_map import NOT_ON_MAP
from wissen.settings import Settings
from wissen.ui.diagram.process_map_view import ProcessMapView
from wissen.ui.dialogs.poster_dialog import PosterDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.models.map_tree_model import MapLine
from wissen.ui.models.tree_model import NODE
from wissen.ui.navigation import Address, Screen
from wissen.ui.widgets.tree import Tree

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL = ["fuehrung-steuern", "service-probe", "service-termin", "familie-nachzug"]


@pytest.fixture
def closed(closed_workplace: Workplace) -> Workplace:
    closed_workplace.write("landkarte.yaml", dedent(maps.FILE))
    closed_workplace.chosen = Settings(theme="hell", welcomed=True, roles=("theke",))
    return closed_workplace


@pytest.fixture
def place(closed: Workplace) -> Workplace:
    """At the map."""
    closed.start()
    closed.go(Screen.MAP)
    return closed


def view(place: Workplace) -> ProcessMapView:
    return place.part(ProcessMapView)


def shown(place: Workplace) -> list[str]:
    return [tile.kennung for tile in view(place).tiles.tiles]


def listed(place: Workplace) -> list[str]:
    """The processes of the list, in its order."""
    tree = place.part(Tree)
    model = tree.model()
    bands = [model.index(row, 0) for row in range(model.rowCount())]
    groups = [model.index(row, 0, band) for band in bands for row in range(model.rowCount(band))]
    lines = [model.index(row, 0, group).data(NODE) for group in groups for row in range(model.rowCount(group))]
    return [line.ref for line in lines]


def words(place: Workplace) -> str:
    return "\n".join(label.text() for label in place.window.page.findChildren(QLabel) if label.isVisible())


def field(place: Workplace) -> QLineEdit:
    return place.part(QLineEdit)


def box(place: Workplace, text: str) -> QAbstractButton:
    return next(one for one in place.window.page.findChildren(QCheckBox) if one.text() == text)


def open_tile(place: Workplace, kennung: str) -> None:
    view(place).go_to(kennung)
    QTest.keyClick(view(place), Qt.Key.Key_Return)
    place.wait()


# ------------------------------------------------------------ the way there


def test_control_and_three_leads_there_and_the_keyboard_is_on_the_first_tile(closed: Workplace) -> None:
    closed.start()
    closed.press(Qt.Key.Key_3, CONTROL)
    assert closed.window.address.screen is Screen.MAP
    assert view(closed).hasFocus()
    assert shown(closed) == ALL
    assert "4 Prozesse, 1 beschrieben" in words(closed)


def test_who_went_on_meanwhile_keeps_the_keyboard(closed: Workplace) -> None:
    closed.start()
    closed.window.go(Address(Screen.MAP))
    closed.window.page.show_find()
    closed.wait()
    assert field(closed).hasFocus()


def test_before_the_content_is_there_it_says_so(closed: Workplace) -> None:
    closed.launch()
    closed.window.go(Address(Screen.MAP))
    assert "Die Inhalte werden geladen …" in words(closed)
    closed.wait()
    closed.until(lambda: shown(closed) == ALL)


def test_a_pack_without_a_map_shows_its_processes_all_the_same(closed_workplace: Workplace) -> None:
    closed_workplace.start()
    closed_workplace.go(Screen.MAP)
    assert shown(closed_workplace) == ["service-probe"]
    assert view(closed_workplace).drawing.bands[0].title.lines.text() == NOT_ON_MAP


def test_without_any_process_it_leads_on(closed: Workplace) -> None:
    (closed.content / "landkarte.yaml").unlink()
    (closed.content / "prozesse/service/service-probe.md").unlink()
    closed.start()
    closed.go(Screen.MAP)
    assert "Auf der Landkarte steht noch kein Prozess." in words(closed)
    assert "Inhalte neu laden" in closed.labels()
    closed.click("Poster …")
    assert "Für ein Poster ist auf der Landkarte nichts zu sehen." in closed.told


# ------------------------------------------------------------ on from a tile


def test_a_described_process_opens_and_the_way_back_leads_to_its_tile(place: Workplace) -> None:
    open_tile(place, "service-probe")
    assert place.window.address.ref == "service-probe"
    place.window.go_back()
    place.wait()
    assert place.window.address == Address(Screen.MAP, place="service-probe")
    assert view(place).currentIndex().row() == 1


def test_a_process_without_text_is_explained_and_never_a_dead_link(place: Workplace) -> None:
    open_tile(place, "service-termin")
    assert place.window.address == Address(Screen.MAP, "service-termin")
    assert place.told == []
    said = words(place)
    assert "„Termin vergeben“ ist noch nicht beschrieben." in said
    assert "Gruppe „Service“ im Band „Kern“" in said
    assert "Fragen Sie Ihre Mentorin oder Ihren Mentor" in said
    assert place.window.page.trail() == ("Prozesslandkarte", "Termin vergeben")


def test_from_the_explanation_one_can_search_for_it(place: Workplace) -> None:
    open_tile(place, "service-termin")
    place.click("Danach suchen")
    assert place.window.address == Address(Screen.SEARCH, "Termin vergeben")


@pytest.mark.parametrize("way", ["Zur Landkarte", "Esc", "back"])
def test_from_the_explanation_every_way_leads_back_to_its_tile(place: Workplace, way: str) -> None:
    open_tile(place, "service-termin")
    match way:
        case "Esc":
            place.press(Qt.Key.Key_Escape)
        case "back":
            place.window.go_back()
        case _:
            place.click(way)
    place.wait()
    assert place.window.address == Address(Screen.MAP, place="service-termin")
    assert view(place).hasFocus()
    assert shown(place)[view(place).currentIndex().row()] == "service-termin"


def test_a_kennung_that_is_not_on_the_map_is_refused(place: Workplace) -> None:
    place.window.go(Address(Screen.MAP, "gibt-es-nicht"))
    assert "Diesen Prozess gibt es auf der Landkarte nicht." in place.told
    assert place.window.address.ref == ""


def test_what_has_been_described_meanwhile_is_a_tile_like_others(place: Workplace) -> None:
    open_tile(place, "service-termin")
    text = (place.content / "prozesse/service/service-probe.md").read_text(encoding="utf-8")
    place.write("prozesse/service/termin.md", text.replace("service-probe", "service-termin"))
    place.reload()
    assert shown(place) == ALL
    assert "4 Prozesse, 2 beschrieben" in words(place)


# ------------------------------------------------------------ filters


def test_typing_narrows_the_map_and_down_leads_into_it(place: Workplace) -> None:
    place.press(Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(field(place), "termin")
    assert shown(place) == ["service-termin"]
    assert "1 von 4 Prozessen, 0 beschrieben" in words(place)
    place.press(Qt.Key.Key_Down)
    assert view(place).hasFocus()


def test_only_mine_are_those_of_my_workplace_and_my_learning_path(place: Workplace) -> None:
    box(place, "Nur meine").click()
    assert shown(place) == ["service-probe"]


def test_a_band_and_a_workplace_can_be_chosen(place: Workplace) -> None:
    role, band = place.window.page.findChildren(QComboBox)
    assert [role.itemText(row) for row in range(role.count())] == ["Alle Arbeitsplätze", "Telefon", "Servicetheke"]
    assert [band.itemText(row) for row in range(band.count())] == ["Alle Bänder", "Führung", "Kern"]
    band.setCurrentIndex(2)
    assert shown(place) == ALL[1:]
    role.setCurrentIndex(1)
    assert shown(place) == ["service-probe"]
    assert "Filter (2)" in place.labels()


def test_when_nothing_is_left_one_button_brings_everything_back(place: Workplace) -> None:
    assert "Filter zurücksetzen" not in place.labels()
    field(place).setText("xyz")
    box(place, "Recht ändert sich").click()
    assert "Kein Prozess passt zu diesen Filtern." in words(place)
    named = [one for one in place._buttons(None) if one.text() == "Filter zurücksetzen"]
    QTest.mouseClick(named[-1], Qt.MouseButton.LeftButton)
    assert shown(place) == ALL
    assert (field(place).text(), box(place, "Recht ändert sich").isChecked()) == ("", False)


def test_what_was_chosen_is_there_when_one_comes_back(place: Workplace) -> None:
    field(place).setText("termin")
    place.click("Liste")
    place.go(Screen.TODAY)
    place.go(Screen.MAP)
    assert listed(place) == ["service-termin"]
    assert field(place).text() == "termin"


def test_a_change_of_the_law_filters(closed: Workplace) -> None:
    write_law_pack(closed.content)
    closed.start()
    closed.go(Screen.MAP)
    box(closed, "Recht ändert sich").click()
    assert shown(closed) == ["p-kommt"]


def test_a_low_window_folds_the_filters_and_control_f_unfolds_them(place: Workplace) -> None:
    place.window.resize(683, 384)
    place.wait()
    assert not place.window.page.findChildren(QLineEdit)[0].isVisible()
    place.press(Qt.Key.Key_F, CONTROL)
    assert field(place).hasFocus()
    place.click("Weitere Filter verbergen")
    assert not place.window.page.findChildren(QLineEdit)[0].isVisible()


# ------------------------------------------------------------ the list


def test_the_list_shows_the_same_and_keeps_the_tile(place: Workplace) -> None:
    view(place).go_to("familie-nachzug")
    place.click("Liste")
    assert listed(place) == ALL
    tree = place.part(Tree)
    line: MapLine = tree.currentIndex().data(NODE)
    assert (line.ref, [sign.text for sign in line.signs]) == ("familie-nachzug", ["noch nicht beschrieben"])
    place.click("Karte")
    assert view(place).currentIndex().row() == 3


def test_the_list_opens_processes_and_folds_groups(place: Workplace) -> None:
    place.click("Liste")
    tree = place.part(Tree)
    group = tree.currentIndex().parent()
    tree.setCurrentIndex(group)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(group)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(group)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    place.wait()
    assert place.window.address == Address(Screen.MAP, "fuehrung-steuern")
    place.click("Zur Landkarte")
    assert place.part(Tree).hasFocus()


def test_what_is_filtered_on_the_map_is_filtered_in_the_list(place: Workplace) -> None:
    place.click("Liste")
    box(place, "Nur meine").click()
    assert listed(place) == ["service-probe"]
    place.click("Karte")
    assert shown(place) == ["service-probe"]


# ------------------------------------------------------------ Stand and Stichtag


def test_what_i_did_stands_on_the_tile(place: Workplace) -> None:
    page = place.window.page
    page.context.recorder.record([NewEvent(Verb.BEGUN, "service-probe", payload={})], owner=page)
    place.wait()
    assert view(place).tiles.index(1).data(Qt.ItemDataRole.ToolTipRole) == "Antrag annehmen, begonnen, Service, Kern"


def test_the_map_follows_the_stichtag(closed: Workplace) -> None:
    write_law_pack(closed.content)
    closed.start()
    closed.go(Screen.MAP)
    closed.window.choose_day(date(2026, 1, 31))
    closed.wait()
    said = [view(closed).tiles.index(row).data(Qt.ItemDataRole.ToolTipRole) for row in range(5)]
    assert said[-1] == "Beraten, gilt an diesem Tag nicht, gilt ab 01.02.2026, Prozesse, Noch nicht auf der Landkarte"
    open_tile(closed, "p-kommt")
    assert closed.window.address.ref == "p-kommt"
    assert closed.told == []


# ------------------------------------------------------------ poster


def poster_dialog(place: Workplace) -> PosterDialog:
    place.press(Qt.Key.Key_P, CONTROL)
    (dialog,) = place.window.findChildren(PosterDialog)
    return dialog


def test_the_poster_has_what_is_shown_and_is_drawn_behind_the_window(place: Workplace, tmp_path: Path) -> None:
    box(place, "Nur meine").click()
    dialog = poster_dialog(place)
    dialog.wanted.emit(tmp_path / "karte.pdf", PosterSize.A3)
    dialog.reject()
    assert place.session.jobs.busy
    place.wait()
    (sheet,) = read_pdf((tmp_path / "karte.pdf").read_bytes()).sheets
    assert "Prozesslandkarte · Nur meine" in sheet
    assert "Antrag annehmen" in sheet
    assert "Termin vergeben" not in sheet
    assert "Gespeichert als „karte.pdf“." in place.told
    assert SaveDialog.folder == str(tmp_path)


def test_a_poster_that_cannot_be_saved_is_told(place: Workplace, tmp_path: Path) -> None:
    dialog = poster_dialog(place)
    dialog.wanted.emit(tmp_path / "gibt-es-nicht" / "karte.pdf", PosterSize.A2)
    dialog.reject()
    place.wait()
    assert any("lässt sich nicht speichern" in told for told in place.told)
