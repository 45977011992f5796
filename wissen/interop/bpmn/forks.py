"""Parallel and Auswahl as the content format wants them: branches that share no step, and one place to go on."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from wissen.content.flow import StepKind
from wissen.content.routes import FORKS
from wissen.interop.bpmn.plan import BEHIND, END, Plan, Point, Way, reach

_MOST_CANDIDATES = 10
"""Where branches meet is the first place that all of them come to; further on it is only for tangled models."""

_TANGLED = "Im Modell laufen diese Wege gleichzeitig und treffen sich nicht an einer einzigen Stelle. Gehen Sie alle."
_TANGLED_CHOICE = "Im Modell sind hier mehrere Antworten zugleich möglich. Bitte prüfen, wie die Wege zusammenlaufen."


def settle_forks(plan: Plan) -> None:
    """Find the join of every fork, inner ones first; what has none becomes a choice of ways, with a note."""
    for key in reversed(list(plan.points)):
        fork = plan.points.get(key)
        if fork is not None and fork.kind in FORKS:
            _settle(plan, fork)
    plan.gather_groups()


def _settle(plan: Plan, fork: Point) -> None:
    fork.ways = list({way.target: way for way in reversed(fork.ways)}.values())[::-1]
    if len(fork.ways) < 2:
        fork.kind = StepKind.ACTION
        return
    if any(way.back for way in fork.ways):
        _untangle(plan, fork)
        return
    real = [way for way in fork.ways if way.target != END]
    sets = {way.target: reach(plan, [way.target], stop=frozenset({fork.id})) for way in real}
    met = Counter(key for inside in sets.values() for key in inside)
    candidates = islice((key for key in plan.points if met[key] > 1), _MOST_CANDIDATES)
    join = next((key for key in candidates if _parts(plan, fork, key)), "")
    if not join and max(met.values(), default=0) <= 1:
        join = _common_end(plan, fork, set(met))
    if join:
        fork.join = join
        _leave_out_empty(plan, fork)
    else:
        _untangle(plan, fork)


def _parts(plan: Plan, fork: Point, join: str) -> bool:
    """Whether the branches share nothing before they meet at the join, and nothing with what comes after it."""
    seen = reach(plan, [join])
    for way in fork.ways:
        inside = reach(plan, [way.target], stop=frozenset({fork.id, join}))
        if seen & inside:
            return False
        seen |= inside
    return True


def _common_end(plan: Plan, fork: Point, inside: set[str]) -> str:
    """A step where branches meet that in the model each end by themselves; "" where none of them comes to an end."""
    key = f"{fork.id}{BEHIND}"
    ended = False
    for point in (plan.points[one] for one in inside):
        if not point.ways and not point.final:
            point.kind = StepKind.EVENT if point.kind is StepKind.END else point.kind
            point.ways, ended = [Way(key)], True
        for way in point.ways:
            if way.target == END:
                way.target, ended = key, True
    if not ended:
        return ""
    last = [one for one in plan.points if one in inside][-1]
    done = Point(
        id=key,
        kind=StepKind.END,
        title="Alles erledigt",
        process=fork.process,
        group=fork.group,
        role=fork.role,
    )
    plan.insert(done, after=last)
    return key


def _leave_out_empty(plan: Plan, fork: Point) -> None:
    """A branch with nothing in it is no branch; a fork with one branch is none."""
    for way in fork.ways:
        way.target = way.target or fork.join
    if fork.kind is StepKind.PARALLEL:
        fork.ways = [way for way in fork.ways if way.target != fork.join] or fork.ways[:1]
    if len(fork.ways) < 2:
        fork.kind, fork.join = StepKind.ACTION, ""
        if not fork.named:
            plan.remove(fork)


def _untangle(plan: Plan, fork: Point) -> None:
    """A fork that has no join: ways to choose from, with the note that more than one is meant."""
    if fork.kind is StepKind.CHOICE:
        fork.kind = StepKind.QUESTION
        plan.doubt(fork, _TANGLED_CHOICE)
    else:
        fork.kind = StepKind.ACTION
        plan.doubt(fork, _TANGLED)
