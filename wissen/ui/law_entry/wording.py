"""A place at a stage: the old wording on the left, the new one on the right, and what the change asks of people."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from wissen.content.head import ChangeClass
from wissen.content.staging import Passage
from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S
from wissen.services.law_entry import Task
from wissen.text import german_date
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

CLASSES = {
    ChangeClass.REFRESH: "Auffrischen: Wer den früheren Text gelernt hat, liest den neuen und beantwortet Fragen dazu.",
    ChangeClass.CONFIRM: "Bestätigen: Wer ihn gelernt hat, liest den neuen und bestätigt das.",
    ChangeClass.INFORM: "Mitteilen: Wer ihn gelernt hat, erfährt davon.",
    ChangeClass.EDITORIAL: "Redaktionell: Es ändert sich nichts in der Sache; niemand wird gefragt.",
}
_LOWEST = 280
"""Pixels of the two texts: below that the page scrolls."""


class WordingFace(QWidget):
    """Writes nothing by itself: what was typed goes out with `taken`, and is there to be kept in `words`."""

    taken = Signal(str, object, str)
    """The new wording, its `ChangeClass`, and the reason."""
    still_right = Signal()
    left = Signal()
    typed = Signal()
    """The new wording is another one than a moment ago."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._start = ""
        """The new wording before anybody changed it."""
        self._title = WrapLabel("", "title")
        self._old, self._new = QPlainTextEdit(), QPlainTextEdit()
        self._old.setReadOnly(True)
        for text in (self._old, self._new):
            text.setTabChangesFocus(True)
        self._old_label, self._new_label = QLabel(), QLabel()
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._sides.setMinimumHeight(_LOWEST)
        for label, text in ((self._old_label, self._old), (self._new_label, self._new)):
            self._sides.addWidget(_side(label, text))
        self._classes = QButtonGroup(self)
        self._reason = QLineEdit()
        self._reason.setMaxLength(200)
        self._reason.textChanged.connect(self._follow)
        self._take = button(tr("Übernehmen"), self._tell, weight="primary")
        self._told = WrapLabel("", "muted")
        ways = FlowRow(self)
        for way in (
            self._take,
            button(tr("Bleibt richtig, wie es ist"), self.still_right.emit),
            button(tr("Zurück"), self.left.emit, weight="quiet"),
        ):
            ways.add(way)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._sides, 1)
        self._fill_classes(column)
        named = QLabel(tr("Was hat sich geändert, in einem Satz?"))
        named.setProperty("role", "strong")
        named.setBuddy(self._reason)
        self._reason.setAccessibleName(named.text())
        column.addWidget(named)
        column.addWidget(self._reason)
        column.addWidget(self._told)
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    @property
    def words(self) -> str | None:
        """The new wording as far as it was changed; None where it was not."""
        return self._new.toPlainText() if self._changed else None

    def show_place(self, task: Task, found: Passage, day: date, *, reason: str, draft: str | None = None) -> None:
        """Show both wordings of a place; the new one can be changed, or gone on with where it was begun."""
        title = task.part.title if task.part is not None and task.part.title else task.entry.title
        self._title.setText(title)
        begins = not found.before
        old = tr("Bisher") if not begins else tr("Bisher (gilt schon ab diesem Tag)")
        self._old_label.setText(old)
        self._new_label.setText(tr("Neu, ab {day}").format(day=german_date(day)))
        self._old.setAccessibleName(old)
        self._new.setAccessibleName(self._new_label.text())
        self._old.setPlainText(found.before or found.after)
        self._start = found.after
        self._new.setPlainText(found.after if draft is None else draft)
        self._reason.setText(reason)
        self._classes.button(0).setChecked(True)
        self._follow()

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        """Beside each other where there is room, else one below the other."""
        self._sides.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)

    def _fill_classes(self, column: QVBoxLayout) -> None:
        asked = QLabel(tr("Was heißt das für alle, die den früheren Text gelernt haben?"))
        asked.setProperty("role", "strong")
        asked.setWordWrap(True)
        column.addWidget(asked)
        for number, words in enumerate(CLASSES.values()):
            choice = QRadioButton()
            column.addWidget(LabelledButton(choice, tr(words), tr(words), self))
            self._classes.addButton(choice, number)
        self._classes.idToggled.connect(self._follow)
        self._new.textChanged.connect(self._follow)
        self._new.textChanged.connect(self.typed)

    @property
    def _changed(self) -> bool:
        return self._new.toPlainText().strip() != self._start.strip()

    @property
    def _kind(self) -> ChangeClass:
        return list(CLASSES)[max(0, self._classes.checkedId())]

    def _follow(self) -> None:
        """What is told to people needs a reason; and a wording that is the old one is no change."""
        changed = self._changed
        reason = bool(self._reason.text().strip()) or self._kind is ChangeClass.EDITORIAL
        self._take.setEnabled(changed and reason)
        if not changed:
            self._told.setText(tr("Ändern Sie rechts den Text, oder sagen Sie, dass er richtig bleibt."))
        else:
            self._told.setText("" if reason else tr("Der Satz steht später unter „Neu im Recht“."))

    def _tell(self) -> None:
        self.taken.emit(self._new.toPlainText(), self._kind, self._reason.text().strip())


def _side(label: QLabel, text: QPlainTextEdit) -> QWidget:
    side = QWidget()
    label.setProperty("role", "strong")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    column.addWidget(label)
    column.addWidget(text, 1)
    return side
