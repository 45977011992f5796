"""A place at a stage: the old wording on the left, the new one on the right, and what the change asks of people."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wissen.content.head import ChangeClass
from wissen.content.staging import Passage
from wissen.drawing.page import Page, PageSection
from wissen.drawing.tokens import CONTROL_HEIGHT, SPACE_L, SPACE_M, SPACE_S
from wissen.services.law_entry import Settled, Task
from wissen.services.law_staging import as_read
from wissen.services.sheet import Passage as SheetPassage
from wissen.text import german_date
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.reader.lookups import lookups
from wissen.ui.reader.reader_view import ReaderView
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
    compare_wanted = Signal()
    """What was changed already is to be seen: Bisher | Neu."""
    still_right = Signal()
    left = Signal()
    typed = Signal()
    """The new wording is another one than a moment ago."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._place: tuple[Task, date] | None = None
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
        self._view = ReaderView(self)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._new)
        self._faces.addWidget(self._view)
        self._look = button(tr("Vorschau"), self._turn, weight="quiet")
        self._sides.addWidget(_side(self._old_label, self._old))
        self._sides.addWidget(_side(self._new_label, self._faces, self._look))
        self._classes = QButtonGroup(self)
        self._reason = QLineEdit()
        self._reason.setMaxLength(200)
        self._reason.textChanged.connect(self._follow)
        self._take = button(tr("Übernehmen"), self._tell, weight="primary")
        self._told = WrapLabel("", "muted")
        self._compare = button(tr("Bisher | Neu"), self.compare_wanted.emit)
        ways = FlowRow(self)
        for way in (
            self._take,
            self._compare,
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
        self._place = task, day
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
        self._compare.setVisible(task.settled is Settled.CHANGED)
        self._show_text()
        self._reason.setText(reason)
        self._classes.button(0).setChecked(True)
        self._follow()

    def _turn(self) -> None:
        """From the text to what it says, and back."""
        if self._faces.currentWidget() is self._view:
            self._show_text()
            self.take_focus()
        elif self._place is not None:
            (task, day), after = self._place, self._new.toPlainText()
            work = partial(as_read, self._context.services.shelf.folder, task, after=after, day=day)
            shown = partial(self._show_read, self._place)
            self._context.jobs.read(work, shown, owner=self, failed=self._context.messages.tell)

    def _show_read(self, place: tuple[Task, date], found: SheetPassage) -> None:
        if place is not self._place:
            return
        page = Page(found.title, (PageSection("neu", "", found.blocks),))
        self._view.show_page(page, lookups(self._context.services, place[0].entry.path))
        self._faces.setCurrentWidget(self._view)
        self._look.setText(tr("Weiterschreiben"))

    def _show_text(self) -> None:
        self._faces.setCurrentWidget(self._new)
        self._look.setText(tr("Vorschau"))

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


def _side(label: QLabel, text: QWidget, *ways: QWidget) -> QWidget:
    side = QWidget()
    label.setProperty("role", "strong")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    head = QHBoxLayout()
    head.addWidget(label, 1)
    for way in ways:
        head.addWidget(way)
    label.setMinimumHeight(CONTROL_HEIGHT)  # beside a button or not, both texts begin at the same height
    column.addLayout(head)
    column.addWidget(text, 1)
    return side
