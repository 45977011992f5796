"""Laws as pages: a norm as it is printed with all that cites it, and the structure of a law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from wissen.content.blocks import Block, BulletList, Inline, Link, ListItem, OrderedList, Paragraph, Text
from wissen.content.entry import Entry, Part
from wissen.content.model import Kind
from wissen.content.statute import Division, Norm, Statute
from wissen.drawing.page import Hint, Page, PageSection
from wissen.law.laws import full_name, titles
from wissen.law.overlap import overlap
from wissen.services.bundle import Services
from wissen.services.law_changes import Affected, Stage
from wissen.services.laws import LawPlace, address
from wissen.ui.as_of import when
from wissen.ui.strings import plural, tr

NORM, TAKE_IN = "norm:", "gesetze-aufnehmen:"
"""Schemes of links: to a place of the law, and to taking laws in."""

USES = "wo-steht-das-noch"
_KINDS = {
    Kind.PROCESS: "Prozesse",
    Kind.CARDS: "Antwortkarten",
    Kind.FINDER: "Anliegen-Finder",
    Kind.LESSON: "Lektionen",
    Kind.QUIZ: "Übungen",
    Kind.GLOSSARY: "Begriffe",
    Kind.PRACTICES: "Praxis",
    Kind.MODULE: "Module",
    Kind.PATH: "Lernpfade",
}
_ALONE = frozenset({Kind.CARDS, Kind.GLOSSARY})
"""Files of which people know the parts, not the whole."""


def page_at(services: Services, place: LawPlace) -> Page:
    """The page of a place of the law: a norm, the structure of a law, or what is known without it."""
    if not place.citation.norm:
        return law_page(place.statute) if place.statute else titles_page(place.citation.law)
    changes = services.law_changes
    stages = [one for one in changes.stages() if any(overlap(cited, place.citation) for cited in one.citations)]
    paths = {str(entry.id): entry.path for entry in services.shelf.current.entries.values()}
    uses = changes.affected((place.citation,))
    return norm_page(place, uses, stages, paths, today=services.shelf.today)


def norm_page(
    place: LawPlace, uses: Sequence[Affected], stages: Sequence[Stage], paths: Mapping[str, str], *, today: date
) -> Page:
    """A norm, where it is written in the law, what changes it and what cites it; `paths` are the files of objects."""
    title = f"{place.citation.norm} {place.title}".strip()
    parts = [*_text(place), *_changes(stages, paths, today), *_uses(place, uses)]
    name = place.statute.name if place.statute else full_name(place.citation.law)
    law = f"{name} ({place.citation.law})" if name else place.citation.law
    return Page(title, tuple(parts), lead=(Text(law),), hints=tuple(_hints(place)))


def law_page(statute: Statute) -> Page:
    """The structure of a law with a link to each norm."""
    title = f"{statute.name} ({statute.law})"
    parts = [PageSection(f"teil-{number}", *told) for number, told in enumerate(_structure(statute))]
    notes = [PageSection("hinweise", tr("Hinweise der Herausgeber"), statute.notes)] if statute.notes else []
    lead = (Text(statute.full_name),) if statute.full_name and statute.full_name != statute.name else ()
    return Page(title, (*parts, *notes), lead=lead, hints=tuple(_stand(statute)))


def titles_page(law: str) -> Page:
    """A law of which no more is there than the titles of its norms."""
    rows = [(norm, title, f"{norm} {law}") for (listed, norm), title in titles().items() if listed == law]
    contents = (_contents(rows),) if rows else ()
    name = full_name(law)
    heading = f"{name} ({law})" if name else law
    return Page(heading, (PageSection("wortlaut", "", _how_to_add()), PageSection("titel", "", contents)))


def without_uses(page: Page) -> Page:
    """What of a page is law: that goes on paper."""
    return Page(page.title, tuple(part for part in page.parts if not part.id.startswith(USES)), page.lead, page.hints)


# ---------------------------------------------------------------- a norm


def _hints(place: LawPlace) -> Iterator[Hint]:
    if place.statute is None:
        return
    yield from _stand(place.statute)
    above = place.statute.above(place.norm) if place.norm else ()
    if above:
        yield Hint("account_tree", "muted", (Text(" › ".join(one.heading for one in above)),))


def _stand(statute: Statute) -> Iterator[Hint]:
    for told in statute.stand:
        yield Hint("gavel", "muted", (Text(told),))


def _text(place: LawPlace) -> Iterator[PageSection]:
    if place.norm is None:
        missing = tr("Diese Vorschrift steht nicht in dem Gesetz, wie es aufgenommen ist.")
        told = (Paragraph((Text(missing),)),) if place.statute else ()
        yield PageSection("wortlaut", "", (*told, *_how_to_add()))
        return
    yield PageSection("wortlaut", "", place.norm.blocks)
    if place.norm.notes:
        yield PageSection("hinweise", tr("Hinweise der Herausgeber"), place.norm.notes, level=3)


def _how_to_add() -> tuple[Block, ...]:
    """Two lines on how the words of the law get here."""
    where = tr("Der Wortlaut ist nicht aufgenommen. Sie finden ihn auf gesetze-im-internet.de, dort auch als XML. ")
    return (Paragraph((Text(where), Link((Text(tr("Gesetze aufnehmen …")),), TAKE_IN))),)


def _changes(stages: Sequence[Stage], paths: Mapping[str, str], today: date) -> Iterator[PageSection]:
    rows = [
        ListItem((Paragraph((Text(f"{when(one, today)}: "), _to_stage(one, paths[one.change.head.id]))),))
        for one in stages
        if one.change.head.id in paths
    ]
    if rows:
        yield PageSection(f"{USES}-aenderungen", tr("Was sich hier ändert"), (BulletList(tuple(rows)),))


def _to_stage(stage: Stage, path: str) -> Link:
    return Link((Text(stage.stage.title),), f"{path}#{stage.place}")


def _uses(place: LawPlace, uses: Sequence[Affected]) -> Iterator[PageSection]:
    title = tr("Wo steht das noch?")
    if not uses:
        none = tr("Kein Inhalt nennt {norm}.").format(norm=str(place.citation))
        yield PageSection(USES, title, (Paragraph((Text(none),)),))
        return
    yield PageSection(USES, title, (), note=plural(len(uses), "Inhalt", "Inhalte"))
    kinds = list(_KINDS)
    ordered = sorted(uses, key=lambda one: kinds.index(one.entry.kind) if one.entry.kind in kinds else len(kinds))
    for kind, group in groupby(ordered, key=attrgetter("entry.kind")):
        rows = tuple(item for one in group for item in _use(one))
        yield PageSection(f"{USES}-{kind.value}", tr(_KINDS.get(kind, "Weitere")), (BulletList(rows),), level=3)


def _use(use: Affected) -> Iterator[ListItem]:
    if use.entry.kind in _ALONE and use.parts:
        for part in use.parts:
            yield ListItem((Paragraph((_link(use.entry, part),)),))
        return
    inlines: list[Inline] = [Link((Text(use.entry.title),), use.entry.path)]
    for number, part in enumerate(part for part in use.parts if part.title):
        inlines += [Text(" · " if number else ": "), _link(use.entry, part)]
    yield ListItem((Paragraph(tuple(inlines)),))


def _link(entry: Entry, part: Part) -> Link:
    return Link((Text(part.title),), f"{entry.path}#{part.id}")


# ---------------------------------------------------------------- a law


def _structure(statute: Statute) -> Iterator[tuple[str, tuple[Block, ...], int]]:
    """Heading, the norms below it, level; two levels, since a page has no more."""
    heading, level = "", 2
    for division, group in groupby(statute.parts, key=lambda part: isinstance(part, Division)):
        members = list(group)
        if not division:
            rows = [(one.label, one.title, address(statute, one)) for one in members if isinstance(one, Norm)]
            yield heading, (_contents(rows),), level
            heading = ""
            continue
        *outer, last = [one for one in members if isinstance(one, Division)]
        for one in outer:
            yield one.heading, (), min(1 + one.depth, 3)
        heading, level = last.heading, min(1 + last.depth, 3)
    if heading:
        yield heading, (), level


def _contents(rows: Iterable[tuple[str, str, str]]) -> Block:
    """As a law lists its norms: label, then title; each leads to the norm."""
    return OrderedList(
        tuple(
            ListItem((Paragraph((Link((Text(title or label),), NORM + ref),)),), marker=label if title else "–")
            for label, title, ref in rows
        )
    )
