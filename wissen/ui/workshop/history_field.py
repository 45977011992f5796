"""What has changed in a file and when (`verlauf`): a list of entries, each edited in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wissen.content.frontmatter import HISTORY
from wissen.content.head import Change, ChangeClass
from wissen.content.head_key import id_of
from wissen.content.ids import Place
from wissen.drawing.tokens import SPACE_S
from wissen.services.completing import Completion
from wissen.services.head_names import QUESTIONS, SECTIONS
from wissen.text import german_date
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.law_entry.wording import CLASSES
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.head_field import HeadField
from wissen.ui.workshop.names_completer import NamesCompleter

_SEPARATORS = ",;"


class HistoryField(HeadField):
    """Each entry with the ways to change it and to take it away."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._rows = _Rows()
        super().__init__(tr("Verlauf"), HISTORY, self._rows)
        self._today = today
        self._names: Mapping[str, Sequence[Completion]] = {}
        self._rows.add_wanted.connect(self._begin)
        self._rows.edit_wanted.connect(self._edit)
        self._rows.removal_wanted.connect(self._remove)

    def know(self, names: Mapping[str, Sequence[Completion]]) -> None:
        """The sections and questions of the file."""
        self._names = names

    def _fill(self, value: Any) -> None:
        self._rows.show_changes(value)

    def _begin(self) -> None:
        self._ask(len(self._rows.changes), Change(self._today(), ChangeClass.INFORM, ""))

    def _edit(self, place: int) -> None:
        self._ask(place, self._rows.changes[place])

    def _ask(self, place: int, change: Change) -> None:
        dialog = ChangeDialog(change, self._names, self.window())
        dialog.taken.connect(partial(self._write, place))
        dialog.open()

    def _write(self, place: int, change: Change) -> None:
        before = self._rows.changes
        self.finished.emit(HISTORY, (*before[:place], change, *before[place + 1 :]))

    def _remove(self, place: int) -> None:
        before = self._rows.changes
        self.finished.emit(HISTORY, (*before[:place], *before[place + 1 :]))


class _Rows(QWidget):
    """The entries as they are written, the oldest first as in the file."""

    add_wanted = Signal()
    edit_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.changes: tuple[Change, ...] = ()
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_S)
        add = button(tr("Eintrag hinzufügen …"), self.add_wanted.emit, icon="add")
        self._column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Show these entries."""
        if changes == self.changes:
            return
        self.changes = changes
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(place, change) for place, change in enumerate(changes)]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)

    def _line(self, place: int, change: Change) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        told = _told(change)
        row.addWidget(WrapLabel(told, "text"), 1)
        edit = icon_button("edit_note", tr("Ändern: {entry}").format(entry=told), partial(self._edit, place))
        remove = icon_button("delete", tr("Entfernen: {entry}").format(entry=told), partial(self._remove, place))
        for one in (edit, remove):
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _edit(self, place: int) -> None:
        self.edit_wanted.emit(place)

    def _remove(self, place: int) -> None:
        self.removal_wanted.emit(place)


def _told(change: Change) -> str:
    kind = tr(CLASSES[change.kind]).partition(":")[0]
    return " · ".join(part for part in (german_date(change.day), kind, change.text) if part)


class ChangeDialog(QuestionDialog):
    """`taken` tells the entry as it is to be."""

    taken = Signal(object)

    def __init__(self, change: Change, names: Mapping[str, Sequence[Completion]], parent: QWidget) -> None:
        super().__init__(tr("Was sich geändert hat"), parent)
        self.day = DayField(change.day, self)
        self.kind = WrapCombo(self)
        self.kind.addItems([tr(CLASSES[kind]) for kind in ChangeClass])
        self.kind.setCurrentIndex(tuple(ChangeClass).index(change.kind))
        self.text = QLineEdit(change.text, self)
        self.text.setCursorPosition(0)
        self.sections = self._names_line(change.sections, names.get(SECTIONS, ()))
        self.questions = self._names_line(change.items, names.get(QUESTIONS, ()))
        self._notice = Notice(self)
        self.add_field(tr("Tag"), self.day)
        self.add_field(tr("Was sollen Lernende tun?"), self.kind)
        self.add_field(tr("Was ist anders?"), self.text)
        self.add_field(tr("Betroffene Abschnitte"), self.sections)
        self.add_field(tr("Betroffene Fragen"), self.questions)
        self.add_words(tr("Kennungen, getrennt durch Kommas. Leere Felder heißen: alle."), "muted")
        self.add(self._notice)
        self.offer(tr("Übernehmen"), self._accept)
        self.offer(tr("Abbrechen"), self.reject)
        self.day.setFocus()

    def _names_line(self, chosen: Sequence[str], names: Sequence[Completion]) -> QLineEdit:
        line = QLineEdit(", ".join(chosen), self)
        NamesCompleter(line, _SEPARATORS).know(names)
        return line

    def _accept(self) -> None:
        kind = tuple(ChangeClass)[self.kind.currentIndex()]
        text = " ".join(self.text.text().split())
        try:
            sections, items = (
                tuple(id_of(part.strip()) for part in line.text().replace(";", ",").split(",") if part.strip())
                for line in (self.sections, self.questions)
            )
        except ValueError as error:
            self._notice.tell(str(error))
            self.reveal(self._notice)
            self.fit()
            return
        self.taken.emit(Change(self.day.day, kind, text, tuple(map(Place, sections)), items))
        self.accept()
