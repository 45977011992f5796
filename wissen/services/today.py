"""What Heute shows, and how it is kept across starts: it stands there before the content has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from wissen.services.onboarding import NextStep, Node, NodeKind, Progress, Reason

KEY = "heute"
"""Under which the store keeps it; a cache that may be lost."""


class Derived(Protocol):
    """What was derived last, and whether nothing was recorded since."""

    @property
    def body(self) -> Mapping[str, Any]: ...
    @property
    def current(self) -> bool: ...


class SummaryKeeper(Protocol):
    """What this needs of the store."""

    def summary(self, key: str) -> Derived | None: ...
    def write_summary(self, key: str, body: Mapping[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class Today:
    """The one next step (None: everything is done), and how far the person is."""

    step: NextStep | None
    progress: Progress


def keep(keeper: SummaryKeeper, today: Today) -> None:
    """Keep it for the next start; database lane. Raises StoreError."""
    progress = today.progress
    keeper.write_summary(
        KEY,
        {
            "step": today.step and _written(today.step),
            "progress": [progress.done, progress.count, progress.minutes_left],
        },
    )


def kept(keeper: SummaryKeeper) -> Today | None:
    """What was kept, unless something was recorded since; database lane. Raises StoreError."""
    found = keeper.summary(KEY)
    if found is None or not found.current:
        return None
    try:
        step = found.body["step"]
        return Today(step and _read(step), Progress(*map(int, found.body["progress"])))
    except (KeyError, TypeError, ValueError):
        return None  # written by another version


def _written(step: NextStep) -> dict[str, Any]:
    return {
        "kind": step.node.kind.value,
        "title": step.node.title,
        "ref": step.node.ref,
        "minutes": step.node.minutes,
        "reason": step.reason.value,
        "phase": step.phase,
        "module": step.module,
        "due": step.due and step.due.isoformat(),
        "by": step.by,
    }


def _read(step: Mapping[str, Any]) -> NextStep:
    node = Node(NodeKind(step["kind"]), str(step["title"]), str(step["ref"]), int(step["minutes"]))
    due = date.fromisoformat(step["due"]) if step["due"] else None
    phase, module, by = str(step["phase"]), str(step["module"]), str(step["by"])
    return NextStep(node, Reason(step["reason"]), phase, module, due, by)
