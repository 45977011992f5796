"""Grading: a response to a question becomes an outcome with a score from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from wissen.content.item import Choices, Item, ItemKind, Ordering
from wissen.errors import InvalidResponse

GRADED = frozenset({ItemKind.SINGLE, ItemKind.MULTIPLE, ItemKind.TRUE_FALSE, ItemKind.ORDERING})
"""Kinds this module can grade; questions of other kinds are left out of an attempt and said so."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """`score` from 0 to 1; `correct` only for the full score; `red` when an unlawful choice was taken."""

    score: float
    correct: bool
    red: bool = False


def grade(item: Item, response: tuple[str, ...]) -> Outcome:
    """Grade the keys of the chosen options or of the entries in their order.

    Multiple choice: (right chosen - wrong chosen) / right, at least 0. Ordering: the share of entries directly
    followed by their right successor (Moodle: "relative to the next item, excluding last"). All others: all or nothing.
    Raises InvalidResponse for unknown, doubled or missing keys.
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
        case _:
            raise InvalidResponse(f"Fragen der Art „{item.kind.value}“ werden nicht selbsttätig bewertet.")


def _check_keys(response: tuple[str, ...], known: set[str]) -> None:
    if not response:
        raise InvalidResponse("Bitte wählen Sie zuerst eine Antwort.")
    if len(set(response)) != len(response) or not set(response) <= known:
        raise InvalidResponse(
            "Diese Antwort passt nicht mehr zur Frage.", "Öffnen Sie die Frage noch einmal und antworten Sie neu."
        )


def _outcome(score: Fraction, *, red: bool = False) -> Outcome:
    return Outcome(float(score), score == 1, red)


def mean_percent(scores: tuple[float, ...]) -> int:
    """Mean of scores as whole percent, rounded down, so that 79.9 never passes a mark of 80."""
    if not scores:
        return 0
    exact = (Fraction(score).limit_denominator(1000) for score in scores)
    return int(100 * sum(exact) / len(scores))
