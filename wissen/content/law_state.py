"""The Rechtsstand of an object: who has checked it, and whether the law it rests on has moved on since.

A text is never called current by itself: either the office has checked it, or it says that nobody has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wissen.content.head import Head
from wissen.text import german_date


class LawState(StrEnum):
    """The light; the value is the word for it."""

    CHECKED = "vom Amt geprüft"
    UNCHECKED = "vom Amt noch nicht freigegeben"
    DUE = "Prüfung fällig"
    OVERTAKEN = "Quelle geändert"


@dataclass(frozen=True, slots=True)
class Later:
    """A stage of the law that began after the text was checked or written, and cites what the text rests on."""

    title: str
    day: date
    exact: bool = True


@dataclass(frozen=True, slots=True)
class StateOfLaw:
    """The light and its cause, as a sentence."""

    light: LawState
    cause: str


def basis(head: Head, law_as_of: date | None) -> date | None:
    """The day of the law that the text was last held against; None when nobody said."""
    return head.review.day if head.review is not None else law_as_of


def state_of_law(head: Head, law_as_of: date | None, later: Later | None, today: date) -> StateOfLaw:
    """The light for today; `later` is the newest stage of the law that the text does not know yet."""
    if later is not None:
        since = "Seit dem" if later.exact else "Spätestens seit dem"
        text = f"{since} {german_date(later.day)} gilt „{later.title}“. Dieser Text kennt die Änderung noch nicht."
        return StateOfLaw(LawState.OVERTAKEN, text)
    review = head.review
    if review is None:
        if law_as_of is None:
            return StateOfLaw(LawState.UNCHECKED, "Vom Amt noch nicht freigegeben.")
        day = german_date(law_as_of)
        return StateOfLaw(LawState.UNCHECKED, f"Nach Gesetzestext vom {day} erstellt, vom Amt noch nicht freigegeben.")
    checked = f"Vom Amt geprüft am {german_date(review.day)} ({review.by})"
    if review.due is None:
        return StateOfLaw(LawState.CHECKED, f"{checked}.")
    due = german_date(review.due)
    if review.due < today:
        return StateOfLaw(LawState.DUE, f"{checked}. Die nächste Prüfung war bis {due} vorgesehen.")
    return StateOfLaw(LawState.CHECKED, f"{checked}, nächste Prüfung bis {due}.")
