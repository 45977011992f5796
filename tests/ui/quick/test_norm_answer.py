"""Schnellauskunft: the law among the hits, below what it means for people; its words beside the rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.gii import write_law
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.services.law_import import import_laws
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Address, Screen
from wissen.ui.quick.quick_view import QuickView


@pytest.fixture
def view(closed_workplace: Workplace, tmp_path: Path) -> QuickView:
    import_laws([write_law(tmp_path)], paths.folders(root=closed_workplace.root).laws)
    closed_workplace.start()
    closed_workplace.until(lambda: closed_workplace.session.services.search.ready)
    closed_workplace.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return closed_workplace.part(QuickView, closed_workplace.window)


def ask(place: Workplace, view: QuickView, text: str) -> tuple[Row, ...]:
    QTest.keyClicks(view.field, text)
    place.until(lambda: view.shown == text)
    place.wait()
    place.until(lambda: not view._later.isActive())
    return view.rows


def answer(view: QuickView) -> str:
    return view.pane.area.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def test_a_norm_is_found_by_its_words_and_shown_beside_the_rows(closed_workplace: Workplace, view: QuickView) -> None:
    (row,) = ask(closed_workplace, view, "Empfaenger")
    assert row.address == Address(Screen.NORM, "§ 2 VwZG")
    assert answer(view).startswith("§ 2 Begriffe\nVerwaltungszustellungsgesetz (VwZG)")
    assert "Wo steht das noch?" not in answer(view)
    assert view.pane.isEnabled()
    assert not view.pane._copy.isEnabled()


def test_return_opens_its_page(closed_workplace: Workplace, view: QuickView) -> None:
    ask(closed_workplace, view, "3a vwzg")
    closed_workplace.press(Qt.Key.Key_Return)
    assert (closed_workplace.window.address.screen, closed_workplace.window.address.ref) == (Screen.NORM, "§ 3a VwZG")


def test_from_a_norm_back_to_an_answer_the_tools_are_there_again(closed_workplace: Workplace, view: QuickView) -> None:
    ask(closed_workplace, view, "Empfaenger")
    view.field.clear()
    ask(closed_workplace, view, "Duldung")
    assert "Duldung" in answer(view)
    assert view.pane._bookmark.isEnabled()
