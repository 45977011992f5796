"""Processes: walked through once, told when a step reads otherwise, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen.errors import NotFound, NotThen
from wissen.learning.completion import Standing
from wissen.learning.verb import Verb
from wissen.progress import payloads

EVE, DAY = date(2026, 5, 31), date(2026, 6, 1)


def standing(person: Person) -> Standing:
    return person.services.processes.view("p-kommt").standing


def test_opening_it_to_learn_begins_it_once(advised: Person) -> None:
    begun = advised.services.processes.begun("p-kommt")
    assert begun is not None
    advised.does(begun)
    assert standing(advised) is Standing.BEGUN
    assert advised.services.processes.begun("p-kommt") is None


def test_walking_through_it_is_kept_with_what_was_seen(advised: Person) -> None:
    event = advised.services.processes.completed("p-kommt")
    payloads.check(event.verb, event.payload)
    assert list(event.payload["sections"]) == ["beraten", "hinweis", "fertig"]
    assert any("Beraten Sie immer." in text for text in event.shown.values())
    advised.does(event)
    assert standing(advised) is Standing.DONE
    assert advised.services.refreshers.all() == ()


def test_who_walked_through_it_before_the_change_is_asked(advised: Person) -> None:
    advised.today = EVE
    advised.walks("p-kommt")
    assert standing(advised) is Standing.DONE
    advised.today = DAY
    (asked,) = advised.services.refreshers.all()
    assert [delta.place for delta in asked.deltas] == ["beraten", "hinweis"]
    new = advised.services.refreshers.new_texts(asked)
    assert "Beraten Sie immer." in new["beraten"]
    assert standing(advised) is Standing.STALE
    advised.does(advised.services.refreshers.noticed("p-kommt"))
    assert standing(advised) is Standing.DONE


def test_it_can_be_taken_back(advised: Person) -> None:
    advised.walks("p-kommt")
    assert advised.services.processes.view("p-kommt").may_undo
    event = advised.services.processes.undone("p-kommt")
    assert event.verb is Verb.UNDONE
    advised.does(event)
    assert (standing(advised), advised.services.processes.view("p-kommt").may_undo) == (Standing.BEGUN, False)


def test_on_another_day_it_is_shown_as_it_was_and_its_standing_is_that_of_today(advised: Person) -> None:
    advised.walks("p-kommt")
    advised.services.shelf.choose(EVE)
    view = advised.services.processes.view("p-kommt")
    assert [step.id for step in view.process.steps] == ["beraten", "fertig"]
    assert view.standing is Standing.DONE


def test_what_does_not_hold_or_is_no_process_is_refused(advised: Person) -> None:
    with pytest.raises(NotFound, match="kein Prozess"):
        advised.services.processes.open("l-hut")
    advised.services.shelf.choose(date(2026, 1, 5))
    with pytest.raises(NotThen):
        advised.services.processes.view("p-kommt")
