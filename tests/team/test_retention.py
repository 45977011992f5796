"""What is past its time: help after days, the rest so many months after the end of what was planned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.exchange import a_device
from wissen.learning.practice import SignOffLevel
from wissen.settings import Retention
from wissen.team.messages import (
    Assignment,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    Message,
    PlannedItem,
    Share,
    SignedOff,
    Withdrawn,
)
from wissen.team.retention import lapsed

HELP = HelpWanted("2026-W10", "m01")  # from Monday, 2 March
SHARE = Share("2026-W10", ())
PATH = Assignment("weg", "Weg", date(2026, 3, 2), (PlannedItem("m01", date(2026, 5, 29)),))
SEEN = SignedOff("p1", date(2026, 3, 4), SignOffLevel.GUIDED)


def gone(told: list[Message], planned: list[Message], today: date, **periods: int) -> set[Message]:
    return set(lapsed(told, planned, today, Retention(**periods)))


@pytest.mark.parametrize(
    ("told", "planned", "last"),
    [
        ([HELP], [], date(2026, 4, 2)),
        ([SHARE], [], date(2026, 9, 2)),
        ([], [PATH], date(2026, 11, 29)),
        ([], [Assignment("leer", "Leer", date(2026, 3, 2), ())], date(2026, 9, 2)),
        ([], [SEEN], date(2026, 9, 4)),
        ([], [Assignment("x", "X", date(2026, 8, 31), ())], date(2027, 2, 28)),
    ],
)
def test_the_last_day_is_the_last(told: list[Message], planned: list[Message], last: date) -> None:
    assert gone(told, planned, last) == set()
    assert gone(told, planned, last + timedelta(days=1)) == {*told, *planned}


def test_what_belongs_to_a_path_stays_as_long_as_the_path() -> None:
    assert gone([SHARE, HELP], [PATH, SEEN], date(2026, 11, 29)) == {HELP}
    assert gone([SHARE], [PATH, SEEN], date(2026, 11, 30)) == {SHARE, PATH, SEEN}


def test_a_share_of_a_later_week_than_the_path_counts_by_itself() -> None:
    late = Share("2026-W40", ())
    assert gone([SHARE, late], [PATH], date(2026, 11, 30)) == {SHARE, PATH}


def test_a_path_that_was_taken_back_holds_nothing_but_itself() -> None:
    back = Withdrawn("weg")
    assert gone([SHARE], [PATH, back, SEEN], date(2026, 9, 5)) == {SHARE, SEEN}
    assert gone([], [PATH, back], date(2026, 11, 30)) == {PATH, back}


def test_a_path_that_was_assigned_once_more_holds_again() -> None:
    assert gone([SHARE], [PATH, Withdrawn("weg"), PATH], date(2026, 9, 5)) == set()


def test_the_last_version_of_a_path_says_when_it_ends() -> None:
    later = Assignment("weg", "Weg", PATH.start, (PlannedItem("m01", date(2026, 7, 31)),))
    assert gone([], [PATH, later], date(2027, 1, 31)) == set()
    assert gone([], [PATH, later], date(2027, 2, 1)) == {PATH, later}


def test_taking_back_a_path_that_nobody_knows_is_kept() -> None:
    assert gone([], [Withdrawn("weg")], date.max) == set()


def test_of_a_skill_the_latest_day_counts() -> None:
    alone = SignedOff("p1", date(2026, 6, 1), SignOffLevel.ALONE)
    assert gone([], [SEEN, alone], date(2026, 12, 1)) == set()
    assert gone([], [SEEN, alone], date(2026, 12, 2)) == {SEEN, alone}


def test_covers_go_together_some_months_after_the_last_of_them() -> None:
    keys = a_device("Ben").public
    early = Cover("Ben", "Nord", keys, date(2026, 3, 2), date(2026, 3, 6))
    late = Cover("Ben", "Nord", keys, date(2026, 6, 1), date(2026, 6, 5))
    planned: list[Message] = [early, CoverEnded(), late]
    assert gone([], planned, date(2026, 12, 5)) == set()
    assert gone([], planned, date(2026, 12, 6)) == set(planned)
    assert gone([Covering("Anna", late.last)], [], date(2026, 12, 6)) == {Covering("Anna", late.last)}


def test_no_older_picture_comes_forward_when_the_newest_goes() -> None:
    ahead = Share("2027-W10", ())  # of a clock that was wrong once
    assert gone([ahead, SHARE], [], date(2026, 9, 3)) == {ahead, SHARE}


def test_the_office_may_shorten_it() -> None:
    assert gone([HELP, SHARE], [], date(2026, 3, 10), help_days=7) == {HELP}
    assert gone([SHARE], [PATH], date(2026, 6, 30), months=1) == {SHARE, PATH}


def test_the_end_of_the_calendar_is_no_fault() -> None:
    assert gone([Share("9999-W52", ())], [], date.max) == set()


days = st.dates(date(2025, 1, 1), date(2028, 1, 1))
plans = st.builds(lambda name, start: Assignment(name, "", start, ()), st.sampled_from("ab"), days)
sign_offs = st.builds(SignedOff, st.sampled_from("pq"), days, st.sampled_from(SignOffLevel) | st.none())
backs = st.builds(Withdrawn, st.sampled_from("ab"))
weeks = days.map(lambda day: f"{day.isocalendar().year}-W{day.isocalendar().week:02}")
telling = st.lists(st.builds(Share, weeks, st.just(())) | st.builds(HelpWanted, weeks, st.just("m01")), max_size=5)


@given(telling, st.lists(plans | sign_offs | backs, max_size=6), days, st.integers(0, 400))
def test_what_went_would_go_later_too_and_what_stayed_stays(
    told: list[Message], planned: list[Message], today: date, more: int
) -> None:
    first = gone(told, planned, today)
    assert first <= gone(told, planned, today + timedelta(days=more))
    left = [one for one in told if one not in first], [one for one in planned if one not in first]
    assert gone(*left, today) == set()
