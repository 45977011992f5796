"""Lessons: opened, read, taken back, and their inline questions answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.person import Person, right_keys, wrong_keys
from tests.helpers.questions import DISCRETION, EVERY_KIND
from wissen.content.item import Item
from wissen.errors import InvalidResponse, NotFound
from wissen.learning.completion import Standing
from wissen.learning.grading import Outcome, SelfRating
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.services.lessons import answer_event

Responding = Callable[[Item], tuple[str, ...]]


def standing(person: Person, lesson: str) -> Standing:
    return person.services.lessons.view(lesson).standing


def test_a_lesson_knows_its_module_and_its_neighbours(person: Person) -> None:
    view = person.services.lessons.view("l-frist")
    assert view.module is not None
    assert view.module.head.id == "m-anfang"
    assert (view.position, view.count) == (2, 3)
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.id, view.next.id) == ("l-hut", "q-anfang")


def test_the_ends_of_a_module_have_one_neighbour(person: Person) -> None:
    assert person.services.lessons.view("l-hut").previous is None
    assert person.services.lessons.view("l-rest").next is None


def test_only_the_text_of_today_is_shown(person: Person) -> None:
    (section,) = person.services.lessons.view("l-frist").lesson.sections
    assert "neue" in repr(section.blocks)
    person.today = date(2026, 5, 31)
    (section,) = person.services.lessons.view("l-frist").lesson.sections
    assert "alte" in repr(section.blocks)


def test_opening_begins_a_lesson_once(person: Person) -> None:
    begun = person.services.lessons.begun("l-hut")
    assert begun is not None
    person.does(begun)
    assert standing(person, "l-hut") is Standing.BEGUN
    assert person.services.lessons.begun("l-hut") is None


def test_reading_completes_with_the_fassung_and_text_of_every_section(person: Person) -> None:
    event = person.services.lessons.completed("l-hut")
    assert set(event.payload["sections"]) == {"einleitung", "helfen"}
    assert set(event.shown) == set(event.payload["sections"].values())
    assert any("Beraten ist Pflicht" in text for text in event.shown.values())
    person.does(event)
    assert standing(person, "l-hut") is Standing.DONE


def test_reading_can_be_taken_back(person: Person) -> None:
    person.reads("l-hut")
    person.does(person.services.lessons.undone("l-hut"))
    assert standing(person, "l-hut") is Standing.BEGUN


def test_a_stage_of_the_law_makes_what_was_learned_stale(person: Person) -> None:
    person.today = date(2026, 5, 1)
    person.reads("l-frist")
    assert standing(person, "l-frist") is Standing.DONE
    person.today = date(2026, 6, 1)
    assert standing(person, "l-frist") is Standing.STALE
    person.reads("l-frist")
    assert standing(person, "l-frist") is Standing.DONE


def test_an_inline_answer_is_kept_with_the_question_as_shown(person: Person) -> None:
    (item,) = person.services.lessons.view("l-hut").lesson.items
    right = right_keys(item)
    outcome, event = person.services.lessons.answered(item, right)
    person.does(event)
    assert outcome.correct
    assert person.services.lessons.view("l-hut").answers["k-hut"].response == right
    assert "Welcher Hut?" in event.shown[event.revision]


def test_an_unknown_option_is_refused(person: Person) -> None:
    (item,) = person.services.lessons.view("l-hut").lesson.items
    with pytest.raises(InvalidResponse):
        person.services.lessons.answered(item, ("gibtesnicht",))


def test_an_unknown_lesson_names_the_nearest(person: Person) -> None:
    with pytest.raises(NotFound, match="l-hut"):
        person.services.lessons.view("l-hud")


def test_a_quiz_is_no_lesson(person: Person) -> None:
    with pytest.raises(NotFound):
        person.services.lessons.open("q-anfang")


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: item.kind.value)
@pytest.mark.parametrize("response", [right_keys, wrong_keys])
def test_an_answer_comes_back_from_the_store_as_it_was_given(person: Person, item: Item, response: Responding) -> None:
    was_given = response(item)
    _, event = person.services.lessons.answered(item, was_given)
    payloads.check(Verb.ANSWERED, event.payload)
    assert not [part for part in event.payload["response"] if part == ""]
    person.does(event)
    answer = History(person.keeper.events()).answers[item.id]
    assert answer.given(person.services.journal.texts(answer.texts)) == was_given


@given(words=st.text(), rating=st.sampled_from(SelfRating))
def test_what_is_typed_never_stands_in_the_event(words: str, rating: SelfRating) -> None:
    event = answer_event(DISCRETION, (words, rating), Outcome(None, False), attempt=None, new_text_id=lambda: "t-1")
    payloads.check(Verb.ANSWERED, event.payload)
    assert event.payload["response"] == [{"text": "t-1"} if words else None, rating]
    assert event.texts == ({"t-1": words} if words else {})
