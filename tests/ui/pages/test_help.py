"""F1 leads to the part of the help that is about the page one is on, and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Screen, help_on
from wissen.ui.pages.texts import HelpPage


def test_every_part_that_a_page_leads_to_is_there(workplace: Workplace) -> None:
    page = workplace.window.page_of(Screen.HELP)
    assert isinstance(page, HelpPage)
    parts = {section.id for section in page.text("").parts}
    assert {help_on(screen).place for screen in Screen} - {""} <= parts


@pytest.mark.parametrize(
    ("screen", "ref", "heading"),
    [
        (Screen.WORKSHOP, "", "In der Werkstatt schreiben"),
        (Screen.LOOKUP, "duldung", "Etwas schnell finden"),  # as all that belongs to Nachschlagen
        (Screen.REFRESH, "", "Auffrischen"),
    ],
)
def test_f1_leads_to_what_is_about_the_page_and_back(
    workplace: Workplace, screen: Screen, ref: str, heading: str
) -> None:
    workplace.go(screen, ref)
    workplace.press(Qt.Key.Key_F1)
    workplace.until(lambda: workplace.reader.position().section == help_on(screen).place)
    top = workplace.reader.cursorForPosition(workplace.reader.viewport().rect().topLeft()).block()
    near = [top.text(), top.next().text(), top.next().next().text()]
    assert heading in [text.replace("\u00ad", "") for text in near]
    workplace.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert workplace.window.address.screen is screen


def test_f1_in_the_help_begins_it(workplace: Workplace) -> None:
    workplace.go(Screen.REFRESH)
    workplace.press(Qt.Key.Key_F1)
    workplace.press(Qt.Key.Key_F1)
    assert workplace.window.address.screen is Screen.HELP
    assert workplace.reader.verticalScrollBar().value() == 0
