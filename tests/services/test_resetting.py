"""Lernstand zurücksetzen: what has a Stand begins anew, and only that is recorded."""

from __future__ import annotations

from tests.helpers.attempts import change
from tests.helpers.person import right_keys
from wissen.learning.verb import Verb
from wissen.services.resetting import reset_events


def reset(person, module=""):
    return reset_events(person.services.shelf, person.services.history, module)


def module_of(person, lesson):
    library = person.services.shelf.whole
    module = library.module_of(library.entry(lesson))
    assert module is not None
    return module.head.id


def test_where_nothing_was_learned_nothing_is_recorded(person):
    assert reset(person) == []
    assert reset(person, module_of(person, "l-hut")) == []


def test_everything_begins_anew_with_one_event(person):
    person.reads("l-hut")
    (event,) = reset(person)
    assert (event.verb, event.object) == (Verb.PROGRESS_RESET, "")
    person.does(event)
    assert person.services.history.completions == {}
    assert reset(person) == []


def test_a_quiz_alone_is_something_too(person):
    person.does(person.services.quizzes.started("q-anfang", seed=1))
    assert len(reset(person)) == 1


def test_a_module_begins_anew_and_the_others_stay(person):
    person.reads("l-hut")
    person.passes("q-anfang")
    person.walks("service-probe")
    person.does(*reset(person, module_of(person, "l-hut")))
    history = person.services.history
    assert "l-hut" not in history.completions
    assert history.attempts("q-anfang") == ()
    assert "service-probe" in history.completions


def test_what_bears_another_name_today_begins_anew_too(person):
    person.passes("q-anfang")
    change(person, "module/01-anfang/abschluss.md", ("kennung: q-anfang", "kennung: q-neu\nersetzt: [q-anfang]"))
    assert len(person.services.quizzes.attempts("q-neu")) == 1
    person.does(*reset(person, module_of(person, "l-hut")))
    assert person.services.quizzes.attempts("q-neu") == ()


def test_the_questions_of_a_lesson_begin_anew_with_it(person):
    item = person.services.lessons.view("l-hut").lesson.items[0]
    _, event = person.services.lessons.answered(item, right_keys(item))
    person.does(event)
    events = reset(person, module_of(person, "l-hut"))
    assert [event.object for event in events] == ["k-hut"]
    person.does(*events)
    assert person.services.history.answers == {}


def test_a_question_that_bears_another_name_today_is_not_asked_again(person):
    item = person.services.lessons.view("l-hut").lesson.items[0]
    _, event = person.services.lessons.answered(item, right_keys(item))
    person.does(event)
    change(person, "module/01-anfang/hut.md", ("Kennung: k-hut", "Kennung: k-neu · Ersetzt: k-hut"))
    assert person.services.reviews.waiting("").next_day is not None
    person.does(*reset(person, module_of(person, "l-hut")))
    assert person.services.reviews.waiting("").next_day is None


def test_a_module_that_is_none_has_nothing_to_forget(person):
    person.reads("l-hut")
    assert reset(person, "gibt-es-nicht") == []
