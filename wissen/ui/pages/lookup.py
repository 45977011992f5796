"""Nachlesen: processes, cards, practice items and the glossary as text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wissen.content.entry import Entry
from wissen.drawing.page import outline
from wissen.ui.navigation import Address
from wissen.ui.pages.margin import Margin
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.page_content import lookup_page
from wissen.ui.reader.page_view import ReadingPosition
from wissen.ui.strings import tr


class LookupPage(Page):
    """What is read but not learned; opens at the part an address names."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entry: Entry | None = None
        self._area = ReadingArea(context, self)
        self._margin = Margin(tr("Auf dieser Seite"), self._area.reader, self)
        self._area.reader.moved.connect(self._remember_place)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self._margin)

    def title(self) -> str:
        return self._entry.title if self._entry else tr("Nachlesen")

    def panes(self) -> tuple[QWidget, ...]:
        return (self._area, self._margin)

    def open(self, address: Address) -> None:
        entry, part = self.context.services.shelf.library.find(address.ref)
        place = address.place or (part.id if part else self.context.services.places.section(entry.id))
        position = ReadingPosition(place, address.fraction)
        if entry != self._entry:
            self._show(entry, position)
        elif address.place or part:
            self._area.reader.restore(position)
        self.context.recorder.visit(entry.id, place)

    def refresh(self) -> None:
        """Show the text again when it has changed; what has gone stays readable until the person leaves."""
        entries = self.context.services.shelf.library.entries
        if self._entry is not None and entries.get(self._entry.id, self._entry) != self._entry:
            self._show(entries[self._entry.id], self._area.reader.position())

    def here(self, address: Address) -> Address:
        return self._area.here(address)

    def leave(self) -> None:
        self._remember_place()

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._margin.give_room(room=room)

    def show_find(self) -> None:
        self._area.show_find()

    def explain(self) -> None:
        self._area.reader.explain()

    def _remember_place(self) -> None:
        if self._entry is not None:
            self.context.recorder.visit(self._entry.id, self._area.reader.position().section)

    def _show(self, entry: Entry, position: ReadingPosition) -> None:
        library = self.context.services.shelf.library
        page = lookup_page(library.open(entry.id))
        self._entry = entry
        self._area.show_page(page, entry.path, position=position)
        self._margin.show_entry(outline(page), entry.head, library.pack)
