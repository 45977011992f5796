"""Gesprächsblatt: everything known of one person in words, without what is settled."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.mentoring import full_post
from tests.helpers.person import Person
from tests.helpers.posts import PostInMemory, a_trainee
from wissen.errors import NotFound
from wissen.learning.practice import SignOffLevel
from wissen.services.conversation import Conversation, Due, Path, Request, conversation
from wissen.services.week import Week
from wissen.team.messages import HelpWanted, SignedOff

TODAY = date(2026, 11, 25)


def sheet(person: Person, post: PostInMemory, contact: str = "jana", discussed: tuple[str, ...] = ()) -> Conversation:
    person.today = TODAY
    return conversation(Week(person.services.shelf, post), contact, TODAY, discussed)


def test_it_says_in_words_what_is_known(person: Person) -> None:
    post = full_post()
    signed = SignedOff("p-gespraech", date(2026, 11, 18), SignOffLevel.GUIDED)
    post.send("jana", signed)
    found = sheet(person, post)
    assert found.shared == "KW 48, diese Woche"
    assert found.modules == (("Anfang", "◐ begonnen, diese Woche, 55 %"), ("Weiter", "○ offen, diese Woche"))
    assert found.ready == ("Ein Gespräch führen",)
    key = found.requests[0].key
    assert found.requests == (Request(key, "Fristen", "KW 47", "Ab wann zählt die Frist?"),)
    assert "zählt" not in key
    items = (Due("Anfang", date(2026, 11, 20), "begonnen"), Due("Weiter", date(2027, 2, 1), "offen"))
    assert found.paths == (Path("Erste Woche", items),)
    assert found.signed == (("Ein Gespräch führen", signed),)


def test_what_is_settled_is_left_out(person: Person) -> None:
    post = full_post()
    keys = tuple(request.key for request in sheet(person, post).requests)
    found = sheet(person, post, discussed=keys)
    assert found.requests == ()
    assert not [question for question in found.questions if "Fristen" in question]


def test_what_is_asked_again_stands_there_again(person: Person) -> None:
    post = full_post()
    keys = tuple(request.key for request in sheet(person, post).requests)
    post.arrive("jana", HelpWanted("2026-W47", "l-frist", "Und am Wochenende?"))
    found = sheet(person, post, discussed=keys)
    assert [request.words for request in found.requests] == ["Und am Wochenende?"]
    assert [question for question in found.questions if "Fristen" in question]


def test_of_somebody_who_shared_nothing_only_that_is_said(person: Person) -> None:
    found = sheet(person, PostInMemory(a_trainee("Bo")), "bo")
    assert (found.shared, found.modules, found.paths) == ("", (), ())
    assert found.questions


def test_who_is_no_contact_has_no_sheet(person: Person) -> None:
    with pytest.raises(NotFound):
        sheet(person, full_post(), "weg")
