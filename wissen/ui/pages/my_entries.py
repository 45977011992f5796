"""Every entry of what is kept about the person, the newest first: looked at in full, erased one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.learning.verb import Verb
from wissen.services.data_words import DataEntry, entries
from wissen.services.keeping import Kept
from wissen.text import german_date
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, fill_column, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

ICONS = {
    Verb.COMPLETED.value: "check_circle",
    Verb.ANSWERED.value: "quiz",
    Verb.ATTEMPT_STARTED.value: "play_circle",
    Verb.ATTEMPT_FINISHED.value: "sports_score",
    Verb.CERTIFIED.value: "school",
    Verb.BEGUN.value: "menu_book",
    Verb.ACKNOWLEDGED.value: "gavel",
    Verb.REMARKED.value: "flag",
    Verb.BOOKMARKED.value: "bookmark",
    Verb.NOTED.value: "edit_note",
    Verb.HIGHLIGHTED.value: "ink_highlighter",
    Verb.PRACTICE_READY.value: "work",
    Verb.SIGNED_OFF.value: "verified",
    Verb.MARKED_UNSURE.value: "help",
    Verb.RESUMED.value: "play_circle",
    Verb.UNDONE.value: "cancel",
    Verb.SETTINGS.value: "settings",
    Verb.PROGRESS_RESET.value: "refresh",
    Verb.ERASED.value: "close",
}

_AT_ONCE = 200
"""Entries that are shown; as many more on request. All rows are measured, and years have thousands."""


class MyEntries(QWidget):
    """A list, or the word that there is nothing yet."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: tuple[DataEntry, ...] = ()
        self._shown = _AT_ONCE
        self._arriving = False
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Alle Einträge"), self, details=False)
        self._list.chosen.connect(self._show_one)
        erase = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self._list)
        erase.setContext(Qt.ShortcutContext.WidgetShortcut)
        erase.activated.connect(self._list.choose_current)
        self._more = button(tr("Frühere Einträge zeigen"), self._show_more)
        filled = QWidget()
        lines = QVBoxLayout(filled)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE_S)
        self._told = WrapLabel("", "muted")
        lines.addWidget(self._told)
        lines.addWidget(self._list, 1)
        lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._empty = EmptyState("checklist", tr("Hier steht noch nichts. Sobald Sie etwas lernen, steht es hier."))
        self._empty.add_button(tr("Zu Heute"), self._go_home)
        self._faces = QStackedWidget()
        self._faces.addWidget(filled)
        self._faces.addWidget(scrolled(self._empty))
        fill_column(self, WrapLabel(tr("Alle Einträge"), "title"), self._faces)

    def refresh(self) -> None:
        """Read what is kept; it stands in the store, not in the history."""
        self._context.own_data.kept(self._tell, owner=self)

    def take_focus(self) -> None:
        """Now, or as soon as there is a list."""
        self._arriving = True
        self._focus()

    def _focus(self) -> None:
        if self._arriving and self._entries:
            self._arriving = False
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, kept: Kept) -> None:
        """Put it into words; years of it take a moment."""
        work = partial(entries, kept, self._context.services.shelf.whole)
        self._context.jobs.read(work, self._take, owner=self)

    def _take(self, found: tuple[DataEntry, ...]) -> None:
        if found != self._entries:
            self._entries = found
            self._show_rows()
        self._faces.setCurrentIndex(0 if found else 1)
        self._focus()

    def _show_rows(self) -> None:
        row = max(self._list.currentIndex().row(), 0)
        shown = self._entries[: self._shown]
        self._model.set_rows([_row(one) for one in shown])
        self._list.setCurrentIndex(self._model.index(min(row, len(shown) - 1)))
        count = plural(len(self._entries), "Eintrag", "Einträge")
        told = tr("{count}, die neuesten zuerst. Die Eingabetaste zeigt einen ganz; dort lässt er sich auch löschen.")
        self._told.setText(told.format(count=count))
        self._more.setVisible(len(shown) < len(self._entries))

    def _show_more(self) -> None:
        self._shown += _AT_ONCE
        self._show_rows()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_one(self, row: Row) -> None:
        from wissen.ui.dialogs.entry_dialog import EntryDialog

        entry = next((one for one in self._entries if _address(one) == row.address), None)
        if entry is not None:
            EntryDialog(self._context, entry, self.refresh, self.window()).open()

    def _go_home(self) -> None:
        self._context.go(Address(Screen.TODAY))


def _row(entry: DataEntry) -> Row:
    about = f"{german_date(entry.day)} · {entry.what}"
    icon = ICONS.get(entry.verb, "info")
    return Row(entry.title or entry.what, icon, about, address=_address(entry))


def _address(entry: DataEntry) -> Address:
    return Address(Screen.MY_DATA, "eintraege", entry.reference)
