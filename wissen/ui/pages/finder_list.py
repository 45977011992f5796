"""The list of finders: what each is for, and which have been begun."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wissen.services.finders import ListedFinder
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, fill_column, scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY = range(2)


class FinderList(QWidget):
    """Reads its rows on a lane, since what a finder is for stands in its file."""

    chosen = Signal(Address)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._place = ""
        self._arrived = False
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Anliegen-Finder"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._empty = EmptyState("alt_route", "")
        self._empty.add_button(tr("Inhalte neu laden"), context.reload)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._list)
        self._faces.addWidget(scrolled(self._empty))
        title = WrapLabel(tr("Anliegen-Finder"), "title")
        told = WrapLabel(tr("Wenige Fragen führen zum passenden Prozess."), "muted")
        fill_column(self, title, told, self._faces)

    @property
    def place(self) -> str:
        """The Kennung of the current row, "" while there is none."""
        index = self._list.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        return row.address.ref if row and row.address else ""

    def show_finders(self, begun: Collection[str], place: str = "") -> None:
        """Show what holds on the Stichtag, at a row; `begun` are the Kennungen of those with answers."""
        self._place = place or self._place
        if self._context.services.shelf.loaded:
            work = self._context.services.finders.read
            self._context.jobs.read(work, partial(self._take, frozenset(begun)), owner=self)

    def take_focus(self) -> None:
        """Put the focus on the list, as soon as there is one."""
        self._arrived = not self._model.rows
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, begun: frozenset[str], finders: tuple[ListedFinder, ...]) -> None:
        rows = tuple(
            Row(
                one.title,
                "alt_route",
                tr("begonnen") if one.kennung in begun else "",
                detail=one.detail,
                address=Address(Screen.FINDER, one.kennung),
            )
            for one in finders
        )
        if rows != self._model.rows:
            self._model.set_rows(rows)
            self._list.go_to_first()
        for number, row in enumerate(rows):
            if row.address and row.address.ref == self._place:
                self._list.setCurrentIndex(self._model.index(number))
        today = self._context.services.shelf.is_today
        nothing = (
            tr("Es gibt noch keinen Anliegen-Finder.") if today else tr("An diesem Tag gilt kein Anliegen-Finder.")
        )
        self._empty.set_text(nothing)
        self._faces.setCurrentIndex(_LIST if rows else _EMPTY)
        if self._arrived and rows:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrived = False

    def _open_row(self, row: Row) -> None:
        if row.address is not None:
            self._place = row.address.ref
            self.chosen.emit(row.address)
