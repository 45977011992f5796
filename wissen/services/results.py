"""The result of an attempt: what sits and what does not yet, by topic, with a next step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wissen.content.entry import Entry
from wissen.content.ids import Id, split_ref
from wissen.content.item import QuizKind
from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.errors import InvalidResponse
from wissen.learning.grading import grade, mean_percent
from wissen.learning.history import Attempt
from wissen.services.asked import Asked, Place, QuestionState

_COUNTED = frozenset({QuestionState.RIGHT, QuestionState.PARTLY, QuestionState.WRONG})


@dataclass(frozen=True, slots=True)
class Topic:
    """Result of one theme: the lesson its questions belong to (None: no lesson named)."""

    lesson: Entry | None
    right: int
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """A finished attempt; `repeat` are the lessons worth another look, weakest first.

    `red` are the titles of the questions in which something unlawful was chosen, `left_open` how many questions were
    not answered, `partly` how many partly rightly, `wrong` and `unsure` the questions that may be asked once more
    (`unsure`: right, but marked so).
    """

    attempt: Attempt
    right: int
    count: int
    topics: tuple[Topic, ...]
    repeat: tuple[Entry, ...]
    red: tuple[str, ...] = ()
    left_open: int = 0
    partly: int = 0
    wrong: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    learned: tuple[Entry, ...] = ()
    """Lessons that count as read because of it ("Das kann ich schon")."""


def result_of(attempt: Attempt, asked: Sequence[Asked], library: Library) -> Result:
    """The outcome of a finished attempt."""
    counted = counting(attempt, asked)
    by_lesson: dict[Id, list[Asked]] = {}
    for one in counted:
        by_lesson.setdefault(lesson_of(one.place), []).append(one)
    topics = tuple(
        Topic(library.entries.get(lesson), _right(questions), len(questions)) for lesson, questions in by_lesson.items()
    )
    weak = sorted((topic for topic in topics if topic.lesson and topic.right < topic.count), key=_share)
    present = [one for one in asked if one.place is not None]
    return Result(
        attempt,
        _right(counted),
        len(counted),
        topics,
        tuple(topic.lesson for topic in weak if topic.lesson),
        red_titles(attempt, asked),
        sum(one.state is QuestionState.OPEN for one in asked),
        sum(one.state is QuestionState.PARTLY for one in counted),
        tuple(one.name for one in present if is_wrong(one)),
        tuple(one.name for one in present if one.unsure and not is_wrong(one)),
    )


def percent_of(attempt: Attempt, asked: Sequence[Asked]) -> int:
    """The mean of what counts, in whole percent."""
    return mean_percent(tuple(one.answer.score or 0.0 if one.answer else 0.0 for one in counting(attempt, asked)))


def counting(attempt: Attempt, asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """The questions that count: graded ones, and where there is something to pass also those left open, as 0."""
    kinds = _COUNTED | {QuestionState.OPEN} if attempt.judged else _COUNTED
    return tuple(one for one in asked if one.state in kinds)


def red_titles(attempt: Attempt, asked: Iterable[Asked]) -> tuple[str, ...]:
    """In a Durchgang, the questions in which the person chose what would do harm; none in practice."""
    return tuple(one.place.item.title for one in asked if attempt.judged and one.place and _is_red(one, one.place))


def is_wrong(one: Asked) -> bool:
    """Whether a question is to be practised once more: not fully right, or left open."""
    return one.state in (QuestionState.OPEN, QuestionState.PARTLY, QuestionState.WRONG)


def lesson_of(place: Place | None) -> Id:
    """The lesson that a question belongs to; "" if it names none."""
    if place is None:
        return Id("")
    return place.entry.id if place.entry.kind is Kind.LESSON else split_ref(place.item.lesson)[0]


def _is_red(one: Asked, place: Place) -> bool:
    # What is typed is never unlawful: its text need not be read.
    response = one.answer.given({}) if one.answer is not None else None
    if response is None or place.entry.detail != QuizKind.WALK:
        return False
    try:
        return grade(place.item, response).red
    except InvalidResponse:
        return False  # the options have changed since


def _right(asked: Iterable[Asked]) -> int:
    return sum(one.state is QuestionState.RIGHT for one in asked)


def _share(topic: Topic) -> float:
    return topic.right / topic.count
