"""Auffrischen: what is due of what was answered, what has to wait, what rests, and a sitting of some minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.helpers.person import Person, right_keys
from wissen.content.item import Choices, Item
from wissen.content.model import Lesson
from wissen.learning.history import History
from wissen.learning.pace import Pace
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.services import reviews as module
from wissen.services.reviews import Piece, PieceKind, Resting, Waiting

MONDAY, EVE, DAY = date(2026, 11, 23), date(2026, 5, 29), date(2026, 6, 1)
LAND = "NW"


def waiting(person: Person) -> Waiting:
    return person.services.reviews.waiting(LAND)


def asked(person: Person, name: str) -> Item:
    question = person.services.reviews.question(name, seed=1, number=1, count=1)
    assert question is not None
    return question.item


def answers(person: Person, name: str, *, rightly: bool = True) -> None:
    """Answer a question as in a lesson or in Auffrischen."""
    item = asked(person, name)
    keys = right_keys(item)
    if not rightly:
        assert isinstance(item.interaction, Choices)
        keys = next((choice.key,) for choice in item.interaction.choices if not choice.correct)
    _, event = person.services.lessons.answered(item, keys)
    person.does(event)


def add_lesson(person: Person, count: int) -> list[str]:
    """Give the content a lesson with so many questions; returns their names."""
    names = [f"k-{number}" for number in range(count)]
    questions = "".join(
        f"## Kontrollfrage: Was ist {name}?\nKennung: {name} · Bezug: § 82 AufenthG\n\n"
        "- [x] Das hier\n  > Richtig: das ist es.\n- [ ] Jenes dort\n  > Nein: das nicht.\n\n"
        for name in names
    )
    head = "---\nkennung: l-viele\ntitel: Viele Fragen\n---\n\n## Text\nKennung: text\n\nText.\n\n"
    folder = person.services.shelf.folder / "module/02-weiter"
    (folder / "viele.md").write_text(head + questions, encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    return names


# ------------------------------------------------------------ what is due


def test_without_an_answer_nothing_is_ever_due(person: Person) -> None:
    assert waiting(person) == Waiting()


def test_what_was_answered_comes_back_after_some_days(person: Person) -> None:
    answers(person, "k-hut")
    again = waiting(person).next_day
    assert again is not None
    person.today = again - timedelta(days=1)
    assert waiting(person).questions == ()
    person.today = again
    assert (waiting(person).questions, waiting(person).next_day) == (("k-hut",), None)


def test_what_was_wrong_comes_back_on_the_next_working_day(person: Person) -> None:
    person.today = date(2026, 11, 27)  # a Friday
    answers(person, "k-hut", rightly=False)
    assert waiting(person).next_day == date(2026, 11, 30)
    person.today = date(2026, 11, 28)
    assert waiting(person).questions == ()
    person.today = date(2026, 11, 30)
    assert waiting(person).questions == ("k-hut",)


def test_answers_in_quizzes_count_as_well(person: Person) -> None:
    person.passes("q-anfang")
    person.today += timedelta(days=60)
    assert set(waiting(person).questions) == {"f-beraten", "f-dazu", "f-folge"}


def test_once_answered_it_is_no_longer_due_today(person: Person) -> None:
    answers(person, "k-hut", rightly=False)
    person.today += timedelta(days=1)
    answers(person, "k-hut", rightly=False)
    assert waiting(person).questions == ()
    assert waiting(person).next_day == person.today + timedelta(days=1)


def test_a_question_that_has_gone_from_the_content_is_not_asked(person: Person) -> None:
    (name,) = add_lesson(person, 1)
    answers(person, name)
    person.today += timedelta(days=60)
    assert waiting(person).questions == (name,)
    (person.services.shelf.folder / "module/02-weiter/viele.md").unlink()
    person.services.shelf.adopt(person.services.shelf.read())
    assert waiting(person).questions == ()
    assert person.services.reviews.question(name, seed=1, number=1, count=1) is None


def test_a_question_that_got_another_name_keeps_its_days(person: Person) -> None:
    (name,) = add_lesson(person, 1)
    answers(person, name)
    due = waiting(person).next_day
    file = person.services.shelf.folder / "module/02-weiter/viele.md"
    text = file.read_text(encoding="utf-8").replace("Kennung: k-0", "Kennung: k-neu · Ersetzt: k-0")
    file.write_text(text, encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    assert waiting(person).next_day == due
    person.today += timedelta(days=60)
    assert waiting(person).questions == ("k-neu",)


def test_what_stands_in_no_lesson_or_quiz_is_no_question(person: Person) -> None:
    assert person.services.reviews.question("service-probe", seed=1, number=1, count=1) is None


def test_the_state_from_the_events_is_the_state_that_grew(person: Person) -> None:
    names = add_lesson(person, 6)
    for number in range(12):
        person.today += timedelta(days=2)
        answers(person, names[number % 6], rightly=number % 4 != 0)
        waiting(person)
    grown = waiting(person)
    other = Person(person.services.shelf.folder, today=person.today)
    other.services.journal.take_over(History(person.keeper.events()), ())
    assert other.services.reviews.waiting(LAND) == grown
    assert grown.questions


# ------------------------------------------------------------ how much


def test_no_day_asks_more_than_was_chosen(person: Person) -> None:
    names = add_lesson(person, 50)
    for name in names:
        answers(person, name)
    person.today += timedelta(days=90)
    drawn = waiting(person).questions
    assert len(drawn) == Pace().cap
    for place, name in enumerate(drawn):
        assert waiting(person).questions == drawn[place:]
        answers(person, name)
    rest = waiting(person)
    assert (rest.questions, rest.enough) == ((), True)
    assert rest.next_day == person.today + timedelta(days=1)
    person.today += timedelta(days=1)
    assert not set(waiting(person).questions) & set(drawn)


def test_what_is_known_least_comes_first(person: Person) -> None:
    names = add_lesson(person, 30)
    for name in names:
        answers(person, name, rightly=name != "k-7")
    person.today += timedelta(days=90)
    assert waiting(person).questions[0] == "k-7"


def test_the_pace_that_was_chosen_holds_at_once(person: Person) -> None:
    names = add_lesson(person, 50)
    for name in names:
        answers(person, name)
    person.today += timedelta(days=90)
    waiting(person)
    reviews = person.services.reviews
    event = reviews.chosen(replace(reviews.pace, cap=60, minutes=5, retention=80))
    payloads.check(event.verb, event.payload)
    payloads.check_object(event.verb, event.object)
    person.does(event)
    assert (reviews.pace.cap, reviews.pace.minutes, reviews.pace.retention) == (60, 5, 80)
    assert len(waiting(person).questions) == 50


def test_who_wants_to_know_less_is_asked_later(person: Person) -> None:
    answers(person, "k-hut")
    person.today = MONDAY + timedelta(days=2)
    answers(person, "k-hut")
    before = waiting(person).next_day
    person.does(person.services.reviews.chosen(Pace(retention=80)))
    after = waiting(person).next_day
    assert before is not None
    assert after is not None
    assert after > before


def test_beginning_anew_forgets_answers_but_not_what_was_chosen(person: Person) -> None:
    answers(person, "k-hut")
    person.does(person.services.reviews.chosen(Pace(cap=10)))
    person.services.history.apply(replace(person.keeper.kept[-1], verb=Verb.PROGRESS_RESET, object=""))
    assert waiting(person).next_day is None
    assert person.services.reviews.pace == Pace(cap=10)


# ------------------------------------------------------------ absence


@pytest.mark.parametrize(("days", "away"), [(1, False), (7, False), (8, True), (60, True)])
def test_after_a_working_week_away_a_person_is_welcomed_back(person: Person, days: int, away: bool) -> None:
    answers(person, "k-hut")
    person.today = MONDAY + timedelta(days=days)
    assert waiting(person).away is away
    answers(person, "k-hut")
    assert waiting(person).away is away


# ------------------------------------------------------------ what rests


def fails_four_times(person: Person, name: str) -> None:
    for _ in range(4):
        answers(person, name, rightly=False)
        person.today += timedelta(days=3)


def test_what_failed_four_times_rests_and_offers_its_lesson(person: Person) -> None:
    fails_four_times(person, "k-hut")
    assert waiting(person).questions == ()
    lesson = person.services.shelf.current.entry("l-hut")
    assert waiting(person).resting == (Resting("k-hut", "Welcher Hut?", lesson),)
    assert person.services.reviews.lesson_of("k-hut") == lesson
    assert person.services.reviews.lesson_of("nie") is None


def test_reading_the_lesson_again_wakes_it(person: Person) -> None:
    fails_four_times(person, "k-hut")
    person.reads("l-hut")
    assert (waiting(person).resting, waiting(person).questions) == ((), ("k-hut",))


def test_the_person_wakes_it_themselves(person: Person) -> None:
    fails_four_times(person, "f-beraten")
    assert [one.item for one in waiting(person).resting] == ["f-beraten"]
    event = person.services.reviews.resumed("f-beraten")
    payloads.check(event.verb, event.payload)
    person.does(event)
    assert (waiting(person).resting, waiting(person).questions) == ((), ("f-beraten",))


# ------------------------------------------------------------ a sitting


def test_a_sitting_holds_as_much_as_fits_into_its_minutes(person: Person) -> None:
    for name in add_lesson(person, 30):
        answers(person, name)
    person.today += timedelta(days=90)
    sitting = person.services.reviews.sitting(5, LAND)
    assert [piece.ref for piece in sitting] == list(waiting(person).questions[:7])
    assert sum(piece.seconds for piece in sitting) <= 5 * 60
    assert len(person.services.reviews.sitting(15, LAND)) == 20
    assert waiting(person).minutes == 14


def test_what_has_changed_comes_first_and_its_questions_after_it(person: Person) -> None:
    person.today = EVE
    person.reads("l-frist")
    person.does(person.services.quizzes.started("q-anfang", seed=1))
    for name in ("f-beraten", "f-dazu", "f-folge"):
        answers(person, name)
    person.today = DAY
    held = waiting(person)
    assert held.questions == ("f-beraten",)  # the two others ask about the lesson that reads otherwise now
    assert [one.refresher.entry.id for one in held.refreshers] == ["l-frist"]
    first, second = person.services.reviews.sitting(10, LAND)
    assert (first, second.kind) == (Piece(PieceKind.DELTA, "l-frist", 60), PieceKind.QUESTION)
    person.does(person.services.refreshers.noticed("l-frist"))
    assert set(waiting(person).questions) == {"f-beraten", "f-dazu", "f-folge"}


def test_even_a_long_neuerung_finds_room_in_a_short_sitting(person: Person) -> None:
    person.today = EVE
    person.reads("l-frist")
    person.today = DAY
    assert [piece.ref for piece in person.services.reviews.sitting(0, LAND)] == ["l-frist"]


def test_nothing_makes_an_empty_sitting(person: Person) -> None:
    assert person.services.reviews.sitting(10, LAND) == ()
    assert not waiting(person).anything
    assert waiting(person).minutes == 0


def test_a_question_of_a_case_brings_its_case(person: Person) -> None:
    question = person.services.reviews.question("f-beraten", seed=7, number=2, count=5)
    assert question is not None
    assert (question.group.title, question.group.case) == ("Frau A.", True)
    assert (question.number, question.count, question.answer) == (2, 5, None)
    inline = person.services.reviews.question("k-hut", seed=7, number=1, count=1)
    assert inline is not None
    assert not inline.group.case
    lesson = person.services.shelf.current.open("l-hut")
    assert isinstance(lesson, Lesson)
    assert set(inline.order) == set(right_keys(lesson.items[0])) | {
        choice.key
        for choice in lesson.items[0].interaction.choices  # type: ignore[union-attr]  # it has choices
    }


# ------------------------------------------------------------ beside the window


def test_the_first_look_is_prepared_on_a_lane(person: Person) -> None:
    answers(person, "k-hut")
    work = person.services.reviews.catching_up(LAND)
    assert work is not None
    work()
    assert person.services.reviews.catching_up(LAND) is None
    answers(person, "k-hut")
    assert person.services.reviews.catching_up(LAND) is None  # one answer takes no time


def test_much_that_is_new_is_computed_on_a_lane(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    names = add_lesson(person, 5)
    waiting(person)
    monkeypatch.setattr(module, "_AT_ONCE", 4)
    for name in names[:4]:
        answers(person, name)
    assert person.services.reviews.catching_up(LAND) is None
    answers(person, names[4])
    work = person.services.reviews.catching_up(LAND)
    assert work is not None
    work()
    assert person.services.reviews.catching_up(LAND) is None


def test_another_wish_means_computing_anew(person: Person) -> None:
    answers(person, "k-hut")
    waiting(person)
    person.does(person.services.reviews.chosen(Pace(retention=80)))
    work = person.services.reviews.catching_up(LAND)
    assert work is not None
    work()
    assert person.services.reviews.catching_up(LAND) is None


def test_the_answer_is_kept_until_something_happens(person: Person) -> None:
    answers(person, "k-hut")
    assert waiting(person) is waiting(person)
    before = waiting(person)
    answers(person, "k-hut")
    assert waiting(person) is not before


def test_another_history_is_another_state(person: Person) -> None:
    answers(person, "k-hut", rightly=False)
    person.today += timedelta(days=1)
    assert waiting(person).questions == ("k-hut",)
    person.services.journal.take_over(History(), ())
    assert waiting(person) == Waiting()
    assert History().reviews.taken == 0
