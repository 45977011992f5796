"""The plan of Meine Einarbeitung as a page for paper: phases with boxes to tick, days, minutes, Stand of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from wissen.content.blocks import Block, BulletList, Inline, ListItem, Paragraph, Strong, Text
from wissen.drawing.page import Fact, Page, PageSection
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.onboarding import Node, NodeKind
from wissen.text import german_date, weekday_date
from wissen.ui.models.onboarding_model import assigned_words, kind_name, shown_minutes, state_words, time_left
from wissen.ui.strings import plural, tr

_BETWEEN = " · "


def plan_page(tree: Sequence[Node], progress: str, *, name: str, start: date | None, today: date) -> Page:
    """The whole tree; `name` may be empty, `start` None: no days. `progress` says how far all of it is."""
    said = (
        (tr("Für"), name),
        (tr("Beginn"), weekday_date(start) if start else ""),
        (tr("Stand"), tr("{day}: {progress}").format(day=german_date(today), progress=progress)),
    )
    facts = tuple(Fact(label, (Text(value),)) for label, value in said if value)
    return Page(tr("Mein Einarbeitungsplan"), (PageSection("stand", "", (), facts=facts), *_sections(tree)))


def _sections(tree: Iterable[Node]) -> Iterator[PageSection]:
    for number, top in enumerate(tree):
        due = tr("bis {day}").format(day=weekday_date(top.due)) if top.due else ""
        minutes = time_left(top, plural(shown_minutes(top), "Minute", "Minuten"))
        note = _BETWEEN.join(part for part in (due, minutes, state_words(top), assigned_words(top)) if part)
        yield PageSection(f"teil-{number}", top.title, _list(top.children), note=note)


def _list(nodes: Iterable[Node]) -> tuple[Block, ...]:
    items = tuple(map(_item, nodes))
    return (BulletList(items),) if items else ()


def _item(node: Node) -> ListItem:
    if node.kind is NodeKind.MODULE:
        return ListItem((_line(Strong((Text(node.title),))), *_list(node.children)))
    said = (
        kind_name(node),
        plural(node.minutes, "Minute", "Minuten") if node.minutes else "",
        tr("Wahl") if node.optional else "",
        state_words(node),
    )
    words = _BETWEEN.join(part for part in said if part)
    done = node.standing is Standing.DONE or node.practice is PracticeState.ALONE
    return ListItem((_line(Text(f"{node.title} ({words})")),), checked=done)


def _line(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)
