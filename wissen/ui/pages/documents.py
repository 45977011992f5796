"""Meine Unterlagen: what a person keeps for themselves, list by list, to search, to go to, and to take along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from wissen.drawing.page import Lookups
from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_S
from wissen.printing.marks import Marks, file_name
from wissen.services.documents import Drawer, Order
from wissen.text import german_date
from wissen.ui import actions
from wissen.ui.announce import announce
from wissen.ui.as_of import edition
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.certificates import CertificatesTab
from wissen.ui.pages.documents_tab import DocumentsTab, KeptTab
from wissen.ui.pages.insight import InsightTab
from wissen.ui.pages.page import Context, Page, fill_column
from wissen.ui.reader.kept_page import as_markdown, kept_page
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button, roomy_button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_MARKDOWN = ".md"
TABS: Final[tuple[Callable[[Context, QWidget], DocumentsTab], ...]] = (
    *(partial(KeptTab, one) for one in Drawer),
    CertificatesTab,
    InsightTab,
)
"""What there is, in the order of the tabs."""
_ORDERS = {Order.NEWEST: "Neueste zuerst", Order.PLACE: "Nach Ort im Inhalt"}


class DocumentsPage(Page):
    """The address names the tab, its place the row; words and order hold for all tabs."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._tabs = tuple(make(context, self) for make in TABS)
        self._tab = self._tabs[0]
        # In a button group Tab would stop at the checked one only, exclusive or not.
        self._buttons: dict[str, QPushButton] = {}
        self._faces = QStackedWidget()
        heads = FlowRow(self)
        for tab in self._tabs:
            head = button(tab.name, self._choose_tab, parent=self)
            head.setCheckable(True)
            head.setProperty("role", "tab")
            head.setObjectName(tab.key)
            self._buttons[tab.key] = head
            heads.add(head)
            self._faces.addWidget(tab)
            tab.counted.connect(self._show_counts)
        self._words = QLineEdit()
        self._words.setPlaceholderText(tr("In meinen Unterlagen suchen"))
        self._words.setAccessibleName(self._words.placeholderText())
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._search)
        self._words.installEventFilter(self)
        self._order = ElidedCombo()
        self._order.setAccessibleName(tr("Reihenfolge"))
        for order, name in _ORDERS.items():
            self._order.addItem(tr(name), order)
        self._order.currentIndexChanged.connect(self._narrow)
        self._order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._acts = (
            roomy_button("download", tr("Speichern"), self.save, tip=tr("Als Markdown-Datei speichern")),
            roomy_button("print", tr("Drucken"), self.print_out, tip=actions.tip(actions.PRINT)),
        )
        self._room = True
        self._tools = QWidget()
        line = QHBoxLayout(self._tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self._words, 1)
        for part in (self._order, *self._acts):
            line.addWidget(part)
        told = tr("Nur auf diesem Rechner, nur für Sie. Wer seinen Lernstand zurücksetzt, behält sie.")
        self._title, self._told = WrapLabel(self.title(), "title"), WrapLabel(told, "muted")
        fill_column(self, self._title, self._told, heads, self._tools, self._faces)

    def title(self) -> str:
        return tr(actions.DOCUMENTS.text)

    def trail(self) -> tuple[str, ...]:
        return (self.title(), self._tab.name)

    def open(self, address: Address) -> None:
        self._tab = next((tab for tab in self._tabs if tab.key == address.ref), self._tab)
        for key, head in self._buttons.items():
            head.setChecked(key == self._tab.key)
        self._faces.setCurrentWidget(self._tab)
        self._tools.setVisible(self._tab.is_list)
        self._told.setVisible(self._room and self._tab.is_list)
        if address.place:
            self._tab.go_to(address.place)
        self.refresh()

    def give_room(self, *, room: bool) -> None:
        """A small window leaves out what the rail and the top bar say as well."""
        self._room = room
        self._title.setVisible(room)
        self._told.setVisible(room and self._tab.is_list)
        for act in self._acts:
            act.give_room(room=room)

    def refresh(self) -> None:
        if self.context.services.ready:
            for tab in self._tabs:
                tab.refresh()

    def here(self, address: Address) -> Address:
        return replace(address, ref=self._tab.key, place=self._tab.place())

    def take_focus(self) -> None:
        self._tab.take_focus()

    def show_find(self) -> None:
        if self._tab.is_list:
            self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._words.selectAll()

    def step_back(self) -> bool:
        """Esc in the search first takes back what was searched for."""
        if not (self._words.hasFocus() and self._words.text()):
            return False
        self._words.clear()
        return True

    def printed(self) -> tuple[TextPage, Lookups]:
        parts = [part for tab in self._tabs for part in tab.printed()]
        return kept_page(self.title(), self.context.services.shelf.whole.pack, parts), Lookups()

    def marks(self, title: str) -> Marks:
        shelf = self.context.services.shelf
        return Marks(title, tr("Stand {day}").format(day=german_date(shelf.today)), edition=edition(shelf))

    def save(self) -> None:
        """Ask where everything that is shown goes as Markdown."""
        name = file_name(self.title(), _MARKDOWN)
        dialog = SaveDialog(tr("Meine Unterlagen speichern"), {_MARKDOWN: "Markdown"}, name, self.window())
        dialog.fileSelected.connect(self.save_as)
        dialog.open()

    def save_as(self, chosen: str) -> None:
        """Write the file; the messages say how it went."""
        from wissen.printing.whole_file import write_whole

        path, (page, _) = Path(chosen), self.printed()
        work = partial(write_whole, path, as_markdown(page).encode())
        self.context.jobs.read(work, partial(self._tell_saved, path), owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, Down leads into the list."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if watched is self._words and down:
            self._tab.take_focus()
            return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        self._narrow()
        if self._words.text().strip():
            told = (f"{tab.name}: {plural(tab.count, 'Eintrag', 'Einträge')}" for tab in self._tabs if tab.is_list)
            announce(self, ", ".join(told))

    def _narrow(self) -> None:
        for tab in self._tabs:
            tab.narrow(self._words.text(), Order(self._order.currentData()))

    def _show_counts(self) -> None:
        for tab in self._tabs:
            self._buttons[tab.key].setText(f"{tab.name} ({tab.count})" if tab.count else tab.name)

    def _choose_tab(self) -> None:
        head = self.sender()
        if isinstance(head, QPushButton):
            head.setChecked(head.objectName() == self._tab.key)  # `open` says whether the person gets there
            self.context.go(Address(Screen.DOCUMENTS, head.objectName()))

    def _tell_saved(self, path: Path, _: None) -> None:
        SaveDialog.remember(path)
        text = tr("Gespeichert als „{name}“.").format(name=path.name)
        self.context.messages.post(Message("info", text, str(path)))
