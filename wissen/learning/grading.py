"""Grading: a response to a question becomes an outcome with a score from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from wissen.content.item import Choices, Discretion, Item, ItemKind, Ordering
from wissen.errors import InvalidResponse
from wissen.learning.judging import does_not_fit, judged

GRADED = frozenset(ItemKind) - {ItemKind.DISCRETION}
"""Kinds that count; a case of discretion is the person's own affair."""


class SelfRating(StrEnum):
    """How near a person came to the model answer, by their own judgement; the value stands in responses."""

    MET = "getroffen"
    PARTLY = "teilweise"
    MISSED = "verfehlt"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`score` from 0 to 1, None where nothing is graded.

    `correct` only for the full score; `red` when an unlawful choice was taken.
    """

    score: float | None
    correct: bool
    red: bool = False


def grade(item: Item, response: tuple[str, ...]) -> Outcome:
    """Grade a response: keys of options, entries, pairs and choices, or the typed text itself.

    Multiple choice: (right chosen - wrong chosen) / right, at least 0. Ordering: the share of entries directly
    followed by their right successor (Moodle: "relative to the next item, excluding last"). Matching and cloze: the
    share of right rows or gaps. Single choice, true/false, number, day and short text: all or nothing. Discretion: the
    reasoning and the self-rating, without a score.
    Raises InvalidResponse for unknown, doubled or missing keys, and for what cannot be read.
    """
    match item.interaction:
        case Choices(choices=choices):
            _check_keys(response, {choice.key for choice in choices})
            chosen = set(response)
            right = {choice.key for choice in choices if choice.correct}
            red = any(choice.red for choice in choices if choice.key in chosen)
            if item.kind is ItemKind.MULTIPLE:
                score = Fraction(max(0, len(chosen & right) - len(chosen - right)), len(right))
            else:
                if len(response) != 1:
                    raise InvalidResponse("Bitte wählen Sie genau eine Antwort.")
                score = Fraction(int(chosen <= right))
            return _outcome(score, red=red)
        case Ordering(entries=entries):
            keys = [entry.key for entry in entries]
            _check_keys(response, set(keys))
            if len(response) != len(keys):
                raise InvalidResponse("Bitte bringen Sie alle Einträge in eine Reihenfolge.")
            successors = set(pairwise(keys))
            hits = sum(pair in successors for pair in pairwise(response))
            return _outcome(Fraction(hits, max(1, len(keys) - 1)) if len(keys) > 1 else Fraction(1))
        case Discretion():
            if len(response) != 2 or response[1] not in set(SelfRating):
                raise InvalidResponse("Bitte schätzen Sie zuletzt ein, wie nah Sie der Musterlösung sind.")
            return Outcome(None, correct=False)
        case interaction:
            parts = judged(interaction, response)
            return _outcome(Fraction(sum(part.right for part in parts), len(parts)))


def _check_keys(response: tuple[str, ...], known: set[str]) -> None:
    if not response:
        raise InvalidResponse("Bitte wählen Sie zuerst eine Antwort.")
    if len(set(response)) != len(response) or not set(response) <= known:
        raise does_not_fit()


def _outcome(score: Fraction, *, red: bool = False) -> Outcome:
    return Outcome(float(score), score == 1, red)


def mean_percent(scores: tuple[float, ...]) -> int:
    """Mean of scores as whole percent, rounded down, so that 79.9 never passes a mark of 80."""
    if not scores:
        return 0
    exact = (Fraction(score).limit_denominator(1000) for score in scores)
    return int(100 * sum(exact) / len(scores))
