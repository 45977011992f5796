"""The preview of a process: the Begleiter, in both its modes, at the step in which the cursor stands."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.flow import Process
from wissen.printing.marks import Marks
from wissen.ui.pages.page import Context
from wissen.ui.pages.walking import Walked, Walking
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.workshop.face import Face, Seen


class WalkFace(Face):
    """The way through each process is remembered while the folder is open."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.walking = Walking(context, self)
        self.walking.arrived.connect(self._tell_place)
        self.walking.area.reader.text_clicked.connect(self._tell_click)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.walking)

    @property
    def reader(self) -> ReaderView:
        return self.walking.area.reader

    def show_content(self, seen: Seen, place: str) -> None:
        process = seen.content
        if not isinstance(process, Process):
            raise TypeError(f"{seen.entry.id} is no process")
        marks = Marks(process.head.title, seen.note)
        self.walking.show_process(Walked(seen.entry, process, marks, note=seen.note))
        del place  # shown by `show_place`, whenever the cursor moves to another

    def show_place(self, place: str) -> None:
        self.walking.visit(place)

    def give_room(self, *, room: bool) -> None:
        self.walking.give_room(room=room)

    def _tell_place(self) -> None:
        if place := self.walking.walk.place:
            self.place_chosen.emit(place, "")

    def _tell_click(self, _place: str, words: str) -> None:
        self.place_chosen.emit(self.walking.walk.place, words)
