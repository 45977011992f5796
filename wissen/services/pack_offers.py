"""Packs that the office lays ready in a folder: the newest that may be installed without asking whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from wissen.content.model import Pack
from wissen.content.pack import Sealed, unseal
from wissen.content.pack_manifest import is_newer
from wissen.errors import WissenError
from wissen.services.foreign import ALONE, ImportWatch
from wissen.services.pack_candidate import ENDING, Candidate, read_file
from wissen.services.packs import Packs

MOST_OFFERED: Final = 50
"""Files of the folder that are looked at."""


@dataclass(frozen=True, slots=True)
class _State:
    """A file as it was when it was looked at; half a file is another one than the whole."""

    file: Path
    changed: int
    size: int


@dataclass(frozen=True, slots=True)
class Strange:
    """A newer edition that is signed with another key than the one that counts: it is not offered, and that is told."""

    file: Path
    edition: str
    fingerprint: str


@dataclass(slots=True)
class Offers:
    """A folder that is looked at again and again, often across a network: a file is read once until it changes.

    `newest` is work of a lane; two of them may ask at once.
    """

    folder: Path
    read: Callable[[Path], bytes] = read_file
    _sealed: dict[_State, Sealed | None] = field(default_factory=dict)
    """Whose each file is, without its bytes; None for one that cannot be read."""
    _last: tuple[_State, Candidate] | None = None

    def newest(self, packs: Packs, read: Pack | None = None, *, watch: ImportWatch = ALONE) -> Candidate | None:
        """The newest edition that may be installed without asking whose it is; None for none.

        `read` is what the person reads now: of the same pack it has to be newer than that. What they went back from is
        not offered again, a pack nobody installed only as the first one, and what cannot be read or trusted not at all.
        """
        best: tuple[_State, Sealed] | None = None
        states = tuple(_states(self.folder))
        self._sealed = known = {state: self._sealed[state] for state in states if state in self._sealed}
        for state in states:
            if watch.stopped():
                return None
            if state not in known:
                known[state] = self._look(state)
            sealed = known[state]
            if sealed is None or not packs.wants(sealed, read):
                continue
            if best is None or is_newer(sealed.edition, best[1].edition):
                best = state, sealed
        return self._candidate(best[0], packs, read, watch) if best is not None else None

    def strange(self, packs: Packs) -> Strange | None:
        """The newest edition with a key that does not count, among the files that `newest` looked at."""
        best: Strange | None = None
        for state, sealed in self._sealed.items():
            if sealed is None or (best is not None and not is_newer(sealed.edition, best.edition)):
                continue
            if packs.refuses(sealed):
                best = Strange(state.file, sealed.edition, sealed.key.fingerprint)
        return best

    def _look(self, state: _State) -> Sealed | None:
        with suppress(WissenError):
            return replace(unseal(self.read(state.file)), archive=b"")
        return None

    def _candidate(self, state: _State, packs: Packs, read: Pack | None, watch: ImportWatch) -> Candidate | None:
        if self._last is not None and self._last[0] == state and packs.still(self._last[1]):
            return self._last[1]
        with suppress(WissenError):
            found = packs.look(state.file, watch=watch)
            if packs.wants(found.sealed, read):  # somebody may have laid another file there meanwhile
                self._last = state, found
                return found
        return None


def _states(folder: Path) -> Iterator[_State]:
    """Pack files of a folder, the last names first; none where the folder cannot be reached."""
    try:
        found = sorted((file for file in folder.iterdir() if file.name.lower().endswith(ENDING)), reverse=True)
    except OSError:
        return
    for file in found[:MOST_OFFERED]:
        with suppress(OSError):
            stat = file.stat()
            yield _State(file, stat.st_mtime_ns, stat.st_size)
