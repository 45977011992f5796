"""Single-writer logs: who wrote it on which device, for whom, on which channel; entries without gaps, in a chain.

The name of a log is `device.channel.addressee.series`. Whoever deletes a log, or finds that a backup was put back,
goes on in the next series: a name never means two things.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wissen.errors import ExchangeError, Fork, Gap
from wissen.team.keys import ID_DIGITS
from wissen.team.messages import Channel

LONGEST_LOG: Final = 5_000
"""Entries of a log."""
LONGEST_BODY: Final = 200_000
"""Bytes of an entry."""

_HEX = f"[0-9a-f]{{{ID_DIGITS}}}"
_NAME = re.compile(rf"({_HEX})\.({'|'.join(Channel)})\.({_HEX})\.(0|[1-9][0-9]{{0,5}})")


@dataclass(frozen=True, slots=True, order=True)
class LogName:
    """`device` writes it; `addressee` is how the author names the reader: the first device they had."""

    device: str
    channel: Channel
    addressee: str
    series: int = 0

    def __str__(self) -> str:
        return f"{self.device}.{self.channel}.{self.addressee}.{self.series}"


@dataclass(frozen=True, slots=True)
class Head:
    """How long a log is, and the hash that stands for all of it."""

    seq: int
    sha: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """One message as it was encoded, its place from 1, and the hash of it and all before it.

    The body is empty where a reader has let it go by time: place and hash stay, so that it never comes back.
    """

    seq: int
    body: bytes
    sha: bytes

    def is_like(self, other: Entry) -> bool:
        """Whether it is the same to the byte as one that is kept here, or was."""
        return self == (replace(other, body=self.body) if not other.body else other)


@dataclass(frozen=True, slots=True, order=True)
class Tombstone:
    """What is left of a deleted log: its name, and how many entries it had."""

    name: LogName
    length: int


EMPTY: Final = Head(0, bytes(32))


def log_name(text: str) -> LogName:
    """Read what `str(LogName)` wrote; raises ValueError."""
    found = _NAME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return LogName(found[1], Channel(found[2]), found[3], int(found[4]))


def head_of(entries: Sequence[Entry]) -> Head:
    """Where a log ends."""
    return Head(entries[-1].seq, entries[-1].sha) if entries else EMPTY


def continued(name: LogName, head: Head, bodies: Iterable[bytes]) -> list[Entry]:
    """The entries that go on with a log."""
    found: list[Entry] = []
    for body in bodies:
        head = Head(head.seq + 1, link(head.sha, name, head.seq + 1, body))
        found.append(Entry(head.seq, body, head.sha))
    return found


def link(prev: bytes, name: LogName, seq: int, body: bytes) -> bytes:
    """SHA-256 over the hash before, the name, the place and the body, each with its length before it."""
    parts = (prev, str(name).encode(), str(seq).encode(), body)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def what_is_new(name: LogName, there: Sequence[Entry], first: int, entries: Sequence[Entry]) -> list[Entry]:
    """Those entries that the log does not have yet; what it has must be the same to the byte.

    Raises Gap when some before `first` are missing, Fork where something else stands, ExchangeError for a chain that
    does not hold. Nothing is taken in part.
    """
    if first < 1 or first > len(there) + 1:
        raise Gap(
            "Davor fehlen Nachrichten.", "Lassen Sie sich eine neue Datei geben: Sie enthält alles von Anfang an."
        )
    if first - 1 + len(entries) > LONGEST_LOG:
        raise ExchangeError("Es sind zu viele Nachrichten.")
    known = min(len(entries), len(there) - first + 1)
    for place in range(known):
        if not entries[place].is_like(there[first - 1 + place]):
            raise Fork(
                "Dieselbe Nachricht liegt in zwei Fassungen vor.",
                "Vermutlich wurde dort eine Sicherung zurückgespielt.",
                common=first - 1 + place,
            )
    new = list(entries[known:])
    if any(not entry.body or b"\n" in entry.body or len(entry.body) > LONGEST_BODY for entry in new):
        raise ExchangeError("Eine Nachricht ist nicht lesbar.")
    if new != continued(name, head_of(there[: first - 1 + known]), (entry.body for entry in new)):
        raise ExchangeError("Die Nachrichten passen nicht zu ihren Prüfsummen.")
    return new
