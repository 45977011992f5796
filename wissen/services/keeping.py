"""The store of one run: opened with all that is to be known first, verified, closed. Runs on the database lane."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wissen.errors import StoreError
from wissen.learning.history import History
from wissen.progress.drives import Drive
from wissen.progress.export import Kept
from wissen.progress.store import Holdings, Store, open_store
from wissen.services import today as heute
from wissen.services.journal import Journal, LastPlace
from wissen.services.today import Today

__all__ = ["DATABASE", "Begun", "Holdings", "Keeping", "Kept"]

DATABASE = "wissen.db"
"""Name of the file in the data folder of a profile."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an opened store holds; `notice` is what the person must be told of it, `clock_is_late` that the clock is."""

    known: History
    places: tuple[LastPlace, ...]
    kept: Today | None
    notice: str = ""
    clock_is_late: bool = False


class Keeping:
    """Holds the store between the first and the last call; `today` is asked anew each time."""

    def __init__(
        self,
        path: Path,
        journal: Journal,
        *,
        today: Callable[[], date],
        new_id: Callable[[], str],
        new_salt: Callable[[], bytes],
        machine: str,
        drive: Drive,
    ) -> None:
        self._path = path
        self._journal = journal
        self._today = today
        self._new_id = new_id
        self._new_salt = new_salt
        self._machine = machine
        self._drive = drive
        self._store: Store | None = None

    def begin(self) -> Begun:
        """Open the store and read it. Raises StoreError."""
        return self._begin(anew=False)

    def begin_anew(self) -> Begun:
        """Set a damaged file aside and begin with an empty history. Raises StoreError."""
        return self._begin(anew=True)

    def begin_from_backup(self) -> Begun:
        """Close a store that was found damaged and open again: the newest sound backup is in its place then."""
        self._close()
        return self.begin()

    def verify(self) -> None:
        """Look at the whole history. Raises StoreDamaged."""
        if self._store is not None:
            self._store.verify_all()

    def kept(self) -> Kept:
        """Everything that is kept about the person. Raises StoreError."""
        return self._opened.kept()

    def holdings(self) -> Holdings:
        """How much there is, and where it lies. Raises StoreError."""
        return self._opened.holdings()

    def erase(self, references: Collection[str]) -> Begun:
        """Erase what these events record, from the backups too; what is left. Raises StoreError."""
        self._journal.erase(references, today=self._today())
        return self._read()

    def erase_everything(self) -> Begun:
        """Erase all of it; an empty history is left. Raises StoreError."""
        self._opened.erase_everything(today=self._today())
        return self._read()

    def take_in(self, kept: Kept) -> Begun:
        """Take over the history of the same person from elsewhere. Raises DataFileError or StoreError."""
        self._opened.take_in(kept, today=self._today())
        return self._read()

    def end(self, shown: Today | None) -> None:
        """Keep what Heute shows, back up what is new, and give the profile free. Raises StoreError."""
        if self._store is None:
            return
        try:
            if shown is not None:
                heute.keep(self._store, shown)
            if self._store.backup_due(self._today()):
                self._store.backup(self._today())
        finally:
            self._close()

    def _begin(self, *, anew: bool) -> Begun:
        day = self._today()
        opened = open_store(
            self._path,
            today=day,
            new_id=self._new_id,
            new_salt=self._new_salt,
            machine=self._machine,
            drive=self._drive,
            begin_anew=anew,
        )
        self._store = opened.store
        try:
            with suppress(StoreError):  # on a full disk, say: the end tries again
                opened.store.finish_erasing(day)
            known, places = self._journal.begin(opened.store)
            kept = heute.kept(opened.store)
        except BaseException:
            self._close()
            raise
        notice = opened.notice.text if opened.notice else ""
        return Begun(known, places, kept, notice, opened.store.clock_set_back(day))

    def _read(self) -> Begun:
        return Begun(*self._journal.begin(self._opened), heute.kept(self._opened))

    @property
    def _opened(self) -> Store:
        if self._store is None:
            raise AssertionError("the store is opened before anything is asked of it")
        return self._store

    def _close(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.close()
