"""Put the newest sound backup in the place of a database that is damaged or gone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from wissen.progress import backup, files

# Also what SQLite keeps beside the file; a left-over one would be read into whatever file comes next.
_COMPANIONS: Final = ("-wal", "-journal", "-shm")
_MARK: Final = ".beschädigt-"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What took the place of a file: the backup of a day, or nothing; and the name of the file that was set aside."""

    backup_day: date | None
    set_aside: str


def restore(path: Path, folder: Path, *, today: date) -> Replacement | None:
    """Replace the database by the newest backup that passes the full check; None, and nothing changed, without one."""
    copy = _unfinished(path)
    for source in backup.newest_first(folder):
        copy.unlink(missing_ok=True)
        files.create_private(copy)
        # The copy is checked, not the backup: it is what we go on with.
        shutil.copyfile(source, copy)
        if backup.is_sound(copy):
            aside = set_aside(path, today=today)
            files.replace_durably(copy, path)
            return Replacement(backup.day_of(source), aside)
    copy.unlink(missing_ok=True)
    return None


def empty(path: Path, *, today: date) -> Replacement:
    """Put an empty file in the place of a database that is gone, or damaged and without a sound backup."""
    aside = set_aside(path, today=today)
    files.create_private(path)
    files.sync_folder(path.parent)
    return Replacement(None, aside)


def set_aside(path: Path, *, today: date) -> str:
    """Move a damaged database out of the way without losing it; return its new name, empty if there was no file.

    The companions go first: cut short in between, the next start finds the damaged file again and not a stale log.
    """
    names = (f"{path.name}{_MARK}{today.isoformat()}-{number}" for number in count(1))
    target = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    for companion in _COMPANIONS:
        source = path.with_name(path.name + companion)
        if source.exists():
            source.replace(target.with_name(target.name + companion))
    if not path.exists():
        return ""
    path.replace(target)
    files.sync_folder(path.parent)
    return target.name


def remove_copies(path: Path) -> None:
    """Delete every damaged file that was set aside and what a restore left behind: they hold what must be erased."""
    for copy in [*path.parent.glob(f"{path.name}{_MARK}*"), _unfinished(path)]:
        copy.unlink(missing_ok=True)


def _unfinished(path: Path) -> Path:
    return path.with_name(f"{path.name}.neu")
