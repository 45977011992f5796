"""Laws that were taken in: which there are, what a citation leads to, and what of them can be found."""

from __future__ import annotations

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
from wissen.services.law_store import PATTERN, file_of, read_statute

_Stamp = tuple[int, int]
"""Bytes and time of change of a file: another one is read anew."""

_LONGEST_LAW = 4
"""Words of an abbreviation."""


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
        self._read: dict[Path, tuple[_Stamp, Statute | None]] = {}

    def statutes(self) -> tuple[Statute, ...]:
        """The laws in the order of their abbreviations; the first time this takes a while."""
        return tuple(sorted((one for one in self._all().values() if one), key=lambda one: one.law.casefold()))

    def statute(self, law: str) -> Statute | None:
        """The law with this abbreviation, without reading any other."""
        own = self._at(file_of(law, self.folder)) if self.folder and law else None
        others = (statute for _, statute in tuple(self._read.values()))  # a file that somebody gave another name
        return own or next((statute for statute in others if statute and statute.law == law), None)

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
        citation = self._own(ref) or next((one for one in parse_sources(ref) if one.law), None)
        if citation is None:
            raise NotFound(f"„{ref}“ nennt keine Stelle eines Gesetzes.", "Suchen Sie nach dem § oder dem Gesetz.")
        statute = self.statute(citation.law)
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
                title = f"{norm.heading} ({statute.law})"  # see `law_in`
                body = _with_law(plain_text(norm.blocks), statute.law)
                yield Document(address(statute, norm), Found.NORM, title, keys=keys, body=body)

    def text(self, ref: str) -> str:
        """The text of a norm in one line; "" when there is none."""
        try:
            norm = self.place(ref).norm
        except NotFound:
            return ""
        return " ".join(plain_text(norm.blocks).split()) if norm else ""

    def _own(self, ref: str) -> Citation | None:
        """What a law that is there calls so: also what is never cited, like an Eingangsformel."""
        words = ref.split(" ")
        for first in range(max(0, len(words) - _LONGEST_LAW), len(words)):
            label, law = " ".join(words[:first]), " ".join(words[first:])
            statute = self.statute(law)
            if statute and (not label or any(norm.label == label for norm in statute.norms)):
                return Citation(law, label)
        return None

    def _all(self) -> dict[Path, Statute | None]:
        """Every file of the folder with its law, in the order of the names."""
        paths = sorted(self._stamps())
        found = {path: self._at(path) for path in paths}
        return {path: statute for path, statute in found.items() if path in self._read}

    def _at(self, path: Path) -> Statute | None:
        """The law in a file; None when it cannot be read, or is not there."""
        try:
            stamp = _stamp_of(path)
        except OSError:
            self._read.pop(path, None)
            return None
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            try:
                known = stamp, read_statute(path)
            except OSError:
                known = stamp, None
            self._read[path] = known  # two lanes may read the same at once: either is right
        return known[1]

    def _stamps(self) -> dict[Path, _Stamp]:
        found: dict[Path, _Stamp] = {}
        try:
            for path in self.folder.glob(PATTERN) if self.folder else ():
                found[path] = _stamp_of(path)
        except OSError:
            return found  # a file that has just gone, or a folder that may not be read
        return found


def address(statute: Statute, norm: Norm) -> str:
    """How a norm is called everywhere: "§ 18g AufenthG"."""
    return f"{norm.label} {statute.law}"


def law_in(title: str) -> str:
    """The law of a norm that was found, by the title that it is found with."""
    return title.rpartition(" (")[2].removesuffix(")")


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


def _stamp_of(path: Path) -> _Stamp:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


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
