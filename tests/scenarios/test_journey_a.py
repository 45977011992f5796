"""Journey A of a newcomer with the shipped content: welcome, first lesson, its question, "Fiktion", a process.

Walked by mouse, by keyboard alone, and by keyboard at twice the text size in high contrast.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from tests.helpers.accessibility import clipped
from tests.helpers.person import right_keys
from tests.helpers.walker import CONTROL, Walker
from wissen.ui.diagram.process_map_view import ProcessMapView
from wissen.ui.navigation import Screen
from wissen.ui.pages.welcome import WelcomePage
from wissen.ui.quick.quick_view import QuickView
from wissen.ui.reader.reader_view import ReaderView


def test_the_first_fifteen_minutes(walker: Walker) -> None:
    place = walker
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
    titles = [row.title for row in place.part(QuickView, place.window).rows]
    assert "Fiktionsbescheinigung ausstellen" in titles[:3]
    assert clipped(place.window) == []
    place.open_hit("Fiktionsbescheinigung ausstellen")
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
