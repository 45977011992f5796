"""Reviews: one a day and question, whatever else was answered, and when a question rests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.events import Happening, started
from tests.helpers.reviewing import answer, day, log, recalls, reviews
from wissen.learning.review import Recall, recall_of, rests
from wissen.learning.verb import Verb

AGAIN, HARD, GOOD = Recall.AGAIN, Recall.HARD, Recall.GOOD
NEVER = (day(-999), 0)


@pytest.mark.parametrize(("score", "recall"), [(0.0, AGAIN), (0.1, HARD), (0.99, HARD), (1.0, GOOD)])
def test_the_score_says_how_well_it_was_known(score: float, recall: Recall) -> None:
    assert recall_of(score, ["a"]) is recall


@pytest.mark.parametrize(("rated", "recall"), [("getroffen", GOOD), ("teilweise", HARD), ("verfehlt", AGAIN)])
def test_where_nothing_is_graded_the_person_says_it(rated: str, recall: Recall) -> None:
    assert recall_of(None, [{"text": "t-1"}, rated]) is recall


@pytest.mark.parametrize("response", [[], ["anderes"], ["getroffen", {"text": "t-1"}]])
def test_an_answer_that_says_nothing_of_it_is_no_review(response: list[object]) -> None:
    assert recall_of(None, response) is None
    event = replace(answer(0), payload={"attempt": None, "response": response, "score": None})
    assert list(log(event).items) == []


def test_the_first_answer_of_a_day_counts() -> None:
    made = log(answer(0, score=0.0), answer(0), answer(1), answer(1, score=0.0))
    assert recalls(made) == [(day(0), AGAIN), (day(1), GOOD)]


def test_answers_of_another_machine_are_put_in_the_order_of_their_days() -> None:
    assert recalls(log(answer(5), answer(2, score=0.0))) == [(day(2), AGAIN), (day(5), GOOD)]


def test_a_question_keeps_what_it_was_under_an_earlier_name() -> None:
    made = log(answer(0, "alt", 0.0), answer(3, "neu"), answer(3, "alt", 0.0))
    assert recalls(made, "neu", "alt") == [(day(0), AGAIN), (day(3), GOOD)]
    assert recalls(made, "nie") == []


def test_what_was_right_without_being_sure_was_hard() -> None:
    def unsure(number: int, *, yes: bool) -> Happening:
        return Happening(f"log/{number}", "marked-unsure", "f", {"attempt": "log/1", "unsure": yes}, day=day(0))

    made = log(answer(0, attempt="log/1"), answer(1, attempt="log/9"), unsure(3, yes=True))
    assert recalls(made) == [(day(0), HARD), (day(1), GOOD)]
    made.take(unsure(4, yes=False))
    assert recalls(made) == [(day(0), GOOD), (day(1), GOOD)]


def test_an_answer_that_is_erased_is_no_review_and_the_next_of_the_day_counts() -> None:
    made = log(answer(0, score=0.0, seq=1), answer(0, seq=2))
    assert recalls(made) == [(day(0), AGAIN)]
    made.take(Happening("log/3", Verb.ERASED, "log/1"))
    assert recalls(made) == [(day(0), GOOD)]


def test_beginning_a_quiz_or_a_question_anew_forgets_its_answers() -> None:
    made = log(started("log/1", "q"), answer(0, attempt="log/1"), answer(1), answer(0, "g", attempt="log/7"))
    made.take(Happening("log/5", Verb.PROGRESS_RESET, "q"))
    assert recalls(made) == [(day(1), GOOD)]
    assert recalls(made, "g") == [(day(0), GOOD)]
    made.take(Happening("log/6", Verb.PROGRESS_RESET, "g"))
    assert recalls(made, "g") == []


def test_the_last_day_before_today_is_that_of_any_event() -> None:
    made = log(answer(0), Happening("log/2", Verb.BEGUN, "l", day=day(4)), answer(9))
    assert made.last_day_before(day(9)) == day(4)
    assert made.last_day_before(day(0)) is None


def test_a_question_that_failed_four_times_rests() -> None:
    failed = reviews((0, GOOD), (1, AGAIN), (2, AGAIN), (3, AGAIN), (4, AGAIN))
    assert rests(failed, NEVER)
    assert not rests(failed[:-1], NEVER)
    assert not rests((*failed, *reviews((5, HARD))), NEVER)


@pytest.mark.parametrize("verb", [Verb.COMPLETED, Verb.ACKNOWLEDGED, Verb.RESUMED])
def test_taking_it_up_again_wakes_it(verb: Verb) -> None:
    made = log(*(answer(number, score=0.0) for number in range(4)))
    assert rests(made.of(["f"]), made.woken(["f", "l"]))
    made.take(Happening("log/9", verb, "l", day=day(3)))
    assert not rests(made.of(["f"]), made.woken(["f", "l"]))
    for number in range(4, 8):
        made.take(answer(number, score=0.0))
    assert rests(made.of(["f"]), made.woken(["f", "l"]))


def test_reading_the_lesson_before_it_failed_wakes_nothing() -> None:
    made = log(Happening("log/1", Verb.COMPLETED, "l", day=day(0)), *(answer(number, score=0.0) for number in range(4)))
    assert rests(made.of(["f"]), made.woken(["l"]))
