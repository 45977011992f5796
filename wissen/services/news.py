"""Neu im Recht: what has changed of what the person learned, and which stages of the law touch their work soon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from wissen.learning.refresher import Refresher
from wissen.services.law_changes import LawChanges, Stage
from wissen.services.refreshers import Refreshers, minutes_of
from wissen.services.shelf import Shelf

_BEFORE, _AFTER = timedelta(days=30), timedelta(days=14)
"""How long before and after its day a stage is news."""


@dataclass(frozen=True, slots=True)
class ToRefresh:
    """Something learned that reads otherwise now; it stays until it has been noticed."""

    refresher: Refresher
    minutes: int


@dataclass(frozen=True, slots=True)
class News:
    """What asks for something first, then what is only to be known."""

    to_refresh: tuple[ToRefresh, ...]
    stages: tuple[Stage, ...]


def news(shelf: Shelf, refreshers: Refreshers, law_changes: LawChanges, roles: Iterable[str]) -> News:
    """Everything for this person today; stages only where they touch one of these workplaces or what was learned."""
    asked = to_refresh(refreshers)
    today, mine, learned = shelf.today, tuple(roles), refreshers.learned()
    near = law_changes.between(today - _AFTER, today + _BEFORE)
    touching = (
        stage
        for stage in near
        if (mine and law_changes.concerns(stage, mine))
        or any(one.entry.id in learned for one in law_changes.affected(stage.citations))
    )
    return News(asked, tuple(touching))


def to_refresh(refreshers: Refreshers) -> tuple[ToRefresh, ...]:
    """What has changed of everything that the person learned, the newest first."""
    return tuple(ToRefresh(one, minutes_of(one)) for one in refreshers.all())
