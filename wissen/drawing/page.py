"""A page to read as plain values: what stands on it, how it is to look, and whom the builder asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from wissen.content.blocks import Block, Callout, CalloutKind, Inline, walk
from wissen.content.word_diff import Piece
from wissen.drawing.tokens import COLUMN_WIDTH, FONT_TEXT, Tokens


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is looked up, by its label."""

    label: str
    value: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A heading (level 2 or 3) with its text; an empty title has no heading.

    `note` stands small under the heading, `facts` stand before the text; `framed` puts all of it on a card.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    level: int = 2
    note: str = ""
    facts: tuple[Fact, ...] = ()
    framed: bool = False


@dataclass(frozen=True, slots=True)
class PageQuestion:
    """A question between the sections: the text is part of the page, the options are a widget laid over it.

    `note` stands in the place of the widget when there is none.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    label: str = "Kontrollfrage"
    note: str = ""


@dataclass(frozen=True, slots=True)
class PageComparison:
    """What a part said before and says now, side by side; `note` says what has become of it."""

    id: str
    title: str
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    heads: tuple[str, str] = ("Bisher", "Neu")
    level: int = 2
    note: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """A short line under the title, with a bundled icon in the colour of a token."""

    icon: str
    colour: str
    text: tuple[Inline, ...]


PagePart = PageSection | PageQuestion | PageComparison


@dataclass(frozen=True, slots=True)
class Page:
    """`lead` is a run of larger, quieter text under the title."""

    title: str
    parts: tuple[PagePart, ...]
    lead: tuple[Inline, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the outline; `id` is the section's or the question's."""

    id: str
    title: str
    level: int


def outline(page: Page) -> tuple[OutlineEntry, ...]:
    """The headings below the title, in reading order."""
    return tuple(
        OutlineEntry(part.id, f"{part.label}: {part.title}", 3)
        if isinstance(part, PageQuestion)
        else OutlineEntry(part.id, part.title, part.level)
        for part in page.parts
        if part.title
    )


def folds(page: Page) -> tuple[Callout, ...]:
    """The parts that can be folded, also those inside others; their place in this order is what names them."""
    return tuple(
        block
        for part in page.parts
        for block in walk(part.blocks)
        if isinstance(block, Callout) and block.kind is CalloutKind.MORE
    )


class MarkKind(Enum):
    """What a stretch of text was recognised as."""

    CITATION = auto()
    TERM = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """`text[start:end]` becomes a link. Of the terms with one `href`, a section marks the first only."""

    start: int
    end: int
    href: str
    tooltip: str
    kind: MarkKind


_WHITE, _PAPER = "#ffffff", "#f3f4f7"


def _no_picture(source: str) -> bytes | None:
    del source
    return None


@dataclass(frozen=True, slots=True)
class Lookups:
    """What the builder asks others for, because it knows neither law nor glossary nor files.

    `annotate` run over the text of each paragraph; where marks overlap, the earlier function wins. `picture` gives the
    bytes of an image by its source as written. `hyphenate` puts soft hyphens into the long words of a text.
    """

    annotate: tuple[Callable[[str], Iterable[Mark]], ...] = ()
    picture: Callable[[str], bytes | None] = _no_picture
    hyphenate: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Look:
    """`scale` is the person's text scale, `width` the column with its margins in logical pixels.

    `leading` is 1 where lines stand as far apart as on the screen, less where they stand closer.
    """

    tokens: Tokens
    scale: float = 1.0
    width: float = COLUMN_WIDTH
    density: float = 1.0
    leading: float = 1.0

    @property
    def margin(self) -> float:
        """Blank on each side of the column; narrow columns spend less on it."""
        return round(min(36 * self.scale, self.width / 20))

    @property
    def content_width(self) -> float:
        """What is left for text, in logical pixels."""
        return max(1.0, self.width - 2 * self.margin)

    @property
    def paper(self) -> str:
        """The sheet under a drawing, empty where the page is as white: drawings are made for white paper."""
        return "" if self.tokens.bg == _WHITE else _PAPER

    @property
    def narrow(self) -> bool:
        """Whether so few words fit on a line that indents and side-by-side columns have to go."""
        return self.content_width < 24 * FONT_TEXT * self.scale

    def px(self, size: float) -> float:
        """A size that grows with the text."""
        return size * self.scale

    def gap(self, size: float) -> float:
        """A distance: grows with the text as long as the column has room for it."""
        return size * min(self.scale, max(0.6, self.width / COLUMN_WIDTH))
