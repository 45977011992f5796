"""Deadlines: counted as § 31 VwVfG and §§ 187–193 BGB say, never ending on a day on which nobody works."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.deadline import Duration, Unit, deadline, parse_duration
from wissen.settings import LANDS


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("2 Wochen ab Zugang", Duration(2, Unit.WEEKS, "Zugang")),
        ("1 Monat ab Bekanntgabe", Duration(1, Unit.MONTHS, "Bekanntgabe")),
        ("3 Monate nach Antrag", Duration(3, Unit.MONTHS, "Antrag")),
        ("10 Tage ab Übermittlung", Duration(10, Unit.DAYS, "Übermittlung")),
        ("2 Jahre  ab Zugang des Bescheids", Duration(2, Unit.YEARS, "Zugang des Bescheids")),
        ("bis zu 6 Monate", None),
        ("3 Wochen und 2 Werktage ab Übermittlung", None),
        ("10 Werktage ab Zugang", None),
        ("0 Tage ab Zugang", None),
        ("2 Wochen", None),
        ("", None),
    ],
)
def test_a_duration_is_read_where_it_can_be_counted(text: str, duration: Duration | None) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    ("count", "unit", "day", "end"),
    [
        (2, Unit.WEEKS, date(2026, 3, 3), date(2026, 3, 17)),  # Tuesday to Tuesday
        (10, Unit.DAYS, date(2026, 3, 3), date(2026, 3, 13)),
        (1, Unit.MONTHS, date(2026, 3, 10), date(2026, 4, 10)),
        (1, Unit.MONTHS, date(2024, 1, 31), date(2024, 2, 29)),  # the last day of a shorter month
        (1, Unit.MONTHS, date(2025, 12, 30), date(2026, 1, 30)),
        (1, Unit.YEARS, date(2024, 2, 29), date(2025, 2, 28)),
        (12, Unit.MONTHS, date(2025, 6, 2), date(2026, 6, 2)),
    ],
)
def test_the_day_of_the_event_does_not_count_and_the_last_one_does(
    count: int, unit: Unit, day: date, end: date
) -> None:
    assert deadline(Duration(count, unit, "Zugang"), day).end == end


def test_an_end_on_a_saturday_moves_to_monday() -> None:
    found = deadline(Duration(2, Unit.WEEKS, "Zugang"), date(2026, 2, 28))  # a Saturday
    assert found.end == date(2026, 3, 16)
    assert found.moved == ((date(2026, 3, 14), "Samstag"), (date(2026, 3, 15), "Sonntag"))


def test_holidays_one_after_the_other_are_all_passed() -> None:
    found = deadline(Duration(2, Unit.WEEKS, "Zugang"), date(2026, 3, 20))  # ends on Good Friday
    assert found.end == date(2026, 4, 7)
    assert [reason for _, reason in found.moved] == ["Karfreitag", "Samstag", "Sonntag", "Ostermontag"]


@pytest.mark.parametrize(("land", "end"), [("", date(2026, 6, 4)), ("BW", date(2026, 6, 5)), ("HH", date(2026, 6, 4))])
def test_a_holiday_counts_in_its_land_alone(land: str, end: date) -> None:
    assert deadline(Duration(1, Unit.WEEKS, "Zugang"), date(2026, 5, 28), land).end == end  # Corpus Christi


def test_every_land_has_holidays_of_its_own() -> None:
    new_year = [deadline(Duration(1, Unit.DAYS, "Zugang"), date(2025, 12, 31), land).moved for land in LANDS]
    assert {moved[0] for moved in new_year} == {(date(2026, 1, 1), "Neujahr")}


def test_beyond_the_calendar_there_is_no_deadline() -> None:
    with pytest.raises(OverflowError):
        deadline(Duration(1, Unit.YEARS, "Zugang"), date.max)


@given(
    st.integers(1, 400),
    st.sampled_from(Unit),
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["", *LANDS]),
)
def test_it_ends_after_its_event_on_a_working_day_and_no_later_than_needed(
    count: int, unit: Unit, day: date, land: str
) -> None:
    found = deadline(Duration(count, unit, "Zugang"), day, land)
    assert found.end > day
    assert found.end.weekday() < 5
    days = [moved for moved, _ in found.moved]
    assert days == [found.end - timedelta(days=back) for back in range(len(days), 0, -1)]
    assert len(days) <= 5
