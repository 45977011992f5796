"""Runs of text as spans of one style each: markup resolved, citations and terms marked; without Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from wissen.content.blocks import (
    Code,
    Emphasis,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    Strike,
    Strong,
    Text,
)
from wissen.drawing.page import Mark, MarkKind
from wissen.drawing.tokens import FONT_TEXT, REGULAR, SEMI_BOLD

_THIN_BLANK = "\u2009"
_HARD_BLANK = "\u00a0"
_LINE_SEPARATOR = "\u2028"
_WRITING_LINE = "\u2007" * 12
_OPAQUE = "\ufffc"
# A sign, label or short word and its number stay on one line: § 81, Abs. 4, Satz 1.
_BINDING = re.compile(r"(?<=[§.\w]) (?=\d)")


class Underline(Enum):
    """The line under a text that can be activated: a link or an explained term."""

    NONE = auto()
    LINE = auto()
    DOTS = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """How a stretch of text looks; colours are names of tokens, `size` is in pixels before the text scale."""

    size: float = FONT_TEXT
    weight: int = REGULAR
    colour: str = "text"
    background: str = ""
    italic: bool = False
    struck: bool = False
    mono: bool = False
    raised: bool = False
    underline: Underline = Underline.NONE
    href: str = ""
    tooltip: str = ""

    def link(self, href: str, tooltip: str = "") -> Style:
        """The same text as a link."""
        return replace(self, colour="accent", underline=Underline.LINE, href=href, tooltip=tooltip)


@dataclass(frozen=True, slots=True)
class Span:
    """`plain` text may be marked; with a `source` it is a picture and the text its description; `place` names it.

    A `gap` is the line on which an answer is to be written.
    """

    text: str
    style: Style
    plain: bool = False
    source: str = ""
    place: str = ""
    gap: bool = False


def spans(inlines: Sequence[Inline], style: Style, notes: Mapping[int, str]) -> Iterator[Span]:
    """Resolve markup; `notes` are the texts of the footnotes, shown where one is referred to."""
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield Span(text, style, plain=True)
            case Strong(children=children):
                yield from spans(children, replace(style, weight=SEMI_BOLD), notes)
            case Emphasis(children=children):
                yield from spans(children, replace(style, italic=True), notes)
            case Strike(children=children):
                yield from spans(children, replace(style, struck=True), notes)
            case Link(children=children, target=target):
                for span in spans(children, style.link(target), notes):
                    yield replace(span, plain=False)
            case _:
                yield _leaf(inline, style, notes)


def _leaf(inline: Code | FootnoteRef | Image | LineBreak | Gap, style: Style, notes: Mapping[int, str]) -> Span:
    match inline:
        case Code(text=text):
            mono = replace(style, mono=True, size=style.size * 0.9, background="surface2")
            return Span(f"{_THIN_BLANK}{text}{_THIN_BLANK}", mono)
        case FootnoteRef(number=number):
            raised = replace(style, colour="accent", weight=SEMI_BOLD, raised=True)
            raised = replace(raised, href=f"#fn-{number}", tooltip=notes.get(number, ""))
            return Span(f"{_THIN_BLANK}{number}", raised, place=f"fnref-{number}")
        case Image(source=source, alt=alt):
            return Span(alt, style, source=source)
        case LineBreak():
            return Span(_LINE_SEPARATOR, style)
        case Gap():
            return Span(_WRITING_LINE, replace(style, underline=Underline.LINE, tooltip="Lücke"), gap=True)


def text_to_mark(run: Sequence[Span]) -> str:
    """The text as the annotating functions see it: what may not be marked is opaque, and as long as it is."""
    return "".join(span.text if span.plain else _OPAQUE * len(span.text) for span in run)


def without_overlaps(marks: Sequence[Mark], seen: set[str]) -> list[Mark]:
    """The marks to be set, in order of place; terms already `seen` are left out, those set are added to it."""
    kept: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    kept.sort(key=lambda mark: mark.start)
    chosen = []
    for mark in kept:
        if mark.kind is MarkKind.TERM:
            if mark.href in seen:
                continue
            seen.add(mark.href)
        chosen.append(mark)
    return chosen


def marked(run: Sequence[Span], marks: Sequence[Mark]) -> Iterator[Span]:
    """Cut the spans at the marks and dress what lies within; `marks` as from `without_overlaps`."""
    offset = 0
    for span in run:
        end = offset + len(span.text)
        inside = [mark for mark in marks if mark.start < end and mark.end > offset] if span.plain else []
        if inside:
            yield from _cut(span, offset, inside)
        else:
            yield span
        offset = end


def _cut(span: Span, offset: int, marks: Sequence[Mark]) -> Iterator[Span]:
    done = 0
    for mark in marks:
        start, end = max(0, mark.start - offset), min(len(span.text), mark.end - offset)
        if done < start:
            yield replace(span, text=span.text[done:start])
        yield _dressed(span, span.text[start:end], mark)
        done = end
    if done < len(span.text):
        yield replace(span, text=span.text[done:])


def _dressed(span: Span, text: str, mark: Mark) -> Span:
    if mark.kind is MarkKind.CITATION:
        bound = _BINDING.sub(_HARD_BLANK, text)
        return replace(span, text=bound, style=span.style.link(mark.href, mark.tooltip), plain=False)
    style = replace(span.style, underline=Underline.DOTS, href=mark.href, tooltip=mark.tooltip)
    return replace(span, text=text, style=style, plain=False)
