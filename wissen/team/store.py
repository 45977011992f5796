"""The logs of a profile on disk: one file each, an entry a line, and a file with its length where one was deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError
from wissen.team import private_file
from wissen.team.book import Book
from wissen.team.log import EMPTY, Entry, Head, LogName, Tombstone, link, log_name

LOG: Final = ".log"
ERASED: Final = ".geloescht"
_SET_ASIDE: Final = ".defekt"
_LAPSED: Final = re.compile(rb"[0-9]+ ([0-9a-f]{64}) ")


class LogFolder:
    """Fulfils `Keeper`: each change is on the disk before it counts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def append(self, name: LogName, entries: Sequence[Entry]) -> None:
        private_file.append(self._file(name), b"".join(map(_line, entries)))

    def rewrite(self, name: LogName, entries: Sequence[Entry]) -> None:
        private_file.write(self._file(name), b"".join(map(_line, entries)))

    def thin(self, name: LogName, entries: Sequence[Entry]) -> None:
        self.rewrite(name, entries)
        self._remove(f"{LOG}{_SET_ASIDE}", name)

    def erase(self, stone: Tombstone) -> None:
        private_file.write(self._folder / f"{stone.name}{ERASED}", str(stone.length).encode())
        self._remove_log(stone.name)

    def forget(self, name: LogName) -> None:
        self._remove_log(name)
        self._remove(ERASED, name)

    def read(self) -> tuple[Book, tuple[LogName, ...]]:
        """The logs as they were left, and those in which something was damaged.

        A line that was cut off while it was written is taken away: it was never acknowledged. Raises ExchangeError.
        """
        logs: dict[LogName, list[Entry]] = {}
        damaged: list[LogName] = []
        with _readable(self._folder):
            erased = {name: Tombstone(name, _length(file.read_bytes())) for name, file in self._files(ERASED)}
            for name in erased:  # in case the deletion was cut short
                self._remove_log(name)
            for name, file in self._files(LOG):
                data = file.read_bytes()
                entries, length = _read(name, data)
                if length < len(data):
                    if b"\n" in data[length:]:
                        damaged.append(name)
                        private_file.write(file.with_name(f"{file.name}{_SET_ASIDE}"), data)
                    private_file.write(file, data[:length])
                if entries:
                    logs[name] = entries
        return Book(self, logs, erased.values()), tuple(damaged)

    def _files(self, ending: str) -> Iterator[tuple[LogName, Path]]:
        for file in sorted(self._folder.glob(f"*{ending}")):
            with suppress(ValueError):
                yield log_name(file.name.removesuffix(ending)), file

    def _file(self, name: LogName) -> Path:
        return self._folder / f"{name}{LOG}"

    def _remove_log(self, name: LogName) -> None:
        """Also what was set aside of it, and what was left half written."""
        for ending in (LOG, f"{LOG}{_SET_ASIDE}", f"{LOG}{private_file.FRESH}"):
            self._remove(ending, name)

    def _remove(self, ending: str, name: LogName) -> None:
        file = self._folder / f"{name}{ending}"
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise private_file.not_written(file, error) from error


@contextmanager
def _readable(folder: Path) -> Iterator[None]:
    """Say in German that a folder cannot be read."""
    try:
        yield
    except OSError as error:
        raise ExchangeError(
            f"Der Ordner „{folder}“ mit dem Austausch ist nicht lesbar.",
            "Prüfen Sie, ob Sie ihn öffnen dürfen. Wissen tauscht so lange nichts aus.",
        ) from error


def _length(data: bytes) -> int:
    return int(data) if data.isdigit() and len(data) < 6 else 0


def _line(entry: Entry) -> bytes:
    return b"%d %s %s\n" % (entry.seq, entry.sha.hex().encode(), entry.body)


def _read(name: LogName, data: bytes) -> tuple[list[Entry], int]:
    """The entries from the first on whose chain holds, and how many bytes they take."""
    found: list[Entry] = []
    head: Head = EMPTY
    length = 0
    for line in data.split(b"\n")[:-1]:
        body = line.split(b" ", 2)[-1]
        sha = link(head.sha, name, head.seq + 1, body) if body else _told_hash(line)
        entry = Entry(head.seq + 1, body, sha)
        if not sha or line + b"\n" != _line(entry):
            break
        found.append(entry)
        head = Head(entry.seq, sha)
        length += len(line) + 1
    return found, length


def _told_hash(line: bytes) -> bytes:
    """The hash of an entry that was let go: nothing is left that it could be made of."""
    found = _LAPSED.fullmatch(line)
    return bytes.fromhex(found[1].decode()) if found else b""
