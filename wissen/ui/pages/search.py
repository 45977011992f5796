"""Suche: everything that was found, each with what it is, why it is here and the piece of text; nothing is stored."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from wissen.services.narrowing import Placed, Survey, counted, in_order, narrowed
from wissen.services.search import Hit
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.asking import Asking
from wissen.ui.controls import focus_first
from wissen.ui.models.hit_rows import NO_PIECE, hit_row, told_of
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.pages.search_filter import SearchFilter
from wissen.ui.pages.search_line import SearchLine
from wissen.ui.pieces import Pieces
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.search_field import SearchField

_LIST, _HINT, _NOTHING, _NONE_LEFT = range(4)
_STEP = 30
"""Hits that are shown at first, and more each time that more are wanted."""
_LOW = 420
"""Logical pixels at normal text below which a page has no room for its title."""


class SearchPage(Page):
    """The address holds what was asked, and as its place the Kennung of the row where the person is."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.asked = ""
        self._survey = Survey()
        self._stand: object = None
        """What decided which hits are shown: where it is still so, they stay as they were left."""
        self._kept: tuple[Placed, ...] = ()
        self._shown = _STEP
        self._return_to = ""
        self._asking = Asking(context, self, search=context.services.search.survey, nothing=Survey())
        self._asking.found.connect(self._take)
        self._pieces = Pieces(context, self)
        self._pieces.found.connect(self._show_pieces)
        self._field = SearchField()
        self._field.asked.connect(self.ask)
        self._field.down.connect(self._go_down)
        self._field.accepted.connect(self._open_current)
        self._field.left.connect(self._leave_field)
        self._line = SearchLine(self)
        self._line.changed.connect(self._sort)
        self._filter = SearchFilter(self)
        self._filter.changed.connect(self._narrow)
        self._filter.refitted.connect(self._give_way)
        self._filter.done.connect(self.take_focus)
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Treffer"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._lay_out()

    def title(self) -> str:
        return tr("Suche")

    def panes(self) -> tuple[QWidget, ...]:
        return (self._column, self._filter)

    def open(self, address: Address) -> None:
        self._field.setText(address.ref)
        if self._stand == self._now(address.ref):
            self._go_to(address.place)
        else:
            self._ask(address.ref, address.place)

    def here(self, address: Address) -> Address:
        return replace(address, ref=self.asked, place=self._current)

    def refresh(self) -> None:
        """Ask again when the content is another one, or the index stands now."""
        if self._stand != self._now(self.asked):
            self._ask(self.asked, self._return_to or self._current)

    def take_focus(self) -> None:
        if self._column.isHidden():
            focus_first(self._filter)
        elif self._kept:
            self._list.setFocus()
        else:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._filter.give_room(room=room)

    def _give_way(self) -> None:
        """Hits or filters, where there is no room for both."""
        self._column.setVisible(self._filter.isHidden() or not self._filter.needs_page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heading.setVisible(self.height() >= look.scaled(_LOW))

    def look_changed(self) -> None:
        self._heading.setVisible(self.height() >= look.scaled(_LOW))

    def ask(self, text: str) -> None:
        """Search for a text."""
        self._ask(text, "")

    # ------------------------------------------------------------ what the person does

    def _go_down(self) -> None:
        if self._kept:
            self._list.setFocus()

    def _open_current(self) -> None:
        """Open the current row, which is the first unless the person went further down."""
        self._list.choose_current()

    def _open_row(self, row: Row) -> None:
        if row.address is None:
            return
        if row.address.screen is Screen.SEARCH:
            self._show_more()
        else:
            self.context.go(row.address)

    def _leave_field(self) -> None:
        """Empty the field first, then leave the page."""
        if self._field.text():
            self._field.clear()
            self.ask("")
        else:
            self._look_up()

    def _look_up(self) -> None:
        self.context.go(Address(Screen.REFERENCE))

    def _sort(self) -> None:
        self._shown = _STEP
        self._fill("")

    def _narrow(self) -> None:
        """Show what the filters leave."""
        self._shown = _STEP
        self._fill("")
        announce(self, self._told())

    def _show_more(self) -> None:
        first = self._shown
        self._shown += _STEP
        self._fill(self._kept[first].hit.kennung)

    # ------------------------------------------------------------ what is found

    @property
    def _current(self) -> str:
        """The Kennung of the current row; "" when it is not that of a hit."""
        row = self._list.current
        address = row.address if row is not None else None
        return address.ref if address is not None and address.screen is not Screen.SEARCH else ""

    def _now(self, text: str) -> object:
        """All that decides what is found."""
        services, roles = self.context.services, self.context.preferences.value.roles
        return text, services.shelf.day, services.shelf.whole.opened, services.search.ready, roles

    def _ask(self, text: str, return_to: str) -> None:
        self.asked, self._return_to = text, return_to
        self._asking.ask(text)

    def _take(self, text: str, survey: Survey) -> None:
        self._survey, self._stand, self._shown = survey, self._now(text), _STEP
        self._pieces.begin(text)
        self._fill(self._return_to)
        self._return_to = ""
        if text.strip():
            announce(self, self._told() or tr("Nichts gefunden."))

    def _fill(self, kennung: str) -> None:
        """Show the hits that are wanted, with this one among them as the current one, or else the first."""
        every, chosen = self._survey.placed, self._filter.chosen
        self._kept = in_order(narrowed(every, chosen), self._line.order)
        place = next((number for number, one in enumerate(self._kept) if one.hit.kennung == kennung), 0)
        self._shown = max(self._shown, place + 1)
        hits = self._hits
        self._model.set_rows([*map(self._row, hits), *self._row_for_more()])
        self._list.go_to(self._model.rows[place].address if hits else None)
        self._pieces.want(hits)
        self._filter.show_counts(counted(every, chosen), len(self._kept))
        self._filter.setVisible(bool(every or chosen))
        self._give_way()
        self._line.setVisible(bool(every))
        self._line.tell(self._told())
        self._show_face()

    @property
    def _hits(self) -> tuple[Hit, ...]:
        """Those that have a row."""
        return tuple(one.hit for one in self._kept[: self._shown])

    def _row(self, hit: Hit) -> Row:
        return hit_row(hit, self._pieces.known.get(hit, NO_PIECE), words=self.asked)

    def _row_for_more(self) -> list[Row]:
        rest = len(self._kept) - self._shown
        if rest <= 0:
            return []
        words = plural(min(rest, _STEP), "weiteren Treffer zeigen", "weitere Treffer zeigen")
        return [Row(words, "expand_more", address=Address(Screen.SEARCH, self.asked))]

    def _go_to(self, kennung: str) -> None:
        """Go to a hit, if it is there; without one, everything stays as it was left."""
        if kennung and kennung != self._current and any(one.hit.kennung == kennung for one in self._kept):
            self._fill(kennung)

    def _show_pieces(self, hits: tuple[Hit, ...]) -> None:
        numbers = {hit: number for number, hit in enumerate(self._hits)}
        for hit in hits:
            if hit in numbers:
                piece = self._pieces.known[hit]
                self._model.set_detail(numbers[hit], piece.text, piece.marks)

    def _told(self) -> str:
        if not self.asked.strip():
            return ""
        ready, survey = self.context.services.search.ready, self._survey
        return told_of(survey.hits, ready=ready, kept=len(self._kept), more=survey.more)

    # ------------------------------------------------------------ layout

    def _show_face(self) -> None:
        asked, every = self.asked.strip(), len(self._survey.placed)
        if not asked:
            self._faces.setCurrentIndex(_HINT)
        elif self._kept:
            self._faces.setCurrentIndex(_LIST)
        elif every:
            words = plural(
                every, "Treffer, aber keiner passt zu den Filtern.", "Treffer, aber keiner passt zu den Filtern."
            )
            self._none_left.set_text(words)
            self._faces.setCurrentIndex(_NONE_LEFT)
        else:
            self._nothing.set_text(tr("Zu „{text}“ ist hier nichts zu finden.").format(text=asked))
            self._faces.setCurrentIndex(_NOTHING)

    def _lay_out(self) -> None:
        self._faces = QStackedWidget()
        hint = EmptyState("search", tr("Schreiben Sie oben, was Sie wissen möchten. Wenige Buchstaben genügen."))
        self._nothing = EmptyState("search", "")
        self._nothing.add_button(tr("Im Glossar nachschlagen"), self._look_up)
        self._none_left = EmptyState("search", "")
        self._none_left.add_button(tr("Treffer ohne Filter zeigen"), self._filter.reset)
        for face in (self._list, scrolled(hint), scrolled(self._nothing), scrolled(self._none_left)):
            self._faces.addWidget(face)
        self._heading = WrapLabel(self.title(), "title")
        self._column = QWidget()
        fill_column(self._column, self._heading, self._field, self._line, self._faces)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._column, 1)
        row.addWidget(self._filter)
