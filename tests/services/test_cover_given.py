"""Who stands in for a mentor, as the mentor plans it: days that can be, and messages for those whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.helpers.exchange import a_device
from tests.helpers.posts import PostInMemory, a_mentor, a_trainee
from wissen.errors import ExchangeError
from wissen.services.cover_given import (
    Given,
    changes,
    cover_of,
    given,
    is_called_the_same,
    may_be_covered,
    send,
    standing,
)
from wissen.services.mail_words import Invited
from wissen.team.messages import LONGEST_COVER, Cover, CoverEnded

TODAY, FIRST, LAST = date(2026, 11, 25), date(2026, 12, 7), date(2026, 12, 18)
BEN = Invited(a_device("Ben").public, "Team Nord", "Ben", None, ())
COVER = Cover("Ben", "Team Nord", BEN.keys, FIRST, LAST)
JANA, BO = a_trainee("Jana"), a_trainee("Bo")


@pytest.fixture
def post() -> PostInMemory:
    return PostInMemory(JANA, BO, a_mentor())


def tell(post: PostInMemory, cover: Cover | None, *people: str, before: Cover | None = None) -> None:
    send(post, changes(post, cover, people, before))


def test_it_is_told_to_those_who_were_chosen_and_to_nobody_twice(post: PostInMemory) -> None:
    tell(post, COVER, "jana", "bo")
    tell(post, COVER, "jana", "bo")
    assert (post.sent("jana"), post.sent("bo"), post.sent("nabil")) == ((COVER,), (COVER,), ())
    assert given(post, TODAY) == (Given(COVER, (BO, JANA)),)


def test_other_days_replace_the_first_ones_and_who_is_left_out_hears_of_it(post: PostInMemory) -> None:
    tell(post, COVER, "jana", "bo")
    later = replace(COVER, last=LAST + timedelta(1))
    tell(post, later, "jana", before=COVER)
    assert given(post, TODAY) == (Given(later, (JANA,)),)
    assert post.sent("bo") == (COVER, CoverEnded())


def test_two_may_stand_in_for_different_people(post: PostInMemory) -> None:
    other = replace(COVER, name="Cem", keys=a_device("Cem").public, first=TODAY)
    tell(post, COVER, "jana")
    tell(post, other, "bo")
    assert given(post, TODAY) == (Given(other, (BO,)), Given(COVER, (JANA,)))


def test_it_ends_by_itself_or_earlier(post: PostInMemory) -> None:
    tell(post, COVER, "jana")
    assert given(post, LAST)
    assert given(post, LAST + timedelta(1)) == ()
    tell(post, None, before=COVER)
    assert (given(post, TODAY), standing(post, "jana")) == ((), None)


def test_what_was_told_can_be_undone(post: PostInMemory) -> None:
    tell(post, COVER, "jana")
    later = replace(COVER, last=LAST + timedelta(1))
    undo = send(post, changes(post, later, {"jana", "bo"}, COVER))
    send(post, undo)
    assert given(post, TODAY) == (Given(COVER, (JANA,)),)


def test_nobody_stands_in_for_themselves() -> None:
    bo = replace(BO, fingerprint="neu", earlier=(BEN.fingerprint,))
    assert may_be_covered(PostInMemory(JANA, bo), BEN.fingerprint) == (JANA,)


def test_another_key_than_the_last_time_is_noticed(post: PostInMemory) -> None:
    assert not is_called_the_same(post, BEN)
    tell(post, COVER, "jana")
    other = replace(BEN, keys=a_device("Ben, neuer Rechner").public)
    assert [is_called_the_same(post, who) for who in (BEN, other, replace(other, name="Cem"))] == [False, True, False]


def test_an_invitation_and_days_make_a_cover() -> None:
    assert cover_of(BEN, FIRST, LAST, TODAY) == cover_of(COVER, FIRST, LAST, LAST) == COVER


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (LAST, FIRST, "vor dem ersten"),
        (TODAY - timedelta(9), TODAY - timedelta(1), "Vergangenheit"),
        (FIRST, FIRST + LONGEST_COVER + timedelta(1), "höchstens ein Jahr"),
    ],
)
def test_days_that_cannot_be_are_told(first: date, last: date, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        cover_of(BEN, first, last, TODAY)
