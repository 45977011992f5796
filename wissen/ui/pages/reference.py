"""Nachschlagen: glossary from A to Z, answer cards, misconceptions, processes, laws; each list with a filter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from wissen.services.reference import Listed, Section, matches
from wissen.ui.announce import announce
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page, fill_column, scrolled
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList

_LIST, _NOTHING, _EMPTY = range(3)
_NAMES = {
    Section.GLOSSARY: "Glossar",
    Section.CARDS: "Antwortkarten",
    Section.MISCONCEPTIONS: "Irrtümer",
    Section.PROCESSES: "Prozesse",
    Section.LAWS: "Gesetze",
}
_ICONS = {
    Section.GLOSSARY: "dictionary",
    Section.CARDS: "quick_reference",
    Section.MISCONCEPTIONS: "cancel",
    Section.PROCESSES: "account_tree",
    Section.LAWS: "balance",
}


class ReferencePage(Page):
    """The address names the list, its place the row that was opened last."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._section = Section.GLOSSARY
        self._place = ""
        self._read: tuple[Listed, ...] = ()
        # In a button group Tab would stop at the checked one only, exclusive or not.
        self._tabs: list[QPushButton] = []
        tabs = FlowRow(self)
        for section in Section:
            tab = button(tr(_NAMES[section]), self._choose_tab, parent=self)
            tab.setCheckable(True)
            tab.setProperty("role", "tab")
            tab.setObjectName(section.value)
            self._tabs.append(tab)
            tabs.add(tab)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Filtern"))
        self._filter.setAccessibleName(tr("Liste filtern"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._show)
        self._filter.installEventFilter(self)
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Glossar"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._nothing = EmptyState("search", "")
        self._nothing.add_button(tr("Filter leeren"), self._filter.clear)
        self._empty = EmptyState("folder_open", tr("In dieser Liste steht noch nichts."))
        self._empty.add_button(tr("Inhalte neu laden"), context.reload)
        self._faces = QStackedWidget()
        for face in (self._list, scrolled(self._nothing), scrolled(self._empty)):
            self._faces.addWidget(face)
        fill_column(self, WrapLabel(tr("Nachschlagen"), "title"), tabs, self._filter, self._faces)

    def title(self) -> str:
        return tr("Nachschlagen")

    def trail(self) -> tuple[str, ...]:
        return (self.title(), tr(_NAMES[self._section]))

    def open(self, address: Address) -> None:
        section = Section(address.ref) if address.ref in set(Section) else self._section
        if section is not self._section:
            self._filter.clear()
        self._section, self._place = section, address.place
        for tab in self._tabs:
            tab.setChecked(tab.objectName() == section.value)
        self._list.setAccessibleName(tr(_NAMES[section]))
        self.refresh()

    def refresh(self) -> None:
        if self.context.services.shelf.loaded:
            work = partial(self.context.services.reference.read, self._section)
            self.context.jobs.read(work, partial(self._take, self._section), owner=self)

    def here(self, address: Address) -> Address:
        index = self._list.currentIndex()
        row = self._model.rows[index.row()] if index.isValid() else None
        return replace(address, ref=self._section.value, place=row.address.ref if row and row.address else "")

    def take_focus(self) -> None:
        self._filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_find(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the filter, Down leads into the list and Return opens its first row."""
        if watched is self._filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._list.choose_current()
                return True
        return super().eventFilter(watched, event)

    def _take(self, section: Section, read: tuple[Listed, ...]) -> None:
        if section is self._section and (read != self._read or not self._model.rows):
            self._read = read
            self._show()

    def _show(self) -> None:
        words = self._filter.text()
        shown = [one for one in self._read if matches(one, words)]
        rows: list[Row] = []
        for group, members in groupby(shown, key=attrgetter("group")):
            rows.append(Row(group))
            rows += [self._row(one) for one in members]
        self._model.set_rows(rows)
        self._list.go_to_first()
        self._show_place()
        if not self._read:
            self._faces.setCurrentIndex(_EMPTY)
        elif rows:
            self._faces.setCurrentIndex(_LIST)
        else:
            self._nothing.set_text(tr("„{words}“ steht nicht in dieser Liste.").format(words=words.strip()))
            self._faces.setCurrentIndex(_NOTHING)
        if words:
            announce(self, plural(len(shown), "Eintrag", "Einträge"))

    def _row(self, listed: Listed) -> Row:
        note = ", ".join(listed.names) if self._section is Section.GLOSSARY else ""
        address = Address(Screen.NORM if self._section is Section.LAWS else Screen.LOOKUP, listed.kennung)
        if not listed.kennung:
            address = Address(Screen.SETTINGS)  # a law that cannot be read is taken in anew there
        return Row(listed.title, _ICONS[self._section], "", note, listed.detail, address=address)

    def _show_place(self) -> None:
        """Go to the row that the person came back to."""
        for number, row in enumerate(self._model.rows):
            if row.address and row.address.ref == self._place:
                self._list.setCurrentIndex(self._model.index(number))
                self._list.scrollTo(self._model.index(number))

    def _choose_tab(self) -> None:
        tab = self.sender()
        if isinstance(tab, QPushButton):
            tab.setChecked(tab.objectName() == self._section.value)  # `open` says whether the person gets there
            self.context.go(Address(Screen.REFERENCE, tab.objectName()))

    def _open_row(self, row: Row) -> None:
        if row.address is not None:
            self.context.go(row.address)
