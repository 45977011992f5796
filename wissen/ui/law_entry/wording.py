"""A place at a stage: the old wording on the left, the new one on the right, and what the change asks of people."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wissen.content.head import ChangeClass
from wissen.content.staging import Passage
from wissen.drawing.page import Page, PageSection
from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS
from wissen.services.completing import Offer, offer
from wissen.services.head_names import names_for
from wissen.services.law_entry import Settled, Task
from wissen.services.law_staging import as_read, as_read_now
from wissen.services.sheet import Passage as SheetPassage
from wissen.text import german_date
from wissen.ui import look
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.documents import new_document
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.meta_asking import ask_for_meta

CLASSES = {
    ChangeClass.REFRESH: "Auffrischen: Wer den früheren Text gelernt hat, liest den neuen und beantwortet Fragen dazu.",
    ChangeClass.CONFIRM: "Bestätigen: Wer ihn gelernt hat, liest den neuen und bestätigt das.",
    ChangeClass.INFORM: "Mitteilen: Wer ihn gelernt hat, erfährt davon.",
    ChangeClass.EDITORIAL: "Redaktionell: Es ändert sich nichts in der Sache; niemand wird gefragt.",
}
_LOWEST = 200
"""Pixels of each row of texts at normal text: below that the page scrolls."""


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
        self._eve = True
        """Whether the old wording is that of the day before; else it holds on the day itself."""
        self._start = ""
        """The new wording before anybody changed it."""
        self._title = WrapLabel("", "title")
        self._old, self._new = Editor(self._offer, self), Editor(self._offer, self)
        self._old.setReadOnly(True)
        for text in (self._old, self._new):
            text.setDocument(new_document("", self))
        self._new.textChanged.connect(self._follow)
        self._new.textChanged.connect(self.typed)
        self._new.meta_wanted.connect(self._ask_for_meta)
        self._old_label, self._new_label = QLabel(), QLabel()
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        self._old_view, self._view = ReadingArea(context, self), ReadingArea(context, self)
        for view in (self._old_view, self._view):
            view.reader.setProperty("role", "framed")
        self._old_faces, self._faces = _faces(self._old_view, self._old), _faces(self._new, self._view)
        self._look_at_old = button("", self._turn_old, weight="quiet")
        self._look = button("", self._turn, weight="quiet")
        self._sides.addWidget(_side(self._old_label, self._old_faces, self._look_at_old))
        self._sides.addWidget(_side(self._new_label, self._faces, self._look))
        self._classes = WrapCombo()
        for words in CLASSES.values():
            self._classes.addItem(tr(words))
        self._classes.currentIndexChanged.connect(self._follow)
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
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(self._title)
        column.addWidget(self._sides, 1)
        self._asked = self._questions()
        column.addLayout(self._asked)
        column.addWidget(self._told)
        column.addWidget(ways)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))
        self.give_room(room=True)

    def _questions(self) -> QBoxLayout:
        """What the change asks of people, below the texts."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(SPACE_M)
        for question, field in (
            (tr("Was heißt das für alle, die den früheren Text gelernt haben?"), self._classes),
            (tr("Was hat sich geändert, in einem Satz?"), self._reason),
        ):
            row.addLayout(_asked(question, field), 1)
        return row

    @property
    def words(self) -> str | None:
        """The new wording as far as it was changed; None where it was not."""
        return self._new.text if self._changed else None

    def show_place(self, task: Task, found: Passage, day: date, *, reason: str, draft: str | None = None) -> None:
        """Show both wordings of a place; the new one can be changed, or gone on with where it was begun."""
        self._place = task, day
        title = task.part.title if task.part is not None and task.part.title else task.entry.title
        self._title.setText(title)
        self._eve = bool(found.before)
        old = tr("Bisher") if self._eve else tr("Bisher (gilt schon ab diesem Tag)")
        self._old_label.setText(old)
        self._new_label.setText(tr("Neu, ab {day}").format(day=german_date(day)))
        self._old.setAccessibleName(old)
        self._new.setAccessibleName(self._new_label.text())
        self._old.setPlainText(found.before or found.after)
        self._start = found.after
        self._new.setPlainText(found.after if draft is None else draft)
        self._new.verticalScrollBar().setValue(0)  # as yet it may be too low for its first line
        self._compare.setVisible(task.settled is Settled.CHANGED)
        self._show_text()
        self._show_old_text()
        self._read_old()
        self._reason.setText(reason)
        self._classes.setCurrentIndex(0)
        self._follow()

    def step_back(self) -> bool:
        """Take suggestions away; True also where there were none, but somebody writes."""
        if self._new.suggests:
            self._new.stop_suggesting()
            return True
        return self._new.hasFocus() or self._reason.hasFocus()

    # ------------------------------------------------------------ as text, and as it is read

    def _turn_old(self) -> None:
        if self._old_faces.currentWidget() is self._old_view:
            self._show_old_text()
        else:
            self._read_old()

    def _read_old(self) -> None:
        if self._place is not None:
            task, day = self._place
            work = partial(as_read_now, self._context.services.shelf.folder, task, day=day - timedelta(days=self._eve))
            self._context.jobs.read(work, partial(self._show_old_read, self._place), owner=self)

    def _show_old_read(self, place: tuple[Task, date], found: SheetPassage | None) -> None:
        if place is self._place and found is not None:
            self._show_in(self._old_view, found, self._old_label.text())
            self._old_faces.setCurrentWidget(self._old_view)
            self._look_at_old.setText(tr("Als Text zeigen"))

    def _show_old_text(self) -> None:
        self._old_faces.setCurrentWidget(self._old)
        self._look_at_old.setText(tr("Wie gelesen zeigen"))

    def _turn(self) -> None:
        """From the text to what it says, and back."""
        if self._faces.currentWidget() is self._view:
            self._show_text()
            self.take_focus()
        elif self._place is not None:
            (task, day), after = self._place, self._new.text
            work = partial(as_read, self._context.services.shelf.folder, task, after=after, day=day)
            shown = partial(self._show_read, self._place)
            self._context.jobs.read(work, shown, owner=self, failed=self._context.messages.tell)

    def _show_read(self, place: tuple[Task, date], found: SheetPassage) -> None:
        if place is not self._place:
            return
        self._show_in(self._view, found, self._new_label.text())
        self._faces.setCurrentWidget(self._view)
        self._look.setText(tr("Weiterschreiben"))

    def _show_in(self, view: ReadingArea, found: SheetPassage, name: str) -> None:
        page = Page("", (PageSection("stelle", found.title, found.blocks),))
        view.show_page(page, self._path)
        view.reader.setAccessibleName(name)

    def _show_text(self) -> None:
        self._faces.setCurrentWidget(self._new)
        self._look.setText(tr("Vorschau"))

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        """Beside each other where there is room, else one below the other."""
        self._sides.setOrientation(Qt.Orientation.Horizontal if room else Qt.Orientation.Vertical)
        self._sides.setMinimumHeight(look.scaled(_LOWEST) * (1 if room else 2))
        self._asked.setDirection(QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom)

    # ------------------------------------------------------------ what is written

    def _offer(self, before: str) -> Offer:
        return offer(self._context.services.shelf.whole, self._path, before)

    def _ask_for_meta(self, line: int, key: str) -> None:
        """Show what stands below a heading as fields."""
        if self._place is not None:
            shelf = self._context.services.shelf
            names = names_for(shelf.whole, self._path)
            kind, done = self._place[0].entry.kind, self.take_focus
            ask_for_meta(self._new, line, key, kind=kind, names=names, today=lambda: shelf.today, done=done)

    @property
    def _path(self) -> str:
        return self._place[0].entry.path if self._place is not None else ""

    @property
    def _changed(self) -> bool:
        return self._new.text.strip() != self._start.strip()

    @property
    def _kind(self) -> ChangeClass:
        return list(CLASSES)[max(0, self._classes.currentIndex())]

    def _follow(self) -> None:
        """What is told to people needs a reason; and a wording that is the old one is no change."""
        changed = self._changed
        reason = bool(self._reason.text().strip()) or self._kind is ChangeClass.EDITORIAL
        self._take.setEnabled(changed and reason)
        if not changed:
            self._told.setText(tr("Ändern Sie den neuen Text, oder sagen Sie, dass er richtig bleibt."))
        else:
            self._told.setText("" if reason else tr("Der Satz steht später unter „Neu im Recht“."))

    def _tell(self) -> None:
        self.taken.emit(self._new.text, self._kind, self._reason.text().strip())


def _faces(first: QWidget, other: QWidget) -> QStackedWidget:
    faces = QStackedWidget()
    for face in (first, other):
        faces.addWidget(face)
    return faces


def _asked(question: str, field: QWidget) -> QVBoxLayout:
    """A question with its field; where another one beside it is higher, both begin at the top."""
    label = QLabel(question)
    label.setProperty("role", "strong")
    label.setWordWrap(True)
    label.setBuddy(field)
    field.setAccessibleName(question)
    column = QVBoxLayout()
    column.setSpacing(SPACE_XS)
    column.addWidget(label)
    column.addWidget(field)
    column.addStretch(1)
    return column


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
    column.addLayout(head)
    column.addWidget(text, 1)
    return side
