"""Areas beside each other, or one at a time; the tabs folded to their names where there is little height."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.helpers.workplace import Workplace
from wissen.ui.messages import Message
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.panes import CHECKS, PREVIEW, TREE, WRITING

HUT = "module/01-anfang/hut.md"
LOW, HIGH = (1366, 768), (1600, 1000)


def opened(place: Workplace, size: tuple[int, int]) -> WorkshopPage:
    place.start(size=size)
    place.go(Screen.WORKSHOP, HUT)
    found = place.window.page
    assert isinstance(found, WorkshopPage)
    place.until(lambda: found.writing.file is not None)
    place.wait()
    return found


def shown(page: WorkshopPage) -> list[int]:
    areas = {TREE: page.tree, WRITING: page.writing, CHECKS: page.checks, PREVIEW: page.preview}
    return [number for number, area in areas.items() if area.isVisible()]


def lists(page: WorkshopPage) -> list[bool]:
    return [tab.isVisible() for tab in page.checks.tabs]


def test_a_wide_and_high_window_shows_everything(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, HIGH)
    assert shown(page) == [TREE, WRITING, CHECKS, PREVIEW]
    assert lists(page) == [True, False, False, False]


@pytest.mark.parametrize("size", [(700, 900), (1366, 500)])
def test_without_room_one_area_is_shown(closed_workplace: Workplace, size: tuple[int, int]) -> None:
    page = opened(closed_workplace, size)
    for number in (TREE, WRITING, CHECKS, PREVIEW):
        page._panes.show_pane(number)
        assert shown(page) == [number]
    page._panes.show_pane(CHECKS)
    assert not page.checks.folded
    closed_workplace.click("Prüfung", page.checks)
    assert lists(page)[0]  # there is nothing that it could make room for


def test_with_little_height_the_text_has_the_room(closed_workplace: Workplace) -> None:
    place = closed_workplace
    page = opened(place, LOW)
    assert page.checks.folded
    assert lists(page) == [False] * 4
    high = page.writing.editor.height()
    assert high > page.height() / 2
    place.click("Verwendung", page.checks)
    assert lists(page) == [False, True, False, False]
    assert page.writing.editor.height() < high
    place.click("Fragenprüfung", page.checks)
    assert lists(page) == [False, False, True, False]
    place.click("Fragenprüfung", page.checks)
    assert lists(page) == [False] * 4
    assert page.writing.editor.height() == high


def test_esc_folds_what_was_opened_for_now(closed_workplace: Workplace) -> None:
    place = closed_workplace
    page = opened(place, LOW)
    place.click("Prüfung", page.checks)
    page.checks.tabs[0].setFocus()
    page.checks.tabs[0].findChildren(QPushButton)[-1].setFocus()
    place.press(Qt.Key.Key_Escape)
    assert page.checks.folded
    assert place.window.address.screen is Screen.WORKSHOP
    assert place.button("Prüfung", page.checks).hasFocus()


def test_f6_leads_to_the_names_of_what_is_folded(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, LOW)
    assert page.checks in page.panes()
    closed_workplace.press(Qt.Key.Key_F6)
    assert closed_workplace.button("Prüfung", page.checks).hasFocus()


def test_a_higher_window_unfolds_them_unless_the_person_wants_them_folded(closed_workplace: Workplace) -> None:
    place = closed_workplace
    page = opened(place, HIGH)
    place.window.resize(*LOW)
    place.wait()
    assert page.checks.folded
    place.window.resize(*HIGH)
    place.wait()
    assert not page.checks.folded
    place.click("Prüfung", page.checks)
    assert page.checks.folded
    place.go(Screen.TODAY)
    place.start_again()
    place.go(Screen.WORKSHOP)
    again = place.window.page
    assert isinstance(again, WorkshopPage)
    assert again.checks.folded


def test_a_message_folds_nothing(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, (1600, 870))
    high = page.height()
    for _ in range(2):
        closed_workplace.session.messages.post(Message("info", "Es ist etwas geschehen.", "Zeile\n" * 3))
    closed_workplace.wait()
    assert page.height() < high - 60
    assert not page.checks.folded


def test_a_message_leaves_everything_beside_each_other(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, LOW)
    closed_workplace.session.messages.post(Message("info", "Fertig", "Ein Hinweis dazu. " * 20))
    closed_workplace.wait()
    assert shown(page) == [TREE, WRITING, CHECKS, PREVIEW]


def test_their_heights_come_back(closed_workplace: Workplace) -> None:
    place = closed_workplace
    page = opened(place, HIGH)
    page._panes._middle.moveSplitter(300, 1)
    before = page._panes._middle.sizes()
    place.click("Prüfung", page.checks)
    place.click("Prüfung", page.checks)
    assert page._panes._middle.sizes() == before


# ---------------------------------------------------------------- the rows of tools


def test_big_jobs_are_named_without_opening_anything(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, LOW)
    labels = closed_workplace.labels(page._files)
    assert {"Neu …", "Rechtsänderung einpflegen …", "Als Paket freigeben …"} <= set(labels)
    closed_workplace.click("Rechtsänderung einpflegen …", page._files)
    assert closed_workplace.window.address.screen is Screen.LAW_ENTRY


def test_the_tools_above_the_text_stand_in_one_row(closed_workplace: Workplace) -> None:
    place = closed_workplace
    page = opened(place, LOW)
    tools = page.writing.tools
    one = tools.height()
    assert one < 2 * tools.save.height()
    place.click("Als Text", page.writing)
    QTest.keyClicks(page.writing.editor, "x")
    assert tools.height() == one
    assert place.button("Rückgängig (Strg+Z)", page.writing).isEnabled()
    assert not any(made.accessibleName().startswith("Wiederholen") for made in place._buttons(page.writing))


def test_where_there_is_room_all_tools_have_their_words(closed_workplace: Workplace) -> None:
    page = opened(closed_workplace, (1900, 1000))
    assert closed_workplace.button("Wiederholen (Strg+Umschalt+Z)", page.writing).isVisible()
    inserting = closed_workplace.button("Einfügen", page.writing)
    assert inserting.width() > 2 * inserting.height()
