"""Pages of an attempt: a question as it is asked, was answered, or was at the time."""

from __future__ import annotations

from wissen.content.blocks import Text
from wissen.drawing.page import Fact, Hint, Page, PageQuestion, PageSection
from wissen.learning.history import Answer
from wissen.services.asked import Asked, state_of
from wissen.services.kept_questions import KeptQuestion
from wissen.services.quizzes import Question
from wissen.ui.reader.page_content import question_page
from wissen.ui.strings import tr


def asked_page(title: str, question: Question, *, finished: bool) -> Page:
    """A question of today's content; in a finished attempt one without an answer says so."""
    page = question_page(title, question)
    if question.answer is None and finished:
        (part,) = page.parts
        told = tr("Diese Frage haben Sie offen gelassen.")
        asked = PageQuestion(part.id, part.title, part.blocks, _label(question.number, question.count), told)
        return Page(title, (asked,))
    if question.changed:
        return Page(title, page.parts, hints=(_hint(tr("Diese Frage wurde geändert, seit Sie begonnen haben.")),))
    return page


def kept_page(title: str, kept: KeptQuestion, asked: Asked, answer: Answer, *, number: int, count: int) -> Page:
    """A question as it was answered, and why it is not shown as the one of today."""
    if asked.place is None:
        told = tr("Diese Frage gibt es nicht mehr. Hier steht sie so, wie Sie sie beantwortet haben.")
    elif asked.changed:
        told = tr("Diese Frage lautet heute anders. Hier steht sie so, wie Sie sie beantwortet haben.")
    else:
        told = tr("Was Sie hier geschrieben hatten, ist gelöscht.")
    facts = (
        Fact(tr("Ihre Antwort"), (Text("; ".join(kept.answer) or "–"),)),
        Fact(tr("Damals"), (Text(tr(state_of(answer).value)),)),
    )
    question = PageQuestion("frage", kept.title, kept.blocks, _label(number, count))
    return Page(title, (question, PageSection("antwort", "", (), facts=facts)), hints=(_hint(told),))


def gone_page(title: str, *, number: int, count: int) -> Page:
    """A question that has gone, and that nobody answered."""
    told = tr("Diese Frage wurde entfernt, seit Sie begonnen haben. Sie zählt nicht.")
    return Page(title, (PageSection("frage", _label(number, count), (), note=told),))


def _label(number: int, count: int) -> str:
    return tr("Frage {n} von {all}").format(n=number, all=count)


def _hint(text: str) -> Hint:
    return Hint("info", "info", (Text(text),))
