"""Author rules on stages of the law: whether somebody else has looked at their day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Final

from wissen import paths
from wissen.content.change import CHECKED_BY
from wissen.content.checked import Checked
from wissen.content.ids import Id
from wissen.content.load import FOLDERS, read_content
from wissen.content.model import Kind, LawChange, LawStage
from wissen.content.problem import Problem, Severity

UNCONFIRMED: Final = "stufe-unbestätigt"


def stages_are_confirmed(checked: Checked) -> Iterator[Problem]:
    """Whoever writes that a day stands in the gazette names who else has read it there.

    For the stages that come with Wissen its editors stand.
    """
    if not isinstance(checked.content, LawChange):
        return
    for stage in checked.content.stages:
        if _is_open(stage) and (checked.content.head.id, stage.start) not in _shipped():
            text = (
                f"Den Tag von „{stage.title}“ hat noch keine zweite Person bestätigt. Wer ihn selbst nachgelesen hat, "
                f"steht hinter „{CHECKED_BY}:“. Bis dahin entsteht kein Paket."
            )
            yield checked.warning(stage.line, UNCONFIRMED, text=text)


def for_a_pack(problem: Problem) -> Problem:
    """A problem as it counts when others are to get the folder: a day that nobody has confirmed is an error then."""
    return replace(problem, severity=Severity.ERROR) if problem.rule == UNCONFIRMED else problem


def _is_open(stage: LawStage) -> bool:
    named = (field.values for field in stage.fields if field.key == CHECKED_BY)
    return stage.exact and stage.start is not None and not any(named)


@cache
def _shipped() -> frozenset[tuple[Id, date | None]]:
    """Kennung and day of each stage that comes with Wissen."""
    folder = next(name for name, kind in FOLDERS.items() if kind is Kind.CHANGE)
    found = set()
    for file in sorted(paths.bundled("content", folder).glob("*.md")):
        change, _ = read_content(Kind.CHANGE, file.read_bytes(), file.name)
        if isinstance(change, LawChange):
            found |= {(change.head.id, stage.start) for stage in change.stages}
    return frozenset(found)
