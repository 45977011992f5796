"""Wochenblick: what people shared, what is planned for them and what to do this week, for screen, paper and table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from wissen.content.entry import Entry, PartKind
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.errors import ExchangeError, NotFound
from wissen.learning.assigning import postponed
from wissen.learning.completion import Standing
from wissen.learning.practice import SignOffLevel
from wissen.learning.refresher import ASKS_AGAIN
from wissen.learning.talk import question_name, suggested
from wissen.learning.weekly import Absent, Asked, Item, Plan, Row, Seen, monday, weekly, weeks_since
from wissen.learning.working_days import Absence, Workdays
from wissen.services.assigning import A_WEEK
from wissen.services.help_requests import requests
from wissen.services.post import Contact, Post, Side
from wissen.services.ready_skills import present_names, ready_skills, standing_sign_offs
from wissen.services.shelf import Shelf
from wissen.team.messages import (
    Assignment,
    Covering,
    HelpWanted,
    Message,
    Share,
    SharedModule,
    SignedOff,
    Withdrawn,
    week_day,
)

__all__ = ["Contact", "Message", "OldState", "Overview", "SignOffLevel", "SignedOff", "Skill", "Week"]

_LEARNED = (Standing.DONE, Standing.STALE)
_CHECKED = frozenset({Kind.LESSON, Kind.QUIZ})


@dataclass(frozen=True, slots=True)
class Cell:
    """How far a person is with a module; `weeks` is the age of that, `score` in percent where it was shared."""

    standing: Standing
    weeks: int
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One person; `weeks` is the age of what they shared last, None where that is nothing.

    `absent` is whose trainee they are, where the mentor only stands in.
    """

    id: str
    name: str
    weeks: int | None
    absent: Absent | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One module, with a cell for each person; None where they share nothing of it."""

    module: str
    title: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class OldState:
    """A module that changed on `day`: `count` of the `of` people who learned it shared a Stand from before that."""

    title: str
    day: date
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a Wochenblick says on a day; screen, paper and table are made of this alone.

    `keys` name all rows, also those that were put off, `names` the requests for help and the questions that are
    suggested, by contact.
    """

    day: date
    rows: tuple[Row, ...] = ()
    more: int = 0
    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    old: tuple[OldState, ...] = ()
    keys: frozenset[str] = frozenset()
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Skill:
    """A practical skill for the sign-off; `level` is what this mentor has signed off, on `day`."""

    ref: str
    title: str
    ready: bool = False
    level: SignOffLevel | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What was shared and planned, of one person: `share` is the newest, `ready` are the skills that wait.

    `names` are the present names of what was called something else; skills in `signed` and `ready` bear theirs.
    """

    contact: Contact
    share: Share | None
    asked: Mapping[str, HelpWanted]
    """Requests for help, by name."""
    assignments: tuple[Assignment, ...]
    signed: Mapping[str, SignedOff] = field(default_factory=dict)
    ready: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    covering: Covering | None = None
    """Told by who is trained by somebody else, for whom one stands in."""

    @property
    def week(self) -> date | None:
        """The week of the newest share."""
        return week_day(self.share.week) if self.share else None


@dataclass(frozen=True, slots=True)
class _About:
    """What is planned: its title, the module whose Stand says something of it, "" where none does.

    `whole`: it is that module, or may be.
    """

    title: str
    module: str
    whole: bool

    def done(self, standing: Standing | None) -> bool | None:
        """Whether it is done: a module that is begun says nothing of its lessons."""
        if standing is None:
            return None
        if standing in _LEARNED:
            return True
        return False if self.whole or standing is Standing.OPEN else None


class Week:
    """Use cases of Wochenblick and of what one does from there. `send` writes files: on the database lane."""

    def __init__(self, shelf: Shelf, post: Post) -> None:
        self._shelf = shelf
        self._post = post
        self._content: tuple[Library, Library] | None = None
        self._abouts: dict[str, _About] = {}

    def people(self) -> tuple[Contact, ...]:
        """Those who share with the person, by name."""
        return self._post.contacts(Side.TRAINEE)

    def contact(self, contact: str) -> Contact:
        """One of them; raises NotFound."""
        for one in self.people():
            if one.id == contact:
                return one
        raise NotFound("Diese Person gehört nicht mehr zu Ihrem Team.")

    def known(self, contact: Contact) -> Known:
        """What is there of one of them."""
        came = [one.message for one in self._post.received(contact.id)]
        sent = self._post.sent(contact.id)
        shares = [one for one in came if isinstance(one, Share)]
        # Of several computers of one person the logs come one after another: the week says what is newest.
        share, plans = max(reversed(shares), key=lambda one: one.week, default=None), running(sent)
        signed = standing_sign_offs(sent)
        shown = share.practices if share else ()
        mentioned = (*signed, *(one.practice for one in shown), *(item.ref for plan in plans for item in plan.items))
        names = present_names(self._shelf.current, mentioned)
        signed = {names.get(name, name): one for name, one in signed.items()}
        return Known(
            contact,
            share,
            requests(came),
            plans,
            signed,
            ready_skills(share, sent, names),
            names,
            covering(self._post, contact.id),
        )

    def overview(self, put_off: Mapping[str, date], discussed: Mapping[str, Collection[str]]) -> Overview:
        """This week; `put_off` as in `weekly`, `discussed` are requests for help that are settled, by contact."""
        today = self._shelf.today
        everybody = [self.known(contact) for contact in self.people()]
        seen = [self.seen(one, discussed.get(one.contact.id, ())) for one in everybody]
        found = weekly(seen, today, put_off)
        columns = tuple(Column(one.id, one.name, _age(one.week, today), one.absent) for one in seen)
        return Overview(
            today,
            found.rows,
            found.more,
            columns,
            self._lines(everybody),
            tuple(self._old(everybody)),
            found.keys,
            {
                one.id: frozenset((*known.asked, *map(question_name, suggested(one, today))))
                for one, known in zip(seen, everybody, strict=True)
            },
        )

    def seen(self, known: Known, discussed: Collection[str] = ()) -> Seen:
        """What the rules of the week look at."""
        modules = known.share.modules if known.share else ()
        return Seen(
            known.contact.id,
            known.contact.name,
            known.week,
            tuple((self.title(one.module), one.standing) for one in modules),
            tuple((ref, self.title(ref)) for ref in known.ready),
            tuple(
                Asked(one.ref, self.title(one.ref), week_day(one.week), key)
                for key, one in known.asked.items()
                if key not in discussed
            ),
            tuple(self._plan(one, known) for one in known.assignments),
            Absent(known.covering.mentor, known.covering.last) if known.covering else None,
            elsewhere=bool(self._post.earlier(known.contact.id)),
        )

    def title(self, ref: str) -> str:
        """What people call it, or called it last."""
        entry, part = self._shelf.whole.lookup(ref) or (None, None)
        if entry is None:
            return ref
        return part.title if part is not None and part.title else entry.title

    # ------------------------------------------------------------ acts

    def skills(self, contact: str) -> tuple[Skill, ...]:
        """All practical skills, those that wait first, those this mentor has signed off last."""
        known = self.known(self.contact(contact))
        found = []
        for _, part in self._shelf.current.parts_of_kind(PartKind.PRACTICE):
            signed = known.signed.get(part.id)
            ready, level = part.id in known.ready, signed.level if signed else None
            found.append(Skill(part.id, part.title, ready, level, signed.day if signed else None))
        return tuple(sorted(found, key=lambda one: (not one.ready, one.level is not None)))

    def sign_off(self, skill: str, day: date, level: SignOffLevel | None) -> SignedOff:
        """What is sent when a skill was seen on a day, or, without a level, is taken back; raises ExchangeError."""
        if day > self._shelf.today:
            raise ExchangeError("Der Tag liegt in der Zukunft.", "Zeichnen Sie ab, was Sie gesehen haben.")
        return SignedOff(skill, day, level)

    def week_later(
        self, contact: str, plan: str, land: str, away: tuple[Absence, ...] = ()
    ) -> tuple[Assignment, Assignment]:
        """An assignment in which all that is not known to be done is due a week later, and the one before.

        `away` are the days on which the person does not work. Raises NotFound when it was withdrawn meanwhile.
        """
        known = self.known(self.contact(contact))
        before = next((one for one in known.assignments if one.id == plan), None)
        if before is None:
            raise NotFound("Dieser Lernpfad ist nicht mehr zugewiesen.")
        done = {item.ref for item in self._plan(before, known).items if item.done}
        waiting = (item.ref for item in before.items if item.ref not in done)
        items = postponed(before.items, waiting, A_WEEK, Workdays(before.start, land, away))
        return replace(before, items=items), before

    def send(self, contact: str, message: Message) -> None:
        """Tell a person; it leaves with the next exchange. Raises ExchangeError."""
        self._post.send(contact, message)

    # ------------------------------------------------------------ what is known of a plan

    def _plan(self, assignment: Assignment, known: Known) -> Plan:
        shared = {one.module: one.standing for one in known.share.modules} if known.share else {}
        shown = {*known.signed, *known.ready}
        items = []
        abouts = self._of_content()
        for one in assignment.items:
            about = abouts.get(one.ref) or abouts.setdefault(one.ref, self._about(one.ref))
            standing = shared.get(about.module)
            done = True if known.names.get(one.ref, one.ref) in shown else about.done(standing)
            items.append(Item(one.ref, about.title, one.due, done, standing or "", one.optional))
        return Plan(assignment.id, assignment.title, assignment.start, tuple(items))

    def _of_content(self) -> dict[str, _About]:
        """What is known of items, as long as the content is the same: forty people have the same ones."""
        content = self._shelf.whole, self._shelf.current
        if self._content is None or any(old is not new for old, new in zip(self._content, content, strict=True)):
            self._content, self._abouts = content, {}
        return self._abouts

    def _about(self, ref: str) -> _About:
        found = self._shelf.current.lookup(ref)
        if found is None:
            return _About(self.title(ref), ref, whole=True)
        entry, _ = found
        if entry.kind is Kind.MODULE:
            return _About(self.title(ref), entry.id, whole=True)
        module = self._shelf.current.module_of(entry) if entry.kind in _CHECKED else None
        return _About(self.title(ref), module.head.id if module is not None else "", whole=False)

    # ------------------------------------------------------------ modules and people

    def _lines(self, everybody: Iterable[Known]) -> tuple[Line, ...]:
        people = [
            (one.week, {module.module: module for module in one.share.modules} if one.share else {})
            for one in everybody
        ]
        shared = {module for _, modules in people for module in modules}
        order = [module.head.id for module in self._shelf.current.modules if module.head.id in shared]
        today = self._shelf.today
        return tuple(
            Line(
                module,
                self.title(module),
                tuple(_cell(modules.get(module), week, today) for week, modules in people),
            )
            for module in (*order, *sorted(shared.difference(order)))
        )

    def _old(self, everybody: Collection[Known]) -> Iterator[OldState]:
        """Per module that has changed: how many, and never who."""
        for module in self._shelf.current.modules:
            changed = self._changed(self._shelf.current.contents(module))
            if changed is None:
                continue
            learned = [
                (one, shared)
                for one in everybody
                for shared in (one.share.modules if one.share else ())
                if shared.module == module.head.id and shared.standing in _LEARNED
            ]
            old = [shared for one, shared in learned if _is_old(shared, one.week, changed)]
            if old:
                yield OldState(module.head.title, changed, len(old), len(learned))

    def _changed(self, entries: Iterable[Entry]) -> date | None:
        """The day of the last change that asks those who learned it again; None without any until today."""
        days = (
            change.day
            for entry in entries
            for change in entry.head.history
            if change.kind in ASKS_AGAIN and change.day <= self._shelf.today
        )
        return max(days, default=None)


def covering(post: Post, contact: str) -> Covering | None:
    """For whom and until when one stands in with a trainee, as they said last; of several mentors the later day."""
    came = (one.message for one in post.received(contact))
    told = {message.mentor: message for message in came if isinstance(message, Covering)}
    return max(told.values(), key=lambda one: one.last, default=None)


def running(messages: Iterable[Message]) -> tuple[Assignment, ...]:
    """What is assigned now, of all that a mentor told somebody."""
    held: dict[str, Assignment] = {}
    for message in messages:
        match message:
            case Assignment():
                held[message.id] = message
            case Withdrawn(name):
                held.pop(name, None)
    return tuple(held.values())


def _age(week: date | None, today: date) -> int | None:
    return None if week is None else weeks_since(week, today)


def _cell(shared: SharedModule | None, week: date | None, today: date) -> Cell | None:
    if shared is None or week is None:
        return None
    return Cell(shared.standing, weeks_since(week, today), shared.score)


def _is_old(shared: SharedModule, week: date | None, changed: date) -> bool:
    """A Stand that says so, or that is older than the week of the change."""
    return shared.standing is Standing.STALE or (week is not None and week < monday(changed))
