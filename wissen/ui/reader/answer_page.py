"""What the Schnellauskunft shows beside the rows: the Antwortkarte, else the piece of text that was found."""

from __future__ import annotations

from dataclasses import replace

from wissen.content.blocks import Link, Text
from wissen.content.entry import Entry, Part
from wissen.content.flow import Finder, Process
from wissen.content.model import CardFile, Glossary, Lesson, PracticeFile
from wissen.drawing.page import Hint, Page, PagePart, PageSection
from wissen.errors import NotThen
from wissen.services.bundle import Services
from wissen.ui.reader.absent import absent_page
from wissen.ui.reader.law_hints import WALK, law_hints
from wissen.ui.reader.page_content import card_page, lesson_page, lookup_page, term_page
from wissen.ui.strings import tr

_CARD = "antwortkarte"


def answer_page(services: Services, entry: Entry, part: Part | None, place: str = "") -> Page:
    """The answer as of the Stichtag; `place` is the section or step that was found.

    Raises NotFound, or ContentError when the file has changed since.
    """
    shelf = services.shelf
    try:
        shelf.find(part.id if part else entry.id)
    except NotThen:
        return absent_page(entry, part, shelf.day)
    return replace(_page(services, entry, part, place), hints=_hints(services, entry, part))


def _page(services: Services, entry: Entry, part: Part | None, place: str) -> Page:
    content = services.shelf.library.open(entry.id)
    match content:
        case CardFile(cards=cards) if part is not None:
            return card_page(next(card for card in cards if card.id == part.id))
        case Glossary(terms=terms) if part is not None:
            return term_page(next(term for term in terms if term.id == part.id))
        case Lesson():
            return _some_of(lesson_page(content, asked=False), place)
        case Process():
            return _some_of(lookup_page(content), place, first=_CARD)
        case PracticeFile() if part is not None:
            return _some_of(lookup_page(content), part.id)
        case Finder(blocks=blocks):
            return Page(entry.title, (PageSection("einleitung", "", blocks),))
    return lookup_page(content)


def _hints(services: Services, entry: Entry, part: Part | None) -> tuple[Hint, ...]:
    if part is not None and isinstance(services.shelf.library.open(entry.id), Glossary):
        return ()
    hints = law_hints(services, entry, part.id if part else "")
    if isinstance(services.shelf.library.open(entry.id), Process):
        walk = Link((Text(tr("Schritt für Schritt durchgehen")),), WALK + entry.id)
        return (*hints, Hint("account_tree", "accent", (walk,)))
    return hints


def _some_of(page: Page, place: str, *, first: str = "") -> Page:
    """The part of the page that was found, below the one that answers; without either what the page begins with."""
    wanted: list[PagePart] = [part for part in page.parts if part.id in {first, place} - {""}]
    wanted.sort(key=lambda part: part.id != first)
    return replace(page, parts=tuple(wanted) or page.parts[:1])
