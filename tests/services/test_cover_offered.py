"""Who stands in for a mentor, as the trainee hears of it: offered, accepted, changed, over, and every fault between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.helpers.exchange import Desk, a_device, a_team, came
from tests.helpers.posts import PostInMemory, a_mentor
from wissen.errors import ExchangeError
from wissen.services.cover_offered import (
    NAME,
    CoverNotes,
    CoverState,
    Offer,
    accept,
    covers,
    ended,
    introduced,
    is_over,
    keep,
    offers,
    stands_in_now,
)
from wissen.services.letter_files import FarewellFile, at_once
from wissen.services.post import Contact, Side
from wissen.team.messages import Assignment, Cover, CoverEnded, Covering

TODAY, FIRST, LAST = date(2026, 11, 25), date(2026, 12, 7), date(2026, 12, 18)
DAY = timedelta(1)
BEN = a_device("Ben").public
COVER = Cover("Ben", "Team Nord", BEN, FIRST, LAST)
ANNA = a_mentor("Anna")
OWN = Contact("ben", "Ben", Side.MENTOR, BEN.fingerprint)
STAND_IN = replace(OWN, until=LAST, stands_in="anna")


def told(post: PostInMemory, today: date = TODAY) -> list[CoverState]:
    return [one.state for one in covers(post, today)]


def a_post(*others: Contact, cover: Cover | None = COVER) -> PostInMemory:
    post = PostInMemory(ANNA, *others)
    if cover is not None:
        post.arrive("anna", cover)
    return post


def test_the_last_message_of_a_mentor_counts() -> None:
    post = a_post()
    later = replace(COVER, last=LAST + DAY)
    post.arrive("anna", later, Assignment("weg", "Weg", TODAY, ()))
    assert offers(post, TODAY) == (Offer(ANNA, later),)
    post.arrive("anna", CoverEnded())
    assert offers(post, TODAY) == ()


@pytest.mark.parametrize(("today", "count"), [(LAST, 1), (LAST + DAY, 0)])
def test_what_has_passed_is_not_offered(today: date, count: int) -> None:
    assert len(offers(a_post(), today)) == count


def test_nobody_stands_in_for_themselves() -> None:
    post = PostInMemory(replace(ANNA, fingerprint=BEN.fingerprint))
    post.arrive("anna", COVER)
    assert offers(post, TODAY) == ()


@pytest.mark.parametrize(
    ("known", "state"),
    [
        (OWN, CoverState.KNOWN),
        (replace(OWN, fingerprint="neu", earlier=(BEN.fingerprint,)), CoverState.KNOWN),
        (STAND_IN, CoverState.RUNNING),
        (replace(STAND_IN, until=LAST - DAY), CoverState.CHANGED),
        (replace(STAND_IN, until=LAST + DAY), CoverState.CHANGED),
        (replace(STAND_IN, stands_in="olga"), CoverState.RUNNING),
        (replace(STAND_IN, stands_in="olga", until=LAST - DAY), CoverState.CHANGED),
        (a_mentor("Ben"), CoverState.OFFERED),
    ],
)
def test_it_depends_on_who_is_known(known: Contact, state: CoverState) -> None:
    assert told(a_post(known)) == [state]


def test_it_ends_with_its_last_day() -> None:
    post = a_post(STAND_IN)
    assert [is_over(post, STAND_IN, day) for day in (TODAY, LAST, LAST + DAY)] == [False, False, True]
    assert [stands_in_now(post, STAND_IN, day) for day in (TODAY, FIRST, LAST, LAST + DAY)] == [
        False,
        True,
        True,
        False,
    ]
    assert ended(post, LAST + DAY) == (STAND_IN,)


def test_an_earlier_last_day_counts_without_being_asked_and_a_later_one_does_not() -> None:
    post = a_post(STAND_IN, cover=replace(COVER, last=FIRST))
    assert is_over(post, STAND_IN, FIRST + DAY)
    post.arrive("anna", replace(COVER, last=LAST + DAY))
    assert is_over(post, STAND_IN, LAST + DAY)


@pytest.mark.parametrize("messages", [(CoverEnded(),), (replace(COVER, name="Cem", keys=a_device("Cem").public),)])
def test_it_ends_when_nobody_or_somebody_else_stands_in(messages: tuple[Cover | CoverEnded, ...]) -> None:
    post = a_post(STAND_IN)
    post.arrive("anna", *messages)
    assert ended(post, FIRST) == (STAND_IN,)


def test_what_was_accepted_holds_when_the_mentor_is_known_no_more() -> None:
    post = PostInMemory(STAND_IN)
    assert [is_over(post, STAND_IN, day) for day in (LAST, LAST + DAY)] == [False, True]


def test_who_is_to_stand_in_again_is_not_over() -> None:
    post = a_post(STAND_IN)
    post.arrive("anna", replace(COVER, first=date(2027, 3, 1), last=date(2027, 3, 5)))
    assert ended(post, LAST + DAY) == ()
    assert told(post, LAST + DAY) == [CoverState.CHANGED]


def test_a_mentor_of_ones_own_is_never_over() -> None:
    assert ended(a_post(OWN), LAST + DAY) == ()


# ------------------------------------------------------------ accepted, in a profile


def offered(jana: Desk, keys: str = "Ben", last: date = LAST) -> Offer:
    (nabil,) = (one for one in jana.mail.contacts() if one.id == "nabil")
    return Offer(nabil, replace(COVER, keys=a_device(keys).public, last=last))


def take_on(jana: Desk, offer: Offer, instead_of: str = "") -> Contact:
    return accept(jana.mail, offer, introduced(jana.mail, offer), instead_of)


@pytest.fixture
def jana(tmp_path: Path) -> Desk:
    return a_team(tmp_path)[1]


def test_who_stands_in_is_pinned_until_the_last_day_and_told_so(jana: Desk) -> None:
    ben = take_on(jana, offered(jana))
    assert (ben.name, ben.until, ben.stands_in) == ("Ben", LAST, "nabil")
    jana.open()
    assert jana.mail.contacts()[0] == ben
    assert jana.mail.sent("ben") == (Covering("Nabil", LAST),)


def test_accepting_twice_tells_it_once(jana: Desk) -> None:
    take_on(jana, offered(jana))
    take_on(jana, offered(jana))
    assert jana.mail.sent("ben") == (Covering("Nabil", LAST),)


def test_other_days_are_taken_over_without_a_second_contact(jana: Desk) -> None:
    take_on(jana, offered(jana))
    ben = take_on(jana, offered(jana, last=LAST + DAY))
    assert [one.name for one in jana.mail.contacts()] == ["Ben", "Nabil"]
    assert ben.until == LAST + DAY
    assert jana.mail.sent("ben")[-1] == Covering("Nabil", LAST + DAY)


def test_a_mentor_of_ones_own_stays_one_and_is_told_nothing(jana: Desk) -> None:
    offer = offered(jana)
    jana.mail.join(introduced(jana.mail, offer))
    assert take_on(jana, offer).until is None
    assert (len(jana.mail.contacts()), jana.mail.sent("ben")) == (2, ())


def test_another_key_under_a_known_name_is_a_question_and_no_second_contact(jana: Desk) -> None:
    jana.mail.join(introduced(jana.mail, offered(jana)))
    offer = offered(jana, "Ben, neuer Rechner")
    invited = introduced(jana.mail, offer)
    assert invited.changed is not None
    ben = accept(jana.mail, offer, invited, invited.changed.id)
    assert (ben.fingerprint, ben.until) == (offer.cover.keys.fingerprint, None)
    assert len(jana.mail.contacts()) == 2


def test_nobody_stands_in_for_their_own_mentor(jana: Desk) -> None:
    offer = replace(offered(jana), cover=replace(COVER, keys=jana.mail._with_device().public))
    with pytest.raises(ExchangeError, match="eigene"):
        introduced(jana.mail, offer)


def test_who_is_kept_is_a_mentor_like_any_other(jana: Desk) -> None:
    ben = take_on(jana, offered(jana))
    keep(jana.mail, ben)
    (kept,) = (one for one in jana.mail.contacts() if one.id == "ben")
    assert kept == replace(ben, until=None, stands_in="")
    assert jana.mail.sent("ben") == ()


def test_a_farewell_by_file_leaves_that_somebody_stood_in(tmp_path: Path, jana: Desk) -> None:
    ben_desk = Desk(tmp_path / "andere", "Ben")
    path = tmp_path / "ben.wissenteam"
    ben_desk.folder.mkdir(parents=True)
    ben_desk.mail.invite("Team Nord", path)
    invited = jana.mail.open_invitation(path)
    offer = replace(offered(jana), cover=replace(COVER, keys=invited.keys))
    accept(jana.mail, offer, invited)
    jana.mail.send("ben", *jana.mail.sent("nabil"))
    (question,) = jana.told(ben_desk).questions
    ben_desk.mail.accept(question)
    at_once(FarewellFile(jana.mail, "ben", tmp_path / "abschied.wissenstand", today=jana.day))
    ben_desk.mail.import_file(tmp_path / "abschied.wissenstand")
    assert came(ben_desk) == [Covering("Nabil", jana.day)]


# ------------------------------------------------------------ declined


def test_what_was_declined_is_not_asked_again_until_it_is_another(tmp_path: Path) -> None:
    offer, other = Offer(ANNA, COVER), Offer(ANNA, replace(COVER, last=LAST + DAY))
    CoverNotes(tmp_path).note(offer, (offer,))
    notes = CoverNotes(tmp_path)
    assert (notes.has(offer), notes.has(other)) == (True, False)
    notes.forget(offer)
    assert not CoverNotes(tmp_path).has(offer)


def test_only_what_is_still_offered_is_remembered(tmp_path: Path) -> None:
    offer, other = Offer(ANNA, COVER), Offer(ANNA, replace(COVER, last=LAST + DAY))
    notes = CoverNotes(tmp_path)
    notes.note(offer, (offer,))
    notes.note(other, (other,))
    assert not notes.has(offer)


@pytest.mark.parametrize("text", ["x", '{"noted": 5}'])
def test_notes_that_cannot_be_read_ask_again(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert not CoverNotes(tmp_path).has(Offer(ANNA, COVER))
