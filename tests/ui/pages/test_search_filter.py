"""Suche: filters with counts, another order, more hits, back to the same row, words marked in the text."""

from __future__ import annotations

from textwrap import dedent

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from tests.helpers.small_pack import FILES
from tests.helpers.workplace import Workplace
from wissen.ui.models.row_model import RowModel
from wissen.ui.models.tree_model import NODE
from wissen.ui.models.value_model import ValueLine
from wissen.ui.navigation import Screen
from wissen.ui.pages.search import SearchPage
from wissen.ui.pages.search_filter import SearchFilter
from wissen.ui.reader.word_marks import WordMarks
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField
from wissen.ui.widgets.tree import Tree

MANY = 70
TERMS = "".join(f"\n## Vermerk {number:02}\nKennung: vermerk-{number:02}\n\nEin Satz.\n" for number in range(MANY))
GLOSSARY = dedent(FILES["glossar.md"]) + TERMS


@pytest.fixture
def page(workplace: Workplace) -> SearchPage:
    """With hits of three kinds: a lesson, a process, a finder."""
    return searched(workplace, "Antrag")


@pytest.fixture
def many(closed_workplace: Workplace) -> SearchPage:
    closed_workplace.write("glossar.md", GLOSSARY)
    closed_workplace.start()
    return searched(closed_workplace, "Vermerk")


def searched(workplace: Workplace, text: str) -> SearchPage:
    workplace.until(lambda: workplace.session.services.search.ready)
    workplace.go(Screen.SEARCH, text)
    page = workplace.window.page
    assert isinstance(page, SearchPage)
    return page


def rows(page: SearchPage) -> list[str]:
    return [row.title for row in page.findChildren(RowModel)[0].rows]


def kinds(page: SearchPage) -> list[str]:
    return [row.kind.split(" · ")[0] for row in page.findChildren(RowModel)[0].rows]


def line(page: SearchPage, title: str) -> QModelIndex:
    model = page.findChildren(Tree)[0].model()
    facets = [model.index(row, 0) for row in range(model.rowCount())]
    values = [model.index(row, 0, facet) for facet in facets for row in range(model.rowCount(facet))]
    return next(index for index in (*facets, *values) if index.data() == title)


def count(page: SearchPage, title: str) -> int:
    found: ValueLine = line(page, title).data(NODE)
    return found.count


def tick(workplace: Workplace, title: str) -> None:
    """Click a line of the filters."""
    page = workplace.window.page
    assert isinstance(page, SearchPage)
    tree = workplace.part(Tree)
    index = line(page, title)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    workplace.wait()


def told(page: SearchPage) -> str:
    return page._told()


def test_a_value_narrows_and_the_counts_follow(workplace: Workplace, page: SearchPage) -> None:
    every = len(rows(page))
    assert count(page, "Prozess") == 1
    tick(workplace, "Prozess")
    assert kinds(page) == ["Prozess"]
    assert told(page) == f"1 von {every} Treffern"
    tick(workplace, "Anliegen-Finder")
    assert sorted(kinds(page)) == ["Anliegen-Finder", "Prozess"]
    tick(workplace, "Prozess")
    assert kinds(page) == ["Anliegen-Finder"]
    workplace.click("Alle Filter entfernen")
    assert len(rows(page)) == every


def test_space_and_return_tick_too(workplace: Workplace, page: SearchPage) -> None:
    tree = workplace.part(Tree)
    tree.setFocus()
    tree.setCurrentIndex(line(page, "Prozess"))
    workplace.press(Qt.Key.Key_Space)
    assert kinds(page) == ["Prozess"]
    workplace.press(Qt.Key.Key_Return)
    assert len(rows(page)) > 1
    assert tree.hasFocus()


def test_a_facet_folds_and_stays_so_with_other_hits(workplace: Workplace, page: SearchPage) -> None:
    tree = workplace.part(Tree)
    tick(workplace, "Art")
    assert not tree.isExpanded(line(page, "Art"))
    page.ask("Duldung")
    workplace.wait()
    assert [tree.isExpanded(line(page, title)) for title in ("Art", "Arbeitsplatz")] == [False, True]
    tick(workplace, "Art")
    assert tree.isExpanded(line(page, "Art"))


def test_filters_that_leave_nothing_can_be_taken_away(workplace: Workplace, page: SearchPage) -> None:
    every = rows(page)
    tick(workplace, "Prozess")
    page.ask("Duldung")
    workplace.wait()
    assert rows(page) == []
    assert count(page, "Prozess") == 0
    page.ask("Antrag")
    workplace.wait()
    assert kinds(page) == ["Prozess"]  # a chosen filter holds for the next question too
    page.ask("Duldung")
    workplace.wait()
    workplace.click("Treffer ohne Filter zeigen")
    page.ask("Antrag")
    workplace.wait()
    assert rows(page) == every


def test_the_order_can_be_another_one(workplace: Workplace, page: SearchPage) -> None:
    page.ask("antrag duldung frist")
    workplace.wait()
    best = rows(page)
    order = workplace.part(QComboBox)
    order.setCurrentText("Titel von A bis Z")
    workplace.wait()
    assert rows(page) == sorted(best) != best
    order.setCurrentText("Nach Art")
    workplace.wait()
    assert kinds(page) == ["Prozess", "Begriff", "Lektion", "Lektion", "Anliegen-Finder"]
    order.setCurrentIndex(0)
    workplace.wait()
    assert rows(page) == best


def test_more_hits_are_shown_on_demand(closed_workplace: Workplace, many: SearchPage) -> None:
    workplace = closed_workplace
    assert told(many) == f"{MANY} Treffer"
    assert (len(rows(many)), rows(many)[-1]) == (31, "30 weitere Treffer zeigen")
    hits = workplace.part(RowList)
    hits.setFocus()
    workplace.press(Qt.Key.Key_End)
    workplace.press(Qt.Key.Key_Return)
    assert (len(rows(many)), rows(many)[-1]) == (61, "10 weitere Treffer zeigen")
    assert hits.currentIndex().row() == 30
    assert workplace.window.address.screen is Screen.SEARCH
    workplace.press(Qt.Key.Key_End)
    workplace.press(Qt.Key.Key_Return)
    assert len(rows(many)) == MANY
    assert len(set(rows(many))) == MANY
    assert all(row.detail for row in many.findChildren(RowModel)[0].rows)


def test_back_leads_to_the_same_row(closed_workplace: Workplace, many: SearchPage) -> None:
    workplace = closed_workplace
    hits = workplace.part(RowList)
    hits.setFocus()
    workplace.press(Qt.Key.Key_End)
    workplace.press(Qt.Key.Key_Return)
    workplace.press(Qt.Key.Key_Down)
    opened, scrolled = rows(many)[31], hits.verticalScrollBar().value()
    workplace.press(Qt.Key.Key_Return)
    assert workplace.window.page.title() == opened
    workplace.window.go_back()
    workplace.wait()
    assert hits.hasFocus()
    assert (hits.currentIndex().row(), hits.verticalScrollBar().value()) == (31, scrolled)
    assert workplace.window.address.place == workplace.window.page.here(workplace.window.address).place != ""


def test_back_finds_the_row_again_after_another_question(closed_workplace: Workplace, many: SearchPage) -> None:
    workplace = closed_workplace
    hits = workplace.part(RowList)
    hits.setFocus()
    workplace.press(Qt.Key.Key_End)
    workplace.press(Qt.Key.Key_Up)
    opened = rows(many)[29]
    workplace.press(Qt.Key.Key_Return)
    workplace.go(Screen.SEARCH, "Duldung")
    assert rows(many)[0] == "Duldung"
    workplace.window.go_back()
    workplace.wait()
    workplace.window.go_back()
    workplace.wait()
    assert (many.asked, rows(many)[hits.currentIndex().row()]) == ("Vermerk", opened)


def test_history_that_changes_leaves_the_hits_alone(closed_workplace: Workplace, many: SearchPage) -> None:
    workplace = closed_workplace
    hits = workplace.part(RowList)
    hits.verticalScrollBar().setValue(400)
    workplace.window.refresh()
    workplace.wait()
    assert hits.verticalScrollBar().value() == 400


def test_other_content_keeps_the_row(closed_workplace: Workplace, many: SearchPage) -> None:
    workplace = closed_workplace
    hits = workplace.part(RowList)
    hits.setFocus()
    workplace.press(Qt.Key.Key_Down)
    here = rows(many)[1]
    workplace.write("glossar.md", GLOSSARY.replace("Ein Satz.", "Ein anderer Satz."))
    workplace.reload()
    workplace.until(lambda: workplace.session.services.search.ready)
    workplace.wait()
    assert rows(many)[hits.currentIndex().row()] == here


def test_words_are_marked_in_the_text_until_escape(workplace: Workplace, page: SearchPage) -> None:
    page.ask("beraten")
    workplace.wait()
    workplace.part(RowList).choose_current()
    workplace.wait()
    marked = [one.cursor.selectedText().replace("\u00ad", "") for one in workplace.reader.extraSelections()]
    assert "Beraten" in marked
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.reader.extraSelections() == []
    assert workplace.window.address.ref == "l-hut"
    workplace.press(Qt.Key.Key_Escape)
    assert workplace.window.address.screen is Screen.ONBOARDING
    workplace.window.go_back()
    workplace.wait()
    assert workplace.reader.extraSelections() == []


@pytest.mark.parametrize(("asked", "opened"), [("Annehmen", "service-probe"), ("Aussetzung", "duldung")])
def test_processes_and_terms_are_marked_too(workplace: Workplace, page: SearchPage, asked: str, opened: str) -> None:
    page.ask(asked)
    workplace.wait()
    workplace.part(RowList).choose_current()
    workplace.wait()
    assert workplace.window.address.ref == opened
    assert workplace.reader.extraSelections()


def test_finding_in_the_page_takes_over_and_links_mark_nothing(workplace: Workplace, page: SearchPage) -> None:
    page.ask("beraten")
    workplace.wait()
    workplace.part(RowList).choose_current()
    workplace.wait()
    marks = workplace.part(WordMarks)
    workplace.window.page.show_find()
    assert not marks.isVisible()
    workplace.lesson("l-frist")
    assert not marks.isVisible()


def test_without_room_filters_and_hits_change_places(closed_workplace: Workplace) -> None:
    closed_workplace.start(size=(683, 384))
    page = searched(closed_workplace, "Antrag")
    assert page.findChildren(RowList)[0].isVisible()
    closed_workplace.click("Filter ausklappen")
    assert not page.findChildren(RowList)[0].isVisible()
    tick(closed_workplace, "Prozess")
    closed_workplace.click("1 Treffer zeigen")
    hits = closed_workplace.part(RowList)
    assert (kinds(page), hits.hasFocus()) == (["Prozess"], True)
    assert page.findChildren(SearchFilter)[0].folded


def test_without_a_question_there_is_nothing_to_filter(workplace: Workplace, page: SearchPage) -> None:
    workplace.part(SearchField).setFocus()
    workplace.press(Qt.Key.Key_Escape)
    assert not page.findChildren(SearchFilter)[0].isVisible()
