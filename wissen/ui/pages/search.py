"""Suche: hits while one types, each with what it is, why it is here and the piece of text; nothing is written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from wissen.content.validity import format_period
from wissen.services.search import Found, Hit, Hits, Snippet
from wissen.ui import kinds
from wissen.ui.announce import announce
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_LIST, _HINT, _NOTHING = range(3)
_SCREENS = {Found.LESSON: Screen.LESSON, Found.FINDER: Screen.FINDER}
_AT_ONCE = 8
"""Rows whose pieces of text are found first: about what is in sight."""


class SearchPage(Page):
    """The address holds what was asked; the field itself stands in the top bar."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.asked = ""
        self._number = 0
        self._hits: tuple[Hit, ...] = ()
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
        fill_column(self, WrapLabel(tr("Suche"), "title"), self._told, self._faces)

    def title(self) -> str:
        return tr("Suche")

    def open(self, address: Address) -> None:
        self.ask(address.ref)

    def here(self, address: Address) -> Address:
        return replace(address, ref=self.asked)

    def refresh(self) -> None:
        """The content is another one, or the index stands now."""
        self.ask(self.asked)

    def take_focus(self) -> None:
        if self._hits:
            self._list.setFocus()

    def ask(self, text: str) -> None:
        """Search for a text; of several questions under way the newest wins."""
        self.asked = text
        self._number += 1
        if not text.strip():
            self._show(Hits(), "")
            return
        search = self.context.services.search
        work = partial(search.search, text, roles=self.context.preferences.value.roles)
        self.context.jobs.read(work, partial(self._found, self._number, text), owner=self)

    def go_down(self) -> None:
        """From the field into the list."""
        if self._hits:
            self._list.setFocus()

    def open_best(self) -> None:
        """Open the current row, which is the first unless the person went further down."""
        self._list.choose_current()

    def _found(self, number: int, text: str, hits: Hits) -> None:
        if number == self._number:
            self._show(hits, text)

    def _show(self, found: Hits, text: str) -> None:
        self._hits = found.hits
        self._model.set_rows([_row(hit) for hit in found.hits])
        self._list.go_to_first()
        told = _told(found, ready=self.context.services.search.ready) if text else ""
        self._told.setText(told)
        self._told.setVisible(bool(told))
        if not text:
            self._faces.setCurrentIndex(_HINT)
        elif found.hits:
            self._faces.setCurrentIndex(_LIST)
        else:
            self._nothing.set_text(tr("Zu „{text}“ ist hier nichts zu finden.").format(text=text.strip()))
            self._faces.setCurrentIndex(_NOTHING)
        if text:
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


def _row(hit: Hit) -> Row:
    kind = tr(kinds.NAMES[hit.kind])
    if hit.part:
        kind = f"{kind} · {hit.title}"
    if not hit.holds:
        kind = tr("{kind} · gilt {period}").format(kind=kind, period=format_period(hit.period))
    screen = _SCREENS.get(hit.kind, Screen.LOOKUP)
    address = Address(screen, hit.kennung, hit.place)
    return Row(hit.part or hit.title, kinds.ICONS[hit.kind], kind, hit.reason, address=address)


def _told(found: Hits, *, ready: bool) -> str:
    """How many there are, and what the person should know about them."""
    parts = [plural(len(found.hits), "Treffer", "Treffer")] if found.hits else []
    if found.relaxed:
        parts.append(tr("nicht alle Wörter kommen zusammen vor"))
    parts += [tr("statt „{wrong}“ auch „{meant}“").format(wrong=wrong, meant=meant) for wrong, meant in found.corrected]
    if not ready:
        parts.append(tr("die Suche wird noch vorbereitet, vorerst nur Titel"))
    return " · ".join(parts)
