"""Heute: one next step, how far the person is, what was opened last, and never an empty page."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QProgressBar

from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.progress_picture import CountTable, ModuleLine, ProgressPicture
from wissen.ui.pages.recent_list import RecentList
from wissen.ui.pages.today import ProgressLine
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.cell_bar import CellBar


def words(place: Workplace) -> list[str]:
    """What the labels of the card say."""
    return [label.text() for label in place.part(Card).findChildren(QLabel) if label.isVisible()]


def progress(place: Workplace) -> str:
    return place.part(QProgressBar, place.part(ProgressLine)).accessibleName()


def recent(place: Workplace) -> list[str]:
    rows = place.window.page.findChildren(RecentList)[0].model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def test_somebody_new_sees_one_card(workplace: Workplace) -> None:
    assert words(workplace) == ["Zwei Hüte", "Damit fangen Sie an.", "Erste Woche · Tag 1 · Anfang · 8 Minuten"]
    assert workplace.labels(workplace.part(Card)) == ["Beginnen", "Meine Einarbeitung"]
    assert progress(workplace) == "0 von 5 fertig · noch etwa 27 Minuten"
    assert not workplace.window.page.findChildren(RecentList)[0].isVisible()


def test_the_next_step_has_the_focus(workplace: Workplace) -> None:
    assert workplace.button("Beginnen").hasFocus()


def test_return_alone_begins(workplace: Workplace) -> None:
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "l-hut"


def test_what_was_begun_is_offered_again(workplace: Workplace) -> None:
    workplace.lesson("l-frist")
    workplace.go(Screen.TODAY)
    assert words(workplace)[:2] == [
        "Fristen",
        "Sie haben hier schon begonnen. Machen Sie dort weiter, wo Sie waren.",
    ]
    assert workplace.labels(workplace.part(Card))[0] == "Weiterlernen"


def test_after_a_lesson_comes_the_next_one(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.go(Screen.TODAY)
    assert words(workplace)[0] == "Antrag annehmen"
    assert progress(workplace) == "1 von 5 fertig · noch etwa 19 Minuten"
    workplace.click("Beginnen" if "Beginnen" in workplace.labels() else "Weiterlernen")
    assert workplace.window.address.screen is Screen.WALK
    workplace.walk("service-probe")
    workplace.go(Screen.TODAY)
    assert words(workplace)[0] == "Fristen"


def test_changed_law_is_said_to_be_the_reason(closed_workplace: Workplace) -> None:
    closed_workplace.today = closed_workplace.today.replace(month=5)
    closed_workplace.start()
    for name in ("l-hut", "l-frist"):
        closed_workplace.lesson(name)
        closed_workplace.click("Gelesen")
    closed_workplace.walk("service-probe")
    closed_workplace.today = closed_workplace.today.replace(month=6)
    closed_workplace.go(Screen.TODAY)
    assert words(closed_workplace)[:2] == [
        "Fristen",
        "Das Recht hat sich geändert, seit Sie das gelernt haben.",
    ]


def test_when_everything_is_done_it_says_so(workplace: Workplace) -> None:
    for name in ("l-hut", "l-frist", "l-rest"):
        workplace.lesson(name)
        workplace.click("Gelesen")
    workplace.walk("service-probe")
    workplace.quiz("q-anfang")
    workplace.click("Beginnen")
    for _ in range(3):
        workplace.answer_rightly()
        workplace.press(Qt.Key.Key_Return)
    workplace.go(Screen.TODAY)
    assert words(workplace)[0] == "Alles geschafft"
    assert workplace.labels(workplace.part(Card)) == ["Zur Einarbeitung"]


def test_what_was_opened_last_stands_first_and_leads_back(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.go(Screen.LOOKUP, "service-probe")
    workplace.quiz("q-anfang")
    workplace.go(Screen.TODAY)
    assert recent(workplace) == ["Abschluss", "Antrag annehmen", "Zwei Hüte"]
    rows = workplace.part(RecentList)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center())
    workplace.wait()
    assert workplace.window.address.ref == "service-probe"


def test_a_row_opens_with_return(workplace: Workplace) -> None:
    workplace.lesson("l-frist")
    workplace.go(Screen.TODAY)
    workplace.part(RecentList).setFocus()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.address.ref == "l-frist"


def test_a_card_that_changes_keeps_the_focus(workplace: Workplace) -> None:
    workplace.write("module/01-anfang/hut.md", FILES["module/01-anfang/hut.md"].replace("dauer: 8", "dauer: 9"))
    workplace.reload()
    assert "9 Minuten" in words(workplace)[-1]
    assert workplace.button("Beginnen").hasFocus()


def test_what_does_not_change_is_not_built_anew(workplace: Workplace) -> None:
    before = workplace.part(Card)
    workplace.window.refresh()
    workplace.wait()
    assert workplace.part(Card) is before


@pytest.mark.parametrize("gone", ["folder", "what is learned"])
def test_without_content_it_names_the_folder_and_offers_the_way_out(closed_workplace: Workplace, gone: str) -> None:
    for name in ("",) if gone == "folder" else ("module", "prozesse"):
        shutil.rmtree(closed_workplace.content / name)
    closed_workplace.start()
    assert closed_workplace.labels() == ["Inhalte neu laden"]
    said = [label.text() for label in closed_workplace.window.page.findChildren(QLabel) if label.isVisible()]
    assert any(str(closed_workplace.content) in text for text in said)


def test_content_that_came_back_is_shown_after_reading_again(closed_workplace: Workplace) -> None:
    aside = closed_workplace.content.rename(closed_workplace.content.with_name("beiseite"))
    closed_workplace.start()
    assert closed_workplace.told
    aside.rename(closed_workplace.content)
    closed_workplace.click("Inhalte neu laden")
    assert words(closed_workplace)[0] == "Zwei Hüte"
    assert closed_workplace.told == []


def test_before_anything_is_read_nothing_is_said_about_the_person(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    page = closed_workplace.window.page
    assert closed_workplace.labels() == []
    assert not any(label.text() == "Als Nächstes" for label in page.findChildren(QLabel) if label.isVisible())
    closed_workplace.wait()


def test_reading_that_takes_long_is_said_to_take_long(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    with closed_workplace.busy_store():
        page = closed_workplace.window.page
        closed_workplace.until(lambda: any("geladen" in label.text() for label in page.findChildren(QLabel)))


def test_what_the_last_run_kept_stands_there_at_once(workplace: Workplace) -> None:
    workplace.lesson("l-frist")
    workplace.close()
    workplace.launch()
    workplace.session.load_content = lambda: None  # type: ignore[method-assign]
    workplace.until(lambda: workplace.session.services.journal.known)
    workplace.wait()
    assert words(workplace)[0] == "Fristen"


def test_a_narrow_window_brings_the_next_step_into_sight(closed_workplace: Workplace) -> None:
    closed_workplace.start(size=(683, 384))
    closed_workplace.wait()
    button = closed_workplace.button("Beginnen")
    assert QApplication.focusWidget() is button
    assert not button.visibleRegion().isEmpty()
    assert button.visibleRegion().boundingRect().height() == button.height()


def test_home_is_home(workplace: Workplace) -> None:
    assert workplace.window.address == Address(Screen.TODAY)


def test_the_card_says_by_when_it_is_meant_to_be_done(closed_workplace: Workplace) -> None:
    closed_workplace.chosen = replace(closed_workplace.chosen, start_day=date(2026, 11, 24))
    closed_workplace.start()
    closed_workplace.until(lambda: "morgen, bis Di., 24.11.2026" in words(closed_workplace))
    closed_workplace.today = date(2026, 11, 26)
    closed_workplace.session.look_at_clock()
    assert "war bis 24.11. gedacht" in words(closed_workplace)


def pictured(place: Workplace) -> list[str]:
    """What the bars say to the ear."""
    return [bar.accessibleName() for bar in place.part(ProgressPicture).findChildren(CellBar) if bar.isVisible()]


def test_each_module_has_a_bar(workplace: Workplace) -> None:
    assert pictured(workplace) == ["Anfang: 3 offen von 3", "Weiter: 1 offen von 1"]
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.lesson("l-frist")
    workplace.go(Screen.TODAY)
    assert pictured(workplace)[0] == "Anfang: 1 fertig, 1 begonnen, 1 offen von 3"
    line = next(line for line in workplace.part(ProgressPicture).findChildren(ModuleLine) if line.isVisible())
    shown = {label.text() for label in line.findChildren(QLabel)}
    assert shown == {"Anfang", "1 fertig", "1 begonnen", "1 offen"}


def test_the_bars_are_not_made_anew_without_a_change(workplace: Workplace) -> None:
    before = workplace.part(ProgressPicture).findChildren(CellBar)
    workplace.window.refresh()
    assert workplace.part(ProgressPicture).findChildren(CellBar) == before


def test_the_same_stands_in_a_table(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.go(Screen.TODAY)
    workplace.click("Als Tabelle")
    table = workplace.part(CountTable)
    model = table.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    rows = [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]
    assert (heads, rows) == (["Modul", "fertig", "offen"], [["Anfang", "1", "2"], ["Weiter", "0", "1"]])
    assert pictured(workplace) == []
    workplace.click("Als Bild")
    assert len(pictured(workplace)) == 2


def test_without_modules_there_is_no_picture(closed_workplace: Workplace) -> None:
    shutil.rmtree(closed_workplace.content / "module")
    closed_workplace.start()
    assert not closed_workplace.window.page.findChildren(ProgressPicture)[0].isVisible()


def test_tab_goes_down_the_page(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.go(Screen.TODAY)
    passed = []
    for _ in range(4):
        focused = QApplication.focusWidget()
        passed.append(focused.text() if isinstance(focused, QAbstractButton) else type(focused).__name__)
        workplace.press(Qt.Key.Key_Tab)
    assert passed == ["Weiterlernen", "Meine Einarbeitung", "RecentList", "Als Tabelle"]
