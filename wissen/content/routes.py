"""Where the steps of a process lead on one day: the graph that walkthrough, diagram and checks share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wissen.content.flow import Branch, Step, StepKind, TargetKind

FORKS = frozenset({StepKind.PARALLEL, StepKind.CHOICE})
"""Kinds of steps that begin several branches at once and end them in their `danach`."""

DURING = "Während"
"""The field that makes a step an entry point: something may happen while other steps are at work."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way from a step; `target` None ends the process, `branch` None is the plain way on."""

    source: int
    target: int | None
    branch: Branch | None = None

    @property
    def back(self) -> bool:
        """Whether the author marked it as a loop."""
        return self.branch is not None and self.branch.back


def routes(steps: Iterable[Step]) -> tuple[Route, ...]:
    """All ways between the steps that hold on a day (see `as_of`), in the order of the steps.

    A branch to a step that does not hold gives no route. At the end of a branch of Parallel or Auswahl, where the next
    number would be the first step of a sibling, the way on is the join.
    """
    by_number = {step.number: step for step in reversed(tuple(steps))}
    ordered = [by_number[number] for number in sorted(by_number)]
    following = {step.number: after.number for step, after in pairwise(ordered)}
    for step in reversed(ordered):
        if step.kind in FORKS and (join := join_of(step)) in by_number:
            _lead_to_join(step, join, by_number=by_number, following=following)
    return tuple(route for step in ordered for route in _routes_of(step, by_number, following))


def entries(steps: Sequence[Step]) -> tuple[int, ...]:
    """Numbers of the steps where a case may begin: the first, every Start, every Während, the first of each group."""
    found: list[int] = []
    group = ""
    for index, step in enumerate(sorted(steps, key=lambda step: step.number)):
        during = any(field.key == DURING for field in step.fields)
        if index == 0 or step.kind is StepKind.START or during or step.group != group:
            found.append(step.number)
        group = step.group
    return tuple(found)


def join_of(step: Step) -> int | None:
    """The number of the step where the branches of a fork meet again."""
    return _number(step.join) if step.join else None


def reached(starts: Iterable[int], ways: Iterable[Route], *, stop: frozenset[int] = frozenset()) -> frozenset[int]:
    """Every step a case can come to from the starts without passing one of `stop`."""
    after: dict[int, list[int]] = {}
    for route in ways:
        if route.target is not None:
            after.setdefault(route.source, []).append(route.target)
    return frozenset(_spread(starts, after, stop))


def reaching_end(ways: Iterable[Route]) -> frozenset[int]:
    """Every step from which some way comes to an end."""
    known = tuple(ways)
    backwards = [Route(route.target, route.source) for route in known if route.target is not None]
    return reached([route.source for route in known if route.target is None], backwards)


def fork_branches(fork: Step, ways: Sequence[Route]) -> list[frozenset[int]]:
    """The steps of each branch of a fork, up to the join and without loops back."""
    join = join_of(fork)
    stop = frozenset({fork.number} if join is None else {fork.number, join})
    forward = [route for route in ways if not route.back]
    firsts = [route.target for route in ways if route.source == fork.number and route.target is not None]
    return [reached([first], forward, stop=stop) for first in firsts]


def _number(branch: Branch) -> int | None:
    return int(branch.target.value) if branch.target.kind is TargetKind.STEP else None


def _routes_of(step: Step, by_number: Mapping[int, Step], following: Mapping[int, int]) -> Iterator[Route]:
    for branch in step.branches:
        number = _number(branch)
        if number is None or number in by_number:
            yield Route(step.number, number, branch)
    if not step.branches:
        yield Route(step.number, None if step.kind is StepKind.END else following.get(step.number))


def _lead_to_join(fork: Step, join: int, *, by_number: Mapping[int, Step], following: dict[int, int]) -> None:
    """Change the plain way on of the last steps of each branch."""
    firsts = {number for branch in fork.branches if (number := _number(branch)) is not None}
    for first in firsts & by_number.keys():
        siblings = firsts - {first}
        inside = {first}
        open_steps = [first]
        while open_steps:
            step = by_number[open_steps.pop()]
            if not step.branches and following.get(step.number) in siblings:
                following[step.number] = join
            for route in _routes_of(step, by_number, following):
                number = route.target
                if number is not None and not route.back and number not in inside | {join, fork.number}:
                    inside.add(number)
                    open_steps.append(number)


def _spread(starts: Iterable[int], after: Mapping[int, Sequence[int]], stop: frozenset[int]) -> set[int]:
    found: set[int] = set()
    waiting = [number for number in starts if number not in stop]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting.extend(target for target in after.get(number, ()) if target not in stop)
    return found
