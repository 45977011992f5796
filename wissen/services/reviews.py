"""Auffrischen: what is to be asked again today, mixed with what has changed, in sittings of a few minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from wissen.content.entry import Entry, PartKind
from wissen.content.ids import Id, split_ref
from wissen.content.item import ItemGroup, Quiz
from wissen.content.library import Library
from wissen.content.model import Lesson
from wissen.errors import WissenError
from wissen.learning.history import History
from wissen.learning.pace import CHOICE, Pace, as_value, pace_from
from wissen.learning.refresher import ASKS_AGAIN
from wissen.learning.review import Review, rests
from wissen.learning.schedule import Schedule, Scheduled, most_valuable, replay
from wissen.learning.verb import Verb
from wissen.learning.working_days import last_working_day, next_working_day, were_away
from wissen.progress.events import NewEvent
from wissen.services.news import ToRefresh, to_refresh
from wissen.services.quizzes import Question, shown_order
from wissen.services.refreshers import Refreshers
from wissen.services.shelf import Shelf

QUESTION_SECONDS = 40
"""What one question takes, its feedback included."""
AWAY = 5
"""Working days without anything recorded after which a person is welcomed back."""
_AT_ONCE = 300
"""Reviews that are replayed within a few milliseconds."""
_BETWEEN = 2
"""Questions between two Neuerungen of a sitting."""


class PieceKind(StrEnum):
    """What a piece of a sitting is."""

    QUESTION = "question"
    DELTA = "delta"


@dataclass(frozen=True, slots=True)
class Piece:
    """A question, or a Neuerung by the object that changed."""

    kind: PieceKind
    ref: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Resting:
    """A question that failed again and again, and the lesson that helps (None: none is named)."""

    item: str
    title: str
    lesson: Entry | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What today holds; `questions` never more than the pace allows, what is known least first.

    `next_day` is when something is asked again once nothing is left today (None: nothing was ever answered), `enough`
    says that the questions of today are done, `away` that the person has not been here for a working week.
    """

    questions: tuple[str, ...] = ()
    refreshers: tuple[ToRefresh, ...] = ()
    resting: tuple[Resting, ...] = ()
    next_day: date | None = None
    enough: bool = False
    away: bool = False

    @property
    def minutes(self) -> int:
        """How long all of it takes, rounded up."""
        seconds = QUESTION_SECONDS * len(self.questions) + 60 * sum(one.minutes for one in self.refreshers)
        return -(-seconds // 60)

    @property
    def anything(self) -> bool:
        """Whether there is something to do today."""
        return bool(self.questions or self.refreshers)


@dataclass(frozen=True, slots=True)
class _Askable:
    """A question of today's content; `names` are its own and those it had, `wakers` what takes it up again."""

    item: str
    title: str
    names: tuple[str, ...]
    lesson: Id
    wakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """A question with its reviews, of which there is at least one."""

    askable: _Askable
    reviews: tuple[Review, ...]


class Reviews:
    """Use cases of Auffrischen; belongs to the thread of the history. `land` as in `learning.working_days`."""

    def __init__(self, shelf: Shelf, history: History, refreshers: Refreshers) -> None:
        self._shelf = shelf
        self._history = history
        self._refreshers = refreshers
        self._schedule: Schedule | None = None
        self._library: Library | None = None
        self._askable: tuple[_Askable, ...] = ()
        self._last: tuple[object, Waiting] | None = None

    @property
    def pace(self) -> Pace:
        """What the person has chosen last."""
        return pace_from(self._history.chosen.get(CHOICE))

    def chosen(self, pace: Pace) -> NewEvent:
        """Choose another pace; what is due follows at once."""
        return NewEvent(Verb.SETTINGS, CHOICE, payload={"value": as_value(pace)})

    def resumed(self, item: str) -> NewEvent:
        """Ask a question again that rests."""
        return NewEvent(Verb.RESUMED, item)

    def catching_up(self, land: str) -> Callable[[], None] | None:
        """The work to do on a lane before `waiting` is asked; None where so little is new that it takes no time."""
        pace, today = self.pace, self._shelf.today
        kept = self._kept(pace)
        known = ((one.askable.item, one.reviews) for one in self._known())
        new = tuple((item, reviews) for item, reviews in known if kept is None or not kept.knows(item, reviews))
        if kept is not None and sum(len(reviews) for _, reviews in new) <= _AT_ONCE:
            return None

        def catch_up() -> None:
            schedule = kept or Schedule(pace)
            replay(schedule, new)
            last_working_day(today, land)  # reads the calendar
            self._schedule = schedule

        return catch_up

    def waiting(self, land: str) -> Waiting:
        """What today holds."""
        now = (self._history.reviews, self._history.reviews.taken, self._shelf.current, self._shelf.today, land)
        if self._last is None or self._last[0] != now:
            self._last = now, self._computed(land)
        return self._last[1]

    def sitting(self, minutes: int, land: str) -> tuple[Piece, ...]:
        """As much of it as fits into the minutes, at least one piece; Neuerungen come first and in between."""
        waiting = self.waiting(land)
        pieces: list[Piece] = []
        left = 60 * minutes
        for piece in _mixed(waiting):
            if piece.seconds <= left or not pieces:
                pieces.append(piece)
                left -= piece.seconds
        return tuple(pieces)

    def question(self, item: str, *, seed: int, number: int, count: int) -> Question | None:
        """A question as today's content has it, wherever it stands; None when it has gone. `seed` orders its options.

        It is number `number` of `count` pieces.
        """
        try:
            entry, _ = self._shelf.current.find(item)
            content = self._shelf.current.open(entry.id)
        except WissenError:
            return None
        match content:
            case Quiz(groups=groups):
                pass
            case Lesson(items=items):
                groups = (ItemGroup(items),)
            case _:
                return None
        found = ((one, group) for group in groups for one in group.items if one.id == item)
        return next(
            (Question(one, group, shown_order(one, seed=seed), number, count, None) for one, group in found), None
        )

    def lesson_of(self, item: str) -> Entry | None:
        """The lesson that teaches what a question asks."""
        found = next((one for one in self._askables() if one.item == item), None)
        return self._shelf.current.entries.get(found.lesson) if found else None

    def _computed(self, land: str) -> Waiting:
        log, today = self._history.reviews, self._shelf.today
        pace = self.pace
        schedule = self._schedule = self._kept(pace) or Schedule(pace)
        asked = to_refresh(self._refreshers)
        held = {one.refresher.entry.id for one in asked if one.refresher.kind in ASKS_AGAIN}
        resting: list[Resting] = []
        due: dict[str, float] = {}
        later: list[date] = []
        done = 0
        by = last_working_day(today, land)  # what falls due on a free day is asked on the next working day
        for one in self._known():
            item = one.askable.item
            when = schedule.of(item, one.reviews)
            done += _was_due(when, today, by)
            if rests(one.reviews, log.woken(one.askable.wakers)):
                resting.append(self._resting(one.askable))
            elif when.due > by:
                later.append(when.due)
            elif one.askable.lesson not in held:  # first what has changed, then the questions about it
                due[item] = schedule.retrievability(item, today)
        questions = most_valuable(due, today, pace.cap - done)
        last = log.last_day_before(today)
        return Waiting(
            questions,
            asked,
            tuple(resting),
            _next_day(today, later, land, more=len(due) > len(questions)),
            enough=not questions and done >= pace.cap,
            away=last is not None and were_away(last, today, land, days=AWAY),
        )

    def _kept(self, pace: Pace) -> Schedule | None:
        """The schedule, if it was computed for these values."""
        kept = self._schedule
        return kept if kept is not None and kept.pace.memory == pace.memory else None

    def _known(self) -> Iterator[_Known]:
        log = self._history.reviews
        return (_Known(one, reviews) for one in self._askables() if (reviews := log.of(one.names)))

    def _resting(self, askable: _Askable) -> Resting:
        return Resting(askable.item, askable.title, self._shelf.current.entries.get(askable.lesson))

    def _askables(self) -> tuple[_Askable, ...]:
        current = self._shelf.current
        if current is not self._library:
            self._askable = tuple(_askables(current))
            self._library = current
        return self._askable


def _askables(library: Library) -> Iterator[_Askable]:
    for entry, part in library.parts_of_kind(PartKind.ITEM):
        lesson = split_ref(part.lesson)[0] if part.lesson else entry.id
        taught = library.entries.get(lesson)
        names = (part.id, *part.supersedes)
        yield _Askable(
            part.id, part.title, names, lesson, (*names, lesson, *(taught.head.supersedes if taught else ()))
        )


def _was_due(when: Scheduled, today: date, by: date) -> bool:
    """Whether the question was due and answered today."""
    return when.last == today and when.before is not None and when.before <= by


def _next_day(today: date, later: list[date], land: str, *, more: bool) -> date | None:
    tomorrow = today + timedelta(days=1)
    days = [max(day, tomorrow) for day in later] + ([tomorrow] if more else [])
    return next_working_day(min(days), land) if days else None


def _mixed(waiting: Waiting) -> Iterator[Piece]:
    """Everything in its order: a Neuerung, some questions, the next Neuerung."""
    questions = iter([Piece(PieceKind.QUESTION, item, QUESTION_SECONDS) for item in waiting.questions])
    for one in waiting.refreshers:
        yield Piece(PieceKind.DELTA, one.refresher.entry.id, 60 * one.minutes)
        yield from islice(questions, _BETWEEN)
    yield from questions
