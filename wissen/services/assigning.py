"""Lernpfad zuweisen: templates, what a plan means for a person, sending it, changing it, taking it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, groupby

from wissen.content.entry import Entry, Part
from wissen.content.head import Head
from wissen.content.ids import MAX_LENGTH
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.errors import ExchangeError
from wissen.learning.assigning import (
    Doubt,
    Doubtful,
    Plan,
    PlannedItem,
    Release,
    around,
    doubts,
    minutes_per_week,
    postponed,
    steps_of,
)
from wissen.learning.working_days import Workdays
from wissen.services.own_plans import Draft, Template
from wissen.services.post import Contact, Post, Side
from wissen.services.shelf import Shelf
from wissen.team.messages import LONGEST_NOTE, LONGEST_TITLE, MOST_ITEMS, Assignment, Withdrawn
from wissen.text import printable, slug

__all__ = ["LONGEST_NOTE", "LONGEST_TITLE", "Assigning", "Draft"]

A_WEEK = timedelta(weeks=1)
_NUMBERED = 4
"""Characters kept free for a number behind the name of an assignment."""
_KINDS = (Kind.MODULE, Kind.LESSON, Kind.QUIZ, Kind.PROCESS)
"""What can be assigned, besides practical skills."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item as it stands in the preview; `kind` None where the content of today does not have it."""

    item: PlannedItem
    title: str
    kind: Kind | None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """What is due on one day."""

    due: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a plan means for one person; `weeks` are minutes by the Monday of the week."""

    groups: tuple[Group, ...]
    weeks: Mapping[date, int]
    doubts: tuple[Doubtful, ...]
    titles: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many items there are."""
        return sum(len(group.lines) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something of the content that a plan may hold; `module` is where it stands, "" for none."""

    ref: str
    title: str
    kind: Kind
    module: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """What is assigned to somebody now."""

    contact: Contact
    assignment: Assignment

    @property
    def last(self) -> date:
        """When the last of it is due; the start day where nothing is in it."""
        return max((item.due for item in self.assignment.items), default=self.assignment.start)


Letter = tuple[str, Assignment | Withdrawn]
"""A message and the contact it is for."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to be told to whom, and what would have to be told to take it back."""

    letters: tuple[Letter, ...]
    back: tuple[Letter, ...]

    @property
    def reverse(self) -> Sending:
        """The way back, which can be taken back as well."""
        return Sending(self.back, self.letters)


class Assigning:
    """Use cases of the mentor's page; `send` belongs to the database lane, the rest to the window."""

    def __init__(self, shelf: Shelf, post: Post) -> None:
        self._shelf = shelf
        self._post = post

    def people(self) -> tuple[Contact, ...]:
        """Whom the person may assign something, by name."""
        return self._post.contacts(Side.TRAINEE)

    def templates(self) -> tuple[Template, ...]:
        """The learning paths of the content of today."""
        library = self._shelf.current
        made = (Template(path.head.id, path.head.title, steps_of(library, path)) for path in library.paths)
        return tuple(one for one in made if one.steps)

    def choices(self) -> tuple[Choice, ...]:
        """Everything that a plan may hold, modules first, in the order of the content."""
        library = self._shelf.current
        found = [self._choice(library, entry) for kind in _KINDS for entry in library.of_kind(kind)]
        practices = (
            Choice(entry.ref(part), part.title, Kind.PRACTICES)
            for entry in library.of_kind(Kind.PRACTICES)
            for part in entry.parts
        )
        return (*found, *practices)

    def plan_for(self, draft: Draft, days: Workdays) -> Plan:
        """The days of one person; a new plan does not know yet when they are away."""
        return draft.items if draft.id else around(draft.items, days)

    def preview(self, draft: Draft, days: Workdays) -> Preview:
        """What the plan means for a person who works on these days."""
        plan = self.plan_for(draft, days)
        lines = [self._line(item) for item in plan]
        minutes = {line.item.ref: line.minutes for line in lines}
        weeks = minutes_per_week(plan, minutes, days)
        today = self._shelf.today
        releases = {line.item.ref: self._release(line.item.ref, today) for line in lines if line.kind is not None}
        groups = groupby(lines, lambda line: line.item.due)
        return Preview(
            tuple(Group(due, tuple(same)) for due, same in groups),
            weeks,
            doubts(plan, releases, weeks, days, today=today),
            {line.item.ref: line.title for line in lines},
        )

    def previews(self, draft: Draft, days: Mapping[str, Workdays]) -> dict[str, Preview]:
        """The same for each contact of `days`; whoever works on the same days gets the same one."""
        made = {own: self.preview(draft, own) for own in set(days.values())}
        return {contact: made[own] for contact, own in days.items()}

    def sending(self, draft: Draft, days: Mapping[str, Workdays]) -> Sending:
        """The plan for each contact of `days`. Raises ExchangeError for one that cannot be sent."""
        made = {contact: self._assignment(draft, contact, own) for contact, own in days.items()}
        before = {contact: self._held(contact).get(one.id) for contact, one in made.items()}
        back = ((contact, before[contact] or Withdrawn(one.id)) for contact, one in made.items())
        return Sending(tuple(made.items()), tuple(back))

    @staticmethod
    def withdrawal(running: Running) -> Sending:
        """Taking an assignment back; what was learned stays."""
        contact, one = running.contact.id, running.assignment
        return Sending(((contact, Withdrawn(one.id)),), ((contact, one),))

    @staticmethod
    def week_later(running: Running, days: Workdays) -> Sending:
        """The whole assignment a week later."""
        contact, one = running.contact.id, running.assignment
        later = replace(one, items=postponed(one.items, (item.ref for item in one.items), A_WEEK, days))
        return Sending(((contact, later),), ((contact, one),))

    def send(self, letters: Iterable[Letter]) -> None:
        """Tell each contact; database lane. Raises ExchangeError."""
        for contact, message in letters:
            self._post.send(contact, message)

    def running(self) -> tuple[Running, ...]:
        """What is assigned now, by person, in the order in which it was assigned."""
        return tuple(Running(contact, one) for contact in self.people() for one in self._held(contact.id).values())

    def draft_of(self, running: Running) -> Draft:
        """An assignment to be changed."""
        one = running.assignment
        return Draft(
            (running.contact.id,), one.title, one.start, one.items, template=one.template, words=one.words, id=one.id
        )

    def _assignment(self, draft: Draft, contact: str, days: Workdays) -> Assignment:
        plan = self.plan_for(draft, days)
        if not plan:
            raise ExchangeError("Der Lernpfad ist leer.", "Wählen Sie eine Vorlage, oder fügen Sie etwas hinzu.")
        if len(plan) > MOST_ITEMS:
            raise ExchangeError(
                f"Der Lernpfad hat mehr als {MOST_ITEMS} Einträge.", "Teilen Sie ihn auf zwei Lernpfade auf."
            )
        title = printable(draft.title)[:LONGEST_TITLE]
        if not title:
            raise ExchangeError("Der Lernpfad braucht einen Namen.", "Geben Sie ihn über dem Plan ein.")
        return Assignment(
            id=draft.id or self._new_id(draft, contact),
            title=title,
            start=draft.start,
            items=plan,
            template=draft.template,
            words=printable(draft.words),
        )

    def _held(self, contact: str) -> dict[str, Assignment]:
        held: dict[str, Assignment] = {}
        for message in self._post.sent(contact):
            match message:
                case Assignment():
                    held[message.id] = message
                case Withdrawn(name):
                    held.pop(name, None)
        return held

    def _new_id(self, draft: Draft, contact: str) -> str:
        """A slug that no assignment to this person has ever had."""
        used = {message.id for message in self._post.sent(contact) if isinstance(message, Assignment)}
        day = f"{draft.start:%Y%m%d}"
        stem = (slug(draft.title) or "lernpfad")[: MAX_LENGTH - len(day) - _NUMBERED - 1].strip("-")
        names = (f"{stem}-{day}" if number == 1 else f"{stem}-{day}-{number}" for number in count(1))
        return next(name for name in names if name not in used)

    def _found(self, ref: str) -> tuple[Entry, Part | None] | None:
        return self._shelf.current.lookup(ref)

    def _line(self, item: PlannedItem) -> Line:
        found = self._found(item.ref)
        if found is None:
            return Line(item, self._last_title(item.ref), None)
        entry, part = found
        return Line(item, part.title if part else entry.title, entry.kind, self._minutes(entry))

    def _last_title(self, ref: str) -> str:
        return last_title(self._shelf.whole, ref)

    def _minutes(self, entry: Entry) -> int:
        return sum(one.head.minutes or 0 for one in self._held_in(entry))

    def _held_in(self, entry: Entry) -> tuple[Entry, ...]:
        """The lessons and quizzes of a module; of anything else itself."""
        library = self._shelf.current
        module = next((one for one in library.modules if one.head.id == entry.id), None)
        return library.contents(module) if module else (entry,)

    def _release(self, ref: str, today: date) -> Release:
        found = self._found(ref)
        heads = [one.head for one in self._held_in(found[0])] if found else []
        states = {_release(head, today) for head in heads}
        return next((one for one in (Release.RUN_OUT, Release.UNCHECKED) if one in states), Release.CHECKED)

    def _choice(self, library: Library, entry: Entry) -> Choice:
        module = library.module_of(entry) if entry.kind in (Kind.LESSON, Kind.QUIZ) else None
        return Choice(entry.id, entry.title, entry.kind, module.head.title if module else "")


def shared_doubts(previews: Mapping[str, Preview]) -> list[tuple[Doubtful, tuple[str, ...]]]:
    """Everything there is to think about, with the contacts whom it concerns, by kind, then by week."""
    found: dict[Doubtful, list[str]] = {}
    for contact, preview in previews.items():
        for doubt in preview.doubts:
            found.setdefault(doubt, []).append(contact)
    order = sorted(found, key=lambda doubt: (list(Doubt).index(doubt.kind), doubt.monday or date.min))
    return [(doubt, tuple(found[doubt])) for doubt in order]


def last_title(whole: Library, ref: str) -> str:
    """What something was last called that the content of today does not have; its Kennung where nobody knows."""
    found = whole.lookup(ref)
    if found is None:
        return ref
    entry, part = found
    return part.title if part else entry.title


def _release(head: Head, today: date) -> Release:
    if head.review is None:
        return Release.UNCHECKED
    return Release.RUN_OUT if head.review.due is not None and head.review.due < today else Release.CHECKED
