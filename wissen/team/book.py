"""Many logs together, in memory; a keeper writes down each change before it counts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from wissen.errors import Erased
from wissen.team.log import EMPTY, Entry, Head, LogName, Tombstone, continued, head_of, what_is_new


class Keeper(Protocol):
    """Writes changes down. Each raises ExchangeError, and then nothing has changed."""

    def append(self, name: LogName, entries: Sequence[Entry]) -> None: ...

    def rewrite(self, name: LogName, entries: Sequence[Entry]) -> None: ...

    def thin(self, name: LogName, entries: Sequence[Entry]) -> None:
        """Like `rewrite`, and what was set aside of the log when it was damaged goes with what it loses."""
        ...

    def erase(self, stone: Tombstone) -> None:
        """Leave of a log nothing but its tombstone."""
        ...

    def forget(self, name: LogName) -> None:
        """Leave nothing, not even that."""
        ...


class NoKeeper:
    """What is written down nowhere is gone with the process."""

    def append(self, name: LogName, entries: Sequence[Entry]) -> None: ...

    def rewrite(self, name: LogName, entries: Sequence[Entry]) -> None: ...

    def thin(self, name: LogName, entries: Sequence[Entry]) -> None: ...

    def erase(self, stone: Tombstone) -> None: ...

    def forget(self, name: LogName) -> None: ...


class Book:
    """The logs by their names, and the tombstones of those that were deleted."""

    def __init__(
        self, keeper: Keeper, logs: Mapping[LogName, Sequence[Entry]], erased: Collection[Tombstone] = ()
    ) -> None:
        self._keeper = keeper
        self._logs = {name: list(entries) for name, entries in logs.items()}
        self._erased = {stone.name: stone for stone in erased}

    @property
    def names(self) -> tuple[LogName, ...]:
        """The logs there are, in a fixed order."""
        return tuple(sorted(self._logs))

    @property
    def erased(self) -> tuple[LogName, ...]:
        """The logs there were."""
        return tuple(sorted(self._erased))

    def is_erased(self, name: LogName) -> bool:
        """Whether a log was deleted: there may be many of those."""
        return name in self._erased

    def stone(self, name: LogName) -> Tombstone:
        """What is left of a deleted log."""
        return self._erased[name]

    def head(self, name: LogName) -> Head:
        """How far a log goes; one that nobody knows is empty."""
        return head_of(self._logs.get(name, ()))

    def entries(self, name: LogName, after: int = 0, limit: int | None = None) -> tuple[Entry, ...]:
        """What stands in a log after a place, all of it or the first few."""
        found = self._logs.get(name, [])[after:]
        return tuple(found if limit is None else found[:limit])

    def missing(self, name: LogName, first: int, entries: Sequence[Entry]) -> list[Entry]:
        """What a push would add; raises like it, and changes nothing."""
        if name in self._erased:
            raise Erased("Diese Nachrichten wurden zurückgeholt und gelöscht.")
        return what_is_new(name, self._logs.get(name, ()), first, entries)

    def push(self, name: LogName, first: int, entries: Sequence[Entry]) -> Head:
        """Add what is new; what stands there already must be the same. Raises Gap, Fork, Erased, ExchangeError."""
        new = self.missing(name, first, entries)
        if new:
            self._keeper.append(name, new)
            self._logs.setdefault(name, []).extend(new)
        return self.head(name)

    def write(self, name: LogName, bodies: Sequence[bytes]) -> Head:
        """Go on with a log of one's own."""
        return self.push(name, self.head(name).seq + 1, continued(name, self.head(name), bodies))

    def begin(self, name: LogName, bodies: Sequence[bytes]) -> None:
        """Write a log of one's own that nobody has yet: all of it or nothing."""
        entries = continued(name, EMPTY, bodies)
        self._keeper.rewrite(name, entries)
        self._logs[name] = entries

    def let_go(self, name: LogName, past: Callable[[bytes], bool]) -> None:
        """Keep of some messages nothing but place and hash."""
        kept = self.entries(name)
        left = [replace(entry, body=b"") if past(entry.body) else entry for entry in kept]
        if left != list(kept):
            self._keeper.thin(name, left)
            self._logs[name] = left

    def cut(self, name: LogName, length: int) -> tuple[Entry, ...]:
        """Keep the first entries of a log; gives those that went."""
        kept, gone = self.entries(name, 0, length), self.entries(name, length)
        if gone:
            self._keeper.rewrite(name, kept)
            self._logs[name] = list(kept)
        return gone

    def erase(self, name: LogName, length: int = 0) -> None:
        """Delete a log for good: nothing of it is taken again. `length`: how long it is said to have been."""
        if name not in self._erased:
            stone = Tombstone(name, max(length, self.head(name).seq))
            self._keeper.erase(stone)
            self._logs.pop(name, None)
            self._erased[name] = stone

    def forget(self, name: LogName) -> None:
        """Delete a log as if it had never come."""
        self._keeper.forget(name)
        self._logs.pop(name, None)
        self._erased.pop(name, None)
