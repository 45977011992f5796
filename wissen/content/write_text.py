"""Text within a line as Markdown, escaped so that reading gives back exactly the same inlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace

from wissen.content.blocks import (
    Code,
    Emphasis,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    Link,
    Strike,
    Strong,
    Text,
)
from wissen.content.normal import normal_inlines, single_line

_MARKUP = re.compile(r"[\\`*_\[\]~]|<(?=[A-Za-z])|&(?=[#A-Za-z])")
_LINE_START = re.compile(r"(?P<kept>\d{1,9}(?=[.)](?:\s|$))|\[\^\d+\](?=:)|(?=[#>+\-|:]))")
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
_PERIOD = re.compile(r"(?:(?<=\s)|^)(?=\(gilt\s[^()]*\)\s*\\?$)")
_NEEDS_ANGLES = re.compile(r"[\s()<>]|^$")
_EDGE_BLANK = re.compile(r"^\s|\s$")


def write_inlines(inlines: Iterable[Inline]) -> str:
    """The Markdown of a paragraph; a line break is a backslash at the end of a line."""
    lines = _emit(list(_marks(normal_inlines(inlines)))).split("\n")
    return "\n".join(map(_start_of_line, lines))


def write_cell(inlines: Iterable[Inline]) -> str:
    """The Markdown of a table cell."""
    return _protect_edges(_emit(list(_marks(normal_inlines(inlines))))).replace("|", "\\|")


def write_title(title: str) -> str:
    """The Markdown of a heading behind its `#` signs."""
    return _CLOSING_HASHES.sub(r"\\", _protect_edges(escape(single_line(title))))


def escape(text: str) -> str:
    """Text that must not be read as markup within a line."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _start_of_line(line: str) -> str:
    """Nothing at the start or end of a line may be read as a block or as a period of validity."""
    line = _PERIOD.sub(r"\\", _protect_edges(line))
    return _LINE_START.sub(r"\g<kept>\\", line, count=1) if _LINE_START.match(line) else line


def _protect_edges(line: str) -> str:
    """A blank that the reader would strip (a protected one, say) is written as an entity."""
    return _EDGE_BLANK.sub(lambda match: _entity(match[0]), line)


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


# ---------------------------------------------------------------- marks


@dataclass(slots=True)
class _Mark:
    """A piece of a line: plain text, finished markup, or an opening or closing delimiter."""

    source: str
    role: str = "raw"  # text | raw | open | close


def _marks(inlines: Iterable[Inline]) -> Iterator[_Mark]:
    for inline in inlines:
        match inline:
            case Text(text=text):
                yield _Mark(text, "text")
            case Strong(children=children):
                yield from _delimited("**", children)
            case Emphasis(children=children):
                yield from _delimited("*", children)
            case Strike(children=children):
                yield from _delimited("~~", children)
            case Link(children=children, target=target):
                yield _Mark("[")
                yield from _marks(children)
                yield _Mark(f"]({_target(target)})")
            case Image(source=source, alt=alt):
                yield _Mark(f"![{escape(alt)}]({_target(source)})")
            case Code(text=text):
                yield _Mark(_code(text))
            case FootnoteRef(number=number):
                yield _Mark(f"[^{number}]")
            case Gap(variants=variants, chosen=chosen):
                yield _Mark(f"[[Wahl: {' | '.join(variants)}]]" if chosen else f"[[{'|'.join(variants)}]]")
            case _:
                yield _Mark("\\\n")


def _delimited(delimiter: str, children: Iterable[Inline]) -> Iterator[_Mark]:
    yield _Mark(delimiter, "open")
    yield from _marks(children)
    yield _Mark(delimiter, "close")


def _target(target: str) -> str:
    escaped = re.sub(r"[\\<>]|&(?=[#A-Za-z])", r"\\\g<0>", target)
    return f"<{escaped}>" if _NEEDS_ANGLES.search(target) else escaped


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _emit(marks: list[_Mark]) -> str:
    """The line as text, with entities where a delimiter could not open or close beside its neighbours."""
    _alternate(marks)
    entities: set[tuple[int, bool]] = set()
    while needed := {end for index in range(len(marks)) for end in _needed(marks, index, entities)} - entities:
        entities |= needed
    return "".join(_source(marks, index, entities) for index in range(len(marks)))


def _source(marks: list[_Mark], index: int, entities: set[tuple[int, bool]]) -> str:
    mark = marks[index]
    if mark.role != "text":
        return mark.source
    bracket = index + 1 < len(marks) and marks[index + 1].source.startswith("[")
    return _text(mark.source, first=(index, True) in entities, last=(index, False) in entities, before_bracket=bracket)


def _alternate(marks: list[_Mark]) -> None:
    """Emphasis that touches another delimiter takes `_`, so that runs of `*` never meet."""
    path: list[tuple[int, bool]] = []
    for index, mark in enumerate(marks):
        if mark.role == "open":
            path.append((index, _touches(marks, index)))
        elif mark.role == "close":
            opened, touches = path.pop()
            if mark.source == "*" and (touches or _touches(marks, index)):
                mark.source = marks[opened].source = "_"


def _touches(marks: list[_Mark], index: int) -> bool:
    neighbours = marks[max(index - 1, 0) : index] + marks[index + 1 : index + 2]
    return any(mark.role in {"open", "close"} for mark in neighbours)


def _needed(marks: list[_Mark], index: int, entities: set[tuple[int, bool]]) -> Iterator[tuple[int, bool]]:
    """Which neighbouring characters must be entities: the mark, and whether its first character or its last.

    CommonMark, left- and right-flanking delimiter runs: no blank on the inner side; punctuation there, or `_`, asks
    for a blank or punctuation on the outer side too. An entity begins and ends with punctuation.
    """
    mark = marks[index]
    if mark.role not in {"open", "close"}:
        return
    step = 1 if mark.role == "open" else -1
    inner, outer = (index + step, step > 0), (index - step, step < 0)
    inner_char = _char(marks, inner, entities)
    if inner_char.isspace():
        yield inner
    strict = mark.source == "_" or inner_char.isspace() or _is_punctuation(inner_char)
    if strict and not _is_boundary(_char(marks, outer, entities)):
        yield outer


def _char(marks: list[_Mark], end: tuple[int, bool], entities: set[tuple[int, bool]]) -> str:
    """The first or last character of a mark as the parser will see it; a blank beyond either end of the line."""
    index, first = end
    if not 0 <= index < len(marks):
        return " "
    source = marks[index].source
    if end in entities or (len(source) == 1 and (index, not first) in entities):
        return "&"
    return source[0] if first else source[-1]


def _is_boundary(char: str) -> bool:
    return isWhiteSpace(ord(char)) or _is_punctuation(char)


def _is_punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _text(text: str, *, first: bool, last: bool, before_bracket: bool) -> str:
    """Escaped text; `first` and `last` ask for that character as an entity."""
    head = _entity(text[0]) if first else ""
    body = text[1:] if first else text
    tail = ""
    if last and body:
        body, tail = body[:-1], _entity(body[-1])
    elif before_bracket and body.endswith("!"):
        body, tail = body[:-1], "\\!"
    return f"{head}{escape(body)}{tail}"
