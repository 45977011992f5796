"""Nachlesen: processes, cards, terms, practice items and everything else that is read but not learned."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.flow import Process
from wissen.content.ids import Id
from wissen.content.model import CardFile, Glossary
from wissen.drawing.page import Lookups, outline
from wissen.drawing.page import Page as TextPage
from wissen.printing.marks import Marks
from wissen.services.reference import Use
from wissen.ui.jobs import Job
from wissen.ui.navigation import Address
from wissen.ui.pages.address import ALONE
from wissen.ui.pages.margin import Margin, text_marks
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_content import card_page, links_section, lookup_page, term_page
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import tr

_MOST_USES = 40


class LookupPage(Page):
    """Opens at the part an address names; a card or a term stands alone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entry: Entry | None = None
        self._part: Part | None = None
        self._looking: Job | None = None
        self._area = ReadingArea(context, self)
        self._margin = Margin(tr("Auf dieser Seite"), self._area.reader, self)
        self._area.reader.moved.connect(self._remember_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self._margin)

    def title(self) -> str:
        if self._part is not None:
            return self._part.title
        return self._entry.title if self._entry else tr("Nachlesen")

    def trail(self) -> tuple[str, ...]:
        above = (self._entry.title,) if self._entry and self._part else ()
        return (tr("Nachschlagen"), *above, self.title()) if self._entry else (self.title(),)

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._margin)

    def open(self, address: Address) -> None:
        entry, part = self.context.services.shelf.library.find(address.ref)
        alone = part if part is not None and part.kind in ALONE else None
        if alone is not None:
            place = address.place
        else:
            place = address.place or (part.id if part else self.context.services.places.section(entry.id))
        position = ReadingPosition(place, address.fraction)
        if (entry, alone) != (self._entry, self._part):
            self._show(entry, alone, position)
        elif address.place or part:
            self._area.reader.restore(position)
        self.context.recorder.visit(alone.id if alone else entry.id, place)

    def refresh(self) -> None:
        """Show the text again when it has changed; what has gone stays readable until the person leaves."""
        entries = self.context.services.shelf.library.entries
        if self._entry is None or entries.get(self._entry.id, self._entry) == self._entry:
            return
        entry = entries[self._entry.id]
        part = entry.part(self._part.id) if self._part else None
        if self._part is None or part is not None:
            self._show(entry, part, self._area.reader.position())

    def here(self, address: Address) -> Address:
        return self._area.here(address)

    def leave(self) -> None:
        self._remember_place()
        self._stop_looking()

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._margin.give_room(room=room)

    def show_find(self) -> None:
        self._area.show_find()

    def explain(self) -> None:
        self._area.reader.explain()

    def printed(self) -> tuple[TextPage, Lookups] | None:
        return self._area.shown

    def marks(self, title: str) -> Marks:
        if self._entry is None:
            return super().marks(title)
        return text_marks(title, self._entry.head, self.context.services.shelf.library.pack)

    def _remember_place(self) -> None:
        if self._entry is not None:
            name = self._part.id if self._part else self._entry.id
            self.context.recorder.visit(name, self._area.reader.position().section)

    def _show(self, entry: Entry, part: Part | None, position: ReadingPosition) -> None:
        self._stop_looking()
        page = self._page(entry, part)
        self._entry, self._part = entry, part
        self._show_page(page, position)
        if part is not None and part.kind is PartKind.TERM:
            self._looking = self.context.jobs.read_long(
                partial(self._uses, part.id), partial(self._show_uses, page), owner=self
            )

    def _show_page(self, page: TextPage, position: ReadingPosition) -> None:
        entry = self._entry
        if entry is not None:
            own = self._part.id if self._part else ""
            self._area.show_page(page, entry.path, own=own, position=position)
            self._margin.show_entry(outline(page), entry.head, self.context.services.shelf.library.pack)

    def _page(self, entry: Entry, part: Part | None) -> TextPage:
        content = self.context.services.shelf.library.open(entry.id)
        match content:
            case CardFile(cards=cards) if part is not None:
                return card_page(next(card for card in cards if card.id == part.id))
            case Glossary(terms=terms) if part is not None:
                return term_page(next(term for term in terms if term.id == part.id))
            case Process(follow_ups=follow_ups):
                return self._with_follow_ups(lookup_page(content), entry, follow_ups)
        return lookup_page(content)

    def _with_follow_ups(self, page: TextPage, entry: Entry, follow_ups: tuple[Id, ...]) -> TextPage:
        entries = self.context.services.shelf.library.entries
        known = [entries[name] for name in follow_ups if name in entries]
        if not known:
            return page
        links = [(other.title, _link(entry, other)) for other in known]
        return replace(page, parts=(*page.parts, links_section("danach", tr("Was folgen kann"), links)))

    # ------------------------------------------------------------ where a term is used

    def _uses(self, term: str, job: Job) -> tuple[Use, ...]:
        return self.context.services.reference.uses(term, lambda: job.cancelled)

    def _show_uses(self, page: TextPage, uses: tuple[Use, ...]) -> None:
        """Add the objects that have the term, below it."""
        entries = self.context.services.shelf.library.entries
        names = [Id(use.kennung) for use in uses[:_MOST_USES]]
        known = [entries[name] for name in names if name in entries]
        if self._entry is None or not known:
            return
        links = [(other.title, _link(self._entry, other)) for other in known]
        whole = replace(page, parts=(*page.parts, links_section("verwendung", tr("Kommt vor in"), links)))
        self._show_page(whole, self._area.reader.position())

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None


def _link(source: Entry, target: Entry) -> str:
    """The relative link from one file to another, as an author would write it."""
    return posixpath.relpath(target.path, posixpath.dirname(source.path))
