"""Stand of lessons, quizzes and modules: offen, begonnen, fertig, aufzufrischen, derived from history and content."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from wissen.content.entry import Entry, PartKind
from wissen.content.head import ChangeClass, Head
from wissen.content.model import Kind
from wissen.learning.history import Completion, History


class Standing(StrEnum):
    """The learning state of an object; the value is the German word on screen."""

    OPEN = "offen"
    BEGUN = "begonnen"
    DONE = "fertig"
    STALE = "aufzufrischen"


_ASKS_AGAIN = frozenset({ChangeClass.CONFIRM, ChangeClass.REFRESH})


def standing(entry: Entry, history: History, today: date) -> Standing:
    """The Stand of a lesson or quiz; the entry shows what holds today."""
    if entry.kind is Kind.QUIZ:
        return _quiz_standing(entry, history)
    completion = history.completions.get(entry.id) or _inherited(entry, history)
    if completion is not None:
        return Standing.STALE if changed_sections(entry, completion, today) else Standing.DONE
    return Standing.BEGUN if entry.id in history.begun else Standing.OPEN


def known_through(head: Head, today: date) -> date | None:
    """The day of the last change (`verlauf`) that the text of today contains; None without any.

    A completion keeps it, so that a change counts as unlearned also when its pack arrived late.
    """
    return max((change.day for change in head.history if change.day <= today), default=None)


def changed_sections(entry: Entry, completion: Completion, today: date) -> tuple[str, ...]:
    """Sections whose text differs from the one learned, by a change that asks to be confirmed or refreshed.

    An edit without an entry in `verlauf` is editorial (content format, "Meta line").
    """
    return tuple(
        part.id
        for part in entry.parts
        if part.kind is PartKind.SECTION
        and completion.sections.get(part.id) != part.revision
        and _asks_again(entry.head, part.id, completion, today)
    )


def _asks_again(head: Head, place: str, completion: Completion, today: date) -> bool:
    return any(
        change.kind in _ASKS_AGAIN
        and (completion.through or date.min) < change.day <= today
        and (not change.sections or place in change.sections)
        for change in head.history
    )


def _inherited(entry: Entry, history: History) -> Completion | None:
    """A completion of a predecessor carries over; where its Fassungen differ it is to be refreshed by `verlauf`."""
    return next((history.completions[old] for old in entry.head.supersedes if old in history.completions), None)


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
