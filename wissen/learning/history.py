"""What a person has done, folded from the events: what was begun, completions, attempts, answers, marks, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from wissen.learning.remark import Remark, RemarkKind
from wissen.learning.verb import Verb


class Happened(Protocol):
    """The part of an event that rules look at; `reference` is how other events name it."""

    @property
    def reference(self) -> str: ...
    @property
    def day(self) -> date: ...
    @property
    def verb(self) -> str: ...
    @property
    def object(self) -> str: ...
    @property
    def revision(self) -> str: ...
    @property
    def payload(self) -> Mapping[str, Any]: ...
    @property
    def erased(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Completion:
    """A lesson was read on `day`; `sections` are the Fassungen seen, `through` the last change they contained."""

    reference: str
    day: date
    sections: Mapping[str, str]
    through: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer to a question; `score` from 0 to 1, None where nothing is graded."""

    item: str
    revision: str
    response: tuple[str, ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run through a quiz with the items and the criterion of the day it began; `score` is None until finished."""

    reference: str
    quiz: str
    items: tuple[tuple[str, str], ...]
    pass_mark: int
    seed: int
    answers: Mapping[str, Answer] = field(default_factory=dict)
    score: float | None = None
    passed: bool = False
    withdrawn: tuple[str, ...] = ()
    """Questions that had gone from the content when it was finished; they count for nothing."""

    @property
    def finished(self) -> bool:
        """Whether the result stands."""
        return self.score is not None


class History:
    """State derived from the events, brought up to date by each; belongs to one thread."""

    def __init__(self, events: Iterable[Happened] = ()) -> None:
        self.begin_anew()
        for event in events:
            self.apply(event)

    def begin_anew(self) -> None:
        """Forget everything, as before the first event."""
        self.begun: set[str] = set()
        self.completions: dict[str, Completion] = {}
        self.acknowledged: dict[str, Completion] = {}
        """What was noticed of changes since the completion, by object."""
        self._learned_now: frozenset[str] | None = None
        self.answers: dict[str, Answer] = {}
        self._attempts: dict[str, Attempt] = {}
        self.remarks: dict[str, Remark] = {}
        """Oldest first, by reference."""
        self.bookmarks: dict[str, None] = {}
        """What has a bookmark, the oldest first."""

    def apply(self, event: Happened) -> None:
        """Take in one event; what was erased no longer counts, verbs of newer versions are passed over."""
        if event.erased and event.verb not in (Verb.BEGUN, Verb.PROGRESS_RESET):
            return
        payload = event.payload
        self._learned_now = None
        match event.verb:
            case Verb.BEGUN:
                self.begun.add(event.object)
            case Verb.COMPLETED:
                self.completions[event.object] = self._learned(event)
                self.acknowledged.pop(event.object, None)
            case Verb.ACKNOWLEDGED:
                self.acknowledged[event.object] = self._learned(event)
            case Verb.UNDONE:
                self.completions.pop(event.object, None)
                self.acknowledged.pop(event.object, None)
            case Verb.ATTEMPT_STARTED:
                items = tuple((item, revision) for item, revision in payload["items"])
                self._attempts[event.reference] = Attempt(
                    event.reference, event.object, items, payload["pass_mark"], payload["seed"]
                )
            case Verb.ANSWERED:
                self._answer(event)
            case Verb.ATTEMPT_FINISHED if payload["attempt"] in self._attempts:
                attempt = self._attempts[payload["attempt"]]
                self._attempts[attempt.reference] = replace(
                    attempt,
                    score=payload["score"],
                    passed=payload["passed"],
                    withdrawn=tuple(payload.get("withdrawn", ())),
                )
            case Verb.ERASED:
                self._attempts.pop(event.object, None)
                self.remarks.pop(event.object, None)
            case Verb.REMARKED | Verb.BOOKMARKED:
                self._note(event)
            case Verb.PROGRESS_RESET:
                self._reset(event.object)

    def known(self, object_id: str) -> Completion | None:
        """What the person knows of an object: its completion, or the last change since that was noticed."""
        return self.acknowledged.get(object_id) or self.completions.get(object_id)

    def learned(self) -> frozenset[str]:
        """The Fassungen of all sections as the person knows them last, wherever they stood."""
        if self._learned_now is None:
            # What was noticed later replaces what was completed, place by place: what moved away stays known.
            known = [
                {**done.sections, **(self.acknowledged[name].sections if name in self.acknowledged else {})}
                for name, done in self.completions.items()
            ]
            known += [dict(one.sections) for name, one in self.acknowledged.items() if name not in self.completions]
            self._learned_now = frozenset(revision for sections in known for revision in sections.values())
        return self._learned_now

    def attempts(self, quiz: str) -> tuple[Attempt, ...]:
        """All attempts at a quiz, oldest first."""
        return tuple(attempt for attempt in self._attempts.values() if attempt.quiz == quiz)

    @property
    def any_attempt(self) -> bool:
        """Whether any quiz was ever begun."""
        return bool(self._attempts)

    def attempt(self, reference: str) -> Attempt:
        """One attempt; raises KeyError for a reference that no event bears."""
        return self._attempts[reference]

    def open_attempt(self, quiz: str) -> Attempt | None:
        """The last attempt if it waits to be continued."""
        attempts = self.attempts(quiz)
        return attempts[-1] if attempts and not attempts[-1].finished else None

    def _learned(self, event: Happened) -> Completion:
        through = event.payload["through"]
        sections = dict(event.payload["sections"])
        day = None if through is None else date.fromisoformat(through)
        return Completion(event.reference, event.day, sections, day)

    def _note(self, event: Happened) -> None:
        """What a person wrote down for themselves or others; a kind of remark of a newer version is passed over."""
        payload = event.payload
        if event.verb == Verb.BOOKMARKED:
            self.bookmarks.pop(event.object, None)
            if payload["kept"]:
                self.bookmarks[event.object] = None
        elif payload["kind"] in set(RemarkKind):
            text = payload["words"]["text"] if payload["words"] else ""
            self.remarks[event.reference] = Remark(
                event.reference, event.day, event.object, event.revision, RemarkKind(payload["kind"]), text
            )

    def _answer(self, event: Happened) -> None:
        payload = event.payload
        answer = Answer(event.object, event.revision, tuple(payload["response"]), payload["score"])
        if payload["attempt"] is None:
            self.answers[event.object] = answer
        elif payload["attempt"] in self._attempts:
            attempt = self._attempts[payload["attempt"]]
            self._attempts[attempt.reference] = replace(attempt, answers={**attempt.answers, event.object: answer})

    def _reset(self, object_id: str) -> None:
        """Begin one object anew, or everything; what was reported or marked is no Stand and stays."""
        if not object_id:
            remarks, bookmarks = self.remarks, self.bookmarks
            self.begin_anew()
            self.remarks, self.bookmarks = remarks, bookmarks
            return
        self.begun.discard(object_id)
        self.completions.pop(object_id, None)
        self.acknowledged.pop(object_id, None)
        self.answers.pop(object_id, None)
        self._attempts = {name: one for name, one in self._attempts.items() if one.quiz != object_id}
