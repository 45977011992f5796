"""Short texts (options, feedback, cells) as the small HTML that a QLabel shows; everything is escaped."""

from __future__ import annotations

from html import escape

from wissen.content.blocks import (
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
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.german.hyphens import soften


def inline_html(inlines: tuple[Inline, ...]) -> str:
    """Inlines as HTML; links and pictures become their text, for a label has nowhere to go."""
    return "".join(_inline(inline) for inline in inlines)


def blocks_html(blocks: tuple[Block, ...]) -> str:
    """Blocks as HTML: paragraphs and lists keep their shape, everything else becomes its text."""
    return "".join(_block(block) for block in blocks)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return escape(soften(text))
        case Strong(children=children):
            return f"<b>{inline_html(children)}</b>"
        case Emphasis(children=children):
            return f"<i>{inline_html(children)}</i>"
        case Strike(children=children):
            return f"<s>{inline_html(children)}</s>"
        case Code(text=text):
            return f"<code>{escape(text)}</code>"
        case Link(children=children):
            return inline_html(children)
        case Image(alt=alt):
            return escape(alt)
        case LineBreak():
            return "<br>"
        case Gap():
            return "…"
        case FootnoteRef():
            return ""


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return _paragraph(inline_html(inlines))
        case BulletList(items=items):
            return f"<ul>{_items(items)}</ul>"
        case OrderedList(items=items, start=start):
            return f'<ol start="{start}">{_items(items)}</ol>'
        case Callout(kind=kind, blocks=blocks, title=title):
            return _paragraph(f"<b>{escape(title or kind.value)}:</b>") + blocks_html(blocks)
        case Quote(blocks=blocks):
            return blocks_html(blocks)
        case Table(header=header, rows=rows):
            lines = (" · ".join(inline_html(cell) for cell in row) for row in (header, *rows))
            return "".join(map(_paragraph, lines))
        case CodeBlock(text=text):
            return f"<pre>{escape(text)}</pre>"
        case Figure(alt=alt):
            return _paragraph(escape(alt))
        case Rule() | Footnote():
            return ""


def _paragraph(html: str) -> str:
    """A paragraph that begins where the label begins; Qt's own margins would push it down."""
    return f'<p style="margin: 0 0 4px 0">{html}</p>'


def _items(items: tuple[ListItem, ...]) -> str:
    return "".join(f"<li>{blocks_html(item.blocks)}</li>" for item in items)
