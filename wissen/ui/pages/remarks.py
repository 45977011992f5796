"""Meine Meldungen: what was reported, to look at, to take back, and to give to the trainer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.errors import NotFound
from wissen.learning.remark import Remark
from wissen.services.remarks import Noted
from wissen.ui.kinds_of_remark import ICONS, LABELS
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import HOME, Address, Screen
from wissen.ui.pages.address import address_of
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.pages.remarking import take_back
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList


class RemarksPage(Page):
    """The newest first; the place of the address is the remark that was looked at last."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._noted: tuple[Noted, ...] = ()
        self._place = ""
        self._arrived = False
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Meine Meldungen"), self, details=True)
        self._list.chosen.connect(self._show_one)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._remove_current)
        buttons = FlowRow(self)
        buttons.add(button(tr("Für die Redaktion speichern …"), self.save_all, weight="primary"))
        filled = QWidget()
        lines = QVBoxLayout(filled)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_S)
        told = tr("Sie liegen nur auf diesem Rechner. Mit der Eingabetaste öffnen Sie eine, mit Entf löschen Sie sie.")
        lines.addWidget(WrapLabel(told, "muted"))
        lines.addWidget(self._list, 1)
        lines.addWidget(buttons)
        self._empty = EmptyState(
            "flag",
            tr(
                "Sie haben noch nichts gemeldet. Drücken Sie F8, wo etwas nicht stimmt, unklar ist oder wo Sie eine "
                "Schleife drehen."
            ),
        )
        self._empty.add_button(tr("Zu Heute"), self._go_home)
        self._faces = QStackedWidget()
        self._faces.addWidget(filled)
        self._faces.addWidget(scrolled(self._empty))
        fill_column(self, WrapLabel(tr("Meine Meldungen"), "title"), self._faces)

    def title(self) -> str:
        return tr("Meine Meldungen")

    def trail(self) -> tuple[str, ...]:
        return (tr("Einstellungen"), self.title())

    def open(self, address: Address) -> None:
        self._place = address.place or self._place
        self.refresh()

    def refresh(self) -> None:
        """Read the texts again; they stand in the store, not in the history."""
        if self.context.services.ready:
            remarks = self.context.services.remarks.all
            work = partial(self.context.services.journal.texts, [one.text for one in remarks if one.text])
            self.context.jobs.database(work, partial(self._take, remarks), owner=self)

    def here(self, address: Address) -> Address:
        return replace(address, place=self._current.remark.reference if self._current else "")

    def take_focus(self) -> None:
        self._arrived = not self._noted  # then the list takes it as soon as it is there
        if self._noted:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_focus()

    @property
    def _current(self) -> Noted | None:
        row = self._list.currentIndex().row()
        return self._noted[row] if 0 <= row < len(self._noted) else None

    def _take(self, remarks: tuple[Remark, ...], texts: Mapping[str, str]) -> None:
        before, self._noted = self._noted, self.context.services.remarks.noted(remarks, texts)
        if self._noted != before:
            row = self._list.currentIndex().row()
            self._model.set_rows([_row(one) for one in self._noted])
            self._list.setCurrentIndex(self._model.index(min(max(row, 0), len(self._noted) - 1)))
        for row, one in enumerate(self._noted):
            if one.remark.reference == self._place:
                self._list.setCurrentIndex(self._model.index(row))
        self._place = ""
        self._faces.setCurrentIndex(0 if self._noted else 1)
        if self._arrived and self._noted:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arrived = False

    def _show_one(self, row: Row) -> None:
        from wissen.ui.dialogs.remark_view import RemarkView

        shown = next((one for one in self._noted if row.address == _address(one)), None)
        if shown is not None:
            RemarkView(self.context, shown, self._address_of(shown), self.window()).open()

    def _address_of(self, noted: Noted) -> Address | None:
        """Where the content has the place now."""
        try:
            return address_of(*self.context.services.shelf.whole.find(noted.remark.object))
        except NotFound:
            return None

    def _remove_current(self) -> None:
        if self._current is not None:
            take_back(self.context, self._current)

    def save_all(self) -> None:
        """Offer to write the file for the trainer."""
        from wissen.ui.dialogs.remarks_file import RemarksFileDialog

        RemarksFileDialog(self.context, self._noted, self.window()).open()

    def _go_home(self) -> None:
        self.context.go(HOME)


def _row(noted: Noted) -> Row:
    kind = noted.remark.kind
    words = " ".join(noted.words.split()) or tr("Sie haben nichts dazu geschrieben.")
    gone = "" if noted.known else tr("diese Stelle gibt es nicht mehr")
    about = " · ".join(part for part in (tr(LABELS[kind]), gone) if part)
    return Row(noted.title, ICONS[kind], about, detail=words, address=_address(noted))


def _address(noted: Noted) -> Address:
    return Address(Screen.REMARKS, place=noted.remark.reference)
