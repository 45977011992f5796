"""Quizzes: an attempt from the first question to the result, in any order."""

from __future__ import annotations

import pytest

from tests.helpers.attempts import IN_ORDER, QUIZ, answer, begin, change, finish, now
from tests.helpers.person import Person, right_keys
from tests.helpers.questions import CLOZE, DISCRETION, MATCHING, NUMERIC, TYPED, a_cloze
from wissen.content.blocks import Gap
from wissen.content.ids import choice_key
from wissen.content.item import Item
from wissen.errors import InvalidResponse
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.completion import Standing
from wissen.learning.history import History
from wissen.services.asked import QuestionState
from wissen.services.quizzes import shown_order

FILE = "module/01-anfang/abschluss.md"


def standing(person: Person) -> Standing | None:
    nodes = {node.ref: node for top in person.services.onboarding.tree() for node in top.walk()}
    return nodes[QUIZ].standing


def states(person: Person) -> list[QuestionState]:
    return [one.state for one in person.services.quizzes.asked(now(person))]


def practise(person: Person) -> None:
    """Make an Übung of the quiz."""
    change(person, FILE, ("art: abschluss", "art: übung"))


# ------------------------------------------------------------ asking


def test_the_first_question_comes_with_its_case_and_its_place(person: Person) -> None:
    question = person.services.quizzes.next_question(begin(person))
    assert question is not None
    assert (question.item.id, question.number, question.count) == ("f-beraten", 1, 3)
    assert (question.group.case, question.group.title) == (True, "Frau A.")


def test_a_case_ends_at_the_next_heading(person: Person) -> None:
    question = person.services.quizzes.question(begin(person), "f-dazu")
    assert question is not None
    assert not question.group.case


def test_questions_come_in_another_order_with_another_seed(person: Person) -> None:
    orders = {begin(person, seed=seed).items for seed in range(30)}
    assert len(orders) == 6


def test_a_case_is_never_torn_apart_nor_turned_round(person: Person) -> None:
    change(person, FILE, ("# Ohne Fall\n\n", ""))
    change(person, FILE, ("## In welcher Reihenfolge?", "# Ohne Fall\n\n## In welcher Reihenfolge?"))
    orders = {tuple(name for name, _ in begin(person, seed=seed).items) for seed in range(30)}
    assert orders == {("f-beraten", "f-dazu", "f-folge"), ("f-folge", "f-beraten", "f-dazu")}


@pytest.mark.parametrize("seed", range(10))
def test_a_durchgang_keeps_its_order(person: Person, seed: int) -> None:
    change(person, FILE, ("art: abschluss", "art: durchgang\nprozess: service-probe"))
    change(person, FILE, ("Lektion: l-hut", "Lektion: l-hut · Schritt: annehmen"))
    assert [name for name, _ in begin(person, seed=seed).items] == ["f-beraten", "f-dazu", "f-folge"]


def test_it_goes_on_at_the_same_question_with_the_options_in_the_same_order(person: Person) -> None:
    begin(person)
    answer(person)
    before = person.services.quizzes.next_question(now(person))
    resumed = History(person.keeper.events()).open_attempt(QUIZ)
    assert resumed is not None
    after = person.services.quizzes.next_question(resumed)
    assert before == after
    assert after is not None
    assert after.item.id == "f-dazu"


def test_what_is_passed_over_comes_again_at_the_end(person: Person) -> None:
    quizzes, attempt = person.services.quizzes, begin(person)
    behind = [quizzes.next_question(attempt, after=name) for name in ("f-beraten", "f-folge")]
    assert [question and question.name for question in behind] == ["f-dazu", "f-beraten"]


def test_without_another_open_question_there_is_nowhere_to_pass_on_to(person: Person) -> None:
    begin(person)
    answer(person)
    answer(person)
    assert person.services.quizzes.next_question(now(person), after="f-folge") is None


def test_each_question_says_how_it_stands(person: Person) -> None:
    begin(person)
    answer(person)
    answer(person, right=False)
    assert states(person) == [QuestionState.RIGHT, QuestionState.WRONG, QuestionState.OPEN]


def test_a_partly_right_answer_is_said_to_be_one(person: Person) -> None:
    begin(person)
    quizzes = person.services.quizzes
    question = quizzes.question(now(person), "f-dazu")
    assert question is not None
    person.does(*quizzes.answered(now(person), question.item, right_keys(question.item)[:1])[1])
    assert states(person)[1] is QuestionState.PARTLY


def test_a_question_can_be_marked_as_unsure_and_the_mark_taken_away(person: Person) -> None:
    quizzes = person.services.quizzes
    person.does(quizzes.marked(begin(person), "f-dazu", unsure=True))
    assert [one.name for one in quizzes.asked(now(person)) if one.unsure] == ["f-dazu"]
    assert History(person.keeper.events()).attempts(QUIZ) == (now(person),)
    person.does(quizzes.marked(now(person), "f-dazu", unsure=False))
    assert now(person).unsure == frozenset()


# ------------------------------------------------------------ ending


def test_the_last_answer_leaves_the_end_to_the_person(person: Person) -> None:
    begin(person)
    for _ in range(3):
        answer(person)
    assert not now(person).finished
    finish(person)
    assert (now(person).finished, now(person).passed, now(person).score) == (True, True, 1.0)
    assert (now(person).begun, now(person).ended) == (person.today, person.today)
    assert person.services.quizzes.attempt(QUIZ) is None
    assert person.services.quizzes.finished(now(person)) == ()


def test_below_the_mark_is_not_passed_and_can_be_repeated(person: Person) -> None:
    begin(person)
    finish(person, right=(True, False, False))
    assert (now(person).passed, now(person).score) == (False, 0.33)
    assert standing(person) is Standing.BEGUN
    begin(person)
    finish(person, right=(True, True, True))
    assert standing(person) is Standing.DONE


def test_what_is_left_open_counts_nothing_right_where_there_is_something_to_pass(person: Person) -> None:
    begin(person)
    attempt = finish(person, right=(True,))
    assert (attempt.score, attempt.passed) == (0.33, False)
    result = person.services.quizzes.result(attempt)
    assert (result.right, result.count, result.left_open) == (1, 3, 2)


def test_the_result_is_told_by_topic_weakest_first(person: Person) -> None:
    begin(person)
    result = person.services.quizzes.result(finish(person, right=(True, False, True)))
    assert (result.right, result.count) == (2, 3)
    assert [(topic.lesson and topic.lesson.id, topic.right, topic.count) for topic in result.topics] == [
        ("l-hut", 1, 1),
        ("l-frist", 1, 2),
    ]
    assert [lesson.id for lesson in result.repeat] == ["l-frist"]


def test_the_criterion_is_that_of_the_day_it_began(person: Person) -> None:
    begin(person)
    change(person, FILE, ("bestehen: 50", "bestehen: 100"))
    assert finish(person, right=(True, True, False)).passed


# ------------------------------------------------------------ Übung


def test_an_exercise_is_done_when_it_was_finished_once_and_never_passed(person: Person) -> None:
    practise(person)
    begin(person)
    assert standing(person) is Standing.BEGUN
    attempt = finish(person, right=(False, False, False))
    assert (attempt.judged, attempt.passed, attempt.pass_mark) == (False, False, 0)
    assert standing(person) is Standing.DONE


def test_what_is_left_open_in_an_exercise_is_left_out(person: Person) -> None:
    practise(person)
    begin(person)
    attempt = finish(person, right=(True, False))
    assert attempt.score == 0.5
    result = person.services.quizzes.result(attempt)
    assert (result.right, result.count, result.left_open) == (1, 2, 1)


# ------------------------------------------------------------ only the wrong ones again


def test_only_what_was_not_right_is_asked_again(person: Person) -> None:
    begin(person)
    attempt = finish(person, right=(True, False))
    person.does(person.services.quizzes.started_again(attempt, seed=4))
    again = now(person)
    assert ([name for name, _ in again.items], again.kind) == (["f-dazu", "f-folge"], AttemptKind.WRONG)


def test_practice_with_the_wrong_ones_makes_nothing_passed(person: Person) -> None:
    begin(person)
    person.does(person.services.quizzes.started_again(finish(person, right=(True, False)), seed=4))
    again = finish(person, right=(True, True))
    assert (again.score, again.passed, again.judged) == (1.0, False, False)
    assert standing(person) is Standing.BEGUN


def test_what_was_unsure_is_asked_again_on_wish(person: Person) -> None:
    quizzes = person.services.quizzes
    person.does(quizzes.marked(begin(person), "f-beraten", unsure=True))
    attempt = finish(person, right=(True, True, False))
    result = quizzes.result(attempt)
    assert (result.wrong, result.unsure) == (("f-folge",), ("f-beraten",))
    event = quizzes.started_again(attempt, seed=4, unsure=True)
    assert [name for name, _ in event.payload["items"]] == ["f-beraten", "f-folge"]


def test_when_all_was_right_there_is_nothing_to_ask_again(person: Person) -> None:
    begin(person)
    attempt = finish(person, right=(True, True, True))
    with pytest.raises(InvalidResponse, match="nichts mehr zu wiederholen"):
        person.services.quizzes.started_again(attempt, seed=4)


# ------------------------------------------------------------ orderings


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
    assert "f-ermessen" in {name for name, _ in attempt.items}
    assert (attempt.score, attempt.answers["f-ermessen"].score) == (1.0, None)
    result = person.services.quizzes.result(attempt)
    assert (result.right, result.count) == (3, 3)
    assert person.keeper.texts == {"wort-1": "Ich wäge beide Seiten ab."}


def test_a_seed_in_order_is_one(person: Person) -> None:
    assert [name for name, _ in begin(person, seed=IN_ORDER).items] == ["f-beraten", "f-dazu", "f-folge"]
