"""Packs that the office lays ready in a folder: the newest that may be installed without asking whose it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from os import SEEK_END
from pathlib import Path
from typing import Final

from wissen.content.model import Pack
from wissen.content.pack import LARGEST_SEAL, Sealed, claimed, unseal
from wissen.content.pack_manifest import edition_key, is_newer
from wissen.content.pack_names import PACK_ENDING
from wissen.errors import WissenError
from wissen.services.foreign import ALONE, ImportWatch
from wissen.services.pack_candidate import Candidate, read_file
from wissen.services.packs import Packs

MOST_OFFERED: Final = 50
"""Files of the folder that are read whole; of more, the newest of each pack by what their ends say."""


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
    _claims: dict[_State, tuple[str, str] | None] = field(default_factory=dict)
    _last: tuple[_State, Candidate] | None = None

    def newest(self, packs: Packs, read: Pack | None = None, *, watch: ImportWatch = ALONE) -> Candidate | None:
        """The newest edition that may be installed without asking whose it is; None for none.

        `read` is what the person reads now: of the same pack it has to be newer than that. What they went back from is
        not offered again, a pack nobody installed only as the first one, and what cannot be read or trusted not at all.
        """
        best: tuple[_State, Sealed] | None = None
        states = self._most_promising(tuple(_states(self.folder)))
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

    def _most_promising(self, states: tuple[_State, ...]) -> tuple[_State, ...]:
        """As many as are looked at: of each pack first the newest edition, then the one before, and so on."""
        if len(states) <= MOST_OFFERED:
            return states
        self._claims = {state: self._claims.get(state) or _claim(state.file) for state in states}
        by_pack: dict[str, list[tuple[tuple[int, ...], _State]]] = {}
        for state, claim in self._claims.items():
            pack, edition = claim or ("", "")
            by_pack.setdefault(pack, []).append((edition_key(edition) or (), state))
        ranked = [
            (rank, state)
            for pack in by_pack.values()
            for rank, (_, state) in enumerate(sorted(pack, key=lambda one: one[0], reverse=True))
        ]
        return tuple(state for _, state in sorted(ranked, key=lambda one: one[0])[:MOST_OFFERED])

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


def _claim(file: Path) -> tuple[str, str] | None:
    with suppress(OSError), file.open("rb") as opened:
        opened.seek(-min(LARGEST_SEAL, file.stat().st_size), SEEK_END)
        return claimed(opened.read(LARGEST_SEAL))
    return None


def _states(folder: Path) -> Iterator[_State]:
    """Pack files of a folder, by name; none where the folder cannot be reached."""
    try:
        found = sorted(file for file in folder.iterdir() if file.name.lower().endswith(PACK_ENDING))
    except OSError:
        return
    for file in found:
        with suppress(OSError):
            stat = file.stat()
            yield _State(file, stat.st_mtime_ns, stat.st_size)
