"""Content that changes under an attempt: nothing is lost, and what cannot be asked counts for nothing."""

from __future__ import annotations

import pytest

from tests.helpers.attempts import QUIZ, answer, begin, change, finish, now, reread
from tests.helpers.person import Person, right_keys
from wissen.content.as_text import blocks_as_text
from wissen.content.ids import choice_key
from wissen.learning.completion import Standing
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.services.asked import Asked, QuestionState
from wissen.services.kept_questions import kept_question

FILE = "module/01-anfang/abschluss.md"


def asked(person: Person) -> dict[str, Asked]:
    return {one.name: one for one in person.services.quizzes.asked(now(person))}


def test_nothing_has_changed_as_long_as_nothing_changes(person: Person) -> None:
    begin(person)
    answer(person)
    reread(person)
    assert [one.changed for one in asked(person).values()] == [False] * 3
    assert asked(person)["f-beraten"].fits


def test_a_question_that_has_gone_counts_for_nothing(person: Person) -> None:
    begin(person)
    answer(person)
    file = person.services.shelf.folder / FILE
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("## Was gehört dazu?")], encoding="utf-8")
    reread(person)
    assert person.services.quizzes.next_question(now(person)) is None
    assert asked(person)["f-dazu"].state is QuestionState.GONE
    attempt = finish(person)
    assert (attempt.finished, attempt.score, attempt.withdrawn) == (True, 1.0, ("f-dazu", "f-folge"))


def test_what_goes_after_the_end_changes_no_result(person: Person) -> None:
    begin(person)
    before = person.services.quizzes.result(finish(person, right=(True, False, True)))
    file = person.services.shelf.folder / FILE
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("## Was gehört dazu?")], encoding="utf-8")
    reread(person)
    after = person.services.quizzes.result(now(person))
    assert (after.right, after.count) == (before.right, before.count) == (2, 3)


def test_a_question_that_reads_otherwise_is_asked_as_it_reads_today(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Die Behörde", "Die Ausländerbehörde"))
    one = asked(person)["f-beraten"]
    assert (one.state, one.changed) == (QuestionState.OPEN, True)
    answer(person)
    assert asked(person)["f-beraten"].state is QuestionState.RIGHT
    assert not asked(person)["f-beraten"].changed


def test_an_answer_stays_as_it_was_when_the_options_change_behind_it(person: Person) -> None:
    begin(person)
    answer(person)
    change(person, FILE, ("Die Behörde", "Die Ausländerbehörde"))
    one = asked(person)["f-beraten"]
    assert (one.state, one.changed, one.fits) == (QuestionState.RIGHT, True, False)
    kept = person.services.journal.shown([one.revision])[one.revision]
    assert one.answer is not None
    was = kept_question(kept, one.answer.given({}) or ())
    assert (was.title, was.answer) == ("Wer berät?", ("Die Behörde",))
    assert finish(person, right=(True, True)).score == 1.0


def test_a_question_that_has_moved_to_another_quiz_is_still_asked(person: Person) -> None:
    begin(person)
    file = person.services.shelf.folder / FILE
    text = file.read_text(encoding="utf-8")
    at = text.index("## In welcher Reihenfolge?")
    file.write_text(text[:at], encoding="utf-8")
    head = "---\nkennung: q-neu\ntitel: Neue Übung\nart: übung\n---\n\n"
    (file.parent / "neu.md").write_text(head + text[at:], encoding="utf-8")
    reread(person)
    question = person.services.quizzes.question(now(person), "f-folge")
    assert question is not None
    assert question.entry.id == "q-neu"
    assert finish(person, right=(True, True, True)).passed


def test_a_question_with_a_new_kennung_that_says_so_is_the_same(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Kennung: f-dazu", "Kennung: f-unterlagen · Ersetzt: f-dazu"))
    question = person.services.quizzes.question(now(person), "f-dazu")
    assert question is not None
    assert question.item.id == "f-unterlagen"
    assert finish(person, right=(True, True, True)).score == 1.0


def test_a_quiz_with_a_new_kennung_that_says_so_is_the_same(person: Person) -> None:
    begin(person)
    answer(person)
    change(person, FILE, ("kennung: q-anfang", "kennung: q-ende\nersetzt: [q-anfang]"))
    quizzes = person.services.quizzes
    assert quizzes.open(QUIZ).head.id == "q-ende"
    waiting = quizzes.attempt("q-ende")
    assert waiting is not None
    assert list(waiting.answers) == ["f-beraten"]
    while question := quizzes.next_question(now(person, "q-ende")):
        person.does(*quizzes.answered(now(person, "q-ende"), question.item, right_keys(question.item))[1])
    person.does(*quizzes.finished(now(person, "q-ende")))
    nodes = {node.ref: node for top in person.services.onboarding.tree() for node in top.walk()}
    assert nodes["q-ende"].standing is Standing.DONE


def test_the_answers_outlive_their_quiz(person: Person) -> None:
    begin(person)
    answer(person)
    (person.services.shelf.folder / FILE).unlink()
    reread(person)
    assert not person.services.quizzes.exists(QUIZ)
    assert [one.state for one in asked(person).values()] == [QuestionState.GONE] * 3
    assert list(now(person).answers) == ["f-beraten"]


@pytest.mark.parametrize("part", ["nothing", "stem"])
def test_another_stem_is_another_question(person: Person, part: str) -> None:
    begin(person)
    if part == "stem":
        change(person, FILE, ("## Wer berät?", "## Wer berät heute?"))
    assert asked(person)["f-beraten"].changed is (part == "stem")


def test_an_order_is_shown_as_the_person_put_it() -> None:
    text = "In welcher Reihenfolge? (reihenfolge)\n\nOrdnen Sie.\n\n1. Annehmen\n2. Prüfen"
    was = kept_question(text, (choice_key("Prüfen"), choice_key("Annehmen")))
    assert was.answer == ("Prüfen", "Annehmen")
    assert blocks_as_text(was.blocks, 80) == "Ordnen Sie.\n\n1. Prüfen\n2. Annehmen"


def test_ticks_show_what_was_chosen_and_neither_solution_nor_feedback() -> None:
    text = "Was gilt? (einfach)\n\n- [x] Dies\n  > Richtig.\n- [ ] Das\n  > Nein."
    was = kept_question(text, (choice_key("Das"),))
    assert blocks_as_text(was.blocks, 80) == "- [ ] Dies\n- [x] Das"
    assert was.answer == ("Das",)


def test_an_answer_without_words_in_the_text_is_named_as_it_was_recorded() -> None:
    assert kept_question("Was gilt? (einfach)\n\n- [x] Dies", ("abc",)).answer == ("abc",)


def test_two_questions_that_became_one_are_practised_as_one(person: Person) -> None:
    begin(person)
    attempt = finish(person, right=(True, False, True))
    text = (person.services.shelf.folder / FILE).read_text(encoding="utf-8")
    first = text[text.index("## Wer berät?") : text.index("# Ohne Fall")]
    change(person, FILE, (first, ""), ("Kennung: f-dazu", "Kennung: f-eins · Ersetzt: f-beraten; f-dazu"))
    person.does(person.services.quizzes.marked(attempt, "f-beraten", unsure=True))
    person.does(person.services.quizzes.started_again(now(person), seed=4, unsure=True))
    assert [name for name, _ in now(person).items] == ["f-eins"]


def test_an_answer_outlives_a_second_new_kennung(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Kennung: f-beraten", "Kennung: f-rat · Ersetzt: f-beraten"))
    assert answer(person) == "f-beraten"
    change(person, FILE, ("Kennung: f-rat · Ersetzt: f-beraten", "Kennung: f-hilfe · Ersetzt: f-rat; f-beraten"))
    assert asked(person)["f-beraten"].state is QuestionState.RIGHT


def test_an_answer_leads_to_what_replaces_its_question_in_turn(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Kennung: f-beraten", "Kennung: f-rat · Ersetzt: f-beraten"))
    assert answer(person) == "f-beraten"
    payloads.check(Verb.ANSWERED, person.keeper.kept[-1].payload)  # as the store does
    change(person, FILE, ("Kennung: f-rat · Ersetzt: f-beraten", "Kennung: f-hilfe · Ersetzt: f-rat"))
    assert asked(person)["f-beraten"].state is QuestionState.RIGHT


def test_an_answer_stays_when_its_question_goes_under_a_new_kennung(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Kennung: f-beraten", "Kennung: f-rat · Ersetzt: f-beraten"))
    answer(person)
    attempt = finish(person, right=(True, True))
    text = (person.services.shelf.folder / FILE).read_text(encoding="utf-8")
    change(person, FILE, (text[text.index("## Wer berät?") : text.index("# Ohne Fall")], ""))
    result = person.services.quizzes.result(now(person))
    assert attempt.score == 1.0
    assert (result.right, result.count, result.left_open) == (3, 3, 0)


def test_an_answer_stays_when_the_content_goes_back_to_the_old_kennung(person: Person) -> None:
    begin(person)
    change(person, FILE, ("Kennung: f-beraten", "Kennung: f-rat · Ersetzt: f-beraten"))
    answer(person)
    change(person, FILE, ("Kennung: f-rat · Ersetzt: f-beraten", "Kennung: f-beraten"))
    assert asked(person)["f-beraten"].state is QuestionState.RIGHT
