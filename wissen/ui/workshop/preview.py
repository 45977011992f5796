"""The preview of the Werkstatt: the reader, the Übung, the Begleiter or the finder itself, and nothing is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from wissen.content.as_of import as_of
from wissen.content.entry import Entry, Headed, Part, PartKind
from wissen.content.flow import Finder, Process
from wissen.content.item import Quiz
from wissen.drawing.tokens import SPACE_M, SPACE_S, SPACE_XS
from wissen.services.days_to_see import DaysToSee
from wissen.services.workshop import Looked
from wissen.ui import look
from wissen.ui.as_of import not_today
from wissen.ui.pages.page import Context
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.stichtag import DayFrame
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.day_slider import DaySlider
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.face import Face, Seen
from wissen.ui.workshop.finder_face import FinderFace
from wissen.ui.workshop.pointing import line_of, place_at
from wissen.ui.workshop.quiz_face import QuizFace
from wissen.ui.workshop.text_face import TextFace
from wissen.ui.workshop.walk_face import WalkFace

_LOW = 360
"""Logical pixels at normal text below which every line of text counts."""
_BESIDE = 700
"""Logical pixels at normal text from which there is room for something beside the text."""


class Preview(QWidget):
    """Shows what was looked at last; what cannot be read leaves the page before it, and says so."""

    day_changed = Signal()
    """It is to be shown for another day."""

    line_chosen = Signal(int)
    """The person went to what is written in this line of the file."""

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._today = today
        self._context: Context | None = None
        self._looked: Looked | None = None
        self._seen: Seen | None = None
        self._place = ""
        self._days = DaysToSee()
        self._made: dict[type[Face], Face] = {}
        self._day = DayField(today, self)
        self._day.setAccessibleName(tr("Stichtag der Vorschau"))
        self._day.changed.connect(self._choose_day)
        self._reads = False
        self._as_text = button(tr("Als Text"), self._change_face, weight="quiet")
        self._as_text.hide()
        self._label = QLabel(tr("Stand am"))
        self._label.setBuddy(self._day)
        self._slider = DaySlider(today, self)
        self._slider.day_chosen.connect(self.show_day)
        self._slider.hide()
        head = QFrame(self)
        head.setProperty("role", "head")
        self._head = QGridLayout(head)
        self._head.setSpacing(SPACE_S)
        self._head.setColumnStretch(2, 1)
        for place, widget in ((0, self._label), (1, self._day), (3, self._as_text)):
            self._head.addWidget(widget, 0, place)
        self._told = WrapLabel(tr("Hier sehen Sie, was aus einer Datei wird."), "muted", self)
        self._told.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._faces = QStackedWidget()
        self._nothing = QWidget()
        self._faces.addWidget(self._nothing)
        self._frame = DayFrame(partial(self.show_day, today), self)
        self._frame.hold(self._faces)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._told)
        column.addWidget(self._frame, 1)
        self._lay_out_head()

    def begin(self, context: Context) -> None:
        """From now on show texts of another folder, with what its context says of it."""
        self._context, self._looked, self._seen, self._place = context, None, None, ""
        for face in self._made.values():
            face.hide()
            face.deleteLater()
        self._made = {}
        self._faces.setCurrentWidget(self._nothing)

    @property
    def day(self) -> date:
        """The day for which it shows the text."""
        return self._day.day

    @property
    def face(self) -> Face | None:
        """What the file is shown with; None before the first."""
        shown = self._faces.currentWidget()
        return shown if isinstance(shown, Face) else None

    @property
    def reader(self) -> ReaderView:
        """The text that is shown, of the face for texts while there is none."""
        return (self.face or self._face(TextFace)).reader

    def show_day(self, day: date | None) -> None:
        """Show what holds on a day, None is today."""
        self._day.set_day(day or self._today)

    def show_looked(self, looked: Looked) -> None:
        """Show a text; only what differs from before is built, where one is reading stays."""
        before, self._looked = self._looked, looked
        self._tell(looked)
        if looked.content is not None and looked.entry is not None:
            self._see(looked.content, looked.entry)
        elif before is None or before.path != looked.path:
            self._seen = None
            self._slider.hide()
            self._as_text.hide()
            self._faces.setCurrentWidget(self._nothing)

    def show_line(self, line: int) -> None:
        """Go to what stands in a line of the file, when it is another part than before."""
        seen = self._seen
        if seen is None:
            return
        place = place_at(seen.entry, seen.whole, line)
        if place != self._place:
            self._place = place
            self._show(seen)
            if self.face is not None:
                self.face.show_place(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_head()
        if self.face is not None:
            self.face.give_room(room=self._has_room)

    def _lay_out_head(self) -> None:
        """The slider below the day; where there is little height, beside it."""
        low = self.height() < look.scaled(_LOW)
        self._label.setVisible(not low)
        around = SPACE_XS if low else SPACE_S
        self._head.setContentsMargins(SPACE_M, around, SPACE_M, around)
        if low:
            self._head.addWidget(self._slider, 0, 2)
        else:
            self._head.addWidget(self._slider, 1, 0, 1, 4)

    def _see(self, whole: Headed, entry: Entry) -> None:
        context = self._context
        if context is None:
            return
        shelf = context.services.shelf
        days = self._days.of(whole, entry, shelf.whole.changes, self._today)
        self._slider.show_days(days, self.day)
        self._slider.setVisible(len(days) > 1)
        if self._seen is None or self._seen.entry.path != entry.path:
            self._place = ""
        self._seen = Seen(entry, whole, as_of(whole, self.day), self.day, not_today(shelf))
        self._as_text.setVisible(_kind_of(self._seen) is not TextFace)
        self._show(self._seen)

    def _show(self, seen: Seen) -> None:
        kind = self._kind(seen)
        if kind is not TextFace and (absent := _absent(seen, self._place)) is not None:
            kind, seen = TextFace, replace(seen, absent=absent)
        face = self._face(kind)
        face.give_room(room=self._has_room)
        self._faces.setCurrentWidget(face)
        self._frame.show_day(seen.note)
        face.show_content(seen, self._place)

    def _kind(self, seen: Seen) -> type[Face]:
        """The answer card is read, also in a process that is walked."""
        part = seen.entry.part(self._place)
        if self._reads or (part is not None and part.kind is PartKind.ANSWER):
            return TextFace
        return _kind_of(seen)

    def _face(self, kind: type[Face]) -> Face:
        if kind not in self._made and self._context is not None:
            made = kind(self._context, self)
            made.place_chosen.connect(self._choose_place)
            self._faces.addWidget(made)
            self._made[kind] = made
        return self._made[kind]

    @property
    def _has_room(self) -> bool:
        return self.width() >= look.scaled(_BESIDE)

    def _tell(self, looked: Looked) -> None:
        told = ""
        if looked.content is None and looked.problems:
            told = tr("So lässt sich die Datei noch nicht lesen: {text}").format(text=looked.problems[0].text)
        elif looked.content is None:
            told = tr("Zu dieser Datei gibt es keine Vorschau.")
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _choose_place(self, place: str, words: str) -> None:
        before, self._place = self._place, place  # the cursor follows, not the other way round
        if self._seen is None or self._looked is None or not (words or place != before):
            return
        line = line_of(self._seen.entry, self._looked.text.split("\n"), place, words, self.day)
        if line:
            self.line_chosen.emit(line)

    def _choose_day(self) -> None:
        self.day_changed.emit()

    def _change_face(self) -> None:
        self._reads = not self._reads
        self._as_text.setText(tr("Wie beim Lernen") if self._reads else tr("Als Text"))
        if self._seen is not None:
            self._show(self._seen)


def _absent(seen: Seen, place: str) -> Part | None:
    """The part of this place, when it holds on other days only."""
    versions = [part for part in seen.entry.parts if part.id == place]
    return versions[0] if versions and not any(seen.day in part.period for part in versions) else None


def _kind_of(seen: Seen) -> type[Face]:
    """How trainees meet it on that day."""
    if seen.day not in seen.whole.head.period:
        return TextFace
    match seen.content:
        case Process(steps=(_, *_)):
            return WalkFace
        case Quiz(items=(_, *_)):
            return QuizFace
        case Finder(questions=(_, *_)):
            return FinderFace
    return TextFace
