"""Numbers of steps and questions: from 1 without a gap, the same for all versions of one; and how to renumber."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from wissen.content.problem import Replace, Report
from wissen.content.source import Source

NUMBERS = "nummer-falsch"
"""The rule whose repair renumbers a file."""

_HEADING = re.compile(r"(?P<before>\s*#+\s*(?:Frage\s+)?)(?P<number>\d+)")
_MENTION = re.compile(r"(?P<way>(?:→|->)\s*)?\b(?P<word>Schritt|Frage)(?P<blank>\s+)(?P<number>\d{1,4})\b")


class Numbered(Protocol):
    """A step or a question of a finder."""

    @property
    def id(self) -> str: ...
    @property
    def number(self) -> int: ...
    @property
    def line(self) -> int: ...


def check_numbers(numbered: Sequence[Numbered], what: str, *, source: Source, report: Report) -> None:
    """Report the first wrong number, with a repair that renumbers all; `what` is "Schritt" or "Frage"."""
    wanted = _wanted(numbered)
    for one, number in zip(numbered, wanted, strict=True):
        if one.number != number:
            repair = _renumbered(numbered, wanted, what=what, source=source)
            text = (
                f"Der Reihe nach ist das {what} {number}. Die Nummern zählen von 1 an ohne Lücke; "
                "nur zeitliche Fassungen mit derselben Kennung haben dieselbe Nummer."
            )
            report.error(one.line, NUMBERS, text=text, repair=repair)
            return


def _wanted(numbered: Sequence[Numbered]) -> list[int]:
    wanted = [1] if numbered else []
    for before, one in pairwise(numbered):
        wanted.append(wanted[-1] if one.id == before.id else wanted[-1] + 1)
    return wanted


def _renumbered(numbered: Sequence[Numbered], wanted: list[int], *, what: str, source: Source) -> Replace | None:
    """The body from the first number on; None when a mention could mean two of them."""
    headings = {one.line: number for one, number in zip(numbered, wanted, strict=True)}
    meant: dict[int, set[int]] = {}
    for one, number in zip(numbered, wanted, strict=True):
        meant.setdefault(one.number, set()).add(number)
    first, last = numbered[0].line, len(source.lines) - (source.lines[-1] == "")
    lines: list[str] = []
    for line, raw in enumerate(source.lines[first - 1 : last], first):
        if line in headings:
            lines.append(_HEADING.sub(rf"\g<before>{headings[line]}", raw, count=1))
            continue
        mentioned = {number for match in _MENTION.finditer(raw) if (number := _mentioned(match, what))}
        if any(len(meant.get(number, ())) > 1 for number in mentioned):
            return None
        lines.append(_MENTION.sub(lambda match: _moved(match, meant, what), raw))
    return Replace(first, last, "\n".join(lines) + "\n")


def _mentioned(match: re.Match[str], what: str) -> int:
    """The number a mention means, 0 if it means something else; behind an arrow both words are understood."""
    return int(match["number"]) if match["way"] or match["word"] == what else 0


def _moved(match: re.Match[str], meant: dict[int, set[int]], what: str) -> str:
    numbers = meant.get(_mentioned(match, what))
    return f"{match['way'] or ''}{match['word']}{match['blank']}{min(numbers)}" if numbers else match[0]
