"""The carrier that is files: what is pushed lies here until a letter takes it along, what came is pulled from here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Final

from wissen.errors import Denied, Erased, ExchangeError, Fork
from wissen.team.book import Book
from wissen.team.envelope import FORMAT, FileKind
from wissen.team.files import CHANNELS_OF, HASH_DIGITS, MOST_LOGS, Held, Letter, SentLog
from wissen.team.hub import HubInfo, LogHead, Peer
from wissen.team.keys import PublicKeys
from wissen.team.log import Entry, Head, LogName, Tombstone
from wissen.team.messages import Channel

TOLD_ERASED: Final = -1
"""What `Marks.left` says of a log whose deletion has left."""
CONFIRMED: Final = -2
"""What it says once the other side has told that it is deleted there too."""
_LAST_SERIES: Final = 900_000
"""Beyond it nobody may say anything of a log: its numbers must not be used up by others."""

_ANSWERED_BY: Final = {
    FileKind.FROM_MENTOR: FileKind.FROM_TRAINEE,
    FileKind.FROM_TRAINEE: FileKind.FROM_MENTOR,
}


@dataclass(slots=True)
class Marks:
    """What the logs themselves do not say; kept with the contacts.

    `left`: how far each own log has left in a letter. `closed`: own logs of which the other side has seen more than
    this profile knows, as after a backup was put back.
    """

    left: dict[LogName, int] = field(default_factory=dict)
    closed: set[LogName] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a letter brought: entries by log, logs of which something was taken back, and logs in two versions.

    What an author has only moved from a deleted log to another is neither: it was here, and still is.
    `mended` are own logs that begin anew, `dropped` those that had been deleted before a backup was put back.
    """

    new: tuple[tuple[LogName, tuple[Entry, ...]], ...] = ()
    erased: tuple[LogName, ...] = ()
    forks: tuple[LogName, ...] = ()
    mended: tuple[LogName, ...] = ()
    dropped: tuple[LogName, ...] = ()


class FileHub:
    """Fulfils `Hub` for one device; `letter` and `take` are what carries."""

    def __init__(
        self, own: Book, foreign: Book, marks: Marks, *, me: PublicKeys, peers: Callable[[], Sequence[Peer]]
    ) -> None:
        self._own = own
        self._foreign = foreign
        self._marks = marks
        self._me = me
        self._peers = peers

    # ------------------------------------------------------------ the hub

    def info(self) -> HubInfo:
        return HubInfo("Dateien", FORMAT, self._me.id)

    def directory(self) -> tuple[Peer, ...]:
        return tuple(self._peers())

    def heads(self) -> tuple[LogHead, ...]:
        there = [LogHead(name, book.head(name)) for book in self._books for name in book.names]
        gone = [LogHead(name, book.head(name), erased=True) for book in self._books for name in book.erased]
        return tuple(sorted((*there, *gone), key=lambda one: one.name))

    def pull(self, log: LogName, after: int, limit: int) -> tuple[Entry, ...]:
        if log.device == self._me.id:
            book = self._own
        elif any(log.device in _ids(peer) for peer in self._peers()):
            book = self._foreign
        else:
            raise _not_ours()
        if book.is_erased(log):
            raise Erased("Diese Nachrichten wurden zurückgeholt und gelöscht.")
        return book.entries(log, after, limit)

    def push(self, log: LogName, first: int, entries: Sequence[Entry]) -> Head:
        if log.device != self._me.id:
            raise _not_ours()
        return self._own.push(log, first, entries)

    def erase(self, addressee: str, channel: Channel | None = None) -> None:
        for name in self._own.names:
            if name.addressee == addressee and channel in (None, name.channel):
                self._own.erase(name)

    # ------------------------------------------------------------ one's own logs

    def open_log(self, addressee: str, channel: Channel) -> LogName:
        """The log for somebody on a channel that goes on: of these keys, not closed, not deleted."""
        last = max(self._ever(addressee, channel), default=LogName(self._me.id, channel, addressee))
        ended = last in self._marks.closed or self._own.is_erased(last)
        return LogName(self._me.id, channel, addressee, last.series + 1) if ended else last

    def _ever(self, addressee: str, channel: Channel) -> list[LogName]:
        """All logs of these keys that there are or were, also those that a backup does not know any more."""
        used = {*self._own.names, *self._own.erased, *self._marks.closed}
        wanted = (self._me.id, addressee, channel)
        return [name for name in used if (name.device, name.addressee, name.channel) == wanted]

    def own_logs(self, addressee: str, channels: frozenset[Channel]) -> tuple[LogName, ...]:
        """What was written for somebody, in the order in which it was."""
        names = (name for name in self._own.names if name.addressee == addressee and name.channel in channels)
        return tuple(sorted(names, key=lambda name: (name.series, name.channel)))

    def erased_logs(self, addressee: str, channels: frozenset[Channel]) -> list[LogName]:
        """What was written for somebody and is deleted."""
        return [name for name in self._own.erased if name.addressee == addressee and name.channel in channels]

    def waiting(self, addressee: str, channels: frozenset[Channel]) -> int:
        """How many messages and deletions have not left in a letter yet."""
        left = self._marks.left
        logs = self.own_logs(addressee, channels)
        gone = self.erased_logs(addressee, channels)
        messages = sum(max(0, self._own.head(name).seq - left.get(name, 0)) for name in logs)
        return messages + sum(left.get(name, 0) > 0 for name in gone)

    def renew(self, addressee: str, channel: Channel, past: Callable[[bytes], bool]) -> None:
        """Delete one's own messages that are past their time; what is not is told once more, in a new log.

        A log is deleted whole. The new one is written first and at once: a crash before the old ones are deleted loses
        nothing, and the next time finds that it is there and doubles nothing.
        """
        logs = self.own_logs(addressee, frozenset({channel}))
        old = list(dropwhile(lambda name: not any(past(entry.body) for entry in self._own.entries(name)), logs))
        if not old:
            return
        rest, onward = self._staying(old[:-1], past), self._own.entries(old[-1])
        written = [entry.body for entry in onward[: len(rest)]] == rest
        if len(old) > 1 and written and not any(past(entry.body) for entry in onward):
            old.pop()
        else:
            rest += self._staying(old[-1:], past)
            if rest:
                used = (name.series for name in self._ever(addressee, channel))
                onto = LogName(self._me.id, channel, addressee, max(used, default=-1) + 1)
                self._own.begin(onto, rest)
                self._marks.left[onto] = self._left_of(old, past)
        for name in old:
            self._own.erase(name)

    def _staying(self, logs: Iterable[LogName], past: Callable[[bytes], bool]) -> list[bytes]:
        return [entry.body for name in logs for entry in self._own.entries(name) if not past(entry.body)]

    def _left_of(self, logs: Iterable[LogName], past: Callable[[bytes], bool]) -> int:
        """How many of what stays have left already."""
        left = self._marks.left
        return sum(
            not past(entry.body) for name in logs for entry in self._own.entries(name, 0, max(0, left.get(name, 0)))
        )

    # ------------------------------------------------------------ letters

    def letter(
        self,
        kind: FileKind,
        peer: Peer,
        *,
        name: str,
        recalled: Sequence[Tombstone] = (),
        asked: Collection[LogName] = (),
    ) -> Letter:
        """Everything for somebody, and how far their logs have come here.

        `recalled` are logs of computers the person had before, which the reader is to delete. `asked` as in `files`:
        where there are more deleted logs than a letter may name, these come first. Raises ExchangeError where more
        were taken back than a letter may name, and none of it was confirmed.
        """
        addressee, channels = peer.devices[0].id, CHANNELS_OF[kind]
        logs = [SentLog(log, self._own.entries(log)) for log in self.own_logs(addressee, channels)]
        gone = self.erased_logs(addressee, channels)
        stones = self._to_tell(peer, (*map(self._own.stone, gone), *recalled))
        back = CHANNELS_OF[_ANSWERED_BY[kind]]
        held = [Held(log, short_hashes(self._foreign.entries(log))) for log in self.logs_of(peer, back)]
        held = [one for one in held if one.name.device == peer.devices[-1].id or self._has_words(one.name)]
        deleted = [log for log in self._foreign.erased if log.device in _ids(peer) and log.channel in back]
        deleted.sort(key=lambda log: (log not in asked, -log.series))
        told = tuple(map(self._foreign.stone, sorted(deleted[:MOST_LOGS])))
        return Letter(kind, self._me, name, tuple(logs), stones, tuple(held), told)

    def _to_tell(self, peer: Peer, stones: Sequence[Tombstone]) -> tuple[Tombstone, ...]:
        """As many deletions as a letter may name: first those of what the other side has and did not confirm.

        What never left is most likely nowhere, and what is confirmed only lacks where a backup was put back there.
        """
        urgent = [stone for stone in stones if self.is_open(stone.name)]
        if len(urgent) > MOST_LOGS:
            raise ExchangeError(
                f"{peer.name} hat mehr als 1.000 zurückgeholte Sendungen noch nicht bestätigt.",
                f"Lassen Sie sich eine Datei von {peer.name} geben, und öffnen Sie sie hier: Danach geht es weiter.",
            )
        left = self._marks.left
        ranked = sorted(
            stones,
            key=lambda one: (not self.is_open(one.name), left.get(one.name, 0) == CONFIRMED, -one.name.series),
        )
        return tuple(sorted(ranked[:MOST_LOGS]))

    def is_open(self, log: LogName) -> bool:
        """Whether the other side has, or may have, something of a deleted log."""
        return self._marks.left.get(log, 0) not in (0, CONFIRMED)

    def _has_words(self, log: LogName) -> bool:
        """Whether not all of it has been let go: of an earlier computer nobody will ask for the hashes any more."""
        return any(entry.body for entry in self._foreign.entries(log))

    def has_left(self, letter: Letter) -> None:
        """The letter has been written to where its reader will find it."""
        for log in letter.logs:
            self._marks.left[log.name] = len(log.entries)
        for stone in letter.erased:
            if self._marks.left.get(stone.name, 0) > 0:
                self._marks.left[stone.name] = TOLD_ERASED

    def logs_of(self, peer: Peer, channels: frozenset[Channel]) -> tuple[LogName, ...]:
        """What came from somebody: first from the device they had first, in the order in which they wrote."""
        order = _ids(peer)
        names = (name for name in self._foreign.names if name.device in order and name.channel in channels)
        return tuple(sorted(names, key=lambda name: (name.channel, order.index(name.device), name.series)))

    def take(self, letter: Letter, peer: Peer) -> Taken:
        """Take in what is new in a letter of somebody. Raises Denied, and ExchangeError where it cannot be kept."""
        known = _ids(peer)
        if letter.sender.id not in known or any(log.name.device not in known for log in letter.logs):
            raise _not_ours()
        new: list[tuple[LogName, tuple[Entry, ...]]] = []
        forks = []
        for log in letter.logs:
            try:
                found = self._foreign.missing(log.name, 1, log.entries)
            except Erased:
                continue  # an older letter that came later
            except Fork:
                forks.append(log.name)  # the answer says what is here, and the author goes on in another log
                continue
            self._foreign.push(log.name, 1, log.entries)
            if found:
                new.append((log.name, tuple(found)))
        theirs = [stone for stone in letter.erased if stone.name.device in known]
        erased = [stone for stone in theirs if not self._foreign.is_erased(stone.name)]
        before = {stone.name: [entry.body for entry in self._foreign.entries(stone.name)] for stone in erased}
        fresh, gone_for_good = _without_told_again(new, before)
        for stone in erased:
            self._foreign.erase(stone.name, stone.length)
        held = [one for one in letter.held if self._is_for(one.name, peer)]
        gone = [stone for stone in letter.gone if self._is_for(stone.name, peer)]
        mended = [one.name for one in held if self._mend(one)]
        self._go_behind(gone)
        dropped = [stone.name for stone in gone if self._erase_again(stone)]
        self._confirm((stone.name for stone in gone), (one.name for one in held))
        return Taken(fresh, gone_for_good, tuple(forks), tuple(mended), tuple(dropped))

    def let_go(self, peer: Peer, channel: Channel, past: Callable[[bytes], bool]) -> None:
        """Delete what came from somebody and is past its time; no letter brings it back."""
        for name in self.logs_of(peer, frozenset({channel})):
            self._foreign.let_go(name, past)

    def forget(self, peer: Peer, channels: frozenset[Channel]) -> None:
        """Delete what came from somebody on some channels, as if it never had."""
        for name in (*self._foreign.names, *self._foreign.erased):
            if name.device in _ids(peer) and name.channel in channels:
                self._foreign.forget(name)

    def _mend(self, held: Held) -> bool:
        """Go on in a new log, if the other side has seen more or something else of this one; whether it had to.

        What the other side does not have goes over to the new log: nothing is lost, and nothing told twice.
        """
        name = held.name
        if self._own.is_erased(name):
            return False
        own = short_hashes(self._own.entries(name))
        same = [mine == theirs for mine, theirs in zip(own, held.hashes, strict=False)]
        keep = same.index(False) if False in same else len(same)
        if keep == len(held.hashes):
            return False
        mended = name not in self._marks.closed or keep < len(own)
        self._marks.closed.add(name)
        self._go_on(name, keep)
        self._own.cut(name, keep)
        return mended

    def _go_behind(self, gone: Iterable[Tombstone]) -> None:
        """Never write into a series that is deleted at the other side, though this profile knows nothing of it."""
        last = {stone.name.channel: stone.name for stone in sorted(gone)}
        for name in last.values():
            if name not in self._own.names and not self._own.is_erased(name):
                self._marks.closed.add(name)

    def _confirm(self, gone: Iterable[LogName], held: Iterable[LogName]) -> None:
        """Remember which deletions have arrived, and that one has not any more: a backup was put back there."""
        left = self._marks.left
        for name in gone:
            if self._own.is_erased(name):
                left[name] = CONFIRMED
        for name in held:
            if left.get(name) == CONFIRMED:
                left[name] = TOLD_ERASED

    def _erase_again(self, stone: Tombstone) -> bool:
        """Delete a log that was deleted already, before a backup was put back; whether it had to.

        What stands behind its last place then was written since, and goes over to the next log.
        """
        name = stone.name
        if name not in self._own.names:
            return False
        self._marks.closed.add(name)
        self._go_on(name, stone.length)
        self._own.erase(name, stone.length)
        self._marks.left[name] = TOLD_ERASED
        return True

    def _go_on(self, name: LogName, keep: int) -> None:
        """Write what stands behind the first entries of a closed log into the next one.

        First there, then not here any more: a crash between must lose nothing, and the next time must not double it.
        """
        again = [entry.body for entry in self._own.entries(name, keep)]
        onward = self.open_log(name.addressee, name.channel)
        written = [entry.body for entry in self._own.entries(onward)]
        if not any(written[place : place + len(again)] == again for place in range(len(written) + 1)):
            self._own.write(onward, again)

    def _is_for(self, name: LogName, peer: Peer) -> bool:
        """Whether it is a log of one's own that was written for somebody: of no other may they say anything."""
        is_own = name.device == self._me.id and name.addressee == peer.devices[0].id
        return is_own and name.series < _LAST_SERIES

    @property
    def _books(self) -> tuple[Book, Book]:
        return self._own, self._foreign


def short_hashes(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The hashes of a log as a letter names them."""
    return tuple(entry.sha.hex()[:HASH_DIGITS] for entry in entries)


def _without_told_again(
    new: Iterable[tuple[LogName, tuple[Entry, ...]]], before: Mapping[LogName, Sequence[bytes]]
) -> tuple[tuple[tuple[LogName, tuple[Entry, ...]], ...], tuple[LogName, ...]]:
    """What is really new, and the deleted logs of which something is told no more; `before` is what was in them."""
    moved = Counter(body for bodies in before.values() for body in bodies if body)
    found = []
    for name, entries in new:
        fresh = []
        for entry in entries:
            if moved[entry.body]:
                moved[entry.body] -= 1
            else:
                fresh.append(entry)
        if fresh:
            found.append((name, tuple(fresh)))
    return tuple(found), tuple(name for name, bodies in before.items() if any(moved[body] for body in bodies))


def _ids(peer: Peer) -> list[str]:
    return [device.id for device in peer.devices]


def _not_ours() -> Denied:
    return Denied(
        "Eine Nachricht gehört nicht hierher.", "Lassen Sie sich eine neue Datei geben. Hier ist nichts verändert."
    )
