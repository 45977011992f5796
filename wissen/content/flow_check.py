"""Whether a process holds together on every day on which anything in it begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from wissen.content.as_of import as_of, periods_of
from wissen.content.flow import Branch, Finder, Process, Step, StepKind, TargetKind
from wissen.content.problem import Problem, Severity
from wissen.content.routes import FORKS, Route, entries, fork_branches, join_of, reached, reaching_end, routes
from wissen.content.validity import turning_days
from wissen.text import german_date, german_list

F = TypeVar("F", Process, Finder)

SOME_DAY = date(2000, 1, 1)
"""Stands for any day where nothing begins or ends."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the state of one day; the same fault on several days is told once."""

    line: int
    rule: str
    text: str
    severity: Severity = Severity.ERROR


def check_process(process: Process, file: str) -> list[Problem]:
    """Every fault of the flow, with a day on which it shows if it does not show always."""
    known = frozenset(step.number for step in process.steps)
    return check_states(process, file, lambda state: _faults(state.steps, known))


def check_states(content: F, file: str, faults: Callable[[F], Iterable[Fault]]) -> list[Problem]:
    """Look for faults in each state that the content goes through."""
    days = days_to_check(content)
    found: dict[Fault, list[date]] = {}
    for day in days:
        for fault in faults(as_of(content, day)):
            found.setdefault(fault, []).append(day)
    return [
        Problem(file, fault.line, fault.rule, _dated(fault.text, shown, len(days)), fault.severity)
        for fault, shown in found.items()
    ]


def days_to_check(content: Process | Finder) -> tuple[date, ...]:
    """One day for each state that the content goes through while it holds, ascending."""
    turns = turning_days(periods_of(content))
    before = eve(turns[0]) if turns else SOME_DAY
    held = content.head.period
    days = tuple(day for day in (before, *turns) if day in held)
    return days or (held.start or held.end or SOME_DAY,)


def eve(day: date) -> date:
    """The day before; the first day of the calendar is its own eve."""
    return day - timedelta(days=1) if day > date.min else day


def question_faults(line: int, branches: tuple[Branch, ...]) -> Iterator[Fault]:
    """A question needs two answers or more, each with a label."""
    labelled = [branch for branch in branches if branch.label]
    if len(labelled) < len(branches):
        text = "Jeder Weg einer Frage braucht eine Antwort vor dem Pfeil, zum Beispiel „- Ja → …“."
        yield Fault(line, "weg-ohne-antwort", text)
    elif len(labelled) < 2:
        text = "Eine Frage braucht mindestens zwei Antworten mit Pfeil, zum Beispiel „- Ja → …“ und „- Nein → …“."
        yield Fault(line, "frage-ohne-wege", text)


def _dated(text: str, shown: list[date], states: int) -> str:
    return text if len(shown) == states else f"{text} So ist es zum Beispiel am {german_date(shown[0])}."


def _faults(steps: tuple[Step, ...], known: frozenset[int]) -> Iterator[Fault]:
    ways = routes(steps)
    yield from _missing_targets(steps, known)
    for step in steps:
        if step.kind is StepKind.QUESTION:
            yield from question_faults(step.line, step.branches)
        if step.kind in FORKS:
            yield from _fork(step, ways)
    yield from _unreachable(steps, ways)
    yield from _without_end(steps, ways)
    yield from _unmarked_loops(ways)


def _missing_targets(steps: tuple[Step, ...], known: frozenset[int]) -> Iterator[Fault]:
    holding = {step.number for step in steps}
    for step in steps:
        for branch in _to_steps(step):
            if int(branch.target.value) in holding:
                continue
            if int(branch.target.value) in known:
                text = f"Schritt {branch.target.value} gilt nicht an jedem Tag, an dem dieser Weg dorthin führt."
            else:
                text = f"Schritt {branch.target.value} gibt es nicht. Prüfen Sie die Nummer."
            yield Fault(branch.line, "ziel-fehlt", text)


def _to_steps(step: Step) -> Iterator[Branch]:
    branches = (*step.branches, step.join) if step.join else step.branches
    return (branch for branch in branches if branch.target.kind is TargetKind.STEP)


def _fork(step: Step, ways: tuple[Route, ...]) -> Iterator[Fault]:
    join = join_of(step)
    if join is None:
        text = f"Bei „{step.kind.value}“ fehlt, wo es danach weitergeht. Schreiben Sie „- danach → Schritt …“."
        yield Fault(step.line, "danach-fehlt", text)
    if any(branch.target.kind is not TargetKind.STEP for branch in step.branches):
        text = f"Jeder Weg von „{step.kind.value}“ beginnt mit einem Schritt, zum Beispiel „- → Schritt 4“."
        yield Fault(step.line, "zweig-ohne-schritt", text)
    elif len(step.branches) < 2:
        text = f"„{step.kind.value}“ braucht mindestens zwei Wege, je Zeile einen: „- → Schritt 4“."
        yield Fault(step.line, "zweige-fehlen", text)
    seen: set[int] = set()
    shared: set[int] = set()
    for inside in fork_branches(step, ways):
        shared |= seen & inside
        seen |= inside
    if shared and join is not None:
        numbers = german_list([str(number) for number in sorted(shared)])
        text = f"Vor Schritt {join} treffen sich zwei Wege schon in Schritt {numbers}. Trennen Sie die Wege."
        yield Fault(step.line, "zweige-teilen-schritt", text)


def _unreachable(steps: tuple[Step, ...], ways: tuple[Route, ...]) -> Iterator[Fault]:
    reachable = reached(entries(steps), ways)
    for step in steps:
        if step.number not in reachable:
            text = f"Zu Schritt {step.number} führt kein Weg. Führen Sie einen Weg dorthin, oder nehmen Sie ihn heraus."
            yield Fault(step.line, "schritt-unerreichbar", text)


def _without_end(steps: tuple[Step, ...], ways: tuple[Route, ...]) -> Iterator[Fault]:
    """Steps that never come to an end; a target that is missing has been told and could be one."""
    holding = {step.number for step in steps}
    lost = {step.number for step in steps for branch in _to_steps(step) if int(branch.target.value) not in holding}
    ending = reaching_end([*ways, *(Route(number, None) for number in lost)])
    for step in steps:
        if step.number not in ending:
            text = f"Von Schritt {step.number} kommt man nie zu einem Ende. Schreiben Sie zum Beispiel „- → Ende“."
            yield Fault(step.line, "kein-ende", text)


def _unmarked_loops(ways: tuple[Route, ...]) -> Iterator[Fault]:
    """A way back is a loop the author meant, or a slip of the number."""
    forward = [route for route in ways if not route.back]
    for route in forward:
        if route.branch is None or route.target is None or route.target > route.source:
            continue
        if route.source in reached([route.target], forward):
            text = f"Dieser Weg führt zurück zu Schritt {route.target}. Ist das gemeint, fehlt dahinter „(zurück)“."
            yield Fault(route.branch.line, "schleife-unbenannt", text, Severity.WARNING)
