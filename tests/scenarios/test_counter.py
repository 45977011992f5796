"""At the counter, which process is it? Found by questions, then walked beside its diagram, and noted as learned.

By mouse, by keyboard alone, and by keyboard at twice the text size in high contrast.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from tests.helpers.accessibility import clipped
from tests.helpers.walker import CONTROL, Walker
from wissen.learning.completion import Standing
from wissen.services.finders import ADVICE
from wissen.ui.items.ways import WayButtons
from wissen.ui.models.row_model import RowModel
from wissen.ui.navigation import Screen
from wissen.ui.pages.finder_choice import AnswerChoice
from wissen.ui.pages.walk import WalkPage
from wissen.ui.reader.reader_view import ReaderView

FINDER = "Karte oder Ausweis: was ist zu tun?"
ANSWERS = (
    "Der Aufenthaltstitel ist abgelaufen oder läuft bald ab",
    "Weiß ich nicht",
    "Der Antrag kam vor dem Ablauf",
)
PROCESS = "service-fiktionsbescheinigung"


def test_which_process_is_it(walker: Walker) -> None:
    place = walker
    place.chosen = replace(place.chosen, welcomed=True)
    place.start()
    if place.by_mouse:
        place.use(place.named("Anliegen-Finder"))
    else:
        place.press(Qt.Key.Key_4, CONTROL)
    titles = [row.title for row in place.window.page.findChildren(RowModel)[0].rows]
    place.go_down(titles.index(FINDER))
    assert place.window.page.title() == FINDER
    for words in ANSWERS:
        answer(place, words)
    # what it says, and on what it rests
    said = place.part(ReaderView).toPlainText().replace("\u00ad", "").replace("\u00a0", " ")
    assert ADVICE in said
    assert "Stand " in said
    assert clipped(place.window) == []
    # the process, step by step
    place.follow("Fiktionsbescheinigung ausstellen")
    assert place.window.address.ref == PROCESS
    place.follow("Schritt für Schritt")
    page = place.window.page
    assert isinstance(page, WalkPage)
    assert page.walking.drawn or place.chosen.text_scale > 1
    walk_on(place, page)
    place.use(place.named("Durchgegangen"))
    assert place.session.services.processes.view(PROCESS).standing is Standing.DONE
    assert clipped(place.window) == []
    assert place.told == []


def answer(place: Walker, words: str) -> None:
    """Choose an answer and go on: with the mouse, or with its number and Return."""
    choice = place.part(AnswerChoice)
    rows = [one for one in choice.findChildren(QRadioButton) if one.isVisible()]
    number = [one.accessibleName() for one in rows].index(words)
    assert clipped(place.window) == []
    if place.by_mouse:
        place.use(rows[number])
        place.use(place.named("Weiter"))
    else:
        place.press(Qt.Key(Qt.Key.Key_1 + number))
        place.press(Qt.Key.Key_Return)
    place.wait()


def walk_on(place: Walker, page: WalkPage) -> None:
    """Walk to the end, at each question along its first answer."""
    while "Durchgegangen" not in place.labels():
        assert place.window.address.screen is Screen.WALK
        if "Weiter" in place.labels():
            place.use(place.named("Weiter"))
        else:
            place.use(place.part(WayButtons).buttons[0])
        assert clipped(place.window) == []
