"""Open a profile: lock it, check it, restore, create or migrate it, and say what a person must know."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wissen.errors import StoreDamaged, StoreForeign
from wissen.progress import backup, check, database, events, headfile, migrations, restore, schema
from wissen.progress.drives import Drive
from wissen.progress.headfile import HeadFile, RememberedHead
from wissen.progress.lock import ProfileLock
from wissen.progress.notices import Notice, Restored, Shortened
from wissen.progress.restore import Replacement


@dataclass(frozen=True, slots=True)
class Profile:
    """The files of a profile, all in one folder, and the drive it lies on."""

    path: Path
    drive: Drive

    @property
    def backups(self) -> Path:
        return self.path.with_name(backup.FOLDER)

    @property
    def head(self) -> Path:
        return self.path.with_name(f"{self.path.name}-head")

    @property
    def lock(self) -> Path:
        return self.path.with_name(f"{self.path.name}-lock")


@dataclass(frozen=True, slots=True)
class Ready:
    """An open database with its head file; `lock` is None where SQLite's own lock is enough from here on."""

    connection: sqlite3.Connection
    head: HeadFile
    lock: ProfileLock | None
    notice: Notice | None


def open_profile(profile: Profile, *, today: date, new_id: Callable[[], str], machine: str, begin_anew: bool) -> Ready:
    """Open a profile for this process alone. Raises StoreError."""
    profile.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    on_network = profile.drive is Drive.NETWORK
    lock = ProfileLock(profile.lock, machine=machine if on_network else "")
    try:
        connection, head, notice = _open_locked(profile, today=today, new_id=new_id, begin_anew=begin_anew)
    except BaseException:
        lock.release()
        raise
    if on_network:
        return Ready(connection, head, lock, notice)
    lock.release()
    return Ready(connection, head, None, notice)


def _open_locked(
    profile: Profile, *, today: date, new_id: Callable[[], str], begin_anew: bool
) -> tuple[sqlite3.Connection, HeadFile, Notice | None]:
    remembered = headfile.read(profile.head)
    connection, replacement = _sound_or_replaced(profile, remembered, today=today, begin_anew=begin_anew)
    try:
        if database.is_empty(connection):
            notice = _begin(connection, remembered, replacement, profile=profile, log=new_id())
        else:
            notice = _go_on(connection, remembered, replacement, profile=profile, today=today, new_id=new_id)
        database.start_writing(connection, drive=profile.drive)
        head = HeadFile(profile.head)
        head.write(events.head(connection))
    except BaseException:
        connection.close()
        raise
    return connection, head, notice


def _sound_or_replaced(
    profile: Profile, remembered: RememberedHead | None, *, today: date, begin_anew: bool
) -> tuple[sqlite3.Connection, Replacement | None]:
    """Return a database that passed its check, a restored backup, or an empty file."""
    if profile.path.exists():
        try:
            return _checked(profile, remembered), None
        except (StoreDamaged, StoreForeign) as error:
            replacement = restore.restore(profile.path, profile.backups, today=today)
            if replacement is None and isinstance(error, StoreForeign):
                raise
            if replacement is None and not begin_anew:
                raise _no_way_back(profile.path) from error
    else:
        replacement = restore.restore(profile.path, profile.backups, today=today)
    replacement = replacement or restore.empty(profile.path, today=today)
    return database.connect(profile.path, drive=profile.drive), replacement


def _no_way_back(path: Path) -> StoreDamaged:
    return StoreDamaged(
        f"Ihr Lernstand „{path}“ ist beschädigt, und es gibt keine brauchbare Sicherung.",
        "Sie können die Datei beiseitelegen und mit einem leeren Lernstand beginnen.",
    )


def _checked(profile: Profile, remembered: RememberedHead | None) -> sqlite3.Connection:
    """Open the database if it is sound: a glance when the head file knows its end, else the full check.

    Raises StoreDamaged, StoreForeign or StoreNewer.
    """
    with database.translated(profile.path):
        connection = database.connect(profile.path, drive=profile.drive)
        try:
            sound = _is_sound(profile, connection, remembered)
        except BaseException:
            connection.close()
            raise
        if not sound:
            connection.close()
            raise database.damaged(profile.path)
    return connection


def _is_sound(profile: Profile, connection: sqlite3.Connection, remembered: RememberedHead | None) -> bool:
    if database.is_empty(connection):
        # Sound only if it never held anything: then its creation was cut short.
        return not profile.backups.exists() and (remembered is None or remembered.total == 0)
    database.require_ours(connection, profile.path)
    if not check.flaw_at_the_end(connection) and _goes_on_from(connection, remembered):
        return True
    return not check.flaw(connection)


def _goes_on_from(connection: sqlite3.Connection, remembered: RememberedHead | None) -> bool:
    return (
        remembered is not None
        and not remembered.is_distrusted
        and remembered.log == events.head(connection).log
        and headfile.missing_events(connection, remembered) == 0
    )


def _begin(
    connection: sqlite3.Connection,
    remembered: RememberedHead | None,
    replacement: Replacement | None,
    *,
    profile: Profile,
    log: str,
) -> Notice | None:
    """Create the tables, and tell it if there are traces of an earlier history."""
    with database.transaction(connection):
        schema.create(connection)
        events.start_log(connection, log)
    aside = "" if replacement is None else replacement.set_aside
    missing = None if remembered is None else remembered.total
    if not aside and not missing and not backup.newest_first(profile.backups):
        return None
    return Restored(backup_day=None, last_day=None, events=0, missing=missing, set_aside=aside)


def _go_on(
    connection: sqlite3.Connection,
    remembered: RememberedHead | None,
    replacement: Replacement | None,
    *,
    profile: Profile,
    today: date,
    new_id: Callable[[], str],
) -> Notice | None:
    """Migrate, and begin a new log unless this is surely the file that we closed."""
    last = events.head(connection)
    migrations.migrate(connection, lambda: backup.make(connection, profile.backups, day=last.day_for(today)))
    if replacement is None and _goes_on_from(connection, remembered):
        return None
    missing = None if remembered is None else headfile.missing_events(connection, remembered)
    with database.transaction(connection):
        events.start_log(connection, new_id())
    if replacement is not None:
        return Restored(replacement.backup_day, last.day, last.total, missing, replacement.set_aside)
    return None if remembered is None or missing == 0 else Shortened(last.day, missing)
