"""Praxis: what a person shows a mentor, from open to ready for the sign-off, and signed off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PracticeState(StrEnum):
    """How far a practical skill is; the value is the German word on screen."""

    OPEN = "offen"
    READY = "bereit zur Abnahme"
    GUIDED = "unter Anleitung gezeigt"
    ALONE = "selbständig gezeigt"


class SignOffLevel(StrEnum):
    """At which level a mentor saw a practical skill; the value is the German word on screen."""

    GUIDED = "unter Anleitung"
    ALONE = "selbständig"


@dataclass(frozen=True, slots=True)
class SignOff:
    """A mentor saw a practical skill on `day`; `by` is the contact, `name` the id of the text with their name.

    `ready_since` is the day on which the person had said that they were ready, for when it is taken back.
    """

    by: str
    name: str
    day: date
    level: SignOffLevel
    ready_since: date | None = None


def state_of(sign_offs: Iterable[SignOff], *, ready: bool) -> PracticeState:
    """The highest level that stands; whoever is ready once more after the first level waits for the second."""
    levels = {one.level for one in sign_offs}
    if SignOffLevel.ALONE in levels:
        return PracticeState.ALONE
    if ready:
        return PracticeState.READY
    return PracticeState.GUIDED if levels else PracticeState.OPEN
