"""Where the assistant begins: a new change, one under way, or one of the content to go on with."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.content.model import LawChange
from wissen.services.law_entry import EnteredChange
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_button import WrapButton
from wissen.ui.widgets.wrap_combo import WrapCombo


class Overview(ScrollColumn):
    """Made anew whenever it is shown."""

    begun = Signal(str)
    """A new change, by its title."""
    resumed = Signal(str)
    """One that is under way, by its Kennung."""
    taken_up = Signal(str)
    """One that stands in the content, by its Kennung."""

    def __init__(self, entered: Iterable[EnteredChange], known: Iterable[LawChange], parent: QWidget) -> None:
        super().__init__(parent)
        self.column.addWidget(WrapLabel(tr("Rechtsänderung einpflegen"), "title"))
        told = tr(
            "Stufen mit Quelle eintragen, eine zweite Person bestätigt, dann Stelle für Stelle anpassen und prüfen. "
            "Sie können jederzeit aufhören und später weitermachen."
        )
        self.column.addWidget(WrapLabel(told, "text"))
        self._ways: dict[WrapButton, str] = {}
        under_way = tuple(entered)
        if under_way:
            self.column.addWidget(self._under_way(under_way))
        self.column.addWidget(self._new())
        changes = tuple(known)
        if changes:
            self.column.addWidget(self._known(changes))
        self.column.addStretch(1)

    def _new(self) -> Group:
        group = Group(tr("Neue Änderung"))
        self._title = QLineEdit()
        self._title.setMaxLength(200)
        self._title.setPlaceholderText(tr("zum Beispiel: Anträge nur noch online"))
        self._title.textChanged.connect(self._follow_title)
        self._title.returnPressed.connect(self._begin)
        group.add_field(tr("Wie heißt sie in einem Satzteil?"), self._title)
        self._begin_button = button(tr("Beginnen"), self._begin, weight="primary")
        self._begin_button.setEnabled(False)
        group.add(_alone(self._begin_button))
        return group

    def _under_way(self, entered: Iterable[EnteredChange]) -> Group:
        group = Group(tr("Angefangen"))
        for change in entered:
            note = plural(len(change.stages), "Stufe", "Stufen")
            way = WrapButton(change.title or tr("Ohne Titel"), self._resume, note=note, icon="edit_note")
            self._ways[way] = change.kennung
            group.add(way)
        return group

    def _known(self, changes: Iterable[LawChange]) -> Group:
        group = Group(tr("Eine vorhandene Änderung weiterführen"))
        self._changes = WrapCombo()
        for change in sorted(changes, key=lambda one: one.head.title.casefold()):
            self._changes.addItem(change.head.title, change.head.id)
        group.add_field(tr("Änderung"), self._changes, tr("Um eine Stufe zu ergänzen oder ihre Folgen einzuarbeiten."))
        group.add(_alone(button(tr("Weiterführen"), self._take_up)))
        return group

    def _follow_title(self, title: str) -> None:
        self._begin_button.setEnabled(bool(title.strip()))

    def _begin(self) -> None:
        if self._title.text().strip():
            self.begun.emit(" ".join(self._title.text().split()))

    def _resume(self) -> None:
        way = self.sender()
        if isinstance(way, WrapButton):
            self.resumed.emit(self._ways[way])

    def _take_up(self) -> None:
        self.taken_up.emit(self._changes.currentData())


def _alone(way: QWidget) -> FlowRow:
    """A button at the left, no wider than its words."""
    row = FlowRow()
    row.add(way)
    return row
