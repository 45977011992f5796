"""Suche: everything that was found, each with what it is, why it is here and the piece of text; nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from wissen.services.search import Hit, Hits, Snippet
from wissen.ui.announce import announce
from wissen.ui.asking import Asking
from wissen.ui.models.hit_rows import hit_row, told_of
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField

_LIST, _HINT, _NOTHING = range(3)
_AT_ONCE = 8
"""Rows whose pieces of text are found first: about what is in sight."""


class SearchPage(Page):
    """The address holds what was asked."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.asked = ""
        self._number = 0
        """Of the pieces of text that are being found: those for another question come too late."""
        self._hits: tuple[Hit, ...] = ()
        self._asking = Asking(context, self)
        self._asking.found.connect(self._show)
        self._field = SearchField()
        self._field.asked.connect(self.ask)
        self._field.down.connect(self._go_down)
        self._field.accepted.connect(self._open_current)
        self._field.left.connect(self._leave_field)
        self._told = WrapLabel("", "muted")
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Treffer"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._faces = QStackedWidget()
        self._hint = EmptyState("search", tr("Schreiben Sie oben, was Sie wissen möchten. Wenige Buchstaben genügen."))
        self._nothing = EmptyState("search", "")
        self._nothing.add_button(tr("Im Glossar nachschlagen"), self._look_up)
        for face in (self._list, scrolled(self._hint), scrolled(self._nothing)):
            self._faces.addWidget(face)
        fill_column(self, WrapLabel(tr("Suche"), "title"), self._field, self._told, self._faces)

    def title(self) -> str:
        return tr("Suche")

    def open(self, address: Address) -> None:
        self._field.setText(address.ref)
        self.ask(address.ref)

    def here(self, address: Address) -> Address:
        return replace(address, ref=self.asked)

    def refresh(self) -> None:
        """The content is another one, or the index stands now."""
        self.ask(self.asked)

    def take_focus(self) -> None:
        if self._hits:
            self._list.setFocus()
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, text: str) -> None:
        """Search for a text."""
        self.asked = text
        self._asking.ask(text)

    def _go_down(self) -> None:
        if self._hits:
            self._list.setFocus()

    def _open_current(self) -> None:
        """Open the current row, which is the first unless the person went further down."""
        self._list.choose_current()

    def _leave_field(self) -> None:
        """Empty the field first, then leave the page."""
        if self._field.text():
            self._field.clear()
            self.ask("")
        else:
            self.context.go(Address(Screen.REFERENCE))

    def _show(self, text: str, found: Hits) -> None:
        self._hits = found.hits
        self._number += 1
        self._model.set_rows([hit_row(hit) for hit in found.hits])
        self._list.go_to_first()
        asked = bool(text.strip())
        told = told_of(found, ready=self.context.services.search.ready) if asked else ""
        self._told.setText(told)
        self._told.setVisible(bool(told))
        if not asked:
            self._faces.setCurrentIndex(_HINT)
        elif found.hits:
            self._faces.setCurrentIndex(_LIST)
        else:
            self._nothing.set_text(tr("Zu „{text}“ ist hier nichts zu finden.").format(text=text.strip()))
            self._faces.setCurrentIndex(_NOTHING)
        if asked:
            announce(self, told or tr("Nichts gefunden."))
        self._find_pieces(0)

    def _find_pieces(self, first: int) -> None:
        """Find the pieces of text for the next few rows, then for those after them."""
        hits = self._hits[first : first + _AT_ONCE]
        if hits:
            search, text = self.context.services.search, self.asked
            work = partial(_pieces, search.snippet, hits, text)
            self.context.jobs.read(work, partial(self._show_pieces, self._number, first), owner=self)

    def _show_pieces(self, number: int, first: int, pieces: list[Snippet]) -> None:
        if number == self._number:
            for place, piece in enumerate(pieces, first):
                self._model.set_detail(place, piece.text, piece.marks)
            self._find_pieces(first + len(pieces))

    def _open_row(self, row: Row) -> None:
        if row.address is not None:
            self.context.go(row.address)

    def _look_up(self) -> None:
        self.context.go(Address(Screen.REFERENCE))


def _pieces(snippet: Callable[[Hit, str], Snippet], hits: tuple[Hit, ...], text: str) -> list[Snippet]:
    return [snippet(hit, text) for hit in hits]
