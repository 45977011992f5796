"""What the post shows of what it keeps: plain values, made anew after each change and never changed themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, count
from typing import Final

from wissen.services.post import Contact, Received, Side
from wissen.team.book import Book
from wissen.team.contacts import Contacts, Pinned
from wissen.team.envelope import FileKind
from wissen.team.file_hub import FileHub
from wissen.team.files import CHANNELS_OF
from wissen.team.log import LogName
from wissen.team.messages import Channel, Message, decode
from wissen.text import fold

SIDES: Final = {FileKind.FROM_MENTOR: Side.MENTOR, FileKind.FROM_TRAINEE: Side.TRAINEE}
OWN_KIND: Final = {Side.MENTOR: FileKind.FROM_TRAINEE, Side.TRAINEE: FileKind.FROM_MENTOR}
"""What one is oneself for a mentor and for a trainee."""


@dataclass(frozen=True, slots=True)
class Seen:
    """`waiting`: messages and deletions that have not left, by contact, as what was sent and came is.

    `messages` are all of it as it was read, so that nothing is read twice. `earlier` as in `Post`.
    """

    contacts: tuple[Contact, ...] = ()
    sent: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    received: Mapping[str, tuple[Received, ...]] = field(default_factory=dict)
    waiting: Mapping[str, int] = field(default_factory=dict)
    fingerprint: str = ""
    team: str = ""
    exchanged: date | None = None
    messages: Mapping[tuple[Channel, bytes], Message] = field(default_factory=dict, repr=False)
    earlier: Mapping[str, frozenset[Channel] | None] = field(default_factory=dict)
    unheard: bool = False


class SeenPost:
    """The part of the post that is in memory, and may be asked for anywhere."""

    _seen = Seen()

    def contacts(self, side: Side | None = None) -> tuple[Contact, ...]:
        return tuple(contact for contact in self._seen.contacts if side in (None, contact.side))

    def sent(self, to: str) -> tuple[Message, ...]:
        return self._seen.sent.get(to, ())

    def received(self, sender: str = "") -> tuple[Received, ...]:
        received = self._seen.received
        return received.get(sender, ()) if sender else tuple(chain.from_iterable(received.values()))

    def earlier(self, to: str) -> frozenset[Channel] | None:
        return self._seen.earlier.get(to)

    @property
    def fingerprint(self) -> str:
        """What others compare with; "" before one has keys."""
        return self._seen.fingerprint

    @property
    def device_id(self) -> str:
        """The same without spaces, as files are named by it."""
        return self._seen.fingerprint.replace(" ", "")

    @property
    def team(self) -> str:
        """How one called one's team last."""
        return self._seen.team

    @property
    def exchanged(self) -> date | None:
        """The day of the last exchange by file or folder."""
        return self._seen.exchanged

    @property
    def unheard(self) -> bool:
        """Whether something was taken back that somebody may still have."""
        return self._seen.unheard

    def waiting(self, contact: str) -> int:
        """How many messages and deletions have not left yet."""
        return self._seen.waiting.get(contact, 0)


def contact_of(pinned: Pinned) -> Contact:
    """Somebody as pages know them."""
    *earlier, newest = (device.fingerprint for device in pinned.devices)
    side = SIDES[pinned.kind]
    return Contact(pinned.id, pinned.name, side, newest, tuple(earlier), pinned.until, pinned.stands_in)


def similar(kept: Contacts, name: str, kind: FileKind) -> tuple[Contact, ...]:
    """Those on the same side, first who is called the same."""
    there = [contact_of(pinned) for pinned in kept.pinned if pinned.kind is kind]
    return tuple(sorted(there, key=lambda contact: (fold(contact.name) != fold(name), contact.name)))


def channels_to(pinned: Pinned) -> frozenset[Channel]:
    """What one may tell somebody."""
    return CHANNELS_OF[OWN_KIND[SIDES[pinned.kind]]]


def seen_of(kept: Contacts, hub: FileHub, own: Book, foreign: Book, *, fingerprint: str, before: Seen) -> Seen:
    """Everything that is asked for, read out of the logs; only what was not there `before` is decoded."""
    messages: dict[tuple[Channel, bytes], Message] = {}

    def read(body: bytes, channel: Channel) -> Message:
        message = messages.get((channel, body)) or before.messages.get((channel, body)) or decode(body, channel)
        return messages.setdefault((channel, body), message)

    contacts = {pinned.id: contact_of(pinned) for pinned in kept.pinned}
    sent: dict[str, tuple[Message, ...]] = {}
    received: dict[str, tuple[Received, ...]] = {}
    for pinned in kept.pinned:
        logs = hub.own_logs(pinned.label, channels_to(pinned))
        sent[pinned.id] = tuple(read(entry.body, log.channel) for log in logs for entry in own.entries(log))
        numbers = {channel: count(1) for channel in Channel}
        came = (
            (entry.body, log, next(numbers[log.channel]))
            for log in hub.logs_of(pinned.peer, CHANNELS_OF[pinned.kind])
            for entry in foreign.entries(log)
        )
        received[pinned.id] = tuple(
            Received(contacts[pinned.id], read(body, log.channel), number, log.device != pinned.devices[-1].id)
            for body, log, number in came
            if body
        )
    return Seen(
        tuple(sorted(contacts.values(), key=lambda contact: (contact.name, contact.id))),
        sent,
        received,
        {pinned.id: _waiting(kept, hub, pinned) for pinned in kept.pinned},
        fingerprint,
        kept.team,
        kept.exchanged,
        messages,
        {pinned.id: channels_held(pinned) for pinned in kept.pinned},
        any(hub.is_open(log) for pinned in kept.pinned for log in _taken_back(hub, pinned)),
    )


def _taken_back(hub: FileHub, pinned: Pinned) -> tuple[LogName, ...]:
    own = hub.erased_logs(pinned.label, channels_to(pinned))
    return (*own, *(stone.name for stone in pinned.recalled))


def channels_held(pinned: Pinned) -> frozenset[Channel] | None:
    """As in `Post.earlier`."""
    return None if pinned.earlier is None else frozenset(stone.name.channel for stone in pinned.earlier)


def _waiting(kept: Contacts, hub: FileHub, pinned: Pinned) -> int:
    recalled = sum(kept.marks.left.get(stone.name, 0) > 0 for stone in pinned.recalled)
    return hub.waiting(pinned.label, channels_to(pinned)) + recalled
