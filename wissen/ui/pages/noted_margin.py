"""The margin of a text in which a person may write: its outline, or their notes in its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from wissen.services.notes import NoteView
from wissen.ui import actions
from wissen.ui.controls import holds_focus
from wissen.ui.pages.margin import Margin
from wissen.ui.pages.notes_pane import NotesPane
from wissen.ui.pages.page import Context
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button


class NotedMargin(Margin):
    """The notes take the place of the outline as long as somebody reads or writes them."""

    def __init__(
        self, context: Context, title: str, reader: ReaderView, parent: QWidget, *, acts: Sequence[actions.Act]
    ) -> None:
        super().__init__(title, reader, parent, acts=acts)
        self._opened_for_notes = False
        self._count = button("", self._show_list, weight="quiet", icon="edit_note", parent=self)
        self._count.hide()
        self.add_above_acts(self._count)
        self.notes = NotesPane(context, self)
        self.notes.hide()
        self.notes.left.connect(self.show_outline_face)
        self.notes.shown.connect(reader.go_to)
        self.body.addWidget(self.notes, 1)

    def show_notes(self) -> None:
        """Show the notes, also where the person has folded the margin."""
        if self.folded:
            self.toggle()
            self._opened_for_notes = True
        self.face.hide()
        self.notes.show()

    def show_outline_face(self) -> None:
        """Show the outline again; a margin that was unfolded for the notes folds."""
        self.notes.hide()
        self.face.show()
        if self._opened_for_notes and not self.folded:
            self.toggle()
        self._opened_for_notes = False

    def put_away(self) -> None:
        """Close the notes, for the page is left."""
        self.notes.put_away()
        self.show_outline_face()

    def step_back(self) -> bool:
        """Close the notes; whether they were open and in use."""
        if not holds_focus(self.notes):
            return False
        self.notes.finish()
        return True

    def take_notes(self, notes: Sequence[NoteView]) -> None:
        """These are the notes of the text."""
        self.notes.take(notes)
        self.show_noted(frozenset(note.place for note in notes))
        self._count.setText(tr("Meine Notizen ({count})").format(count=len(notes)))
        self._count.setVisible(bool(notes))

    def _show_list(self) -> None:
        self.show_notes()
        self.notes.show_list()
        self.notes.take_focus()
