"""Colours and weights of Markdown as trainers write it: what the app will understand looks different from prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from wissen.content.labels import callout_label
from wissen.content.meta import CARD, QUESTION, SECTION, STAGE, STEP, TERM
from wissen.drawing.tokens import SEMI_BOLD, Tokens
from wissen.law.citation import find
from wissen.text import fold
from wissen.ui import look

_UNKNOWN, _HEAD, _BODY = -1, 1, 2
_META_KEYS = frozenset(fold(key) for keys in (CARD, QUESTION, SECTION, STAGE, STEP, TERM) for key in keys)
_HEADING = re.compile(r"#{1,6}\s")
_HEAD_KEY = re.compile(r"\s*-?\s*(?P<key>[^\W\d_][\w-]*)\s*:")
_META = re.compile(r"(?:^|(?<= · ))(?P<key>[^\W\d_]{2,20}):(?=\s|$)")
_QUOTE = re.compile(r"(?P<mark>\s*>\s?)(?P<rest>.*)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+(?P<rest>.*)")
_BOX = re.compile(r"\[[ xX]\]")
_FIELD = re.compile(r"\*\*[^*:\n]{1,40}:\*\*")
_LINK = re.compile(r"!?\[[^\]]*\]\([^)]*\)")
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_SIGNS = ("§", "Art.", "Artikel", "Anlage", "Nr.")


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one line that look alike; `name` is one of the looks below."""

    start: int
    length: int
    name: str


_LOOKS: dict[str, Callable[[Tokens], tuple[str, bool, bool]]] = {
    "heading": lambda tokens: (tokens.accent, True, False),
    "head": lambda tokens: (tokens.muted, False, False),
    "key": lambda tokens: (tokens.info, True, False),
    "quote": lambda tokens: (tokens.muted, False, False),
    "label": lambda tokens: (tokens.ok, True, False),
    "box": lambda tokens: (tokens.warn, True, False),
    "strong": lambda tokens: (tokens.text, True, False),
    "link": lambda tokens: (tokens.accent, False, True),
    "citation": lambda tokens: (tokens.visited, False, True),
}
"""Colour, whether semi-bold, whether underlined."""


def spans_of(line: str, *, in_head: bool) -> Iterator[Span]:
    """What stands out in a line; a later span lies over an earlier one."""
    if in_head:
        yield Span(0, len(line), "head")
        if match := _HEAD_KEY.match(line):
            yield Span(match.start("key"), match.end() - match.start("key"), "key")
        return
    if _HEADING.match(line):
        yield Span(0, len(line), "heading")
        return
    if quote := _QUOTE.fullmatch(line):
        yield Span(0, len(quote["mark"]), "quote")
        if found := callout_label(quote["rest"]):
            yield Span(quote.start("rest"), len(quote["rest"]) - len(found[1]), "label")
    elif item := _ITEM.fullmatch(line):
        if box := _BOX.match(item["rest"]):
            yield Span(item.start("rest"), box.end(), "box")
        elif field := _FIELD.match(item["rest"]):
            yield Span(item.start("rest"), field.end(), "key")
    elif _is_meta(line):
        yield from (Span(match.start(), match.end() - match.start(), "key") for match in _META.finditer(line))
    yield from _inside(line)


def _is_meta(line: str) -> bool:
    keys = [fold(match["key"]) for match in _META.finditer(line)]
    return bool(keys) and keys[0] in _META_KEYS


def _inside(line: str) -> Iterator[Span]:
    yield from (
        Span(match.start(), len(match[0]), "strong") for match in _STRONG.finditer(line) if ":**" not in match[0]
    )
    if any(sign in line for sign in _SIGNS):
        yield from (Span(found.start, found.end - found.start, "citation") for found in find(line))
    yield from (Span(match.start(), len(match[0]), "link") for match in _LINK.finditer(line))


class MarkdownHighlighter(QSyntaxHighlighter):
    """Follows the theme: call `rehighlight` after it has changed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = ""
        self._formats: dict[str, QTextCharFormat] = {}

    def highlightBlock(self, text: str) -> None:
        before = self.previousBlockState()
        fence = text.rstrip() == "---"
        if before == _UNKNOWN:
            self.setCurrentBlockState(_HEAD if fence else _UNKNOWN if not text.strip() else _BODY)
        else:
            self.setCurrentBlockState(_BODY if before == _HEAD and fence else before)
        in_head = _HEAD in (before, self.currentBlockState())
        for span in spans_of(text, in_head=in_head):
            self.setFormat(span.start, span.length, self._format(span.name))

    def _format(self, name: str) -> QTextCharFormat:
        tokens = look.tokens()
        if tokens.name != self._theme:
            self._theme, self._formats = tokens.name, {}
        if name not in self._formats:
            colour, strong, underlined = _LOOKS[name](tokens)
            made = QTextCharFormat()
            made.setForeground(QColor(colour))
            if strong:
                made.setFontWeight(QFont.Weight(SEMI_BOLD))
            made.setFontUnderline(underlined)
            self._formats[name] = made
        return self._formats[name]
