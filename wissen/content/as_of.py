"""Content as of a day (Stichtag): every dated part that does not hold then is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from wissen.content.model import Section
from wissen.content.validity import ALWAYS, Period

T = TypeVar("T")

_PLAIN = frozenset({"str", "int", "bool", "Period", "Head", "Place", "Id", "date", "Target"})
_PART_FIELDS: dict[type, tuple[str, ...]] = {}


def as_of(value: T, day: date) -> T:
    """The value with only what holds on the day; the same object when nothing is left out.

    A section that does not hold takes the deeper sections and the questions below it with it, see `Hiding`.
    """
    return cast(T, _pruned(value, day))


@dataclass(slots=True)
class Hiding:
    """Whether what comes next in a file is hidden on a day by the section that it stands below.

    Told of every part in turn. Versions of a section that stand directly one under the other have what is below them
    in common: it is hidden when none of them holds.
    """

    day: date
    _level: int = 0
    _above: tuple[str, int] = ("", 0)
    _held: bool = False

    def section(self, name: str, level: int, period: Period) -> bool:
        """Go on to a section (levels from 1); whether it is hidden by the one it stands below."""
        version = self._above == (name, level)
        self._above = (name, level)
        if self._level and level > self._level:
            return True
        self._held = self.day in period or (version and self._held)
        self._level = 0 if self._held else level
        return False

    def other(self) -> bool:
        """Go on to what is no section; whether it is hidden."""
        self._above = ("", 0)
        return self._level > 0


def periods_of(value: object) -> Iterator[Period]:
    """Every limited period anywhere in the value, the value's own included."""
    period = getattr(value, "period", ALWAYS)
    if period != ALWAYS:
        yield period
    for name in part_fields(type(value)):
        inner = getattr(value, name)
        for part in inner if isinstance(inner, tuple) else (inner,):
            if is_dataclass(part):
                yield from periods_of(part)


def part_fields(kind: type) -> tuple[str, ...]:
    """Fields that may hold parts; plain values (text, numbers, the head) are never descended into."""
    if kind not in _PART_FIELDS:
        typed = fields(kind) if is_dataclass(kind) else ()
        _PART_FIELDS[kind] = tuple(item.name for item in typed if str(item.type).split(" ")[0] not in _PLAIN)
    return _PART_FIELDS[kind]


def _pruned(value: Any, day: date) -> Any:
    changed: dict[str, Any] = {}
    for name in part_fields(type(value)):
        inner = getattr(value, name)
        if isinstance(inner, tuple):
            kept = _pruned_parts(inner, day)
            if kept is not inner:
                changed[name] = kept
        elif is_dataclass(inner):
            part = _pruned(inner, day)
            if part is not inner:
                changed[name] = part
    return replace(value, **changed) if changed else value


def _pruned_parts(parts: tuple[Any, ...], day: date) -> tuple[Any, ...]:
    kept: list[Any] = []
    hiding = Hiding(day)
    same = True
    for part in parts:
        hidden = hiding.section(part.id, part.level, part.period) if isinstance(part, Section) else hiding.other()
        if hidden or day not in getattr(part, "period", ALWAYS):
            same = False
            continue
        pruned = _pruned(part, day) if is_dataclass(part) else part
        same = same and pruned is part
        kept.append(pruned)
    return parts if same else tuple(kept)
