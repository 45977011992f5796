"""Going through a finder: from answers to the outcome they lead to, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wissen.content.as_of import as_of
from wissen.content.blocks import plain
from wissen.content.flow import Branch, Finder, FinderOutcome, FinderQuestion, Target, TargetKind
from wissen.text import fold, german_list

UNKNOWN = "?"
"""Stands for "Weiß ich nicht" in a list of answers."""

UNKNOWN_LABEL = "Weiß ich nicht"


@dataclass(frozen=True, slots=True)
class Run:
    """`asked` are the questions in their order; without `outcome`, `open` is the next question or `fault` tells why."""

    asked: tuple[FinderQuestion, ...]
    outcome: FinderOutcome | None = None
    open: FinderQuestion | None = None
    fault: str = ""


def run_finder(finder: Finder, answers: Sequence[str], day: date) -> Run:
    """Follow the answers as of the day; labels are compared folded, `?` is "Weiß ich nicht"."""
    state = as_of(finder, day)
    questions = {question.number: question for question in reversed(state.questions)}
    if not questions:
        return Run((), fault="An diesem Tag gilt keine Frage.")
    question = questions[min(questions)]
    asked: list[FinderQuestion] = []
    for index, answer in enumerate(answers):
        asked.append(question)
        target = leads_to(state, question, answer)
        if target is None:
            return Run(tuple(asked), fault=_no_such_answer(question, answer))
        if target.kind is TargetKind.OUTCOME:
            return _arrive(state, target.value, asked=tuple(asked), answer=answer, last=index == len(answers) - 1)
        if int(target.value) not in questions:
            return Run(tuple(asked), fault=f"Frage {target.value} gibt es an diesem Tag nicht.")
        question = questions[int(target.value)]
    return Run(tuple(asked), open=question)


def answer_key(answer: str) -> str:
    """The same for two ways to write one answer: labels are folded, `?` is "Weiß ich nicht"."""
    return fold(UNKNOWN_LABEL if answer == UNKNOWN else answer)


def is_unknown(answer: str) -> bool:
    """Whether an answer says "Weiß ich nicht", as a sign or in words."""
    return answer_key(answer) == answer_key(UNKNOWN)


def choose(question: FinderQuestion, answer: str) -> Branch | None:
    """The branch an answer takes, None if the question has none of that label."""
    wanted = answer_key(answer)
    return next((branch for branch in question.branches if answer_key(plain(branch.label)) == wanted), None)


def leads_to(finder: Finder, question: FinderQuestion, answer: str) -> Target | None:
    """The question or outcome that an answer leads to, None where the question does not know it."""
    branch = choose(question, answer)
    return branch.target if branch else _otherwise(finder, answer)


def _otherwise(finder: Finder, answer: str) -> Target | None:
    return Target(TargetKind.OUTCOME, finder.otherwise) if is_unknown(answer) and finder.otherwise else None


def _arrive(finder: Finder, outcome_id: str, *, asked: tuple[FinderQuestion, ...], answer: str, last: bool) -> Run:
    outcome = next((outcome for outcome in finder.outcomes if outcome.id == outcome_id), None)
    if outcome is None:
        return Run(asked, fault=f"Das Ergebnis „{outcome_id}“ gibt es an diesem Tag nicht.")
    if not last:
        return Run(asked, fault=f"Nach der Antwort „{answer}“ steht das Ergebnis „{outcome_id}“ schon fest.")
    return Run(asked, outcome=outcome)


def _no_such_answer(question: FinderQuestion, answer: str) -> str:
    labels = german_list([f"„{plain(branch.label)}“" for branch in question.branches], "oder")
    if is_unknown(answer):
        return f"Frage {question.number} hat keinen Weg „{UNKNOWN_LABEL}“, und im Kopf fehlt „sonst“."
    return f"Frage {question.number} kennt die Antwort „{answer}“ nicht, nur {labels}."
