"""A page as one HTML file that needs nothing else: no script, nothing from the net, every text escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path

from wissen.content.blocks import Block
from wissen.content.word_diff import Mark, Piece
from wissen.drawing.comparison import SIGNS
from wissen.drawing.page import Fact, Page, PageComparison, PagePart, PageQuestion, PageSection
from wissen.printing.html_blocks import BlockHtml, place, safe
from wissen.printing.marks import Marks
from wissen.printing.whole_file import write_whole

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #131525; font: 1rem/1.55 "Fira Sans", "Segoe UI", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; hyphens: auto; }
h1 { font-size: 2rem; line-height: 1.2; } h2 { margin-top: 2.2em; } h1, h2, h3 { hyphens: manual; }
h2, h3, .label { margin-bottom: .3em; break-after: avoid; } p { margin: 0 0 .75em; }
a { color: #2044aa; } .lead { font-size: 1.2rem; color: #51577a; } .note, figcaption { color: #51577a; }
.old { margin: 0; padding: .6rem 1.5rem; background: #fdecea; color: #c31c13; font-weight: 600; }
.card { margin: 1em 0; padding: .9em 1.1em; border: 1px solid #6e7597; border-left-width: 5px; border-radius: 8px; }
.card, tr, figure { break-inside: avoid; } .card > :last-child { margin-bottom: 0; } .label { font-weight: 600; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 5px solid #6e7597; color: #51577a; }
.wide { overflow-x: auto; } table { width: 100%; border-collapse: collapse; margin: 1em 0; }
th, td { padding: .45em .7em; border-bottom: 1px solid #c0c3d5; text-align: left; vertical-align: top; }
th { background: #f3f4f7; } .center { text-align: center; } .right { text-align: right; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: .35em 1em; }
dt { color: #51577a; } dd { margin: 0; } pre { white-space: pre-wrap; background: #f3f4f7; padding: .9em; }
del { color: #c31c13; background: #fdecea; } ins { color: #0b6b34; background: #e7f6ec; }
img { max-width: 100%; height: auto; } .ticks { list-style: none; padding-left: .4em; }
.counted { list-style: none; padding-left: 0; } .counted > li { position: relative; padding-left: 2.4em; }
.marker { position: absolute; left: 0; }
footer { max-width: 46rem; margin: 2em auto 0; padding: .8em 1.5rem; border-top: 1px solid #c0c3d5; color: #51577a; }
"""


def _no_picture(source: str) -> bytes | None:
    del source
    return None


def as_html(page: Page, marks: Marks, *, picture: Callable[[str], bytes | None] = _no_picture) -> str:
    """The whole file; `picture` gives the bytes of a picture by its source, which become part of the file.

    Links lead to http, https or a place of the page; every other one is its text.
    """
    return _Writer(page, picture).file(page, marks)


def save_html(page: Page, path: Path, marks: Marks, *, picture: Callable[[str], bytes | None]) -> None:
    """Write a page as an HTML file; whole or not at all. Raises PrintError when the file cannot be written."""
    write_whole(path, as_html(page, marks, picture=picture).encode())


class _Writer:
    def __init__(self, page: Page, picture: Callable[[str], bytes | None]) -> None:
        self._blocks = BlockHtml(frozenset(place(part.id) for part in page.parts), picture)
        self._level = 1
        self._named: set[str] = set()

    def file(self, page: Page, marks: Marks) -> str:
        title = escape(safe(marks.title or page.title))
        old = f'<p class="old" role="note">{escape(safe(marks.watermark))}</p>\n' if marks.watermark else ""
        foot = f"<footer>{escape(safe(marks.foot))}</footer>\n" if marks.foot else ""
        return (
            '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<meta name="generator" content="Wissen">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n'
            f"<body>\n{old}<main>\n{self._main(page)}</main>\n{foot}</body>\n</html>\n"
        )

    def _main(self, page: Page) -> str:
        lead = f'<p class="lead">{self._blocks.inlines(page.lead)}</p>\n' if page.lead else ""
        hints = "".join(f'<p class="note">{self._blocks.inlines(hint.text)}</p>\n' for hint in page.hints)
        return f"<h1>{escape(safe(page.title))}</h1>\n{lead}{hints}" + "".join(map(self._part, page.parts))

    def _part(self, part: PagePart) -> str:
        match part:
            case PageQuestion():
                return self._question(part)
            case PageComparison():
                return self._comparison(part)
            case _:
                return self._section(part)

    def _comparison(self, part: PageComparison) -> str:
        """Two columns whose changes are `del` and `ins`, which screen readers and printers know."""
        heads = "".join(f'<th scope="col">{escape(safe(head))}</th>' for head in part.heads)
        cells = "".join(f"<td>{_pieces(pieces)}</td>" for pieces in (part.old, part.new))
        table = f'<div class="wide"><table>\n<tr>{heads}</tr>\n<tr>{cells}</tr>\n</table></div>\n'
        inner = (self._heading(part.title, part.level), _note(part.note), table)
        return f"<section{self._id(part.id)}>\n{''.join(inner)}</section>\n"

    def _section(self, section: PageSection) -> str:
        kind = ' class="card"' if section.framed else ""
        inner = (
            self._heading(section.title, section.level),
            _note(section.note),
            self._facts(section.facts),
            self._text(section.blocks),
        )
        return f"<section{self._id(section.id)}{kind}>\n{''.join(inner)}</section>\n"

    def _question(self, question: PageQuestion) -> str:
        label = f'<p class="label">{escape(safe(question.label))}</p>\n'
        inner = (label, self._heading(question.title, 3), self._text(question.blocks), _note(question.note))
        return f'<section{self._id(question.id)} class="card">\n{"".join(inner)}</section>\n'

    def _heading(self, title: str, level: int) -> str:
        """A heading; no level is left out on the way down."""
        if not title:
            return ""
        self._level = min(level, self._level + 1)
        return f"<h{self._level}>{escape(safe(title))}</h{self._level}>\n"

    def _facts(self, facts: Sequence[Fact]) -> str:
        rows = (f"<dt>{escape(safe(fact.label))}</dt><dd>{self._blocks.inlines(fact.value)}</dd>\n" for fact in facts)
        return f"<dl>\n{''.join(rows)}</dl>\n" if facts else ""

    def _text(self, blocks: Iterable[Block]) -> str:
        return self._blocks.blocks(tuple(blocks))

    def _id(self, name: str) -> str:
        """The place of a part; one that is there already is not named twice."""
        found = place(name)
        if not found or found in self._named:
            return ""
        self._named.add(found)
        return f' id="{found}"'


def _note(text: str) -> str:
    return f'<p class="note">{escape(safe(text))}</p>\n' if text else ""


def _pieces(pieces: Sequence[Piece]) -> str:
    """The words between their signs, lines kept."""
    tags = {Mark.GONE: "del", Mark.NEW: "ins", Mark.MOVED: "span"}
    told = []
    for piece in pieces:
        text = escape(safe(piece.text.strip())).replace("\n", "<br>\n")
        tag = tags.get(piece.mark)
        before = _blank(piece.text[: len(piece.text) - len(piece.text.lstrip())])
        after = _blank(piece.text[len(piece.text.rstrip()) :]) if text else ""
        opened, closed = SIGNS[piece.mark]
        told.append(
            f"{before}<{tag}>{opened}{text}{closed}</{tag}>{after}" if tag and text else f"{before}{text}{after}"
        )
    return "".join(told)


def _blank(text: str) -> str:
    return "<br>\n" if "\n" in text else " " if text else ""
