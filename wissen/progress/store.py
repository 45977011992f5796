"""The local store: the one class through which everything about a person is read and recorded.

All calls run on the one database lane, one after the other. Ids, salts, the day and the path come in as arguments.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wissen.errors import StoreDamaged
from wissen.progress import backup, check, database, erasing, events, export, places, shown, summary, texts
from wissen.progress.drives import Drive
from wissen.progress.events import Event, Head, NewEvent, NewSalt
from wissen.progress.export import Kept
from wissen.progress.notices import Notice
from wissen.progress.opening import Profile, Ready, open_profile
from wissen.progress.places import LastPlace
from wissen.progress.summary import Summary

_BY_VERB = """
    SELECT verb, count(*) FROM event JOIN payload USING (log, seq)
    WHERE body IS NOT NULL GROUP BY verb
"""


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, and what the person must be told about it first."""

    store: Store
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a store holds: sizes in bytes, backups with their days, the newest first.

    `events` counts by verb those whose payload was not erased, `shown` the texts of the content that were kept.
    """

    path: Path
    size: int
    backups: tuple[tuple[date, int], ...]
    events: Mapping[str, int]
    texts: int
    shown: int
    places: int


def open_store(
    path: Path,
    *,
    today: date,
    new_id: Callable[[], str],
    new_salt: NewSalt,
    machine: str = "",
    drive: Drive = Drive.LOCAL,
    begin_anew: bool = False,
) -> Opened:
    """Open the database of a profile, or create it.

    `new_id` returns a random id of lower-case letters and digits, `new_salt` 16 random bytes; `machine` names this
    computer for others on a network drive. Reads the end of the history only; `Store.verify_all` looks at the rest.
    `begin_anew` is what a person may choose after StoreDamaged: the file is set aside and the history begins empty.
    Raises StoreInUse, StoreNewer, StoreForeign, StoreDamaged (and no backup is sound), StoreReadOnly, StoreFull.
    """
    profile = Profile(path, drive)
    with database.translated(path):
        ready = open_profile(profile, today=today, new_id=new_id, machine=machine, begin_anew=begin_anew)
    return Opened(Store(profile, ready, new_id=new_id, new_salt=new_salt), ready.notice)


class Store:
    """An open profile. Every method may raise StoreError; what a method recorded is on disk when it returns."""

    def __init__(self, profile: Profile, ready: Ready, *, new_id: Callable[[], str], new_salt: NewSalt) -> None:
        self._profile = profile
        self._connection = ready.connection
        self._head_file = ready.head
        self._lock = ready.lock
        self._new_id = new_id
        self._new_salt = new_salt
        self._head = events.head(ready.connection)
        self._texts_changed = False

    @property
    def path(self) -> Path:
        return self._profile.path

    @property
    def head(self) -> Head:
        """The end of the current log."""
        return self._head

    def clock_set_back(self, today: date) -> bool:
        """Whether the clock shows an earlier day than the last event; events then keep that later day."""
        return self._head.day is not None and today < self._head.day

    def append(self, *new: NewEvent, today: date) -> tuple[Event, ...]:
        """Record events, all or none."""
        with self._guarded():
            recorded = events.append(self._connection, new, today=today, new_salt=self._new_salt)
            self._remember_head()
        return recorded

    def events(self) -> tuple[Event, ...]:
        """Return the whole history in its order."""
        with self._guarded():
            return events.read(self._connection)

    def shown(self, revision: str) -> str | None:
        """Return what the person saw under a Fassung; None if it was never completed or answered."""
        with self._guarded():
            return shown.read(self._connection, revision)

    def text(self, text_id: str) -> str | None:
        """Return a text in the person's own words; None if there is none or it was erased."""
        with self._guarded():
            return texts.read(self._connection, text_id)

    def write_texts(self, by_id: Mapping[str, str]) -> None:
        """Write or replace texts that no new event refers to."""
        with self._guarded(), database.transaction(self._connection):
            texts.write(self._connection, by_id)
            self._texts_changed = True

    def places(self) -> tuple[LastPlace, ...]:
        """Return where the person stopped, object by object, the most recent first."""
        with self._guarded():
            return places.recent(self._connection)

    def remember_place(self, place: LastPlace) -> None:
        """Remember where the person stopped."""
        with self._guarded():
            places.remember(self._connection, place)

    def summary(self, key: str) -> Summary | None:
        """Return what was derived last under a key."""
        with self._guarded():
            return summary.read(self._connection, key, head=self._head)

    def write_summary(self, key: str, body: Mapping[str, Any]) -> None:
        """Keep what was derived from all events so far."""
        with self._guarded():
            summary.write(self._connection, key, body, head=self._head)

    def holdings(self) -> Holdings:
        """Return how much there is."""
        with self._guarded():
            copies = backup.newest_first(self._profile.backups)
            return Holdings(
                self.path,
                self.path.stat().st_size,
                tuple((backup.day_of(copy), copy.stat().st_size) for copy in copies),
                dict(self._connection.execute(_BY_VERB)),
                *(database.rows(self._connection, table) for table in ("text", "shown", "place")),
            )

    def kept(self) -> Kept:
        """Return everything that is kept about the person."""
        with self._guarded():
            return export.collect(self._connection)

    def take_in(self, kept: Kept, *, today: date) -> None:
        """Take over the history of the same person from another computer, and go on in a new log.

        Raises DataFileError, and nothing is changed, when there is a history here already.
        """
        with self._guarded():
            export.take_in(self._connection, kept, log=self._new_id())
            self._remember_head()
        self.backup(today)

    def verify_all(self) -> None:
        """Look at everything; the start looked at the end only.

        Raises StoreDamaged: then close and open again at once, which restores the newest sound backup.
        """
        with self._guarded():
            if check.flaw(self._connection):
                raise database.damaged(self.path)

    def backup_due(self, today: date) -> bool:
        """Whether the newest backup lacks anything, or still holds something that was erased."""
        with self._guarded():
            newest = next(iter(backup.newest_first(self._profile.backups)), None)
            return (
                newest is None
                or backup.day_of(newest) < self._head.day_for(today)
                or not backup.holds(newest, self._head)
                or self._texts_changed
                or erasing.is_unfinished(self._connection)
            )

    def backup(self, today: date) -> None:
        """Write and check the backup of the day, and finish erasing where it was cut short."""
        with self._guarded():
            day = self._head.day_for(today)
            if erasing.is_unfinished(self._connection):
                erasing.scrub(self._connection, self.path, self._profile.backups, day=day)
            else:
                backup.make(self._connection, self._profile.backups, day=day)
            self._texts_changed = False

    def finish_erasing(self, today: date) -> None:
        """Remove what an erasing that was cut short left in backups: no restore may bring it back."""
        with self._guarded():
            unfinished = erasing.is_unfinished(self._connection)
        if unfinished:
            self.backup(today)

    def erase(self, recorded: Collection[Event], *, today: date) -> tuple[Event, ...]:
        """Erase the payloads of events, and the texts they refer to, from the database and from all backups."""
        with self._guarded():
            erased = erasing.erase_payloads(self._connection, recorded, today=today, new_salt=self._new_salt)
            self._remember_head()
        self.backup(today)
        return erased

    def erase_texts(self, text_ids: Iterable[str], *, today: date) -> None:
        """Erase texts of the person's own from the database and from all backups."""
        with self._guarded():
            erasing.erase_texts(self._connection, text_ids)
        self.backup(today)

    def erase_everything(self, *, today: date) -> None:
        """Erase all that is known about the person, backups and damaged copies too; an empty history remains."""
        # First, or a kill right after would be taken for a loss.
        self._head_file.forget()
        with self._guarded():
            erasing.erase_everything(self._connection, log=self._new_id())
            self._remember_head()
        self.backup(today)

    def close(self) -> None:
        """Bring everything into the one file and give the profile free."""
        database.close(self._connection)
        self._head_file.close()
        if self._lock is not None:
            self._lock.release()

    def _remember_head(self) -> None:
        self._head = events.head(self._connection)
        self._head_file.write(self._head)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            with database.translated(self.path):
                yield
        except StoreDamaged:
            self._head_file.distrust(self._head)
            raise
        except zlib.error as error:
            self._head_file.distrust(self._head)
            raise database.damaged(self.path) from error
