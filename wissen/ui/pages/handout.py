"""Weitergabe-Blatt: what partners should know of a change of the law, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from wissen.content.blocks import Block, Callout, CalloutKind, Inline, Paragraph, Strong, Text, plain
from wissen.content.model import LawChange, LawStage
from wissen.drawing.page import Page as TextPage
from wissen.drawing.page import PageSection
from wissen.errors import NotFound
from wissen.printing.marks import Marks
from wissen.text import german_date
from wissen.ui.as_of import edition
from wissen.ui.pages.texts import OwnTextPage
from wissen.ui.strings import tr

_SOURCE = "Quelle"
_MISCONCEPTION = frozenset({CalloutKind.MISCONCEPTION, CalloutKind.CORRECTION, CalloutKind.SOURCE})


class HandoutPage(OwnTextPage):
    """The address names the change of the law."""

    name = "Weitergabe-Blatt"

    def trail(self) -> tuple[str, ...]:
        return (tr("Rechtsstand und Änderungen"), self.title())

    def marks(self, title: str) -> Marks:
        shelf = self.context.services.shelf
        day = tr("Stand {day}").format(day=german_date(shelf.today))  # it says itself what applies when
        return Marks(title, day, edition=edition(shelf))

    def text(self, ref: str) -> TextPage:
        shelf = self.context.services.shelf
        change = shelf.current.open(ref)
        if not isinstance(change, LawChange):
            raise NotFound(tr("„{ref}“ ist keine Rechtsänderung.").format(ref=ref))
        return handout(change, shelf.today)


def handout(change: LawChange, today: date) -> TextPage:
    """What applies already, what does not yet, what is often misunderstood; with days and sources."""
    begun = [stage for stage in change.stages if stage.start and stage.start <= today]
    coming = [stage for stage in change.stages if not stage.start or stage.start > today]
    parts = (
        *_section("gilt", tr("Gilt schon"), begun),
        *_section("kommt", tr("Gilt noch nicht"), coming),
        *_misunderstood(change),
        *_sources(change),
    )
    asked = Paragraph(
        (
            Text(
                tr("Stand: {day}. Diese Übersicht ersetzt keine Beratung im Einzelfall.").format(day=german_date(today))
            ),
        )
    )
    return TextPage(change.head.title, (*_opening(change), *parts, PageSection("stand", "", (asked,))))


def _opening(change: LawChange) -> Iterator[PageSection]:
    if change.blocks:
        yield PageSection("einleitung", "", change.blocks)


def _section(place: str, title: str, stages: Iterable[LawStage]) -> Iterator[PageSection]:
    blocks: list[Block] = []
    for stage in stages:
        said: tuple[Inline, ...] = (Strong((Text(f"{since(stage)}: {stage.title}"),)),)
        blocks.append(Paragraph(said))
        blocks += [block for block in stage.blocks if not _misconception(block)]
    if blocks:
        yield PageSection(place, title, tuple(blocks))


def _misunderstood(change: LawChange) -> Iterator[PageSection]:
    blocks = tuple(block for stage in change.stages for block in stage.blocks if _misconception(block))
    if blocks:
        yield PageSection("irrtum", tr("Häufiges Missverständnis"), blocks)


def _sources(change: LawChange) -> Iterator[PageSection]:
    named = [change.gazette] if change.gazette else []
    for stage in change.stages:
        for field in stage.fields:
            if field.key == _SOURCE:
                named += [plain(value) for value in field.values]
    if named:
        yield PageSection("quellen", tr("Quellen"), tuple(Paragraph((Text(one),)) for one in dict.fromkeys(named)))


def since(stage: LawStage) -> str:
    """Since when, or from when, a stage applies."""
    if stage.start is None:
        return tr("Vorgemerkt, noch ohne Tag")
    day = german_date(stage.start)
    return tr("Ab {day}").format(day=day) if stage.exact else tr("Spätestens seit {day}").format(day=day)


def _misconception(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind in _MISCONCEPTION
