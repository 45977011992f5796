"""Answering a question outside of a quiz: graded, stored, and only then its outcome shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wissen.errors import InvalidResponse
from wissen.learning.grading import Outcome
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.pages.page import Context


def take_answer(context: Context, box: AnswerBox, response: tuple[str, ...], then: Callable[[Outcome], object]) -> None:
    """Take what was answered in the box; `then` runs when the outcome stands there. What is not stored is not shown."""
    try:
        outcome, event = context.services.lessons.answered(box.item, response)
    except InvalidResponse as error:
        context.messages.tell(error)
        return
    box.wait()
    context.recorder.record([event], partial(_show, box, outcome, then), owner=box, failed=box.go_on)


def _show(box: AnswerBox, outcome: Outcome, then: Callable[[Outcome], object]) -> None:
    box.show_outcome(outcome, aloud=True)
    then(outcome)
