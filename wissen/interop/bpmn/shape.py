"""Plan -> plan in the order of its steps: signs vanish, hidden splits show, every start is a start, loops are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wissen.content.flow import StepKind
from wissen.content.routes import FORKS
from wissen.interop.bpmn.plan import BEHIND, END, Plan, Point, Way

SPLITS = FORKS | {StepKind.QUESTION, StepKind.WAIT}
"""Kinds of steps from which several ways lead on."""

_NO_ANSWERS = "Im Modell stehen die Antworten nicht an den Wegen. Bitte ergänzen."
_NO_QUESTION = "Im Modell steht keine Frage an der Verzweigung. Bitte ergänzen."
_NO_GATEWAY = "Im Modell gehen hier mehrere Wege ohne Verzweigung ab. Bitte prüfen, ob das eine Frage ist."
_NO_WAY = "Im Modell führt kein Weg hierher. Bitte prüfen, wann der Schritt an der Reihe ist."
_NO_END = "Im Modell hat dieser Ablauf kein Ende. Bitte ergänzen, wann er endet."
_LONGEST_MENTION = 50


def shape(plan: Plan, *, title: str) -> None:
    """Bring a draft into the order of its steps; `title` is what a start without a name and pool is called."""
    _hide(plan)
    _hide_wholes(plan)
    _show_splits(plan)
    _name_starts(plan, title)
    _order(plan, _roots(plan))
    _end_what_never_ends(plan)


def _hide(plan: Plan) -> None:
    """Take out gateways that only join, and events without a name."""
    for point in [point for point in plan.points.values() if point.id not in plan.groups]:
        if point.hidden and point.kind is not StepKind.START:
            point.ways = _distinct(point.ways) if point.kind in FORKS or point.kind is StepKind.ACTION else point.ways
            if len(point.ways) < 2 and not _told_by_all(plan, point):
                plan.remove(point)


def _told_by_all(plan: Plan, point: Point) -> bool:
    """Whether it is an end with a note that holds for several ways, and so would get lost on one of them."""
    before = {other.id for other, _ in plan.leading_to(point.id)}
    return bool(point.texts or point.notes) and point.kind is StepKind.END and len(before) > 1


def _hide_wholes(plan: Plan) -> None:
    """Take out sub-processes that nothing leads to, inner ones first; the title of their steps says their name."""
    for key in reversed(list(plan.groups)):
        whole = plan.points[key]
        inside = any(point.group == key for point in plan.points.values())
        if whole.hidden and (inside or not whole.named):
            plan.remove(whole)


def _distinct(ways: Iterable[Way]) -> list[Way]:
    return list({way.target: way for way in reversed(list(ways))}.values())[::-1]


# ---------------------------------------------------------------- splits


def _show_splits(plan: Plan) -> None:
    """Several ways from a step that is no gateway get a point of their own; a mere sign is that point."""
    for point in list(plan.points.values()):
        if len(point.ways) > 1 and point.kind not in SPLITS:
            split = point if point.hidden and point.kind is not StepKind.START else _split_after(plan, point)
            split.kind, split.title = StepKind.PARALLEL, "Gleichzeitig erledigen"
            if all(way.label for way in split.ways):
                split.kind, split.title = StepKind.QUESTION, "Wie geht es weiter?"
                plan.doubt(split, _NO_GATEWAY)
            elif any(way.label or way.otherwise for way in split.ways):
                split.kind, split.title = StepKind.CHOICE, "Was davon trifft zu?"
                plan.doubt(split, _NO_GATEWAY)
    for point in plan.points.values():
        point.ways.sort(key=lambda way: way.otherwise)


def _split_after(plan: Plan, point: Point) -> Point:
    split = Point(
        id=f"{point.id}#wege",
        kind=StepKind.PARALLEL,
        title="",
        process=point.process,
        group=point.group,
        role=point.role,
        ways=point.ways,
    )
    plan.insert(split, after=point.id)
    point.ways = [Way(split.id)]
    return split


# ---------------------------------------------------------------- starts


def _roots(plan: Plan) -> list[str]:
    """Where a case may begin: points that nothing leads to, and one of each circle that nothing leads into."""
    targets = {way.target for point in plan.points.values() for way in point.ways}
    hosted = _hosted(plan)
    roots = [key for key, point in plan.points.items() if key not in targets and not point.host]
    seen = _spread(plan, roots, hosted)
    for key, point in plan.points.items():
        if key not in seen and not point.host:
            roots.append(key)
            seen |= _spread(plan, [key], hosted)
    return [key for key in plan.points if key in set(roots)]


def _name_starts(plan: Plan, title: str) -> None:
    """A single start without a name vanishes; with several, each says where it belongs."""
    roots = [key for key in _roots(plan) if not plan.points[key].during]
    for point in list(plan.points.values()):
        if point.kind is StepKind.START and not point.title:
            alone = len(roots) < 2 or point.id not in roots
            if alone and point.hidden and point.ways and not (point.group and point.ways[0].target == END):
                plan.remove(point)
            else:
                point.title = point.role or title
    for point in [plan.points[key] for key in roots if key in plan.points] if len(roots) > 1 else ():
        if point.kind is not StepKind.START:
            _make_start(plan, point, title=point.role or title)


def _make_start(plan: Plan, point: Point, *, title: str) -> None:
    """Let a case begin here, though the model has no start event: a plain step is the start itself."""
    plan.doubt(point, _NO_WAY, noted=False)
    if point.kind in {StepKind.ACTION, StepKind.EVENT, StepKind.WAIT} and len(point.ways) < 2:
        point.kind = StepKind.START
        return
    start = Point(
        id=f"{point.id}#beginn",
        kind=StepKind.START,
        title=title,
        process=point.process,
        group=point.group,
        role=point.role,
        ways=[Way(point.id)],
    )
    pairs = [(start, other) if other is point else (other,) for other in plan.points.values()]
    plan.points = {one.id: one for pair in pairs for one in pair}


# ---------------------------------------------------------------- order


def _order(plan: Plan, roots: Iterable[str]) -> None:
    """Topological, process by process, each branch in one piece; what leads back against it is a loop.

    Reverse postorder of a depth-first search: an edge to a point still being looked at closes a circle.
    """
    hosted = _hosted(plan)
    processes = list(dict.fromkeys(point.process for point in plan.points.values()))
    done: set[str] = set()
    ordered: list[str] = []
    for process in processes:
        finished: list[str] = []
        for root in reversed([root for root in roots if plan.points[root].process == process]):
            _search(plan, root, hosted, done=done, finished=finished)
        _mark_loops(plan, finished)
        ordered += reversed(finished)
    plan.points = {key: plan.points[key] for key in ordered}
    plan.gather_groups()


def _search(plan: Plan, root: str, hosted: Mapping[str, list[str]], *, done: set[str], finished: list[str]) -> None:
    """Visit everything that can be come to, events at a border first, so that they stand last."""
    open_points: set[str] = set()
    waiting: list[tuple[str, bool]] = [(root, False)]
    while waiting:
        key, leaving = waiting.pop()
        if leaving:
            open_points.discard(key)
            done.add(key)
            finished.append(key)
            continue
        if key in done or key in open_points:
            continue
        open_points.add(key)
        waiting.append((key, True))
        ways = plan.points[key].ways
        # The stack turns the order round: borders are visited first, then the last way, the first one at the end.
        waiting += [(way.target, False) for way in ways if way.target != END and way.target not in done]
        waiting += [(event, False) for event in hosted.get(key, ()) if event not in done]


def _mark_loops(plan: Plan, finished: list[str]) -> None:
    """A way to a point that was finished later leads back: only there can a circle close."""
    place = {key: number for number, key in enumerate(finished)}
    for key in finished:
        for way in plan.points[key].ways:
            if way.target in place:
                way.back = place[way.target] >= place[key]


def _hosted(plan: Plan) -> dict[str, list[str]]:
    """The events at the border of each point."""
    found: dict[str, list[str]] = {}
    for point in plan.points.values():
        if point.host in plan.points:
            found.setdefault(point.host, []).append(point.id)
    return found


def _spread(plan: Plan, starts: Iterable[str], hosted: Mapping[str, list[str]]) -> set[str]:
    found: set[str] = set()
    waiting = list(starts)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += [way.target for way in plan.points[key].ways if way.target != END]
            waiting += hosted.get(key, ())
    return found


# ---------------------------------------------------------------- ends, questions and answers


def _end_what_never_ends(plan: Plan) -> None:
    """A circle without a way out is asked whether it is done."""
    while lost := _lost(plan):
        last = next((key for key in reversed(lost) if plan.points[key].kind not in FORKS), lost[-1])
        point = plan.points[last]
        if point.kind in SPLITS:
            point.ways.append(Way(END, "fertig"))
            plan.doubt(point, _NO_END)
            continue
        asked = Point(
            id=f"{last}#ende",
            kind=StepKind.QUESTION,
            title="Ist alles erledigt?",
            process=point.process,
            named=True,
            group=point.group,
            role=point.role,
            ways=[Way(way.target, "Nein", back=way.back) for way in point.ways] + [Way(END, "Ja")],
        )
        point.ways = [Way(asked.id)]
        plan.insert(asked, after=last)
        plan.doubt(asked, _NO_END)


def _lost(plan: Plan) -> list[str]:
    """The points from which no way comes to an end."""
    before: dict[str, list[str]] = {}
    for key, point in plan.points.items():
        for way in point.ways:
            before.setdefault(way.target, []).append(key)
    found: set[str] = set()
    waiting = [key for key, point in plan.points.items() if not point.ways] + before.get(END, [])
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += before.get(key, ())
    return [key for key in plan.points if key not in found]


def name_ways(plan: Plan) -> None:
    """Give each way of a split the answer that leads there, and each split a title that tells it from the others."""
    for point in plan.points.values():
        if point.kind is StepKind.QUESTION and not point.named:
            point.title = _question_after(plan, point)
            plan.doubt(point, _NO_QUESTION, noted=False)
        if len(point.ways) < 2 or point.kind is StepKind.PARALLEL:
            continue
        asked = point.kind in {StepKind.QUESTION, StepKind.CHOICE}
        if asked and any(not way.label and not way.otherwise for way in point.ways):
            plan.doubt(point, _NO_ANSWERS)
        for number, way in enumerate(point.ways, 1):
            target = plan.points.get(way.target)
            way.label = way.label or ("sonst" if way.otherwise else target.title if target else f"Weg {number}")


def _question_after(plan: Plan, point: Point) -> str:
    """The question what comes after the one step, or after the sub-process, that leads here."""
    before = [other for other, way in plan.leading_to(point.id) if not way.back]
    title = before[0].title if len(before) == 1 and before[0].kind not in SPLITS else ""
    title = plan.groups.get(point.id.removesuffix(BEHIND), title)
    if title and len(title) <= _LONGEST_MENTION:
        return f"Wie geht es nach „{title.rstrip('.')}“ weiter?"
    return point.title
