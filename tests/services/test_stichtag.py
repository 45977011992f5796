"""The Stichtag: everything that is looked up follows it, what is learned never does."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen.content.blocks import plain_text
from wissen.errors import NotFound, NotThen
from wissen.services.search import Watch

EVE, DAY = date(2026, 5, 31), date(2026, 6, 1)


def text_of(person: Person) -> str:
    lesson = person.services.lessons.open("l-frist")
    return plain_text(lesson.sections[-1].blocks)


def test_today_is_the_default_and_rolls_over_by_itself(person: Person) -> None:
    person.today = EVE
    assert text_of(person) == "Die alte Frist."
    person.today = DAY
    assert text_of(person) == "Die neue Frist."
    assert person.services.shelf.is_today


def test_another_day_shows_what_held_then(person: Person) -> None:
    shelf = person.services.shelf
    shelf.choose(EVE)
    assert (shelf.day, shelf.is_today, text_of(person)) == (EVE, False, "Die alte Frist.")
    shelf.choose(None)
    assert (shelf.day, text_of(person)) == (person.today, "Die neue Frist.")


def test_a_day_to_come_that_arrives_is_today(person: Person) -> None:
    shelf = person.services.shelf
    person.today = EVE
    shelf.choose(DAY)
    assert not shelf.is_today
    person.today = DAY
    assert shelf.is_today


def test_what_is_learned_is_what_holds_today(person: Person) -> None:
    person.services.shelf.choose(EVE)
    completed = person.services.lessons.completed("l-frist")
    assert "Die neue Frist." in completed.shown.values()
    assert person.services.quizzes.started("q-anfang", seed=1).payload["stichtag"] == person.today.isoformat()


def test_search_follows_it(person: Person) -> None:
    search, shelf = person.services.search, person.services.shelf
    assert search.prepare(Watch())
    assert [hit.holds for hit in search.search("alte Frist").hits][:1] == [False]
    shelf.choose(EVE)
    assert [hit.holds for hit in search.search("alte Frist").hits][:1] == [True]


def test_what_does_not_hold_says_when_it_does(advised: Person) -> None:
    shelf = advised.services.shelf
    shelf.choose(date(2026, 1, 5))
    with pytest.raises(NotThen) as raised:
        shelf.find("p-kommt")
    assert raised.value.hint == "Es gilt erst ab 01.02.2026."


def test_what_nobody_knows_is_not_found_on_any_day(person: Person) -> None:
    with pytest.raises(NotFound, match="gibt es nicht"):
        person.services.shelf.find("l-hutt")


def test_opening_another_day_reads_no_file_again(person: Person) -> None:
    shelf = person.services.shelf
    shelf.library.open("l-frist")
    (shelf.folder / "module/01-anfang/frist.md").unlink()
    shelf.choose(EVE)
    assert text_of(person) == "Die alte Frist."


def test_a_day_to_come_that_has_arrived_goes_on_as_today(person: Person) -> None:
    shelf = person.services.shelf
    person.today = EVE
    shelf.choose(DAY)
    person.today = DAY
    assert shelf.is_today
    person.today = date(2026, 6, 2)
    assert (shelf.day, shelf.is_today) == (date(2026, 6, 2), True)


def test_what_was_made_from_earlier_content_is_not_shown_after_a_reload(person: Person) -> None:
    shelf = person.services.shelf
    shelf.choose(EVE)
    before = shelf.library, shelf.current
    shelf.adopt(shelf.read())
    assert shelf.library is not before[0]
    assert shelf.current is not before[1]
    assert shelf.library is shelf.library
