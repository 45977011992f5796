"""Where a text names a Kennung or leads to a file: every place that the format has for it, letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wissen.content.finder import PROOFS_TITLE
from wissen.content.ids import PATTERN
from wissen.content.load import MAP_FILE
from wissen.content.relink import TARGET
from wissen.content.source import FENCE
from wissen.content.targets import is_address
from wissen.text import fold


class Way(StrEnum):
    """How something is named; the value is the word for it."""

    OWN = "Kennung"
    SUPERSEDES = "ersetzt"
    LESSON = "Lektion"
    STEP = "Schritt"
    PROCESS = "Prozess"
    FOLLOW_UP = "Folgeprozess"
    ORDER = "Reihenfolge"
    OTHERWISE = "sonst"
    HISTORY = "Verlauf"
    OUTCOME = "Ergebnis"
    PROOF = "Probe"
    LINK = "Verweis"
    PICTURE = "Bild"
    TILE = "Prozesslandkarte"
    CITED = "Bezug"
    """The same norm is cited; not a mention of a Kennung."""


@dataclass(frozen=True, slots=True)
class Mention:
    """`line` from 1, `start` and `end` (exclusive) are letters of it; `name` is a Kennung, `kennung#place` or a target.

    `in_head`: it stands in the head and not in the text below.
    """

    line: int
    start: int
    end: int
    name: str
    way: Way
    in_head: bool = False


_HEAD_KEYS = {
    "kennung": Way.OWN,
    "ersetzt": Way.SUPERSEDES,
    "prozess": Way.PROCESS,
    "folgeprozesse": Way.FOLLOW_UP,
    "reihenfolge": Way.ORDER,
    "sonst": Way.OTHERWISE,
    "verlauf": Way.HISTORY,
}
_META_KEYS = {
    "kennung": Way.OWN,
    "ersetzt": Way.SUPERSEDES,
    "lektion": Way.LESSON,
    "schritt": Way.STEP,
}
_NAME = re.compile(rf"(?<![\w#-])(?P<name>{PATTERN.pattern}(?:#{PATTERN.pattern})?)(?![\w#-])")
_HEAD_LINE = re.compile(r"(?P<key>[^\W\d_][\w-]*)[ \t]*:(?=[ \t]|$)")
_CHANGED = re.compile(r"\b(?:abschnitte|fragen)[ \t]*:[ \t]*(?P<value>\[[^\]]*\]|[^,}]*)", re.IGNORECASE)
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+(?P<title>.*))?$")
_META = re.compile(r"(?:^|\s·)\s*(?P<key>[^\W\d_]{2,20})\s*:(?:\s+(?P<value>(?:(?!\s·\s).)*))?(?=\s·\s|$)")
_OUTCOME = re.compile(rf"(?:→|->)[ \t]*Ergebnis[ \t]+(?P<name>{PATTERN.pattern})(?![\w#-])", re.IGNORECASE)
_PROOF = re.compile(rf"\|[ \t]*(?P<name>{PATTERN.pattern})[ \t]*\|?[ \t]*$")
_TILE = re.compile(rf"[ \t]*-[ \t]+(?P<name>{PATTERN.pattern})[ \t]*(?::|$)")
_FENCED = re.compile(r" {0,3}(?P<sign>`{3,}|~{3,})")


def mentions(text: str, path: str) -> Iterator[Mention]:
    """Every place of a file that names something, from top to bottom; `path` tells which kind of file it is."""
    if path == MAP_FILE:
        yield from _of_map(text)
    elif path.endswith(".md"):
        lines = text.split("\n")
        body = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
        yield from _of_head(lines[:body])
        yield from _of_body(lines, body + 1)


def _of_map(text: str) -> Iterator[Mention]:
    for number, line in enumerate(text.split("\n"), 1):
        if match := _TILE.match(line):
            yield _found(match, number, Way.TILE)


def _of_head(lines: list[str]) -> Iterator[Mention]:
    way: Way | None = None
    for number, line in enumerate(lines, 1):
        start = 0
        if key := _HEAD_LINE.match(line):
            way, start = _HEAD_KEYS.get(fold(key["key"])), key.end()
        if way is None:
            continue
        stretches = (
            [match.span("value") for match in _CHANGED.finditer(line)] if way is Way.HISTORY else [(start, None)]
        )
        for first, last in stretches:
            for match in _NAME.finditer(line, first, len(line) if last is None else last):
                yield _found(match, number, way, in_head=True)


def _of_body(lines: list[str], first: int) -> Iterator[Mention]:
    """`first` is the number of the first line of the body."""
    fence, proofs = "", False
    leading = False
    begun = False
    for number, line in enumerate(lines[first - 1 :], first):
        fenced = _FENCED.match(line)
        if fence or fenced:
            fence = _fence_after(fence, fenced)
            continue
        if heading := _HEADING.match(line):
            leading, begun = True, False
            proofs = fold(heading["title"] or "") == fold(PROOFS_TITLE)
            continue
        if leading and line.strip():
            found = list(_META.finditer(line))
            leading = begun = bool(found)
            yield from _of_meta(found, number)
        elif begun:
            leading = False
        if "rgebnis" in line:
            yield from (_found(match, number, Way.OUTCOME) for match in _OUTCOME.finditer(line))
        if proofs and (proof := _PROOF.search(line)):
            yield _found(proof, number, Way.PROOF)
        if "](" in line:
            yield from _of_links(line, number)


def _of_meta(found: list[re.Match[str]], number: int) -> Iterator[Mention]:
    for match in found:
        way = _META_KEYS.get(fold(match["key"]))
        if way is not None and match["value"]:
            for name in _NAME.finditer(match.string, *match.span("value")):
                yield _found(name, number, way)


def _of_links(line: str, number: int) -> Iterator[Mention]:
    for match in TARGET.finditer(line):
        group = "pointed" if match["pointed"] else "plain"
        if not is_address(match[group]):
            opened = line.rfind("[", 0, match.start())
            way = Way.PICTURE if line[max(0, opened - 1) : opened] == "!" else Way.LINK
            yield Mention(number, match.start(group), match.end(group), match[group], way)


def _found(match: re.Match[str], number: int, way: Way, *, in_head: bool = False) -> Mention:
    return Mention(number, match.start("name"), match.end("name"), match["name"], way, in_head)


def _fence_after(fence: str, fenced: re.Match[str] | None) -> str:
    """The sign of the code block that is open after a line, "" for none."""
    if not fence:
        return fenced["sign"] if fenced else ""
    return "" if fenced and fenced["sign"].startswith(fence) else fence
