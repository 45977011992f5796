"""What every carrier of the exchange does, whether files, a folder or a server: logs go in and come out whole.

A hub is seen with the eyes of one device: it writes its own logs and reads those that are meant for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wissen.team.keys import PublicKeys
from wissen.team.log import Entry, Head, LogName
from wissen.team.messages import Channel


@dataclass(frozen=True, slots=True)
class HubInfo:
    """`carrier` in German, `format` is the newest that it understands, `device` whose eyes these are."""

    carrier: str
    format: int
    device: str


@dataclass(frozen=True, slots=True)
class Peer:
    """Somebody on the other side: how they are named here, and the keys of all their devices, the newest last."""

    name: str
    devices: tuple[PublicKeys, ...]


@dataclass(frozen=True, slots=True)
class LogHead:
    """A log and how far it goes; `erased` says that only its tombstone is left."""

    name: LogName
    head: Head
    erased: bool = False


class Hub(Protocol):
    """Pushing twice changes nothing, and what overlaps must be the same to the byte."""

    def info(self) -> HubInfo: ...

    def directory(self) -> tuple[Peer, ...]:
        """Everybody whose logs may be read here."""
        ...

    def heads(self) -> tuple[LogHead, ...]:
        """All logs that the device wrote or may read, in the order of their names."""
        ...

    def pull(self, log: LogName, after: int, limit: int) -> tuple[Entry, ...]:
        """Up to `limit` entries behind a place. Raises Erased, and Denied for a log that is not for this device."""
        ...

    def push(self, log: LogName, first: int, entries: Sequence[Entry]) -> Head:
        """Add entries from place `first` on. Raises Gap, Fork, Erased, and Denied for a log of somebody else."""
        ...

    def erase(self, addressee: str, channel: Channel | None = None) -> None:
        """Delete every log that the device wrote for somebody, on one channel or on all; tombstones stay."""
        ...
