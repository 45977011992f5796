"""Meine Unterlagen as a text: to be printed, or to be taken along as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wissen.content.blocks import Block, Emphasis, Inline, LineBreak, Paragraph, Quote, Text
from wissen.content.model import Pack
from wissen.drawing.page import Page, PageSection
from wissen.services.documents import Drawer, Filed, State
from wissen.text import german_date
from wissen.ui.strings import tr

STATES = {
    State.CHANGED: "Diese Worte stehen dort nicht mehr",
    State.GONE: "Stelle nicht mehr vorhanden",
    State.TAKEN_AWAY: "entfernt",
}


def kept_page(title: str, pack: Pack | None, parts: Iterable[PageSection]) -> Page:
    """All lists under one title, with the edition and the state of the law that they were made with."""
    return Page(title, tuple(parts), lead=(Text(_rests_on(pack)),) if pack else ())


def list_of(drawer: Drawer, name: str, filed: Sequence[Filed]) -> tuple[PageSection, ...]:
    """One list; what the person took away is not taken along."""
    kept = [one for one in filed if one.state is not State.TAKEN_AWAY]
    if not kept:
        return ()
    entries = (
        PageSection(f"{drawer.value}-{number}", one.title, _blocks(one), 3, note=about(one))
        for number, one in enumerate(kept, 1)
    )
    return (PageSection(drawer.value, name, ()), *entries)


def about(one: Filed) -> str:
    """The day of the last change, and what has become of the place."""
    state = STATES.get(one.state, "")
    return " · ".join(part for part in (german_date(one.day), state and tr(state)) if part)


def as_markdown(page: Page) -> str:
    """The page as a Markdown file."""
    from wissen.content.write_blocks import write_blocks  # late: only who saves needs the writers
    from wissen.content.write_text import write_title

    parts = [f"# {write_title(page.title)}"]
    if page.lead:
        parts.append(write_blocks((Paragraph(page.lead),)))
    for section in page.parts:
        if isinstance(section, PageSection):
            parts.append(f"{'#' * section.level} {write_title(section.title)}")
            note: tuple[Block, ...] = (Paragraph((Emphasis((Text(section.note),)),)),) if section.note else ()
            parts.append(write_blocks((*note, *section.blocks)))
    return "\n\n".join(part for part in parts if part) + "\n"


def _blocks(one: Filed) -> tuple[Block, ...]:
    """The person's own words as they wrote them; words of the content as a quotation."""
    paragraphs = tuple(Paragraph(_lines(text)) for text in one.words.split("\n\n") if text.strip())
    return (Quote(paragraphs),) if one.drawer is Drawer.HIGHLIGHTS and paragraphs else paragraphs


def _lines(text: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    for line in text.strip().split("\n"):
        found += [LineBreak()] if found else []
        found.append(Text(line))
    return tuple(found)


def _rests_on(pack: Pack) -> str:
    day = pack.law_as_of
    state = tr("Rechtsstand {day}").format(day=german_date(day)) if day else ""
    return " · ".join(
        part for part in (pack.title, tr("Ausgabe {edition}").format(edition=pack.edition), state) if part
    )
