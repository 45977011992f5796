"""Praxis: how far a practical skill is, saying that it is ready to be signed off, and what mentors signed off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from wissen.content.entry import Part
from wissen.content.fingerprint import fingerprint
from wissen.learning.history import History
from wissen.learning.practice import PracticeState, SignOff, state_of
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.post import Contact, Post, Side
from wissen.team.messages import SignedOff, encode


class Practices:
    """Use cases of a practical skill; `new_text_id` gives fresh ids for what a mentor is called: slugs."""

    def __init__(self, history: History, post: Post, *, new_text_id: Callable[[], str]) -> None:
        self._history = history
        self._post = post
        self._new_text_id = new_text_id

    def state(self, practice: Part) -> PracticeState:
        """How far a practical skill is."""
        return practice_state(self._history, practice)

    def sign_offs(self, practice: Part) -> tuple[SignOff, ...]:
        """Who signed it off, the latest day last."""
        return tuple(sorted(_sign_offs(self._history, practice), key=lambda one: (one.day, one.by)))

    def changed(self, practice: Part, *, ready: bool) -> tuple[NewEvent, ...]:
        """Say that it is ready to be signed off, or not yet after all, also under the names it had before.

        Nothing where that was said already.
        """
        said = [name for name in _names(practice) if name in self._history.ready]
        names = ([] if said else [practice.id]) if ready else said
        return tuple(NewEvent(Verb.PRACTICE_READY, name, "", {"ready": ready}) for name in names)

    def arrived(self) -> tuple[NewEvent, ...]:
        """What mentors signed off or took back and the history does not know yet, in the order in which it came.

        What was recorded once is never recorded again, also when the person has erased it, and when all of it comes
        once more.
        """
        return tuple(event for mentor in self._post.contacts(Side.MENTOR) for event in self._from(mentor))

    def _from(self, mentor: Contact) -> Iterator[NewEvent]:
        told: dict[str, list[SignedOff]] = {}
        for one in self._post.received(mentor.id):
            if isinstance(one.message, SignedOff):
                told.setdefault(one.message.practice, []).append(one.message)
        for practice, messages in told.items():
            come = [next(same) for _, same in groupby(messages)]
            hashes = [_hash(mentor, message) for message in come]
            known = [one for one in self._history.letters.get(practice, ()) if one in hashes]
            first = len(hashes) - hashes[::-1].index(known[-1]) if known else 0
            for message, revision in zip(come[first:], hashes[first:], strict=True):
                yield self._event(mentor, message, revision)

    def _event(self, mentor: Contact, message: SignedOff, revision: str) -> NewEvent:
        text_id = self._new_text_id()
        payload = {
            "by": mentor.id,
            "name": {"text": text_id},
            "day": message.day.isoformat(),
            "level": None if message.level is None else message.level.name.lower(),
        }
        return NewEvent(Verb.SIGNED_OFF, message.practice, revision, payload, texts={text_id: mentor.name})


def practice_state(history: History, practice: Part) -> PracticeState:
    """How far a practical skill is, by its own Kennung or that of the one it replaces."""
    ready = any(name in history.ready for name in _names(practice))
    return state_of(_sign_offs(history, practice), ready=ready)


def practice_states(history: History, practice: Part) -> tuple[PracticeState, ...]:
    """How far it is, and before that how far it was signed off where the person is ready once more."""
    now = practice_state(history, practice)
    signed = state_of(_sign_offs(history, practice), ready=False)
    return (now,) if now is signed or signed is PracticeState.OPEN else (signed, now)


def _sign_offs(history: History, practice: Part) -> list[SignOff]:
    return [one for name in _names(practice) for one in history.sign_offs.get(name, {}).values()]


def _hash(mentor: Contact, message: SignedOff) -> str:
    """What names a message of a mentor: sender, skill, day and level."""
    return fingerprint(f"{mentor.id} {encode(message).decode()}")


def _names(practice: Part) -> tuple[str, ...]:
    """What the skill is called, and was called before; its file does not matter."""
    return (practice.id, *(old.partition("#")[2] or old for old in practice.supersedes))
