"""What a finder shows as pages of the reader: a question, and an outcome with what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from wissen.content.blocks import Callout, CalloutKind, Inline, LineBreak, Link, Paragraph, Text
from wissen.content.flow import Finder, FinderOutcome, FinderQuestion
from wissen.drawing.page import Fact, Hint, Page, PageQuestion, PageSection
from wissen.services.finders import ADVICE, FinderState, outcome_fields
from wissen.text import german_date
from wissen.ui.strings import tr


def finder_question_page(finder: Finder, question: FinderQuestion, number: int) -> Page:
    """One question, counted from 0 as it is asked; before the first one stands what the finder is for."""
    label = tr("Frage {n}").format(n=number + 1)
    asked = PageQuestion(question.id, question.title, question.blocks, label)
    opening = (PageSection("einleitung", "", finder.blocks),) if finder.blocks and not number else ()
    return Page(finder.head.title, (*opening, asked))


def outcome_page(
    state: FinderState, outcome: FinderOutcome, *, hints: tuple[Hint, ...], lesson: tuple[str, str] | None
) -> Page:
    """The outcome below the finder it belongs to; `lesson` is title and link of the one that teaches it.

    The answers are no part of it: what is printed or copied from here tells of no person.
    """
    facts = (*_facts(outcome), *([Fact(tr("Zum Lernen"), (Link((Text(lesson[0]),), lesson[1]),))] if lesson else []))
    day = tr("Stand {day}").format(day=german_date(state.day))
    told = Paragraph((Text(f"{tr(ADVICE)}."), LineBreak(), Text(day)))
    advice = Callout(CalloutKind.NOTE, (told,))
    parts = (PageSection("hinweis", "", (advice,)), PageSection(outcome.id, "", outcome.blocks, facts=facts))
    return Page(outcome.title, parts, lead=(Text(state.finder.head.title),), hints=hints)


def _facts(outcome: FinderOutcome) -> Iterator[Fact]:
    for field in outcome_fields(outcome):
        value: list[Inline] = []
        for part in field.values:
            value += [Text("; "), *part] if value else part
        yield Fact(field.key, tuple(value))
