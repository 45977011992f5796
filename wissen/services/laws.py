"""Laws that were taken in: which there are, what a citation leads to, and what of them can be found."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from wissen.content.blocks import plain_text
from wissen.content.statute import Norm, Statute
from wissen.errors import NotFound
from wissen.law.citation import Citation, find, parse_sources
from wissen.law.citation import title as shipped_title
from wissen.law.laws import titles
from wissen.law.overlap import overlap
from wissen.search.model import Document, Found
from wissen.services.law_store import PATTERN, read_statute

_Stamp = tuple[int, int]
"""Bytes and time of change of a file: another one is read anew."""


@dataclass(frozen=True, slots=True)
class LawPlace:
    """What an address of the law means: a norm, or with an empty `citation.norm` the whole law.

    `statute` is None while the law was not taken in, `norm` also when the law as taken in does not have it. `before`
    and `after` are the addresses of the neighbours.
    """

    citation: Citation
    title: str = ""
    statute: Statute | None = None
    norm: Norm | None = None
    before: str = ""
    after: str = ""


class Laws:
    """The laws of a folder, read when they are needed and again when their file has changed; on any thread."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder` need not be there before something is taken in; without one there are no laws."""
        self.folder = folder
        self._lock = threading.Lock()
        self._read: dict[Path, tuple[_Stamp, Statute | None]] = {}

    def statutes(self) -> tuple[Statute, ...]:
        """The laws in the order of their abbreviations."""
        return tuple(sorted((one for one in self._all().values() if one), key=lambda one: one.law.casefold()))

    def damaged(self) -> tuple[Path, ...]:
        """Files that are there and cannot be read; taking the law in again mends them."""
        return tuple(path for path, statute in self._all().items() if statute is None)

    def stamp(self) -> str:
        """Changes with every law that is taken in, taken in anew or deleted."""
        digest = sha256()
        for path, stamp in sorted(self._stamps().items()):
            digest.update(f"{path.name}\t{stamp}\n".encode())
        return digest.hexdigest()

    def place(self, ref: str) -> LawPlace:
        """Where an address leads: "§ 18g AufenthG", "Anlage 1 EinbTestV", "AufenthG"; raises NotFound for no law."""
        statutes = {statute.law: statute for statute in self.statutes()}
        citation = _own(ref, statutes) or next((one for one in parse_sources(ref) if one.law), None)
        if citation is None:
            raise NotFound(f"„{ref}“ nennt keine Stelle eines Gesetzes.", "Suchen Sie nach dem § oder dem Gesetz.")
        statute = statutes.get(citation.law)
        citation = Citation(citation.law, citation.norm)
        if not citation.norm:
            return LawPlace(citation, statute=statute)
        norms = tuple(statute.norms) if statute else _shipped(citation.law)
        at = _number_of(citation, norms)
        if at is None:
            return LawPlace(citation, shipped_title(citation) or "", statute)
        before = f"{norms[at - 1].label} {citation.law}" if at else ""
        after = f"{norms[at + 1].label} {citation.law}" if at + 1 < len(norms) else ""
        return LawPlace(citation, norms[at].title, statute, norms[at] if statute else None, before, after)

    def documents(self) -> Iterator[Document]:
        """Every norm as what can be found."""
        for statute in self.statutes():
            for norm in statute.norms:
                above = "; ".join(division.heading for division in statute.above(norm))
                keys = "; ".join(part for part in (address(statute, norm), statute.name, above) if part)
                title = f"{norm.heading} ({statute.law})"
                body = _with_law(plain_text(norm.blocks), statute.law)
                yield Document(address(statute, norm), Found.NORM, title, keys=keys, body=body)

    def text(self, ref: str) -> str:
        """The text of a norm in one line; "" when there is none."""
        try:
            norm = self.place(ref).norm
        except NotFound:
            return ""
        return " ".join(plain_text(norm.blocks).split()) if norm else ""

    def _all(self) -> dict[Path, Statute | None]:
        """Every file of the folder with its law, in the order of the names."""
        stamps = self._stamps()
        with self._lock:
            known = {path: kept for path, kept in self._read.items() if path in stamps and kept[0] == stamps[path]}
            for path in sorted(stamps.keys() - known.keys()):
                try:
                    known[path] = stamps[path], read_statute(path)
                except FileNotFoundError:
                    continue  # deleted since the folder was looked at
                except OSError:
                    known[path] = stamps[path], None
            self._read = known
            return {path: known[path][1] for path in sorted(known)}

    def _stamps(self) -> dict[Path, _Stamp]:
        found: dict[Path, _Stamp] = {}
        try:
            for path in self.folder.glob(PATTERN) if self.folder else ():
                status = path.stat()
                found[path] = status.st_size, status.st_mtime_ns
        except OSError:
            return found  # a file that has just gone, or a folder that may not be read
        return found


def address(statute: Statute, norm: Norm) -> str:
    """How a norm is called everywhere: "§ 18g AufenthG"."""
    return f"{norm.label} {statute.law}"


def _with_law(text: str, law: str) -> str:
    """The text with the law behind each § that stands alone: it is one of the law itself, and of no other."""
    told = text
    for bare, own in zip(reversed(find(text)), reversed(find(text, law)), strict=True):
        if not bare.citations[0].law and own.citations[0].law:
            told = f"{told[: bare.end]} {law}{told[bare.end :]}"
    return told


def _shipped(law: str) -> tuple[Norm, ...]:
    """The norms of which no more is there than their titles."""
    return tuple(Norm(label, title) for (listed, label), title in titles().items() if listed == law)


def _own(ref: str, statutes: dict[str, Statute]) -> Citation | None:
    """What the laws that are there call so: also what is never cited, like an Eingangsformel."""
    for law, statute in statutes.items():
        label = ref.removesuffix(f" {law}")
        if ref == law:
            return Citation(law, "")
        if label != ref and any(norm.label == label for norm in statute.norms):
            return Citation(law, label)
    return None


def _number_of(citation: Citation, norms: tuple[Norm, ...]) -> int | None:
    """The norm itself, else the one that stands for several ("§§ 80 bis 82")."""
    for number, norm in enumerate(norms):
        if norm.label == citation.norm:
            return number
    for number, norm in enumerate(norms):
        if norm.label.startswith("§§"):
            meant = (one for found in find(norm.label, citation.law) for one in found.citations)
            if any(overlap(one, citation) for one in meant):
                return number
    return None
