"""Backups: checked copies in a folder beside the database, one a day, five of them kept."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final

from wissen.errors import StoreError
from wissen.progress import check, database, files
from wissen.progress.events import Head, sha_at

FOLDER: Final = "sicherungen"
_KEPT: Final = 5
_KEPT_DAYS: Final = 3  # of the five; the others are the last ones of earlier weeks
_NAME = re.compile(r"lernstand-(\d{4}-\d{2}-\d{2})\.db")
_UNFINISHED: Final = "unfertig.db"


def make(connection: sqlite3.Connection, folder: Path, *, day: date) -> Path:
    """Write the backup of a day in place of an earlier one of that day, and thin out the old ones.

    Raises StoreDamaged when the copy does not pass the full check: then the source is damaged, and the earlier
    backups stay as they are.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / _UNFINISHED
    target = folder / f"lernstand-{day.isoformat()}.db"
    try:
        copy.unlink(missing_ok=True)
        files.create_private(copy)
        connection.execute("VACUUM INTO ?", (str(copy),))
        if not is_sound(copy):
            raise database.damaged(copy)
        files.replace_durably(copy, target)
    finally:
        copy.unlink(missing_ok=True)
    by_day = _by_day(folder)
    remove(by_day[day] for day in by_day.keys() - kept(by_day))
    return target


def newest_first(folder: Path) -> list[Path]:
    """Return the backups in a folder."""
    by_day = _by_day(folder)
    return [by_day[day] for day in sorted(by_day, reverse=True)]


def holds(backup: Path, head: Head) -> bool:
    """Whether a backup reaches to the end of the log."""
    try:
        with database.translated(backup), database.reading(backup) as connection:
            return sha_at(connection, head.log, head.seq) == head.sha
    except StoreError:
        return False


def day_of(backup: Path) -> date:
    """Return the day of which a backup is."""
    match = _NAME.fullmatch(backup.name)
    if match is None:
        raise ValueError(backup.name)
    return date.fromisoformat(match[1])


def kept(days: Iterable[date]) -> set[date]:
    """Choose which backups to keep: the last three days, then the last backup of each earlier week, five in all."""
    newest = sorted(days, reverse=True)
    chosen = newest[:_KEPT_DAYS]
    weeks = {_week(day) for day in chosen}
    for day in newest[_KEPT_DAYS:]:
        if len(chosen) < _KEPT and _week(day) not in weeks:
            chosen.append(day)
            weeks.add(_week(day))
    return set(chosen)


def is_sound(path: Path) -> bool:
    """Whether a closed database is ours and passes the full check."""
    try:
        with database.translated(path), database.reading(path) as connection:
            database.require_ours(connection, path)
            return not check.flaw(connection)
    except StoreError:
        return False


def remove(backups: Iterable[Path]) -> None:
    """Delete backups."""
    for path in backups:
        path.unlink(missing_ok=True)


def _by_day(folder: Path) -> dict[date, Path]:
    if not folder.is_dir():
        return {}
    found: dict[date, Path] = {}
    for path in folder.iterdir():
        if _NAME.fullmatch(path.name):
            with suppress(ValueError):  # a 30 February: none of ours
                found[day_of(path)] = path
    return found


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]
