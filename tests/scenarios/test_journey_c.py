"""Journey C from the readers' side: on the eve the old text, on the day the new one, and a short Neuerung for those
who had learned the old one; what they had completed stays."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.helpers.workplace import Workplace
from wissen.ui.models.row_model import Row
from wissen.ui.navigation import Screen
from wissen.ui.pages.news_list import NewsList

EVE, DAY, WEEK_LATER = date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 8)
LESSON, PROCESS = "l01-4", "familie-eltern-fachkraft"


@pytest.fixture
def reader(newcomer: Workplace) -> Workplace:
    """Somebody who works with the content as shipped, on the eve of the second stage."""
    newcomer.today = EVE
    newcomer.start()
    return newcomer


def text(place: Workplace) -> str:
    return place.reader.toPlainText().replace("\u00ad", "").replace("\u00a0", " ")


def news(place: Workplace) -> dict[str, Row]:
    place.go(Screen.TODAY)
    (shown,) = place.window.page.findChildren(NewsList)
    return {row.title: row for row in shown.news.rows} if shown.isVisible() else {}


def midnight(place: Workplace, day: date) -> None:
    """The day begins while the app runs."""
    place.today = day
    place.session.look_at_clock()
    place.wait()


def completions(place: Workplace) -> list[str]:
    return [name for verb, name in place.events if verb == "completed"]


def test_from_the_eve_to_the_day_without_a_restart(reader: Workplace) -> None:
    reader.lesson(LESSON)
    title = reader.window.page.title()
    reader.click("Gelesen")
    assert title not in news(reader)

    reader.go(Screen.LOOKUP, PROCESS)
    assert "Diesen Weg gab es noch nicht." in text(reader)
    assert "ab 01.03.2024 neu, noch 1 Tag" in text(reader)

    midnight(reader, DAY)
    assert "Diesen Weg gab es noch nicht." not in text(reader)
    assert "Gilt seit 01.03.2024 · bis 29.02.2024 galt anderes" in text(reader)

    row = news(reader)[title]
    assert row.kind.startswith("Auffrischung · ")
    assert row.address is not None
    reader.go(row.address.screen, row.address.ref)
    assert "01.03.2024: Berufsausbildung: aus „kann“ wurde „soll“" in text(reader)
    assert "[−" in text(reader)
    assert "[+" in text(reader)
    reader.answer_rightly()
    reader.click("Auffrischung abschließen")
    assert title not in news(reader)
    assert completions(reader) == [LESSON]

    reader.lesson(LESSON)
    assert "Doch nicht gelesen" in reader.labels()


def test_who_learns_it_on_the_day_is_not_asked_again(reader: Workplace) -> None:
    midnight(reader, DAY)
    reader.lesson(LESSON)
    title = reader.window.page.title()
    reader.click("Gelesen")
    midnight(reader, WEEK_LATER)
    assert title not in news(reader)


def test_the_day_of_an_application_is_one_key_away_and_says_that_it_is_not_today(reader: Workplace) -> None:
    midnight(reader, WEEK_LATER)
    reader.go(Screen.LOOKUP, PROCESS)
    reader.window.choose_day(EVE)
    reader.wait()
    assert "Diesen Weg gab es noch nicht." in text(reader)
    reader.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    reader.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert "Diesen Weg gab es noch nicht." in text(reader)
    reader.window.choose_day(None)
    reader.wait()
    assert "Diesen Weg gab es noch nicht." not in text(reader)


def test_after_a_night_the_neuerung_still_waits(reader: Workplace) -> None:
    reader.lesson(LESSON)
    title = reader.window.page.title()
    reader.click("Gelesen")
    reader.close()
    reader.today = WEEK_LATER
    reader.start()
    assert title in news(reader)
