"""When something is due, in words that nobody needs to be afraid of."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.ui.due_words import due_words, holiday_words

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2026, 12, 1), "bis heute, Di., 01.12.2026"),
        (date(2026, 12, 2), "morgen, bis Mi., 02.12.2026"),
        (date(2026, 12, 4), "in 3 Tagen, bis Fr., 04.12.2026"),
        (date(2026, 12, 8), "in 7 Tagen, bis Di., 08.12.2026"),
        (date(2026, 12, 9), "noch etwas Zeit, bis Mi., 09.12.2026"),
        (date(2026, 11, 27), "war bis 27.11. gedacht"),
        (date(2025, 11, 27), "war bis 27.11.2025 gedacht"),
    ],
)
def test_it_is_said_how_far_off_it_is_and_on_which_day(due: date, words: str) -> None:
    assert due_words(due, TODAY) == words


@given(st.integers(-800, 800))
def test_nothing_is_ever_overdue(days: int) -> None:
    assert "über" not in due_words(TODAY + timedelta(days), TODAY)


@pytest.mark.parametrize(
    ("land", "words"),
    [
        ("SN", "Es gelten die Feiertage in Sachsen."),
        ("", "Es gelten nur bundesweite Feiertage. Ihr Land wählen Sie in den Einstellungen."),
    ],
)
def test_whose_holidays_count_is_said(land: str, words: str) -> None:
    assert holiday_words(land) == words
