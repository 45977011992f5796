"""The plan of Meine Einarbeitung as a calendar file: what is meant to be done by when, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from wissen.interop.calendar import Appointment, calendar_file
from wissen.services.onboarding import Node, NodeKind
from wissen.text import plural_de

SUFFIX = ".ics"
_NAME = "Einarbeitung"


def calendar_of(tree: Iterable[Node], start: date | None, *, today: date) -> bytes:
    """The due days of a tree whose phases have them; no name, no progress, and the same names for the same days.

    The names are made of the Kennung and the start day: another start day makes other days of other names. What was
    assigned has the name of its assignment, so that a day that was put off takes the place of the earlier one.
    """
    return calendar_file(_NAME, appointments(tuple(tree), start), made=today)


def appointments(tree: tuple[Node, ...], start: date | None) -> tuple[Appointment, ...]:
    """A day for each phase, and one for each module that is not optional: when the last phase that wants it is due."""
    days: dict[str, tuple[date, str]] = {}
    found: list[Appointment] = []
    for phase in tree:
        if phase.due is None:
            continue
        title = f"{_NAME}: {phase.title}"
        found.append(
            Appointment(_uid(phase.key, None if phase.by else start), phase.due, title, "\n".join(_lines(phase)))
        )
        for module in phase.children:
            if module.kind is NodeKind.MODULE and not module.optional:
                last = max(phase.due, days[module.ref][0]) if module.ref in days else phase.due
                days[module.ref] = (last, module.title)
    modules = (
        Appointment(_uid(ref, start), day, f"{_NAME}: Modul „{title}“", "Bis zu diesem Tag ist das Modul gedacht.")
        for ref, (day, title) in days.items()
    )
    return tuple(sorted((*found, *modules), key=lambda one: one.day))


def save_calendar(path: Path, tree: Iterable[Node], start: date | None, *, today: date) -> None:
    """Write the file, whole or not at all; an older one of that name stays until then. Raises PrintError."""
    from wissen.printing.whole_file import write_whole

    write_whole(path, calendar_of(tree, start, today=today))


def _uid(name: str, start: date | None) -> str:
    return f"wissen-{name}-{start:%Y%m%d}" if start else f"wissen-{name}"


def _lines(phase: Node) -> Iterator[str]:
    for node in phase.walk():
        if not node.children:
            about = (plural_de(node.minutes, "Minute", "Minuten") if node.minutes else "", "Wahl" * node.optional)
            words = ", ".join(filter(None, about))
            yield f"{node.title} ({words})" if words else node.title
