"""Branches (`- Ja → Schritt 3 (gilt ab 01.03.2024)`): out of the lists of a step or question, and back into items."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wissen.content.blocks import Block, BulletList, Inline, Link, ListItem, Paragraph, Text, plain
from wissen.content.flow import Branch, Target, TargetKind
from wissen.content.head_key import Unreadable
from wissen.content.ids import is_id
from wissen.content.normal import normal_inlines
from wissen.content.problem import Report
from wissen.text import german_list, nearest

ARROW = "→"
BACK = "(zurück)"

_ARROW = re.compile(r"(?:^|(?<=\s))(?:→|->)\s*")
_BACK = re.compile(r"\s*\(zurück\)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<kind>Schritt|Frage)\s+(?P<number>\d{1,4})")
_OUTCOME = re.compile(r"Ergebnis\s+(?P<id>\S+)")
_BEGINS_LIKE_TARGET = re.compile(r"(?:Schritt|Frage)\s+\d+(?:\W|$)|\d+$|(?:Ende|Ergebnis\s+\S+)\s*\(")
_WORDS = (TargetKind.STEP.value, TargetKind.QUESTION.value, TargetKind.OUTCOME.value, TargetKind.END.value)


def take_branches(blocks: Iterable[Block], *, report: Report) -> tuple[tuple[Branch, ...], tuple[Block, ...]]:
    """The branches of all outermost bullet lists, and the blocks without them."""
    branches: list[Branch] = []
    rest: list[Block] = []
    for block in blocks:
        if not isinstance(block, BulletList):
            rest.append(block)
            continue
        items: list[ListItem] = []
        for item in block.items:
            branch = read_branch(item, report=report)
            if branch is None:
                items.append(item)
            else:
                branches.append(branch)
        if items:
            rest.append(replace(block, items=tuple(items)))
    return tuple(branches), tuple(rest)


def read_branch(item: ListItem, *, report: Report) -> Branch | None:
    """The branch a list item is, None if it is ordinary text; a target that cannot be read is an error."""
    split = _at_arrow(item)
    if split is None:
        return None
    label, behind = split
    tail, back = _without_back(behind)
    try:
        target = _target(tail)
    except Unreadable as error:
        report.error(item.line, "ziel-unlesbar", text=str(error))
        return None
    if target is None:
        return None
    if len(item.blocks) > 1:
        told = "Unter einem Weg („→“) steht kein weiterer Text. Setzen Sie ihn vor die Liste der Wege."
        report.error(item.line, "weg-mehrzeilig", text=told)
    return Branch(target, label, back, item.period, item.line)


def branch_items(branches: Iterable[Branch]) -> tuple[ListItem, ...]:
    """The list items that read as these branches."""
    return tuple(ListItem((Paragraph(_written(branch)),), period=branch.period) for branch in branches)


def _at_arrow(item: ListItem) -> tuple[tuple[Inline, ...], tuple[Inline, ...]] | None:
    """What stands before and behind the last arrow in the plain text of the first paragraph."""
    if not item.blocks or not isinstance(item.blocks[0], Paragraph) or item.checked is not None:
        return None
    inlines = item.blocks[0].inlines
    for index in reversed(range(len(inlines))):
        inline = inlines[index]
        if not isinstance(inline, Text):
            continue
        found = list(_ARROW.finditer(inline.text))
        # An arrow right behind markup has no blank before it within its own text.
        arrows = [match for match in found if match.start() or not index]
        if arrows:
            before = Text(inline.text[: arrows[-1].start()])
            behind = Text(inline.text[arrows[-1].end() :])
            return normal_inlines((*inlines[:index], before)), normal_inlines((behind, *inlines[index + 1 :]))
    return None


def _without_back(tail: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], bool]:
    """The target without the mark of a loop, and whether it bore one."""
    if tail and isinstance(last := tail[-1], Text) and (mark := _BACK.search(last.text)):
        return normal_inlines((*tail[:-1], Text(last.text[: mark.start()]))), True
    return tail, False


def _target(tail: tuple[Inline, ...]) -> Target | None:
    """The target behind the arrow, None if this is no target at all; raises Unreadable for one that is mistyped."""
    match tail:
        case (Link(children=children, target=target),):
            return Target(TargetKind.LINK, target, plain(children))
        case (Text(text=text),):
            return _place(text)
        case _:
            return None


def _place(text: str) -> Target | None:
    if match := _NUMBERED.fullmatch(text):
        return Target(TargetKind(match["kind"]), str(int(match["number"])))
    if text == TargetKind.END.value:
        return Target(TargetKind.END)
    if (match := _OUTCOME.fullmatch(text)) and is_id(match["id"]):
        return Target(TargetKind.OUTCOME, match["id"])
    if _is_mistyped(text):
        known = german_list(["„Schritt 3“", "„Frage 3“", "„Ergebnis kennung“", "„Ende“", "ein Link"], "oder")
        raise Unreadable(f"„{text}“ ist kein Ziel. Hinter dem Pfeil steht {known}, danach höchstens „{BACK} (gilt …)“.")
    return None


def _is_mistyped(text: str) -> bool:
    """Whether a target was meant: "Schrit 3", "Schritt drei", "Ende.", "3", but not "Fragen Sie nach"."""
    if _BEGINS_LIKE_TARGET.match(text):
        return True
    words = re.findall(r"\w+", text)
    if not 1 <= len(words) <= 2:
        return False
    return nearest(words[0], _WORDS) is not None and (words[0] in _WORDS or all(word.isdecimal() for word in words[1:]))


def _written(branch: Branch) -> tuple[Inline, ...]:
    gap = f" {ARROW} " if branch.label else f"{ARROW} "
    back = f" {BACK}" if branch.back else ""
    target = branch.target
    if target.kind is TargetKind.LINK:
        return normal_inlines((*branch.label, Text(gap), Link((Text(target.title),), target.value), Text(back)))
    word = " ".join(part for part in (target.kind.value, target.value) if part)
    return normal_inlines((*branch.label, Text(f"{gap}{word}{back}")))
