"""Onboarding (Meine Einarbeitung): the tree of phases, modules and lessons with Stand, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby, islice

from wissen.content.entry import Entry, Part
from wissen.content.library import Library
from wissen.content.model import Kind, LearningPath, Module, PathItem, PathStage
from wissen.errors import NotFound
from wissen.learning.assigning import steps_of
from wissen.learning.completion import Standing, combined
from wissen.learning.due import due_day
from wissen.learning.history import History
from wissen.learning.practice import PracticeState
from wissen.services.assigned import Assigned, assigned, found_in
from wissen.services.assigning import last_title
from wissen.services.places import Places
from wissen.services.post import Post
from wissen.services.practices import practice_state
from wissen.services.refreshers import Refreshers
from wissen.services.shelf import Shelf


class NodeKind(StrEnum):
    """What a line of the tree is."""

    PHASE = "phase"
    MODULE = "module"
    LESSON = "lesson"
    QUIZ = "quiz"
    PROCESS = "process"
    PRACTICE = "practice"
    FINDER = "finder"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree; `ref` is empty for a phase, `standing` None where nothing is learned (a task of practice).

    `minutes` of a node with children is their sum, and `left` what is not done of it; 0 means not stated. `practice`
    is how far a practical skill is. A phase has a `key`, made of its path and its stage, and the day it is `due`; `by`
    is who assigned it, `words` what they wrote about it. What is `absent` was assigned, and the content has no such
    thing today.
    """

    kind: NodeKind
    title: str
    ref: str = ""
    minutes: int = 0
    standing: Standing | None = None
    optional: bool = False
    children: tuple[Node, ...] = ()
    left: int = 0
    practice: PracticeState | None = None
    key: str = ""
    due: date | None = None
    by: str = ""
    words: str = ""
    absent: bool = False

    @property
    def open(self) -> bool:
        """Whether there is still something to do, or a sign-off to wait for."""
        if self.children:
            return any(child.open for child in self.children)
        if self.practice is not None:
            return self.practice is not PracticeState.ALONE
        return self.standing not in (None, Standing.DONE)

    @property
    def waits(self) -> bool:
        """Whether the person still has to do something here that is not optional."""
        if self.children:
            return any(child.waits for child in self.children)
        return self.open and not self.optional and self.practice is not PracticeState.READY

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Reason(StrEnum):
    """Why something is the next step."""

    RESUME = "resume"
    REFRESH = "refresh"
    FIRST = "first"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one card of Heute; `phase` and `module` say where it belongs (may be empty).

    `due` is the day of the phase, `by` who assigned it.
    """

    node: Node
    reason: Reason
    phase: str = ""
    module: str = ""
    due: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of all lessons, processes and quizzes are done, and the minutes that the others take."""

    done: int
    count: int
    minutes_left: int


@dataclass(frozen=True, slots=True)
class ModuleStand:
    """How many lessons and quizzes of a module have which Stand; what is optional does not count."""

    title: str
    ref: str
    counts: Mapping[Standing, int]

    @property
    def count(self) -> int:
        """All of them."""
        return sum(self.counts.values())


_NODE_KINDS = {
    Kind.MODULE: NodeKind.MODULE,
    Kind.LESSON: NodeKind.LESSON,
    Kind.QUIZ: NodeKind.QUIZ,
    Kind.PROCESS: NodeKind.PROCESS,
    Kind.PRACTICES: NodeKind.PRACTICE,
    Kind.FINDER: NodeKind.FINDER,
}
LEARNED = frozenset({NodeKind.LESSON, NodeKind.QUIZ, NodeKind.PROCESS})
_Wanted = tuple[Entry, Part | None, bool]
"""Something that a phase asks for, and whether it may be left out."""


class Onboarding:
    """Use cases of Heute and Meine Einarbeitung."""

    def __init__(self, shelf: Shelf, history: History, places: Places, refreshers: Refreshers, post: Post) -> None:
        self._shelf = shelf
        self._post = post
        self._history = history
        self._places = places
        self._refreshers = refreshers
        self._start: date | None = None
        self._land = ""
        self._workplaces: frozenset[str] = frozenset()
        self._tree: tuple[Node, ...] = ()
        self._made_of: Library | None = None
        self._made_at: object = None

    def count_from(self, start: date | None, land: str) -> None:
        """From now on phases are due by this first working day, with the holidays of the Land; None: without days.

        The calendar is asked on this thread: see `working_days.prepare`.
        """
        self._start, self._land = start, land

    def work_at(self, workplaces: Iterable[str]) -> None:
        """From now on the learning paths of these workplaces are shown beside those that are for everybody."""
        self._workplaces = frozenset(workplaces)

    def tree(self) -> tuple[Node, ...]:
        """Phases of what was assigned, of the learning paths, then the modules no path names.

        A lesson may stand in several phases of a path. What two paths have in common stands in the first of them only,
        and a path that lies wholly within a longer one, or within what was assigned, is not shown beside it. It is made
        anew when something has changed.
        """
        library = self._shelf.current
        mine = assigned(self._post)
        now = (self._history.version, self._start, self._land, self._workplaces, mine)
        if self._made_of is not library or self._made_at != now:
            self._tree, self._made_of, self._made_at = self._made(library, mine), library, now
        return self._tree

    def _made(self, library: Library, mine: tuple[Assigned, ...]) -> tuple[Node, ...]:
        paths = _widest(library, [path for path in library.paths if path.is_for(self._workplaces)], mine)
        phases = [phase for one in mine for phase in self._assigned_phases(library, one)]
        shown: set[tuple[str, bool]] = set()
        for path in paths:
            before = frozenset(shown)
            for stage in path.stages:
                wanted = [one for one in _targets(library, path, stage) if (_name(one), one[2]) not in before]
                shown |= {(_name(one), optional) for one in wanted for optional in (True, one[2])}
                phases += [self._phase(path, stage, self._children(library, wanted))] if wanted else []
        named = {node.ref for phase in phases for node in phase.walk()}
        rest = [
            self._module(module, map(self._node, library.contents(module)))
            for module in library.modules
            if module.head.id not in named
        ]
        return (*phases, *rest)

    def next_step(self) -> NextStep | None:
        """What was begun last, else the first thing not finished; None when everything is done or nothing is there.

        As long as something that was assigned is not finished, it is that.
        """
        places = list(_places(self.tree()))
        places = [place for place in places if place.by and _waits(place.node)] or places
        begun = {place.node.ref: place for place in places if place.node.standing is Standing.BEGUN}
        for ref in self._places.recent:
            if ref in begun:
                return replace(begun[ref], reason=Reason.RESUME)
        found = next((place for place in places if _waits(place.node)), None)
        if found is None:
            return None
        if found.node.standing is Standing.STALE:
            return replace(found, reason=Reason.REFRESH)
        return replace(found, reason=Reason.NEXT if self._history.completions else Reason.FIRST)

    def progress(self) -> Progress:
        """How far the person is; what is optional does not count."""
        learned = {node.ref: node for top in self.tree() for node in top.walk() if _counts(node)}
        left = [node for node in learned.values() if node.standing is not Standing.DONE]
        return Progress(len(learned) - len(left), len(learned), sum(node.left for node in left))

    def modules(self) -> tuple[ModuleStand, ...]:
        """Each module with what is learned in it, in the order of the tree; each lesson counts once."""
        found: dict[str, tuple[str, dict[str, Standing]]] = {}
        for top in self.tree():
            for module in top.walk():
                if module.kind is NodeKind.MODULE:
                    _, standings = found.setdefault(module.ref, (module.title, {}))
                    learned = (node for node in module.children if _counts(node))
                    standings.update({node.ref: node.standing for node in learned if node.standing is not None})
        return tuple(
            ModuleStand(title, ref, Counter(standings.values()))
            for ref, (title, standings) in found.items()
            if standings
        )

    def last_opened(self, limit: int) -> tuple[Node, ...]:
        """What was opened last, newest first; what has gone from the content is left out."""
        return tuple(islice(self._opened(), limit))

    def _opened(self) -> Iterator[Node]:
        for ref in self._places.recent:
            with suppress(NotFound):
                yield self._node(*self._shelf.current.find(ref))

    def _phase(self, path: LearningPath, stage: PathStage, children: list[Node]) -> Node:
        title = f"{path.head.title} · {stage.unit.value} {stage.number}"
        due = due_day(stage.unit, stage.number, self._start, self._land) if self._start else None
        key = f"{path.head.id}-{stage.unit.value.lower()}-{stage.number}"
        return replace(_parent(NodeKind.PHASE, title, "", children), key=key, due=due)

    def _assigned_phases(self, library: Library, one: Assigned) -> Iterator[Node]:
        """One for each day on which something is due; the first bears what the mentor wrote."""
        known, phases = found_in(library, one.assignment.items), one.phases
        for number, (due, items) in enumerate(phases, start=1):
            wanted = [(*known[item.ref], item.optional) for item in items if item.ref in known]
            absent = [
                Node(NodeKind.OTHER, last_title(self._shelf.whole, item.ref), item.ref, absent=True)
                for item in items
                if item.ref not in known
            ]
            title = one.assignment.title
            if len(phases) > 1:
                title = f"{title} · {number} von {len(phases)}"
            yield replace(
                _parent(NodeKind.PHASE, title, "", [*self._children(library, wanted), *absent]),
                key=f"{one.key}-{number}",
                due=due,
                by=one.sender.name,
                words=one.assignment.words if number == 1 else "",
            )

    def _children(self, library: Library, wanted: Sequence[_Wanted]) -> list[Node]:
        """What stands in a phase: neighbours of one module below it, the rest for itself."""
        children: list[Node] = []
        for module, group in groupby(wanted, key=lambda one: _home(library, one[0])):
            same = list(group)
            if module is None:
                children += [replace(self._node(entry, part), optional=optional) for entry, part, optional in same]
                continue
            entries = [entry for entry, _, _ in same]
            whole = any(entry.kind is Kind.MODULE for entry in entries)
            needed = {entry.id for entry, _, optional in same if not optional}
            nodes = (
                replace(self._node(entry), optional=needed.isdisjoint((module.head.id, entry.id)))
                for entry in (library.contents(module) if whole else entries)
            )
            children.append(replace(self._module(module, nodes), optional=not needed))
        return children

    def _module(self, module: Module, nodes: Iterable[Node]) -> Node:
        return _parent(NodeKind.MODULE, module.head.title, module.head.id, list(nodes))

    def _node(self, entry: Entry, part: Part | None = None) -> Node:
        kind = _NODE_KINDS.get(entry.kind, NodeKind.OTHER)
        standing = self._refreshers.standing(entry) if kind in LEARNED else None
        minutes = entry.head.minutes or 0
        return Node(
            kind,
            part.title if part else entry.title,
            entry.ref(part) if part else entry.id,
            minutes,
            standing,
            left=0 if standing is Standing.DONE else minutes,
            practice=practice_state(self._history, part) if part is not None and kind is NodeKind.PRACTICE else None,
        )


def _widest(library: Library, paths: Sequence[LearningPath], mine: Iterable[Assigned]) -> list[LearningPath]:
    """These learning paths, without those whose every target was assigned, or stands in another of them with more."""
    given = [{item.ref for item in one.assignment.items} for one in mine]
    targets = {path.head.id: {step.ref for step in steps_of(library, path)} for path in paths}
    return [
        path
        for path in paths
        if not any(targets[path.head.id] < other for other in targets.values())
        and not any(targets[path.head.id] <= refs for refs in given)
    ]


def _waits(node: Node) -> bool:
    return node.standing is not Standing.DONE and not node.optional


def _counts(node: Node) -> bool:
    return node.kind in LEARNED and not node.optional


def _targets(library: Library, path: LearningPath, stage: PathStage) -> list[_Wanted]:
    source = library.entries[path.head.id].path
    found = ((_target(library, source, item), item.optional) for item in stage.items)
    return [(*target, optional) for target, optional in found if target is not None]


def _name(wanted: _Wanted) -> str:
    entry, part, _ = wanted
    return entry.ref(part) if part else entry.id


def _target(library: Library, source: str, item: PathItem) -> tuple[Entry, Part | None] | None:
    ref = library.resolve(source, item.target)
    if ref is None:
        return None
    try:
        return library.find(ref)
    except NotFound:
        return None


def _home(library: Library, entry: Entry) -> Module | None:
    """The module a path item is shown under; lookups (processes, practice) stand for themselves."""
    if entry.kind is Kind.MODULE:
        return next(module for module in library.modules if module.head.id == entry.id)
    return library.module_of(entry) if entry.kind in (Kind.LESSON, Kind.QUIZ) else None


def _parent(kind: NodeKind, title: str, ref: str, children: list[Node]) -> Node:
    states = [child.standing for child in children if child.standing is not None and not child.optional]
    wanted = [child for child in children if not child.optional]
    minutes, left = sum(child.minutes for child in wanted), sum(child.left for child in wanted)
    standing = combined(states) if states else None
    return Node(kind, title, ref, minutes, standing, children=tuple(children), left=left)


def only_open(tree: Iterable[Node]) -> tuple[Node, ...]:
    """What of a tree is still to be done; phases and modules without anything left are left out."""
    return tuple(replace(node, children=only_open(node.children)) for node in tree if node.open)


def _places(tree: Iterable[Node]) -> Iterator[NextStep]:
    """Everything that is learned, in the order of the tree, with where it stands; once it is wanted, not again."""
    seen: set[str] = set()
    for top in tree:
        phase = top.title if top.kind is NodeKind.PHASE else ""
        for middle in (top,) if top.kind is NodeKind.MODULE else top.children:
            module = middle.title if middle.kind is NodeKind.MODULE else ""
            for node in middle.children if module else (middle,):
                if node.kind in LEARNED and node.ref not in seen:
                    if not node.optional:
                        seen.add(node.ref)
                    yield NextStep(node, Reason.NEXT, phase, module, top.due, top.by)
