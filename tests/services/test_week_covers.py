"""Wochenblick of who stands in for another mentor: until the last day, and from the day after."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_trainee
from wissen.learning.completion import Standing
from wissen.learning.weekly import Act
from wissen.services.week import Week
from wissen.services.week_tables import covering_words
from wissen.settings import LONGEST
from wissen.team.messages import Covering, Share, SharedModule
from wissen.team.retention import lapsed

EARLIER, LATER = date(2026, 12, 11), date(2026, 12, 18)
SHARED = Share("2026-W49", (SharedModule("m-anfang", "2026-11", Standing.BEGUN, None),), ())


@pytest.fixture
def ben(person: Person) -> Person:
    """Stands in for the mentor of Jana."""
    person.post = PostInMemory(a_trainee("Jana"))
    return person


def told(ben: Person, day: date) -> list[tuple[Act, str]]:
    """What the week offers on a day, and why."""
    ben.today = day
    return [(row.act, row.reason) for row in week(ben).overview({}, {}).rows]


def week(ben: Person) -> Week:
    return Week(ben.services.shelf, ben.post)


def test_the_day_after_the_last_the_contact_may_go_and_nothing_else_is_said(ben: Person) -> None:
    ben.post.arrive("jana", Covering("Anna", EARLIER), SHARED)
    assert told(ben, EARLIER) == []
    assert told(ben, date(2026, 12, 12)) == [(Act.LEAVE, "Die Vertretung für Anna war bis 11.12.2026.")]


@pytest.mark.parametrize("later_first", [True, False])
def test_who_stands_in_for_two_does_so_until_the_later_day(ben: Person, later_first: bool) -> None:
    both = [Covering("Anna", LATER), Covering("Carl", EARLIER)]
    ben.post.arrive("jana", *(both if later_first else reversed(both)))
    assert told(ben, LATER) == []
    assert covering_words(week(ben).overview({}, {}).columns) == ("Jana: in Vertretung für Anna bis 18.12.2026",)
    assert told(ben, date(2026, 12, 19)) == [(Act.LEAVE, "Die Vertretung für Anna war bis 18.12.2026.")]


def test_a_cover_that_was_shortened_is_over_earlier(ben: Person) -> None:
    ben.post.arrive("jana", Covering("Anna", LATER), Covering("Anna", EARLIER))
    assert told(ben, date(2026, 12, 12)) == [(Act.LEAVE, "Die Vertretung für Anna war bis 11.12.2026.")]


def test_once_that_went_by_time_too_nothing_is_said_to_be_still_to_come(ben: Person) -> None:
    day = date(2027, 6, 12)
    assert lapsed([Covering("Anna", EARLIER)], (), day, LONGEST)  # nobody knows of it any more
    assert told(ben, day) == [(Act.ASSIGN, "Zurzeit ist kein Lernpfad zugewiesen.")]
