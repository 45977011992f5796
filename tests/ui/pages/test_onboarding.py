"""Meine Einarbeitung: the whole way, with Stand, minutes and what the person has folded."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QProgressBar

from tests.helpers.accessibility import settle
from tests.helpers.plans import click, lines, model, tree
from tests.helpers.small_pack import FILES, write_counter_path
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.onboarding_tree import OnboardingTree
from wissen.ui.pages.plan_bar import PlanBar
from wissen.ui.pages.today import ProgressLine


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.ONBOARDING)
    return workplace


def test_it_shows_phases_modules_and_lessons(place: Workplace) -> None:
    assert lines(place) == [
        "Abschnitt: Erste Woche · Tag 1, offen, 8 Minuten",
        "Modul: Anfang, offen, 8 Minuten",
        "Lektion: Zwei Hüte, offen, 8 Minuten",
        "Prozess: Antrag annehmen, offen",
        "Abschnitt: Erste Woche · Tag 2, offen, 15 Minuten",
        "Modul: Anfang, offen, 15 Minuten",
        "Lektion: Fristen, offen, 10 Minuten",
        "Übung: Abschluss, offen, 5 Minuten",
        "Praxis: Ein Gespräch führen, offen, Wahl",
        "Modul: Weiter, offen, 4 Minuten",
        "Lektion: Der Rest, offen, 4 Minuten",
    ]


def test_the_path_of_ones_workplace_comes_with_the_choice_of_it(closed_workplace: Workplace) -> None:
    write_counter_path(closed_workplace.content)
    closed_workplace.chosen = replace(closed_workplace.chosen, roles=("theke",))
    closed_workplace.start()
    closed_workplace.go(Screen.ONBOARDING)
    assert lines(closed_workplace)[0].startswith("Abschnitt: Theke · Tag 1")
    closed_workplace.session.preferences.change(roles=("telefon",))
    closed_workplace.wait()
    assert lines(closed_workplace)[0].startswith("Abschnitt: Erste Woche · Tag 1")


def test_it_says_how_far_one_is(place: Workplace) -> None:
    bar = place.part(QProgressBar, place.part(ProgressLine))
    assert bar.accessibleName() == "0 von 5 fertig · noch etwa 27 Minuten"


def test_the_tree_has_the_focus(place: Workplace) -> None:
    assert tree(place).hasFocus()


@pytest.mark.parametrize(
    ("ref", "address"),
    [
        ("l-frist", Address(Screen.LESSON, "l-frist")),
        ("q-anfang", Address(Screen.QUIZ, "q-anfang")),
        ("service-probe", Address(Screen.WALK, "service-probe")),
        ("p-gespraech", Address(Screen.LOOKUP, "p-gespraech")),
    ],
)
def test_a_click_opens_what_it_says(place: Workplace, ref: str, address: Address) -> None:
    click(place, model(place).find(ref))
    assert (place.window.address.screen, place.window.address.ref) == (address.screen, address.ref)


def test_return_opens_the_current_row(place: Workplace) -> None:
    tree(place).setCurrentIndex(model(place).find("l-rest"))
    place.press(Qt.Key.Key_Return)
    assert place.window.address.ref == "l-rest"


def test_it_opens_where_one_goes_on(workplace: Workplace) -> None:
    workplace.lesson("l-hut")
    workplace.click("Gelesen")
    workplace.walk("service-probe")
    workplace.go(Screen.ONBOARDING)
    assert model(workplace).node(tree(workplace).currentIndex()).ref == "l-frist"


def test_a_click_on_a_group_folds_it_and_another_unfolds_it(place: Workplace) -> None:
    group = model(place).find("m-weiter")
    click(place, group)
    assert "Lektion: Der Rest, offen, 4 Minuten" not in lines(place)
    click(place, group)
    assert "Lektion: Der Rest, offen, 4 Minuten" in lines(place)


def test_a_double_click_on_a_group_counts_once(place: Workplace) -> None:
    group = model(place).find("m-weiter")
    centre: QPoint = tree(place).visualRect(group).center()
    viewport = tree(place).viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=centre)
    settle()
    assert tree(place).isExpanded(group) is False


def test_left_and_right_fold_too(place: Workplace) -> None:
    tree(place).setCurrentIndex(model(place).find("m-weiter"))
    place.press(Qt.Key.Key_Left)
    assert not tree(place).isExpanded(model(place).find("m-weiter"))
    place.press(Qt.Key.Key_Right)
    assert tree(place).isExpanded(model(place).find("m-weiter"))


def test_what_was_folded_stays_folded_when_something_changes(place: Workplace) -> None:
    first = model(place).index(0, 0, model(place).index(0, 0))
    click(place, first)  # the module in the first phase; the same module stands in the second phase too
    place.lesson("l-frist")
    place.click("Gelesen")
    place.go(Screen.ONBOARDING)
    assert lines(place)[:3] == [
        "Abschnitt: Erste Woche · Tag 1, offen, 8 Minuten",
        "Modul: Anfang, offen, 8 Minuten",
        "Prozess: Antrag annehmen, offen",
    ]
    assert "Lektion: Fristen, fertig, 10 Minuten" in lines(place)


def test_row_and_scroll_position_stay_when_something_changes(place: Workplace) -> None:
    place.window.resize(683, 384)
    settle()
    index = model(place).find("l-frist")
    tree(place).setCurrentIndex(index)
    bar = tree(place).verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    place.write("module/02-weiter/rest.md", FILES["module/02-weiter/rest.md"].replace("dauer: 4", "dauer: 6"))
    place.reload()
    assert "Lektion: Der Rest, offen, 6 Minuten" in lines(place)
    assert bar.value() == before
    assert model(place).node(tree(place).currentIndex()).ref == "l-frist"


def test_a_row_that_moved_is_found_again(place: Workplace) -> None:
    tree(place).setCurrentIndex(model(place).find("l-rest"))
    (place.content / "lernpfade" / "woche.md").unlink()
    place.reload()
    assert model(place).node(tree(place).currentIndex()).ref == "l-rest"


def test_nothing_is_built_anew_when_nothing_changed(place: Workplace) -> None:
    resets = []
    model(place).modelReset.connect(lambda: resets.append(1))
    place.window.refresh()
    assert resets == []


def test_one_level_up_leads_to_the_lesson_one_came_from(workplace: Workplace) -> None:
    workplace.lesson("l-rest")
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.address.screen is Screen.ONBOARDING
    assert model(workplace).node(tree(workplace).currentIndex()).ref == "l-rest"


def test_coming_back_finds_the_same_row(place: Workplace) -> None:
    click(place, model(place).find("l-frist"))
    place.window.go_back()
    place.wait()
    assert model(place).node(tree(place).currentIndex()).ref == "l-frist"


def test_without_content_it_offers_the_way_out(closed_workplace: Workplace) -> None:
    shutil.rmtree(closed_workplace.content)
    closed_workplace.start()
    closed_workplace.go(Screen.ONBOARDING)
    assert closed_workplace.labels() == ["Inhalte neu laden"]
    assert closed_workplace.button("Inhalte neu laden").hasFocus()


def test_before_anything_is_read_it_says_so(closed_workplace: Workplace) -> None:
    closed_workplace.launch()
    closed_workplace.window.go(Address(Screen.ONBOARDING))
    settle_once = closed_workplace.window.page
    assert not settle_once.findChildren(ProgressLine)[0].isVisible()
    closed_workplace.wait()
    assert lines(closed_workplace)


def test_only_what_is_open_can_be_shown(place: Workplace) -> None:
    place.lesson("l-hut")
    place.click("Gelesen")
    place.walk("service-probe")
    place.go(Screen.ONBOARDING)
    box = place.part(QCheckBox)
    box.click()
    assert lines(place)[0] == "Abschnitt: Erste Woche · Tag 2, offen, 15 Minuten"
    box.click()
    assert lines(place)[0] == "Abschnitt: Erste Woche · Tag 1, fertig"


def test_when_nothing_is_open_it_says_so(closed_workplace: Workplace) -> None:
    for name in ("praxis", "prozesse", "lernpfade"):
        shutil.rmtree(closed_workplace.content / name)
    closed_workplace.start()
    for name in ("l-hut", "l-frist", "l-rest"):
        closed_workplace.lesson(name)
        closed_workplace.click("Gelesen")
    closed_workplace.quiz("q-anfang")
    closed_workplace.click("Beginnen")
    for _ in range(3):
        closed_workplace.answer_rightly()
        closed_workplace.press(Qt.Key.Key_Return)
    closed_workplace.go(Screen.ONBOARDING)
    closed_workplace.part(QCheckBox).click()
    page = closed_workplace.window.page
    assert not page.findChildren(OnboardingTree)[0].isVisible()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Hier ist nichts mehr offen. Sie haben alles geschafft." in said


def test_a_begun_group_says_what_is_left(place: Workplace) -> None:
    place.lesson("l-frist")
    place.click("Gelesen")
    place.go(Screen.ONBOARDING)
    assert "Abschnitt: Erste Woche · Tag 2, begonnen, noch 5 Minuten" in lines(place)


def test_what_was_folded_stays_folded_at_the_next_start(place: Workplace) -> None:
    click(place, model(place).find("m-weiter"))
    place.go(Screen.TODAY)
    place.start_again()
    place.go(Screen.ONBOARDING)
    assert "Lektion: Der Rest, offen, 4 Minuten" not in lines(place)
    click(place, model(place).find("m-weiter"))
    place.start_again()
    place.go(Screen.ONBOARDING)
    assert "Lektion: Der Rest, offen, 4 Minuten" in lines(place)


def test_in_a_low_window_the_tree_has_the_room(closed_workplace: Workplace) -> None:
    closed_workplace.start(size=(683, 384))
    closed_workplace.go(Screen.ONBOARDING)
    assert not closed_workplace.window.page.findChildren(ProgressLine)[0].isVisible()
    bar = closed_workplace.part(PlanBar)
    assert bar.height() >= bar.heightForWidth(bar.width())
    assert tree(closed_workplace).height() >= 100
