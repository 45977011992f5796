"""Stand of lessons, quizzes and modules: offen, begonnen, fertig, aufzufrischen, derived from history and content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from wissen.content.entry import Entry
from wissen.content.head import Head
from wissen.content.item import QuizKind
from wissen.content.model import Kind
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.history import Attempt, History
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
    """An Übung is done once it was finished, any other quiz once the whole of it was passed."""
    attempts = history.attempts(entry.id, *entry.head.supersedes)
    done = (attempt.finished if entry.detail == QuizKind.PRACTICE else attempt.passed for attempt in _whole(attempts))
    if any(done):
        return Standing.DONE
    return Standing.BEGUN if attempts else Standing.OPEN


def _whole(attempts: Iterable[Attempt]) -> Iterable[Attempt]:
    return (attempt for attempt in attempts if attempt.kind is AttemptKind.WHOLE)


def combined(standings: Iterable[Standing]) -> Standing:
    """The Stand of a module from those of its lessons and quizzes."""
    kinds = set(standings)
    if kinds <= {Standing.OPEN}:
        return Standing.OPEN
    if kinds == {Standing.DONE}:
        return Standing.DONE
    return Standing.STALE if kinds <= {Standing.DONE, Standing.STALE} else Standing.BEGUN
