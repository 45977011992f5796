"""One question of an attempt, ready to be shown: to be answered, as it was answered, or what is left of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from wissen.drawing.page import Page as TextPage
from wissen.learning.grading import grade
from wissen.learning.history import Attempt
from wissen.services.asked import Asked
from wissen.services.journal import Journal
from wissen.services.kept_questions import kept_question
from wissen.services.quizzes import Question
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.reader.attempt_pages import asked_page, gone_page, kept_page
from wissen.ui.reader.page_content import case_page


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A page of the file `path`, the box to lay over it, None where there is nothing to choose, and the case."""

    page: TextPage
    path: str
    box: AnswerBox | None
    case: TextPage | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was kept of an answer: the text of the question at the time where that counts, and what was `given`."""

    text: str = ""
    given: tuple[str, ...] = ()


def shown_question(
    title: str, attempt: Attempt, asked: Asked, *, question: Question | None, earlier: Earlier, parent: QWidget
) -> ShownQuestion:
    """The question as the person is to see it."""
    number = [name for name, _ in attempt.items].index(asked.name) + 1
    count = len(attempt.items)
    path = asked.place.entry.path if asked.place else ""
    answer = asked.answer
    if answer is not None and (question is None or not asked.fits or not earlier.given):
        was = kept_question(earlier.text, earlier.given)
        return ShownQuestion(kept_page(title, was, asked, answer, number=number, count=count), path, None)
    if question is None:
        return ShownQuestion(gone_page(title, number=number, count=count), path, None)
    page = asked_page(title, question, finished=attempt.finished)
    if answer is None and attempt.finished:
        return ShownQuestion(page, path, None, case_page(question))
    box = AnswerBox(question.item, question.order, parent, repeatable=False)
    if answer is not None:
        box.input.set_response(earlier.given)
        # Reading may have become more forgiving since: what was stored counts.
        outcome = replace(grade(question.item, earlier.given), score=answer.score, correct=answer.score == 1)
        box.show_outcome(outcome, aloud=False)
    return ShownQuestion(page, path, box, case_page(question))


def needed_texts(one: Asked) -> set[str]:
    """What must be read before an answer can be shown: the question of the time, and what was typed."""
    if one.answer is None:
        return set()
    typed = one.answer.texts  # may have been erased: then the question of the time is what there is to show
    return {*typed, *(() if one.fits and not typed else (one.revision,))}


def read_texts(journal: Journal, needed: AbstractSet[str]) -> dict[str, str]:
    """Read them by their ids, on the database lane; what was erased is left out."""
    return {**journal.shown(needed), **journal.texts(needed)}
