"""Meine Einarbeitung: the whole way, with Stand, minutes and what the person has folded."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from tests.helpers.accessibility import settle
from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.onboarding_tree import OnboardingTree
from wissen.ui.pages.today import ProgressLine


@pytest.fixture
def place(workplace: Workplace) -> Workplace:
    workplace.go(Screen.ONBOARDING)
    return workplace


def tree(place: Workplace) -> OnboardingTree:
    return place.part(OnboardingTree)


def model(place: Workplace) -> OnboardingModel:
    found = tree(place).model()
    assert isinstance(found, OnboardingModel)
    return found


def lines(place: Workplace, parent: QModelIndex | None = None) -> list[str]:
    """What can be seen, as a screen reader says it."""
    above = parent or QModelIndex()
    found = []
    for row in range(model(place).rowCount(above)):
        index = model(place).index(row, 0, above)
        found.append(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if tree(place).isExpanded(index):
            found += lines(place, index)
    return found


def click(place: Workplace, index: QModelIndex) -> None:
    tree(place).scrollTo(index)
    QTest.mouseClick(tree(place).viewport(), Qt.MouseButton.LeftButton, pos=tree(place).visualRect(index).center())
    place.wait()


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
