"""What a person has done, folded from the events: what was begun, completions, attempts, answers, notes, remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.certificate import Certified
from wissen.learning.happened import Happened
from wissen.learning.notes import Bookmark, Notebook
from wissen.learning.practice import SignOff, SignOffLevel
from wissen.learning.remark import Remark, RemarkKind
from wissen.learning.review import ReviewLog
from wissen.learning.verb import Verb

_NO_STAND = ("remarks", "notebook", "chosen", "certificates", "sign_offs", "letters")
"""What stays when everything begins anew."""


@dataclass(frozen=True, slots=True)
class Completion:
    """A lesson was read on `day`; `sections` are the Fassungen seen, `through` the last change they contained.

    `by` is the attempt that showed it to be known; "" where the lesson itself was read.
    """

    reference: str
    day: date
    sections: Mapping[str, str]
    through: date | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A part of a response in the person's own words: `text` is the id under which the store keeps them."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer to a question, by its Kennung then; `score` from 0 to 1, None where nothing is graded."""

    item: str
    revision: str
    response: tuple[str | Written, ...]
    score: float | None

    @property
    def texts(self) -> tuple[str, ...]:
        """The ids of what was typed."""
        return tuple(part.text for part in self.response if isinstance(part, Written))

    def given(self, texts: Mapping[str, str]) -> tuple[str, ...] | None:
        """The response as it was given, with the typed texts by id; None when one of them is not there."""
        parts = [texts.get(part.text) if isinstance(part, Written) else part for part in self.response]
        known = tuple(part for part in parts if part is not None)
        return known if len(known) == len(parts) else None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run through a quiz with the items and the criterion of the day it began; `score` is None until finished.

    `items` are in the order in which they are asked, each with its Fassung of that day; a `pass_mark` of 0 is none.
    """

    reference: str
    quiz: str
    items: tuple[tuple[str, str], ...]
    pass_mark: int
    seed: int
    begun: date
    kind: AttemptKind = AttemptKind.WHOLE
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By the names that `items` has."""
    score: float | None = None
    passed: bool = False
    withdrawn: tuple[str, ...] = ()
    """Questions that had gone from the content when it was finished; they count for nothing."""
    unsure: frozenset[str] = frozenset()
    """Questions that the person has marked as unsure."""
    ended: date | None = None

    @property
    def finished(self) -> bool:
        """Whether the result stands."""
        return self.score is not None

    @property
    def judged(self) -> bool:
        """Whether there is something to pass; else it is practice."""
        return self.pass_mark > 0 and self.kind is not AttemptKind.WRONG


class History:
    """State derived from the events, brought up to date by each; belongs to one thread."""

    def __init__(self, events: Iterable[Happened] = ()) -> None:
        self.version = 0
        """Grows with whatever is taken in: what was derived at the same version still holds."""
        self.begin_anew()
        for event in events:
            self.apply(event)

    def begin_anew(self) -> None:
        """Forget everything, as before the first event."""
        self.version += 1
        self.begun: set[str] = set()
        self.completions: dict[str, Completion] = {}
        self.acknowledged: dict[str, Completion] = {}
        """What was noticed of changes since the completion, by object."""
        self._learned_now: frozenset[str] | None = None
        self.answers: dict[str, Answer] = {}
        self._attempts: dict[str, Attempt] = {}
        self.remarks: dict[str, Remark] = {}
        """Oldest first, by reference."""
        self.reviews = ReviewLog()
        self.chosen: dict[str, Any] = {}
        """What was chosen last, by what it is about."""
        self.ready: dict[str, date] = {}
        """The practical skills that wait for their sign-off, with the day on which the person said so."""
        self.sign_offs: dict[str, dict[str, SignOff]] = {}
        """Those that stand, by practical skill and mentor."""
        self.letters: dict[str, list[str]] = {}
        """Hashes of all that mentors sent about a practical skill, oldest first, those that were erased as well."""
        self.notebook = Notebook()
        self.certificates: dict[str, Certified] = {}
        """Oldest first, by reference."""

    @property
    def bookmarks(self) -> Mapping[str, Bookmark]:
        """What has a bookmark, by place, the oldest first."""
        return self.notebook.bookmarks

    def become(self, other: History) -> None:
        """Know what another knows, and nothing else; the other is given up."""
        version = self.version
        vars(self).update(vars(other))
        self.version = version + 1

    def apply(self, event: Happened) -> None:
        """Take in one event; what was erased no longer counts, verbs of newer versions are passed over."""
        if event.verb == Verb.SIGNED_OFF:
            self.letters.setdefault(event.object, []).append(event.revision)
        if event.erased and event.verb != Verb.BEGUN:
            return
        payload = event.payload
        self._learned_now = None
        self.reviews.take(event)
        self.version += 1
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
                self._start(event)
            case Verb.ANSWERED:
                self._answer(event)
            case Verb.ATTEMPT_FINISHED | Verb.MARKED_UNSURE if payload["attempt"] in self._attempts:
                attempt = self._attempts[payload["attempt"]]
                change = _finished if event.verb == Verb.ATTEMPT_FINISHED else _marked
                self._attempts[attempt.reference] = change(attempt, event)
            case Verb.ERASED:
                self._attempts.pop(event.object, None)
                self.remarks.pop(event.object, None)
                self.notebook.forget(event.object)
                self.certificates.pop(event.object, None)
            case Verb.PROGRESS_RESET:
                self._reset(event.object)
            case _:
                self._say(event)

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

    def attempts(self, *names: str) -> tuple[Attempt, ...]:
        """All attempts at a quiz or module, whichever of its names it bore then, oldest first."""
        return tuple(attempt for attempt in self._attempts.values() if attempt.quiz in names)

    @property
    def any_attempt(self) -> bool:
        """Whether any quiz was ever begun."""
        return bool(self._attempts)

    def attempt(self, reference: str) -> Attempt:
        """One attempt; raises KeyError for a reference that no event bears."""
        return self._attempts[reference]

    def open_attempt(self, *names: str) -> Attempt | None:
        """The last attempt if it waits to be continued."""
        attempts = self.attempts(*names)
        return attempts[-1] if attempts and not attempts[-1].finished else None

    def _learned(self, event: Happened) -> Completion:
        through = event.payload["through"]
        sections = dict(event.payload["sections"])
        day = None if through is None else date.fromisoformat(through)
        return Completion(event.reference, event.day, sections, day, event.payload.get("by", ""))

    def _start(self, event: Happened) -> None:
        """An attempt begins; one of a kind of a newer version is passed over."""
        payload = event.payload
        kind = payload.get("kind", AttemptKind.WHOLE)
        if kind in set(AttemptKind):
            self._attempts[event.reference] = Attempt(
                event.reference,
                event.object,
                tuple((item, revision) for item, revision in payload["items"]),
                payload["pass_mark"],
                payload["seed"],
                event.day,
                AttemptKind(kind),
            )

    def _say(self, event: Happened) -> None:
        """What a person wrote down, chose or said; a kind of remark of a newer version is passed over."""
        payload = event.payload
        match event.verb:
            case Verb.BOOKMARKED | Verb.NOTED | Verb.HIGHLIGHTED:
                self.notebook.apply(event)
            case Verb.SETTINGS:
                self.chosen[event.object] = payload["value"]
            case Verb.PRACTICE_READY:
                self.ready.pop(event.object, None)
                if payload["ready"]:
                    self.ready[event.object] = event.day
            case Verb.SIGNED_OFF:
                self._sign_off(event)
            case Verb.CERTIFIED:
                words = payload["words"]["text"]
                self.certificates[event.reference] = Certified(
                    event.reference, event.day, event.object, event.revision, payload["evidence"], words
                )
            case Verb.REMARKED if payload["kind"] in set(RemarkKind):
                text = payload["words"]["text"] if payload["words"] else ""
                self.remarks[event.reference] = Remark(
                    event.reference, event.day, event.object, event.revision, RemarkKind(payload["kind"]), text
                )

    def _sign_off(self, event: Happened) -> None:
        """A mentor signs off, which ends the wait for it, or takes that back, and the wait goes on."""
        payload, standing = event.payload, self.sign_offs.setdefault(event.object, {})
        before = standing.pop(payload["by"], None)
        since = self.ready.pop(event.object, before.ready_since if before else None)
        if payload["level"] is None:
            if since is not None:
                self.ready[event.object] = since
            return
        level, day = SignOffLevel[payload["level"].upper()], date.fromisoformat(payload["day"])
        standing[payload["by"]] = SignOff(payload["by"], payload["name"]["text"], day, level, since)

    def _answer(self, event: Happened) -> None:
        payload = event.payload
        response = tuple(map(_part, payload["response"]))
        answer = Answer(event.object, event.revision, response, payload["score"])
        if payload["attempt"] is None:
            self.answers[event.object] = answer
        elif payload["attempt"] in self._attempts:
            attempt = self._attempts[payload["attempt"]]
            name = payload.get("asked", event.object)
            self._attempts[attempt.reference] = replace(attempt, answers={**attempt.answers, name: answer})

    def _reset(self, object_id: str) -> None:
        """Begin one object anew, or everything; what was reported, noted, marked or chosen is no Stand and stays."""
        if not object_id:
            kept = {name: getattr(self, name) for name in _NO_STAND}
            self.begin_anew()
            for name, value in kept.items():
                setattr(self, name, value)
            return
        self.begun.discard(object_id)
        self.completions.pop(object_id, None)
        self.acknowledged.pop(object_id, None)
        self.answers.pop(object_id, None)
        self.ready.pop(object_id, None)
        self._attempts = {name: one for name, one in self._attempts.items() if one.quiz != object_id}


def _part(part: Any) -> str | Written:
    """One part of a response: a key, nothing, or a reference to a text."""
    return Written(part["text"]) if isinstance(part, Mapping) else part or ""


def _finished(attempt: Attempt, event: Happened) -> Attempt:
    return replace(
        attempt,
        score=event.payload["score"],
        passed=event.payload["passed"],
        withdrawn=tuple(event.payload.get("withdrawn", ())),
        ended=event.day,
    )


def _marked(attempt: Attempt, event: Happened) -> Attempt:
    marked = {event.object}
    return replace(attempt, unsure=attempt.unsure | marked if event.payload["unsure"] else attempt.unsure - marked)
