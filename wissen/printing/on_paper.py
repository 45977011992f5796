"""A page as it goes on paper: what can only be clicked becomes plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wissen.content.blocks import Emphasis, Inline, Link, Strike, Strong
from wissen.content.mapped import map_runs
from wissen.drawing.page import Lookups, Page, PagePart, PageSection

_HARD_BLANK = "\u00a0"
# A sign or label and its number stay on one line: § 81, Abs. 4, Satz 1.
_BINDING = re.compile(r"(§|\bArt\.|\bAbs\.|\bNr\.|\bSatz) (?=\d)")


def on_paper(page: Page) -> Page:
    """The page without links."""
    hints = tuple(replace(hint, text=_inlines(hint.text)) for hint in page.hints)
    return replace(page, parts=tuple(map(_part, page.parts)), lead=_inlines(page.lead), hints=hints)


def paper_lookups(lookups: Lookups) -> Lookups:
    """The same pictures and hyphens; citations and terms are not marked, but a citation is not broken either."""

    def hyphenate(text: str) -> str:
        return lookups.hyphenate(_BINDING.sub(rf"\1{_HARD_BLANK}", text))

    return replace(lookups, annotate=(), hyphenate=hyphenate)


def _part(part: PagePart) -> PagePart:
    if not isinstance(part, PageSection):
        return replace(part, blocks=map_runs(part.blocks, _inlines))
    facts = tuple(replace(fact, value=_inlines(fact.value)) for fact in part.facts)
    return replace(part, blocks=map_runs(part.blocks, _inlines), facts=facts)


def _inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for inline in inlines:
        match inline:
            case Link(children=children):
                found.extend(_inlines(children))
            case Strong(children=children) | Emphasis(children=children) | Strike(children=children):
                found.append(replace(inline, children=_inlines(children)))
            case _:
                found.append(inline)
    return tuple(found)
