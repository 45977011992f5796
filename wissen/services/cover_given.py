"""Holiday cover as a mentor plans it: who stands in, from when until when, for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from wissen.errors import ExchangeError
from wissen.services.mail_words import Invited
from wissen.services.post import Contact, Post, Side
from wissen.team.messages import LONGEST_COVER, Cover, CoverEnded, Message

__all__ = [
    "Cover",
    "Given",
    "Told",
    "changes",
    "cover_of",
    "given",
    "is_called_the_same",
    "may_be_covered",
    "send",
    "standing",
]

Told = tuple[tuple[str, Message], ...]
"""What each contact is to be told."""


@dataclass(frozen=True, slots=True)
class Given:
    """A cover that holds or will, and those who were told of it."""

    cover: Cover
    people: tuple[Contact, ...]


def standing(post: Post, contact: str) -> Cover | None:
    """What somebody was told last; None where nobody stands in."""
    told = [one for one in post.sent(contact) if isinstance(one, Cover | CoverEnded)]
    return told[-1] if told and isinstance(told[-1], Cover) else None


def given(post: Post, today: date) -> tuple[Given, ...]:
    """What holds or will, by the first day; what has passed has ended by itself."""
    found: dict[Cover, list[Contact]] = {}
    for contact in post.contacts(Side.TRAINEE):
        cover = standing(post, contact.id)
        if cover is not None and cover.last >= today:
            found.setdefault(cover, []).append(contact)
    covers = sorted(found.items(), key=lambda one: (one[0].first, one[0].last, one[0].name))
    return tuple(Given(cover, tuple(people)) for cover, people in covers)


def may_be_covered(post: Post, fingerprint: str) -> tuple[Contact, ...]:
    """For whom somebody may stand in: for everybody but themselves."""
    return tuple(one for one in post.contacts(Side.TRAINEE) if not one.has(fingerprint))


def is_called_the_same(post: Post, who: Invited) -> bool:
    """Whether somebody of this name stood in before, with another key."""
    told = (one for contact in post.contacts(Side.TRAINEE) for one in post.sent(contact.id) if isinstance(one, Cover))
    keys = [one.keys for one in told if one.name == who.name]
    return bool(keys) and who.keys not in keys


def cover_of(who: Invited | Cover, first: date, last: date, today: date) -> Cover:
    """Raises ExchangeError for days that cannot be."""
    if last < first:
        raise ExchangeError("Der letzte Tag liegt vor dem ersten.", "Vertauschen Sie die beiden Tage.")
    if last < today:
        raise ExchangeError("Die Vertretung läge in der Vergangenheit.", "Wählen Sie einen späteren letzten Tag.")
    if last - first > LONGEST_COVER:
        raise ExchangeError(
            "Eine Vertretung dauert höchstens ein Jahr.", "Wer länger begleitet, lädt selbst in das eigene Team ein."
        )
    return Cover(who.name, who.team, who.keys, first, last)


def changes(post: Post, cover: Cover | None, people: Collection[str], before: Cover | None = None) -> Told:
    """What is to be told so that `cover` holds for these people, and `before` for nobody; nothing is told twice."""
    told: list[tuple[str, Message]] = []
    for contact in post.contacts(Side.TRAINEE):
        now = standing(post, contact.id)
        if cover is not None and contact.id in people:
            if now != cover:
                told.append((contact.id, cover))
        elif now is not None and now == before:
            told.append((contact.id, CoverEnded()))
    return tuple(told)


def send(post: Post, told: Iterable[tuple[str, Message]]) -> Told:
    """Hand it over, on the database lane; gives what would undo it. Raises ExchangeError."""
    undone: list[tuple[str, Message]] = []
    for contact, message in told:
        before = standing(post, contact)
        post.send(contact, message)
        undone.append((contact, CoverEnded() if before is None else before))
    return tuple(undone)
