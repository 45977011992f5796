"""Journey D: somebody stands at the counter. A few letters, misspelt or just "18g"; read, copy, hand over.

By mouse, by keyboard alone, and by keyboard at twice the text size in high contrast.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.helpers.accessibility import clipped
from tests.helpers.walker import CONTROL, Walker
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.navigation import Screen
from wissen.ui.quick.quick_view import QuickView

ASKED = {
    "fiktio": "Fiktionsbescheinigung ausstellen",
    "fiktoin": "Fiktionsbescheinigung ausstellen",
    "18g": "Blaue Karte EU",
    "arbeitgebr": "Ein Arbeitgeber fragt nach einer Mitarbeiterin",
    "besuch einla": "Ich möchte Besuch einladen",
    "ohne fiktionsbescheinigung illegal": "Ohne Fiktionsbescheinigung ist der Aufenthalt illegal",
}


def test_an_answer_in_ten_seconds(walker: Walker) -> None:
    place = walker
    place.chosen = replace(place.chosen, welcomed=True, roles=("theke",))
    place.start()
    place.until(lambda: place.session.services.search.ready)
    place.go(Screen.LESSON, "l01-1")
    for asked, right in ASKED.items():
        place.search_for(asked)
        view = place.part(QuickView, place.window)
        assert right in [row.title for row in view.rows[:3]], asked
        assert clipped(place.window) == []
        place.leave_palette()
    assert place.window.address.ref == "l01-1"  # whoever was in a lesson still is
    # read and copy
    place.search_for("besuch einla")
    view = place.part(QuickView, place.window)
    shown = view.pane.area.reader
    place.until(lambda: shown.toPlainText().startswith("Ich möchte Besuch einladen"))
    if place.by_mouse:
        place.use(place.button("Satz kopieren", view))
    else:
        place.press(Qt.Key.Key_C, CONTROL)
    sentence, rests_on = QGuiApplication.clipboard().text().split("\n")
    assert sentence.startswith("Sie können bei uns eine Verpflichtungserklärung abgeben.")
    assert "Stand 23.11.2026" in rests_on
    # hand over
    if place.by_mouse:
        place.use(place.button("Merkblatt", view))
    else:
        place.press(Qt.Key.Key_P, CONTROL)
    place.part(PrintDialog, place.window).reject()
    place.window.activateWindow()  # offscreen there is no system that does it
    place.until(lambda: place.by_mouse or view.field.hasFocus())
    # open it after all
    place.open_hit("Ich möchte Besuch einladen")
    assert place.window.address.ref == "karte-besuch-einladen"
    assert place.told == []
