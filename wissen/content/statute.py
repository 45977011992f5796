"""A law that the office has taken in: its structure and its norms, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wissen.content.blocks import Block


@dataclass(frozen=True, slots=True)
class Division:
    """A heading of the law ("Kapitel 2"); `depth` counts from 1."""

    depth: int
    label: str
    title: str = ""

    @property
    def heading(self) -> str:
        """Label and title in one line."""
        return " ".join(part for part in (self.label, self.title) if part)


@dataclass(frozen=True, slots=True)
class Norm:
    """A § or Artikel, an Anlage, an Eingangsformel; `label` is how it is cited ("§ 18g", "Art. 6", "Anlage 1").

    `notes` are what the publisher says of it.
    """

    label: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()

    @property
    def heading(self) -> str:
        """Label and title in one line."""
        return " ".join(part for part in (self.label, self.title) if part)


@dataclass(frozen=True, slots=True)
class Statute:
    """`law` is the abbreviation by which content cites it, `name` what people call it, `full_name` its whole title.

    `stand` is what the publisher says of the version, one entry each; other dates in the files are not reliable.
    """

    law: str
    name: str
    full_name: str = ""
    stand: tuple[str, ...] = ()
    parts: tuple[Division | Norm, ...] = ()
    notes: tuple[Block, ...] = ()

    @property
    def norms(self) -> Iterator[Norm]:
        """The norms in their order."""
        return (part for part in self.parts if isinstance(part, Norm))

    def above(self, norm: Norm) -> tuple[Division, ...]:
        """The headings that a norm stands under, the widest first."""
        above: list[Division] = []
        for part in self.parts:
            if part is norm:
                break
            if isinstance(part, Division):
                above = [one for one in above if one.depth < part.depth]
                above.append(part)
        return tuple(above)
