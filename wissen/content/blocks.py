"""Text as values: the blocks and inline pieces that Markdown becomes and every view is built from.

Lines are 1-based, counted in the whole file, and never take part in comparison.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from wissen.content.validity import ALWAYS, Period

# ---------------------------------------------------------------- inline


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text without any markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic text."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    """Text struck through."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A name or input, set in fixed width."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """`target` as written: a relative path, `#place`, or an https/http/mailto address."""

    children: tuple[Inline, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture within a line; a picture alone in its paragraph is a `Figure`."""

    source: str
    alt: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """`number` counts from 1 in the order of first use in the file."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break the author asked for; a soft break is a blank in `Text`."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap of a cloze question: typed (`variants` are all right) or chosen (the first one is right)."""

    variants: tuple[str, ...]
    chosen: bool = False


Inline = Text | Strong | Emphasis | Strike | Code | Link | Image | FootnoteRef | LineBreak | Gap

# ---------------------------------------------------------------- blocks


class CalloutKind(StrEnum):
    """The closed list of labels a quotation may open with (`> **Merke:** …`); the value is the label."""

    REMEMBER = "Merke"
    WARNING = "Achtung"
    EXAMPLE = "Beispiel"
    PRACTICE = "Praxis"
    NOTE = "Hinweis"
    MORE = "Mehr dazu"
    MISCONCEPTION = "Irrtum"
    CORRECTION = "Richtig"
    SOURCE = "Quelle"
    REASON = "Warum"
    LOOP = "Schleife"
    LOCAL = "Vor Ort"
    TIP = "Tipp"
    EXPLANATION = "Erklärung"
    RED = "Rot"
    MODEL_ANSWER = "Musterlösung"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    inlines: tuple[Inline, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """`checked` is None without a box; `period` comes from the suffix `(gilt …)` of the first line.

    `marker` is what a law counts with ("2a.", "b)"), which no author writes.
    """

    blocks: tuple[Block, ...]
    checked: bool | None = None
    period: Period = ALWAYS
    line: int = field(default=0, compare=False)
    marker: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets."""

    items: tuple[ListItem, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list."""

    items: tuple[ListItem, ...]
    start: int = 1
    line: int = field(default=0, compare=False)


class Align(StrEnum):
    """How a column is set."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a law that reaches over others, which are empty; counted from 0, the header is a row."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as `aligns`; a cell is a run of inlines. The tables of laws may have no `header`."""

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    aligns: tuple[Align, ...]
    line: int = field(default=0, compare=False)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation without label."""

    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Callout:
    """A labelled quotation; `title` is used by `Mehr dazu` only, where the blocks are folded away."""

    kind: CalloutKind
    blocks: tuple[Block, ...]
    title: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fixed-width lines; `info` is what stands behind the fence."""

    text: str
    info: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture alone in its paragraph; `source` is a path relative to the file."""

    source: str
    alt: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line."""

    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Footnote:
    """`number` as in `FootnoteRef`; stands at the end of the section that uses it first."""

    number: int
    blocks: tuple[Block, ...]
    line: int = field(default=0, compare=False)


Block = Paragraph | BulletList | OrderedList | Table | Quote | Callout | CodeBlock | Figure | Rule | Footnote


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        match block:
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Quote(blocks=inner) | Callout(blocks=inner) | Footnote(blocks=inner):
                yield from walk(inner)


def inline_runs(blocks: tuple[Block, ...]) -> Iterator[tuple[tuple[Inline, ...], int]]:
    """Every run of inlines (paragraph or table cell) with its line, in reading order."""
    for block in walk(blocks):
        match block:
            case Paragraph(inlines=inlines, line=line):
                yield inlines, line
            case Table(header=header, rows=rows, line=line):
                for row in (header, *rows):
                    for cell in row:
                        yield cell, line


def flatten(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every inline, outer before inner."""
    for inline in inlines:
        yield inline
        match inline:
            case Strong(children=children) | Emphasis(children=children) | Strike(children=children):
                yield from flatten(children)
            case Link(children=children):
                yield from flatten(children)


def plain(inlines: tuple[Inline, ...]) -> str:
    """The text a person reads, without markup; a gap reads as `…`."""
    parts: list[str] = []
    for inline in flatten(inlines):
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case Image(alt=alt):
                parts.append(alt)
            case LineBreak():
                parts.append(" ")
            case Gap():
                parts.append("…")
    return "".join(parts)


def plain_text(blocks: tuple[Block, ...]) -> str:
    """The text of all blocks, one line per paragraph or cell."""
    return "\n".join(plain(inlines) for inlines, _ in inline_runs(blocks))
