"""Walking through a process: where the person is, which ways lead on, and the way so far.

Parallel and Auswahl are walked branch by branch: at the end of one the person is back at the fork, until all of them
(Parallel) or as many as the case needs (Auswahl) are done and `danach` leads on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from wissen.content.blocks import plain
from wissen.content.flow import Branch, Process, Step, StepKind, Target, TargetKind
from wissen.content.routes import FORKS, Route, entries, fork_branches, join_of, routes

ONWARD = "danach"


@dataclass(frozen=True, slots=True)
class Way:
    """A way on. Without `target` the process ends, or goes on in the process that `link` names."""

    label: str
    target: int | None
    link: Target | None = None
    back: bool = False
    done: bool = False
    """A branch of a fork that was walked already."""


@dataclass(frozen=True, slots=True)
class Fork:
    """A fork under way: the first steps of the branches walked, and of the one being walked (None: at the fork)."""

    number: int
    done: frozenset[int] = frozenset()
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One stop on the way. `step` None is the end; `answer` is the label of the way that led here."""

    step: int | None
    forks: tuple[Fork, ...] = ()
    answer: str = ""
    link: Target | None = None
    jumped: bool = False
    """No way led here: the step before was left, not passed."""


@dataclass(frozen=True, slots=True)
class Walk:
    """The process as of a day, and every stop so far; the last one is where the person is."""

    process: Process
    stops: tuple[Position, ...]
    _steps: dict[int, Step] = field(repr=False, compare=False)
    _routes: tuple[Route, ...] = field(repr=False, compare=False)

    @property
    def here(self) -> Position:
        """Where the person is."""
        return self.stops[-1]

    @property
    def step(self) -> Step | None:
        """The step where the person is; None at an end."""
        return self._steps[self.here.step] if self.here.step is not None else None

    @property
    def place(self) -> str:
        """The Kennung of the step where the person is; empty at an end."""
        return self.step.id if self.step else ""

    @property
    def passed(self) -> tuple[tuple[Step, str], ...]:
        """The steps passed, each with the answer that led on from it."""
        return tuple(
            (self._steps[stop.step], after.answer)
            for stop, after in pairwise(self.stops)
            if stop.step is not None and not after.jumped
        )

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop before."""
        return len(self.stops) > 1

    def ways(self) -> tuple[Way, ...]:
        """The ways that lead on from here; none at an end."""
        step = self.step
        if step is None:
            return ()
        if step.kind in FORKS and step.join is not None:
            return tuple(self._fork_ways(step))
        return tuple(_way(route) for route in self._routes if route.source == step.number)

    def go(self, way: Way) -> Walk:
        """Follow a way."""
        step, forks = self.step, self.here.forks
        if step is None:
            return self
        if way.target is None:
            return self._at(Position(None, (), way.label, way.link))
        if step.kind in FORKS and step.join is not None:
            return self._leave_fork(step, way)
        return self._at(self._arrived(way.target, forks, way.label))

    def back(self) -> Walk:
        """Undo the last stop."""
        return replace(self, stops=self.stops[:-1]) if self.can_go_back else self

    def jump(self, number: int) -> Walk:
        """Go to any step without an answer; raises KeyError for one that does not hold."""
        if number == self.here.step:
            return self
        forks = tuple(
            Fork(fork.number, inside=first)
            for fork in self._steps.values()
            for first, branch in self._branches(fork)
            if number in branch
        )
        return self._at(Position(self._steps[number].number, forks, jumped=True))

    def retraced(self, process: Process) -> Walk:
        """The same way through another text of the process, whose steps are known by their Kennung.

        Where the answer no longer leads to the next stop it is jumped to; a stop whose step has gone is left out.
        """
        walk = begin(process)
        for stop in self.stops:
            walk = _followed(walk, stop, self._steps[stop.step].id if stop.step is not None else "")
        return walk

    def _at(self, position: Position) -> Walk:
        return replace(self, stops=(*self.stops, position))

    def _fork_ways(self, fork: Step) -> Iterator[Way]:
        done = self._open_fork(fork).done
        for route in self._routes:
            if route.source == fork.number:
                yield replace(_way(route), done=route.target in done)
        left = self._firsts(fork) - done
        join = join_of(fork)
        if (not left or (fork.kind is StepKind.CHOICE and done)) and (join is None or join in self._steps):
            yield Way(ONWARD, join, _link(fork.join))

    def _leave_fork(self, fork: Step, way: Way) -> Walk:
        under_way = self._open_fork(fork)
        outer = tuple(one for one in self.here.forks if one.number != fork.number)
        if way.target in self._firsts(fork):
            return self._at(Position(way.target, (*outer, replace(under_way, inside=way.target)), way.label))
        return self._at(self._arrived(way.target, outer, way.label))

    def _arrived(self, target: int | None, forks: tuple[Fork, ...], answer: str) -> Position:
        """The stop at a step, or at the fork whose branch ends there."""
        if not forks or target is None:
            return Position(target, forks, answer)
        *outer, fork = forks
        step = self._steps[fork.number]
        if target == join_of(step):
            done = fork.done | ({fork.inside} if fork.inside is not None else set())
            if self._firsts(step) <= done and step.kind is StepKind.PARALLEL:
                return self._arrived(target, tuple(outer), answer)
            return Position(fork.number, (*outer, Fork(fork.number, done)), answer)
        if any(target in branch for first, branch in self._branches(step) if first == fork.inside):
            return Position(target, forks, answer)
        return self._arrived(target, tuple(outer), answer)  # a loop out of the branch

    def _open_fork(self, fork: Step) -> Fork:
        return next((one for one in self.here.forks if one.number == fork.number), Fork(fork.number))

    def _firsts(self, fork: Step) -> frozenset[int]:
        return frozenset(first for first, _ in self._branches(fork))

    def _branches(self, fork: Step) -> Iterator[tuple[int, frozenset[int]]]:
        if fork.kind in FORKS:
            firsts = [route.target for route in self._routes if route.source == fork.number]
            known = [first for first in firsts if first is not None]
            yield from zip(known, fork_branches(fork, self._routes), strict=True)


def begin(process: Process) -> Walk:
    """Stand before the first step; a process of which nothing holds is at its end."""
    steps = {step.number: step for step in reversed(process.steps)}
    first = entries(process.steps)[:1]
    return Walk(process, (Position(first[0] if first else None),), steps, routes(process.steps))


def _followed(walk: Walk, stop: Position, step_id: str) -> Walk:
    """The walk with a stop of another text, which `step_id` names there; empty is its end."""
    ways = () if stop.jumped else walk.ways()
    led = (walk.go(way) for way in ways if way.label == stop.answer)
    found = next((one for one in (*led, walk) if _is_at(one, step_id, stop.link)), None)
    if found is not None:
        return found
    number = next((step.number for step in walk.process.steps if step.id == step_id), None)
    return walk.jump(number) if number is not None else walk


def _is_at(walk: Walk, step_id: str, link: Target | None) -> bool:
    """Whether it stands at the step, or for an empty `step_id` at the end that leads on to `link`."""
    onward = walk.here.link
    return walk.place == step_id and (onward.value if onward else "") == (link.value if link else "")


def _way(route: Route) -> Way:
    branch = route.branch
    label = plain(branch.label) if branch else ""
    return Way(label, route.target, _link(branch), route.back)


def _link(branch: Branch | None) -> Target | None:
    return branch.target if branch is not None and branch.target.kind is TargetKind.LINK else None
