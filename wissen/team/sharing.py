"""What a trainee shows a mentor: from how far they are to the share of a week, by what they have switched on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.team.messages import Share, SharedModule, SharedPractice, stepped


class Aspect(StrEnum):
    """What can be switched on; the values are those of `settings.ASPECTS`."""

    MODULES = "module"
    SCORES = "punkte"
    """Of the quizzes; they stand with the modules and go with them."""
    PRACTICES = "praxis"


NOTHING: Final[frozenset[Aspect]] = frozenset()


@dataclass(frozen=True, slots=True)
class ModuleState:
    """`score`: 0 to 1, of the last quiz of the module that counts; None without any."""

    module: str
    standing: Standing
    score: float | None = None


def share_of(
    week: str,
    edition: str,
    modules: Iterable[ModuleState],
    practices: Iterable[tuple[str, PracticeState]],
    *,
    aspects: Collection[Aspect],
) -> Share:
    """The share of an ISO week. What is switched off does not enter, nor does a skill that is not ready yet.

    Of a skill that is ready once more, both states enter: by that a mentor knows that their sign-off has come.
    """
    shown = modules if Aspect.MODULES in aspects else ()
    skills = tuple(practices) if Aspect.PRACTICES in aspects else ()
    ready = {skill for skill, state in skills if state is PracticeState.READY}
    scores = Aspect.SCORES in aspects
    return Share(
        week,
        tuple(SharedModule(one.module, edition, one.standing, percent(one.score) if scores else None) for one in shown),
        tuple(SharedPractice(skill, state) for skill, state in skills if skill in ready),
    )


def percent(score: float | None) -> int | None:
    """A score (0 to 1) in percent as it may leave: in steps of 5, rounded down."""
    return None if score is None else stepped(int(round(100 * score, 6)))  # 100 * 0.29 is a hair less than 29
