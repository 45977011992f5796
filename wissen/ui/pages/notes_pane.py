"""Meine Notizen, in the margin of a text: the notes that stand in it, and the one that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.services.notes import LONGEST, NoteView
from wissen.services.remarks import Subject
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.noting import keep_note, new_note, take_note_away, tell_left
from wissen.ui.pages.page import Context, scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.note_editor import NoteEditor
from wissen.ui.widgets.row_list import RowList

_LIST, _EMPTY, _EDITOR = range(3)


class NotesPane(QWidget):
    """The list of notes, or one of them to write in."""

    left = Signal()
    """The person goes back to the outline."""

    asked = Signal()
    """A new note is wanted at the place that is being read."""

    shown = Signal(str)
    """A note was opened; the section, step or card that it stands at."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._notes: tuple[NoteView, ...] = ()
        self._open: NoteView | None = None
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Meine Notizen"), self, details=True)
        self._list.chosen.connect(self._open_row)
        self._title = WrapLabel("", "muted")
        self._editor = NoteEditor(longest=LONGEST, parent=self)
        self._editor.kept.connect(self._keep)
        self._editor.done.connect(self.finish)
        self._faces = QStackedWidget()
        empty = WrapLabel(tr("In diesem Text steht noch keine Notiz."), "muted")
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        for face in (self._list, scrolled(empty), scrolled(self._written())):
            self._faces.addWidget(face)
        head = QHBoxLayout()
        head.setSpacing(SPACE_XS)
        head.addWidget(icon_button("arrow_back", tr("Zur Gliederung"), self.finish))
        head.addWidget(WrapLabel(tr("Meine Notizen"), "strong"), 1)
        self._new = icon_button("edit_note", tr("Neue Notiz"), self.asked.emit)
        head.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._faces, 1)
        self.show_list()

    def take(self, notes: Sequence[NoteView]) -> None:
        """These are the notes of the text now."""
        self._notes = tuple(notes)
        self._model.set_rows([_row(one) for one in self._notes])
        now = next((one for one in self._notes if self._open and one.id == self._open.id), None)
        if now is not None and not self._editor.changed and now.words != self._editor.words:
            self._open = now
            self._editor.show_words(now.words)
        if self._open is None or (not self._editor.changed and self._is_taken_away(self._open)):
            self.show_list()

    def write_at(self, subject: Subject, *, fresh: bool = False) -> None:
        """Open the note of a place, see `note_at`."""
        self.put_away()
        self.open(self.note_at(subject, fresh=fresh))

    def note_at(self, subject: Subject, *, fresh: bool = False) -> NoteView:
        """The last note of a place; a new one where there is none, or when a `fresh` one is wanted."""
        whereabouts = self._context.services.whereabouts  # a note bears the name that its place had then
        there = [one for one in self._notes if (spot := whereabouts.of(one.ref)) and spot.ref == subject.ref]
        return new_note(self._context, subject) if fresh or not there else there[-1]

    def open(self, view: NoteView, draft: str = "") -> None:
        """Let the person write in a note."""
        self._open = view
        self._title.setText(view.title)
        self._editor.show_words(view.words, draft)
        self._remove.setVisible(bool(view.words))
        self._faces.setCurrentIndex(_EDITOR)
        self._new.setVisible(bool(view.words))
        self._editor.text.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show all notes of the text."""
        self._open = None
        self._faces.setCurrentIndex(_LIST if self._notes else _EMPTY)
        self._new.show()

    def take_focus(self) -> None:
        """Put the focus into the list."""
        self._list.go_to_first()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Keep what may be kept and go back to the outline."""
        self.put_away()
        self.left.emit()

    def put_away(self) -> None:
        """Close the note that is open; what may not be kept is told."""
        if self._open is not None and not self._editor.leave():
            tell_left(self._context, self._open, self._editor.words, self.window())
        self.show_list()

    def _written(self) -> QWidget:
        face = QWidget()
        column = QVBoxLayout(face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        acts = FlowRow(face)
        acts.add(button(tr("Fertig"), self.finish))
        self._remove = button(tr("Entfernen"), self._take_away, weight="quiet")
        acts.add(self._remove)
        for part in (self._title, self._editor, acts):
            column.addWidget(part)
        column.addStretch(1)
        return face

    def _keep(self, words: str) -> None:
        if self._open is not None:
            before, self._open = self._open, replace(self._open, words=words)
            self._remove.setVisible(bool(words))
            keep_note(self._context, self._open, before)

    def _take_away(self) -> None:
        taken = self._open
        self.show_list()
        if taken is not None:
            take_note_away(self._context, taken)
        self.left.emit()

    def _is_taken_away(self, view: NoteView) -> bool:
        """The message about a note takes it back while it stands here."""
        note = self._context.services.history.notebook.notes.get(view.id)
        return note is not None and not note.kept

    def _open_row(self, row: Row) -> None:
        chosen = next((one for one in self._notes if row.address == _address(one)), None)
        if chosen is not None:
            self.shown.emit(chosen.place)
            self.open(chosen)


def _row(view: NoteView) -> Row:
    return Row(
        view.title.rpartition(" › ")[2], "edit_note", detail=" ".join(view.words.split()), address=_address(view)
    )


def _address(view: NoteView) -> Address:
    return Address(Screen.DOCUMENTS, place=view.id)
