"""Quizzes: an attempt from the first question to the result, also across a change of content."""

from __future__ import annotations

import pytest

from tests.helpers.person import Person, right_keys
from tests.helpers.questions import CLOZE, DISCRETION, MATCHING, NUMERIC, TYPED, a_cloze
from wissen.content.blocks import Gap
from wissen.content.ids import choice_key
from wissen.content.item import Item
from wissen.learning.completion import Standing
from wissen.learning.history import Attempt, History
from wissen.services.quizzes import shown_order

QUIZ = "q-anfang"


def begin(person: Person, *, seed: int = 1) -> Attempt:
    person.does(person.services.quizzes.started(QUIZ, seed=seed))
    return now(person)


def now(person: Person) -> Attempt:
    return person.services.quizzes.attempts(QUIZ)[-1]


def answer(person: Person, *, right: bool = True) -> None:
    question = person.services.quizzes.next_question(now(person))
    assert question is not None
    keys = right_keys(question.item)
    wrong = tuple(key for key in question.order if key not in keys) or keys[::-1]
    _, events = person.services.quizzes.answered(now(person), question.item, keys if right else wrong)
    person.does(*events)


def test_an_attempt_asks_the_questions_in_their_order(person: Person) -> None:
    attempt = begin(person)
    question = person.services.quizzes.next_question(attempt)
    assert question is not None
    assert (question.item.id, question.number, question.count) == ("f-beraten", 1, 3)
    assert (question.group.case, question.group.title) == (True, "Frau A.")


def test_a_case_ends_at_the_next_heading(person: Person) -> None:
    attempt = begin(person)
    question = person.services.quizzes.question(attempt, "f-dazu")
    assert question is not None
    assert not question.group.case


def test_it_goes_on_at_the_same_question_with_the_options_in_the_same_order(person: Person) -> None:
    begin(person)
    answer(person)
    before = person.services.quizzes.next_question(now(person))
    again = History(person.keeper.events())
    resumed = again.open_attempt(QUIZ)
    assert resumed is not None
    after = person.services.quizzes.next_question(resumed)
    assert before == after
    assert after is not None
    assert after.item.id == "f-dazu"


def test_the_last_answer_finishes_the_attempt(person: Person) -> None:
    person.passes(QUIZ)
    assert (now(person).finished, now(person).passed, now(person).score) == (True, True, 1.0)
    assert person.services.quizzes.attempt(QUIZ) is None


def test_below_the_mark_is_not_passed_and_can_be_repeated(person: Person) -> None:
    begin(person)
    answer(person)
    answer(person, right=False)
    answer(person, right=False)
    assert (now(person).passed, now(person).score) == (False, 0.33)
    begin(person, seed=2)
    assert len(person.services.quizzes.attempts(QUIZ)) == 2


def test_the_result_is_told_by_topic_weakest_first(person: Person) -> None:
    begin(person)
    answer(person)
    answer(person, right=False)
    answer(person)
    result = person.services.quizzes.result(now(person))
    assert (result.right, result.count) == (2, 3)
    assert [(topic.lesson and topic.lesson.id, topic.right, topic.count) for topic in result.topics] == [
        ("l-hut", 1, 1),
        ("l-frist", 1, 2),
    ]
    assert [lesson.id for lesson in result.repeat] == ["l-frist"]


def test_a_question_that_has_gone_is_passed_over(person: Person) -> None:
    begin(person)
    answer(person)
    file = person.services.shelf.folder / "module/01-anfang/abschluss.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("## Was gehört dazu?")], encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    assert person.services.quizzes.next_question(now(person)) is None
    person.does(*person.services.quizzes.finished(now(person)))
    assert (now(person).finished, now(person).score) == (True, 1.0)


def test_a_passed_quiz_is_done(person: Person) -> None:
    person.passes(QUIZ)
    nodes = {node.ref: node for top in person.services.onboarding.tree() for node in top.walk()}
    assert nodes[QUIZ].standing is Standing.DONE


@pytest.mark.parametrize("seed", range(20))
def test_an_ordering_never_starts_out_solved(person: Person, seed: int) -> None:
    quiz = person.services.quizzes.open(QUIZ)
    item = next(item for item in quiz.items if item.id == "f-folge")
    solution = right_keys(item)
    order = shown_order(item, seed=seed)
    assert sorted(order) == sorted(solution)
    assert order != solution


@pytest.mark.parametrize("item", [MATCHING, CLOZE])
def test_what_is_chosen_from_is_offered_in_an_order_of_its_own(item: Item) -> None:
    orders = {shown_order(item, seed=seed) for seed in range(30)}
    assert len(orders) > 1
    assert len({tuple(sorted(order)) for order in orders}) == 1
    assert shown_order(item, seed=4) == shown_order(item, seed=4)


def test_each_chosen_gap_is_offered_what_is_its_own() -> None:
    item = a_cloze(Gap(("a", "b"), chosen=True), " ", TYPED, " ", Gap(("c", "a", "d"), chosen=True))
    first, second = ([choice_key(word) for word in words] for words in ("ab", "cad"))
    for seed in range(10):
        order = shown_order(item, seed=seed)
        assert (sorted(order[:2]), sorted(order[2:])) == (sorted(first), sorted(second))


@pytest.mark.parametrize("item", [NUMERIC, DISCRETION])
def test_nothing_is_offered_for_what_is_written(item: Item) -> None:
    assert shown_order(item, seed=1) == ()


def test_a_case_of_discretion_belongs_to_the_attempt_and_counts_for_nothing(person: Person) -> None:
    file = person.services.shelf.folder / "module/01-anfang/abschluss.md"
    text = file.read_text(encoding="utf-8")
    asked = "## Wie entscheiden Sie?\nKennung: f-ermessen · Bezug: § 7 AufenthG\n\n> **Musterlösung:** Abwägen.\n"
    file.write_text(f"{text}\n{asked}", encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    person.passes(QUIZ)
    attempt = now(person)
    assert [name for name, _ in attempt.items][-1] == "f-ermessen"
    assert (attempt.score, attempt.answers["f-ermessen"].score) == (1.0, None)
    result = person.services.quizzes.result(attempt)
    assert (result.right, result.count) == (3, 3)
    assert person.keeper.texts == {"wort-1": "Ich wäge beide Seiten ab."}
