"""Blocks and inlines as semantic HTML, in which nothing can run and nothing is fetched."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import urlsplit

from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Span,
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.content.picture import refusal
from wissen.content.validity import ALWAYS, format_period
from wissen.text import slug

_KINDS = ((b"\x89PNG\r\n\x1a\n", ".png", "image/png"), (b"\xff\xd8\xff", ".jpg", "image/jpeg"))
_DRAWING = (b"", ".svg", "image/svg+xml")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_LEAVES = frozenset({"http", "https"})


def safe(text: str) -> str:
    """The text without the characters that HTML forbids."""
    return _CONTROL.sub("\ufffd", text)


def place(name: str) -> str:
    """The name of a place as it can stand in an address."""
    return slug(name)


class BlockHtml:
    """`places` are what a link of the page can name besides its footnotes."""

    def __init__(self, places: frozenset[str], picture: Callable[[str], bytes | None]) -> None:
        self._places = places
        self._picture = picture
        self._referred: set[int] = set()

    def blocks(self, blocks: Sequence[Block]) -> str:
        """Blocks, one under the other."""
        return "".join(map(self._block, blocks))

    def inlines(self, inlines: Sequence[Inline]) -> str:
        """A run of inlines."""
        return "".join(map(self._inline, inlines))

    # ------------------------------------------------------------ blocks

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(inlines=inlines):
                return f"<p>{self.inlines(inlines)}</p>\n"
            case BulletList(items=items):
                ticks = ' class="ticks"' if any(item.checked is not None for item in items) else ""
                return f"<ul{ticks}>\n{self._items(items)}</ul>\n"
            case OrderedList(items=items, start=start):
                if any(item.marker for item in items):
                    return f'<ol class="counted">\n{self._items(items)}</ol>\n'
                return f'<ol start="{start}">\n{self._items(items)}</ol>\n'
            case Table():
                return self._table(block)
            case Quote(blocks=blocks):
                return f"<blockquote>\n{self.blocks(blocks)}</blockquote>\n"
            case Callout(kind=kind, blocks=blocks, title=title):
                label = escape(safe(title or kind.value))
                inner = f'<p class="label">{label}</p>\n{self.blocks(blocks)}'
                return f'<div class="card" role="note" aria-label="{label}">\n{inner}</div>\n'
            case CodeBlock(text=text):
                return f"<pre><code>{escape(safe(text))}</code></pre>\n"
            case Figure(source=source, alt=alt):
                return self._figure(source, alt)
            case Rule():
                return "<hr>\n"
            case Footnote(number=number, blocks=blocks):
                return self._footnote(number, blocks)

    def _items(self, items: Sequence[ListItem]) -> str:
        return "".join(f"<li>{self._item(item)}</li>\n" for item in items)

    def _item(self, item: ListItem) -> str:
        """The first paragraph stands in the item itself, so that short lists are close."""
        first, rest = item.blocks[:1], item.blocks[1:]
        match first:
            case (Paragraph(inlines=inlines),):
                words = self.inlines(inlines)
            case _:
                words, rest = "", item.blocks
        period = f' <span class="note">(gilt {escape(format_period(item.period))})</span>'
        marker = f'<span class="marker">{escape(safe(item.marker))}</span> ' if item.marker else ""
        return f"{marker}{_tick(item.checked)}{words}{period if item.period != ALWAYS else ''}{self.blocks(rest)}"

    def _table(self, table: Table) -> str:
        kinds = [f' class="{align.value}"' if align in {Align.CENTER, Align.RIGHT} else "" for align in table.aligns]
        reaches = {(span.row, span.column): span for span in table.spans}
        covered = {
            (row, column)
            for span in table.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        } - reaches.keys()

        def cells(tag: str, number: int, row: Sequence[Sequence[Inline]], scope: str = "") -> str:
            return "".join(
                f"<{tag}{scope}{kind}{_reach(reaches.get((number, column)))}>{self.inlines(cell)}</{tag}>"
                for column, (kind, cell) in enumerate(zip(kinds, row, strict=True))
                if (number, column) not in covered
            )

        first = 1 if table.header else 0
        body = "".join(f"<tr>{cells('td', number, row)}</tr>\n" for number, row in enumerate(table.rows, first))
        heads = cells("th", 0, table.header, ' scope="col"') if first else ""
        head = f"<thead>\n<tr>{heads}</tr>\n</thead>\n" if first else ""
        return f'<div class="wide">\n<table>\n{head}<tbody>\n{body}</tbody>\n</table>\n</div>\n'

    def _figure(self, source: str, alt: str) -> str:
        address, words = self._data(source), escape(safe(alt))
        if not address:
            return f"<figure>\n<figcaption>Bild: {words}</figcaption>\n</figure>\n"
        # The line below says what the picture shows; to a screen reader it need not be said twice.
        caption = f'<figcaption aria-hidden="true">{words}</figcaption>'
        return f'<figure>\n<img src="{address}" alt="{words}">\n{caption}\n</figure>\n'

    def _footnote(self, number: int, blocks: Sequence[Block]) -> str:
        back = f' <a href="#fnref-{number}" aria-label="Zurück zum Text">↑</a>' if number in self._referred else ""
        inner = f"<sup>{number}</sup> {self._item(ListItem(tuple(blocks)))}{back}"
        return f'<div class="note" id="fn-{number}">{inner}</div>\n'

    # ------------------------------------------------------------ inlines

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text(text=text):
                return escape(safe(text))
            case Strong(children=children):
                return f"<strong>{self.inlines(children)}</strong>"
            case Emphasis(children=children):
                return f"<em>{self.inlines(children)}</em>"
            case Strike(children=children):
                return f"<s>{self.inlines(children)}</s>"
            case Code(text=text):
                return f"<code>{escape(safe(text))}</code>"
            case Link(children=children, target=target):
                return self._link(self.inlines(children), target)
            case Image(source=source, alt=alt):
                address, words = self._data(source), escape(safe(alt))
                return f'<img src="{address}" alt="{words}" height="22">' if address else f"[{words}]"
            case FootnoteRef(number=number):
                named = "" if number in self._referred else f' id="fnref-{number}"'
                self._referred.add(number)
                return f'<sup><a href="#fn-{number}"{named} aria-label="Fußnote {number}">{number}</a></sup>'
            case LineBreak():
                return "<br>"
            case Gap():
                return '<span role="img" aria-label="Lücke">____________</span>'

    def _link(self, words: str, target: str) -> str:
        if "<a " in words:
            return words  # a footnote inside: HTML has no link within a link
        if target.startswith("#"):
            named = place(target[1:])
            return f'<a href="#{named}">{words}</a>' if named in self._places else words
        return f'<a href="{escape(safe(target))}" rel="noreferrer">{words}</a>' if _leads_out(target) else words

    def _data(self, source: str) -> str:
        """The picture as an address that holds it; "" for none, or one that is not harmless."""
        data = self._picture(source)
        if not data:
            return ""
        _, suffix, kind = next((known for known in _KINDS if data.startswith(known[0])), _DRAWING)
        return "" if refusal(data, suffix) else f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _leads_out(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return parts.scheme.lower() in _LEAVES and bool(parts.netloc)


def _reach(span: Span | None) -> str:
    return f' rowspan="{span.rows}" colspan="{span.columns}"' if span else ""


def _tick(checked: bool | None) -> str:
    if checked is None:
        return ""
    sign, words = ("☑", "erledigt") if checked else ("☐", "offen")
    return f'<span role="img" aria-label="{words}">{sign}</span> '
