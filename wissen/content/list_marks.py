"""Marks of a list item: the box before its text, the period behind its first line, a date taken for a number."""

from __future__ import annotations

import re

from wissen.content.problem import Replace, Report
from wissen.content.source import Source
from wissen.content.validity import ALWAYS, Period, parse_period

_BOX = re.compile(r"\[([ xX])\](?:\s+|$)")
_WRONG_BOX = re.compile(r"\[\s*(?P<mark>[xX✓✔☑]?)\s*\](?=\s|$)\s*")
_PERIOD = re.compile(
    r"(?:(?<=\s)|^)\(gilt\s+(?P<period>(?:ab|bis|von|seit|\d)[^()\n]*\d[^()\n]*)\)(?P<end>[ \t]*\\?)(?=\n|$)"
)
_MONTHS = "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_MONTH = re.compile(rf"(?:{_MONTHS})\b")
_NUMBERED_MONTH = re.compile(rf"(\d+)([.)])(?=\s+(?:{_MONTHS})\b)")


def split_box(raw: str, line: int, *, source: Source, report: Report) -> tuple[str, bool | None]:
    """The text behind the box and whether it is checked, None without a box."""
    match = _BOX.match(raw)
    if match:
        return raw[match.end() :], match[1] != " "
    wrong = _WRONG_BOX.match(raw)
    if wrong is None:
        return raw, None
    checked = bool(wrong["mark"])
    right = "[x]" if checked else "[ ]"
    written = wrong[0].strip()
    mended = source.line(line).replace(written, right, 1)
    text = f"„{written}“ ist kein Kästchen. Schreiben Sie „[ ]“ oder „[x]“, dahinter ein Leerzeichen."
    report.error(line, "kästchen", text=text, repair=Replace(line, line, mended + "\n"))
    return raw[wrong.end() :], checked


def split_period(raw: str, line: int, *, report: Report) -> tuple[str, Period]:
    """The text without `(gilt ab 01.03.2024)` at the end of its first line, and the period."""
    first, newline, rest = raw.partition("\n")
    match = _PERIOD.search(first)
    if match is None:
        return raw, ALWAYS
    try:
        period = parse_period(match["period"])
    except ValueError as error:
        report.error(line, "gilt-unlesbar", text=str(error))
        return raw, ALWAYS
    text = first[: match.start()].rstrip(" \t")  # a protected blank is text
    return f"{text}{match['end']}{newline}{rest}", period


def tell_date(raw: str, line: int, *, source: Source, report: Report) -> None:
    """Report a numbered item that is really a date: `1. März` at the beginning of a line."""
    if not _MONTH.match(raw):
        return
    mended = _NUMBERED_MONTH.sub(r"\1\\\2", source.line(line), count=1)
    text = "Diese Zeile beginnt mit einem Datum und wurde dadurch zu einer Liste. Schreiben Sie „1\\. März“."
    report.error(line, "datum-als-liste", text=text, repair=Replace(line, line, mended + "\n"))
