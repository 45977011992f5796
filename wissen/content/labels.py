"""Bold labels that open a line: `**Merke:**` in a quotation, `**Frist:**` in a list of fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from wissen.content.blocks import CalloutKind
from wissen.content.problem import Replace, Report
from wissen.content.source import Source
from wissen.text import fold, nearest

_LABEL = re.compile(r"\*\*(?P<word>[^*:\n]{1,40}):\*\*[ \t]*")
_COLON_OUTSIDE = re.compile(r"\*\*(?P<word>[^*:\n]{1,40})\*\*[ \t]*:[ \t]*")
_KINDS = {fold(kind.value): kind for kind in CalloutKind}
_LONG = [kind.value for kind in CalloutKind if len(kind.value) > 3]
"""Labels that a mistyped one is compared with: too many words are one letter away from `Rot`."""


def callout_label(raw_line: str) -> tuple[CalloutKind, str] | None:
    """The label a raw line of a quotation opens with, and the rest of the line."""
    match = _LABEL.match(raw_line)
    kind = _KINDS.get(fold(match["word"])) if match else None
    return (kind, raw_line[match.end() :]) if match and kind else None


def field_label(raw_line: str, keys: Iterable[str]) -> str | None:
    """The field key a raw line opens with, in its proper spelling."""
    match = _LABEL.match(raw_line)
    return next((key for key in keys if fold(key) == fold(match["word"])), None) if match else None


def tell_near_label(raw_line: str, line: int, *, source: Source, report: Report) -> None:
    """Report a bold beginning that was probably meant as a label."""
    outside = _COLON_OUTSIDE.match(raw_line)
    match = outside or _LABEL.match(raw_line)
    if match is None:
        return
    known = _KINDS.get(fold(match["word"]))
    meant = known.value if known else nearest(match["word"], _LONG)
    if meant is None:
        return
    right = f"**{meant}:** "
    mended = source.line(line).replace(match[0], right, 1)
    text = f"Dieses Etikett kennt Wissen nicht. Meinten Sie „{right.strip()}“?"
    report.error(line, "etikett-unbekannt", text=text, repair=Replace(line, line, mended.rstrip() + "\n"))
