"""Stand of lessons, quizzes and modules: offen, begonnen, fertig, aufzufrischen, derived from history and content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from wissen.content.entry import Entry
from wissen.content.head import Head
from wissen.content.model import Kind
from wissen.learning.history import History
from wissen.learning.refresher import ASKS_AGAIN, Surroundings, known_of, refresher


class Standing(StrEnum):
    """The learning state of an object; the value is the German word on screen."""

    OPEN = "offen"
    BEGUN = "begonnen"
    DONE = "fertig"
    STALE = "aufzufrischen"


def standing(entry: Entry, history: History, today: date, around: Surroundings) -> Standing:
    """The Stand of a lesson or quiz; the entry shows what holds today."""
    if entry.kind is Kind.QUIZ:
        return _quiz_standing(entry, history)
    if known_of(entry, history) is not None:
        asked = refresher(entry, history, today, around)
        return Standing.STALE if asked is not None and asked.kind in ASKS_AGAIN else Standing.DONE
    return Standing.BEGUN if entry.id in history.begun else Standing.OPEN


def known_through(head: Head, today: date) -> date | None:
    """The day of the last change (`verlauf`) that the text of today contains; None without any.

    A completion keeps it, so that a change counts as unlearned also when its pack arrived late.
    """
    return max((change.day for change in head.history if change.day <= today), default=None)


def _quiz_standing(entry: Entry, history: History) -> Standing:
    attempts = history.attempts(entry.id)
    if any(attempt.passed for attempt in attempts):
        return Standing.DONE
    return Standing.BEGUN if attempts else Standing.OPEN


def combined(standings: Iterable[Standing]) -> Standing:
    """The Stand of a module from those of its lessons and quizzes."""
    kinds = set(standings)
    if kinds <= {Standing.OPEN}:
        return Standing.OPEN
    if kinds == {Standing.DONE}:
        return Standing.DONE
    return Standing.STALE if kinds <= {Standing.DONE, Standing.STALE} else Standing.BEGUN
