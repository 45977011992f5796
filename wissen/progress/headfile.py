"""A small file beside the database that knows how far the history had come.

The chain shows that nothing is missing in the middle, but not that its end is missing: a write-ahead log that was cut
off, or an older copy put in place of the file, is a perfectly good shorter history. So the end of the log is written
down outside, after every commit and without waiting for the disk: it is never ahead of what was acknowledged, and may
be behind.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wissen.progress.chain import START
from wissen.progress.events import Head, head, sha_at

_LINE = re.compile(
    rb"(?P<log>[0-9a-z-]+) (?P<seq>[0-9]{12}) (?P<total>[0-9]{12}) (?P<sha>[0-9a-f]{64}) (?P<check>[0-9a-f]{8})\n"
)


@dataclass(frozen=True, slots=True)
class RememberedHead:
    """The end of the log as the head file knows it."""

    log: str
    seq: int
    total: int
    sha: bytes

    @property
    def is_distrusted(self) -> bool:
        """Whether damage was seen in the database: the numbers still hold."""
        return self.seq > 0 and self.sha == START


class HeadFile:
    """The head file of an open database."""

    def __init__(self, path: Path) -> None:
        self._trusted = True
        path.touch(mode=0o600)
        # Unbuffered and in place: after a kill there is the old line or the new one.
        self._file = path.open("r+b", buffering=0)

    def write(self, head: Head) -> None:
        """Remember the end of the log."""
        sha = head.sha if self._trusted else START
        text = f"{head.log} {head.seq:012d} {head.total:012d} {sha.hex()}".encode()
        # The event is committed, and a head file that is behind does no harm: a failure here is no failure to save.
        with suppress(OSError):
            self._file.seek(0)
            self._file.write(text + b" %08x\n" % zlib.crc32(text))
            self._file.truncate()

    def distrust(self, head: Head) -> None:
        """Make the next start look at everything, whatever is still recorded until then."""
        self._trusted = False
        self.write(head)

    def forget(self) -> None:
        """Remember nothing: the next start looks at everything, and misses nothing."""
        with suppress(OSError):
            self._file.truncate(0)

    def close(self) -> None:
        self._file.close()


def read(path: Path) -> RememberedHead | None:
    """Return what the file remembers; None when it does not exist or does not hold together."""
    if not path.exists():
        return None
    line = path.read_bytes()
    match = _LINE.fullmatch(line)
    if match is None or int(match["check"], 16) != zlib.crc32(line[: match.start("check") - 1]):
        return None
    sha = bytes.fromhex(match["sha"].decode())
    return RememberedHead(match["log"].decode(), int(match["seq"]), int(match["total"]), sha)


def missing_events(connection: sqlite3.Connection, remembered: RememberedHead) -> int | None:
    """Return how many events the database lacks of those that were recorded; None when that cannot be known.

    It cannot be known when the file is a copy that went its own way.
    """
    missing = remembered.total - head(connection).total
    if remembered.is_distrusted:
        return max(0, missing)
    if sha_at(connection, remembered.log, remembered.seq) == remembered.sha:
        return 0
    return missing if missing > 0 else None
