"""Journey A of a newcomer with the shipped content: welcome, first lesson, its question, "Fiktion", a process.

Walked by mouse, by keyboard alone, and by keyboard at twice the text size in high contrast.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import clipped
from tests.helpers.person import right_keys
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.settings import Settings, ThemeName
from wissen.ui import theme
from wissen.ui.diagram.process_map_view import ProcessMapView
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Screen
from wissen.ui.pages.welcome import WelcomePage
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField

CONTROL = Qt.KeyboardModifier.ControlModifier
_LONGEST = 400
"""Presses of Tab after which a control counts as out of reach."""


class Newcomer(Workplace):
    """Reaches controls in one way only."""

    def __init__(self, *arguments: object, by_mouse: bool, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]
        self.by_mouse = by_mouse

    def use(self, target: QWidget) -> None:
        """Press a button or tick a box."""
        if self.by_mouse:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=_spot(target))
        else:
            self.tab_to(target)
            QTest.keyClick(target, Qt.Key.Key_Space if isinstance(target, QCheckBox) else Qt.Key.Key_Return)
        self.wait()

    def tab_to(self, target: QWidget) -> None:
        """Press Tab until the control has the focus."""
        for _ in range(_LONGEST):
            if target.hasFocus():
                return
            QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Tab)
            self.wait()
        raise AssertionError(f"Tab does not reach {target}")

    def named(self, text: str) -> QAbstractButton:
        return self.button(text, self.window)

    def search_for(self, text: str) -> None:
        """Type into the field of the top bar."""
        field = self.part(SearchField, self.window)
        if self.by_mouse:
            QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        else:
            self.press(Qt.Key.Key_K, CONTROL)
        assert field.hasFocus()
        QTest.keyClicks(field, text)
        self.until(lambda: self.window.address.screen is Screen.SEARCH)
        self.wait()


WAYS: dict[str, tuple[bool, ThemeName, float]] = {
    "mouse": (True, "hell", 1.0),
    "keyboard": (False, "hell", 1.0),
    "keyboard-kontrast-200": (False, "kontrast", 2.0),
}


@pytest.fixture(params=WAYS)
def newcomer(
    request: pytest.FixtureRequest, app: QApplication, qtbot: QtBot, tmp_path: Path, garbage_on_main_thread: None
) -> Iterator[Newcomer]:
    by_mouse, name, scale = WAYS[request.param]
    theme.apply(app, name, scale)
    chosen = Settings(theme=name, text_scale=scale)
    place = Newcomer(qtbot, app, tmp_path / "profil", paths.bundled("content"), chosen=chosen, by_mouse=by_mouse)
    yield place
    place.close()
    theme.apply(app, "hell", 1.0)


def test_the_first_fifteen_minutes(newcomer: Newcomer) -> None:
    place = newcomer
    place.start()
    # Willkommen: three fields
    assert isinstance(place.window.page, WelcomePage)
    QTest.keyClicks(place.part(QLineEdit), "Jana")
    QTest.keyClick(place.part(QLineEdit), Qt.Key.Key_Return)
    place.wait()
    place.use(next(box for box in place.window.page.findChildren(QCheckBox) if box.text() == "Servicetheke"))
    place.use(place.named("Weiter"))
    place.use(place.named("Los geht’s"))
    # Heute: one card
    assert place.window.address.screen is Screen.TODAY
    assert place.named("Jana").isVisible()
    assert clipped(place.window) == []
    place.use(place.named("Beginnen"))
    # the first lesson and its question
    assert place.window.address.ref == "l01-1"
    place.reader.go_to(place.box.item.id)
    place.wait()
    place.box.input.set_response(right_keys(place.box.item))
    place.use(place.named("Antworten"))
    assert place.box.verdict.isVisible()
    assert clipped(place.window) == []
    # "Fiktion", and the sentence to read aloud
    place.until(lambda: place.session.services.search.ready)
    place.search_for("Fiktion")
    titles = [row.title for row in place.window.page.findChildren(RowModel)[0].rows]
    assert "Fiktionsbescheinigung ausstellen" in titles[:3]
    assert clipped(place.window) == []
    go_down(place, titles.index("Fiktionsbescheinigung ausstellen"))
    assert place.window.address.ref == "service-fiktionsbescheinigung"
    assert "Zum Vorlesen" in place.part(ReaderView).toPlainText()
    # the map: only mine
    if place.by_mouse:
        place.use(place.named("Landkarte"))
    else:
        place.press(Qt.Key.Key_3, CONTROL)
    tiles = place.part(ProcessMapView).tiles
    assert tiles.rowCount() == 149
    place.use(next(box for box in place.window.page.findChildren(QCheckBox) if box.text() == "Nur meine"))
    mine = [tile.title for tile in tiles.tiles]
    assert {"Antrag entgegennehmen und Vollständigkeit prüfen", "Fiktionsbescheinigung ausstellen"} <= set(mine)
    assert len(mine) < 60
    assert clipped(place.window) == []
    assert place.told == []


def go_down(place: Newcomer, row: int) -> None:
    """Open a hit."""
    hits = place.part(RowList)
    if place.by_mouse:
        spot = hits.visualRect(hits.model().index(row, 0)).center()
        QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    else:
        place.press(Qt.Key.Key_Down)
        for _ in range(row):
            place.press(Qt.Key.Key_Down)
        place.press(Qt.Key.Key_Return)
    place.wait()


def _spot(target: QWidget) -> QPoint:
    """Where a mouse hits it: a box at its left end, anything else in its middle."""
    middle = target.rect().center()
    if isinstance(target, QCheckBox):
        middle.setX(12)
    return middle
