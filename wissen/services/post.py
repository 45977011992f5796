"""The post: the people one exchanges with, what was sent to them and what came from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from wissen.errors import NotFound
from wissen.team.messages import Channel, Covering, Message


class Side(StrEnum):
    """What a contact is to the person; somebody may be both."""

    MENTOR = "mentor"
    """They see what the person shares, and assign."""
    TRAINEE = "trainee"
    """The person sees what they share, and assigns."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody whose key is known; `id` is a slug, `fingerprint` what two people compare by telephone.

    `earlier` are the fingerprints of computers they had before. A mentor who only stands in for another one does so
    `until` a day; `stands_in` is the id of the other.
    """

    id: str
    name: str
    side: Side
    fingerprint: str
    earlier: tuple[str, ...] = ()
    until: date | None = None
    stands_in: str = ""

    def has(self, fingerprint: str) -> bool:
        """Whether this is or was a computer of theirs."""
        return fingerprint == self.fingerprint or fingerprint in self.earlier


@dataclass(frozen=True, slots=True)
class Received:
    """A message as it came; `number` counts from 1 within what came from this contact on this channel.

    `earlier`: a computer wrote it that the contact had before the present one.
    """

    sender: Contact
    message: Message
    number: int
    earlier: bool = False


class Post(Protocol):
    """What a person exchanges with others. `send`, `erase`, `erase_earlier` write files: on the database lane only.

    `contacts`, `sent`, `received` and `earlier` are in memory and may be asked for anywhere.
    """

    def contacts(self, side: Side | None = None) -> tuple[Contact, ...]:
        """Everybody, or those of one side, by name."""
        ...

    def sent(self, to: str) -> tuple[Message, ...]:
        """What the person has told a contact, oldest first; without what was erased."""
        ...

    def received(self, sender: str = "") -> tuple[Received, ...]:
        """What has come from a contact or from everybody, oldest first for each; without what they erased."""
        ...

    def send(self, to: str, *messages: Message) -> None:
        """Put messages into the log for a contact; they leave with the next exchange. Raises ExchangeError."""
        ...

    def erase(self, to: str) -> None:
        """Delete everything this computer has told a contact, here at once and there with the next exchange."""
        ...

    def earlier(self, to: str) -> frozenset[Channel] | None:
        """On which channels a contact says to hold what an earlier computer of the person told them.

        None until they have said anything. What it was nobody here can know.
        """
        ...

    def erase_earlier(self, to: str) -> None:
        """Delete at a contact, with the next exchange, what they hold from earlier computers of the person."""
        ...


class Nobody:
    """The post of a person who exchanges with nobody."""

    def contacts(self, side: Side | None = None) -> tuple[Contact, ...]:
        del side
        return ()

    def sent(self, to: str) -> tuple[Message, ...]:
        del to
        return ()

    def received(self, sender: str = "") -> tuple[Received, ...]:
        del sender
        return ()

    def send(self, to: str, *messages: Message) -> None:
        del messages
        raise _unknown(to)

    def erase(self, to: str) -> None:
        raise _unknown(to)

    def earlier(self, to: str) -> frozenset[Channel]:
        del to
        return frozenset()

    def erase_earlier(self, to: str) -> None:
        raise _unknown(to)


def take_back(post: Post, contact: str, until: date = date.max) -> None:
    """Take back everything, of all computers, but for whom somebody stands in; `until`: no longer than that."""
    covering = [message for message in post.sent(contact) if isinstance(message, Covering)]
    post.erase(contact)
    post.erase_earlier(contact)
    post.send(contact, *(Covering(one.mentor, min(one.last, until)) for one in covering[-1:]))


def _unknown(name: str) -> NotFound:
    return NotFound(f"Mit „{name}“ tauschen Sie sich nicht aus.")
