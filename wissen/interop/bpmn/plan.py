"""The plan of a process in the making: points that become steps, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from wissen.content.flow import StepKind

END = ""
"""The target of a way that ends the process."""

BEHIND = "#danach"
"""What the id of a point ends in that was put behind the one whose id comes before it."""


@dataclass(slots=True)
class Way:
    """One way from a point; `otherwise` is the default flow, `back` closes a loop."""

    target: str
    label: str = ""
    otherwise: bool = False
    back: bool = False


@dataclass(slots=True)
class Point:
    """A step to be. `named` tells a name of the model from words of ours; `hidden` may vanish when one way leads on.

    `final` ends everything, also what runs beside it. `host` is the point on whose border it sits, `group` its
    sub-process, `join` where a fork ends.
    """

    id: str
    kind: StepKind
    title: str
    process: str = ""
    named: bool = False
    hidden: bool = False
    final: bool = False
    group: str = ""
    role: str = ""
    host: str = ""
    during: str = ""
    join: str = ""
    length: str = ""
    repeated: str = ""
    called: str = ""
    texts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    systems: list[str] = field(default_factory=list)
    sends: list[str] = field(default_factory=list)
    receives: list[str] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """`points` in the order of the file, later in that of the steps; `doubts` are told with the number of the step."""

    points: dict[str, Point] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    """Titles of the sub-processes, by what `group` of a point names."""
    loose: list[str] = field(default_factory=list)
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def doubt(self, point: Point, text: str, *, noted: bool = True) -> None:
        """Tell a doubt in the report, and in the step as well."""
        self.doubts.append((point.id, text))
        if noted:
            point.notes.append(text)

    def insert(self, point: Point, *, after: str) -> None:
        """Put a new point behind another one."""
        ordered: dict[str, Point] = {}
        for key, other in self.points.items():
            ordered[key] = other
            if key == after:
                ordered[point.id] = point
        self.points = ordered

    def gather_groups(self) -> None:
        """Put what belongs to no sub-process first, then one sub-process after the other."""
        groups = dict.fromkeys(("", *(point.group for point in self.points.values())))
        self.points = {key: point for group in groups for key, point in self.points.items() if point.group == group}

    def leading_to(self, target: str) -> Iterator[tuple[Point, Way]]:
        """Every way to a point, with where it begins."""
        for point in self.points.values():
            for way in point.ways:
                if way.target == target:
                    yield point, way

    def remove(self, point: Point) -> None:
        """Take a point out: who led there is led on, and what it carried goes to its neighbour."""
        onward = point.ways[0] if point.ways and point.ways[0].target != point.id else Way(END)
        del self.points[point.id]
        before = [self.points[key] for key in dict.fromkeys(other.id for other, _ in self.leading_to(point.id))]
        for _, way in self.leading_to(point.id):
            way.target = onward.target
            way.label = way.label or onward.label
        for other in self.points.values():
            if other.host == point.id:
                other.host = onward.target if onward.target != other.id else ""
        heir = self.points.get(onward.target) or next(iter(before), None)
        if heir is None:
            self.loose += [*point.texts, *point.notes]
            return
        said = [*point.texts, *point.notes]
        heir.notes = [*said, *heir.notes] if heir.id == onward.target else [*heir.notes, *said]
        heir.documents += point.documents
        heir.systems += point.systems


def reach(plan: Plan, starts: Iterable[str], *, stop: frozenset[str] = frozenset()) -> set[str]:
    """Every point that can be come to without a loop and without passing one of `stop`."""
    found: set[str] = set()
    waiting = [start for start in starts if start not in stop and start != END]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            ways = plan.points[key].ways
            waiting += [way.target for way in ways if not way.back and way.target != END and way.target not in stop]
    return found
