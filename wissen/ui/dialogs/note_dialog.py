"""A note about a place, written or changed away from its margin."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wissen.services.notes import LONGEST, NoteView
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.pages.noting import keep_note, take_note_away, tell_left
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.note_editor import NoteEditor


class NoteDialog(QuestionDialog):
    """Closes once the words are on their way into the store; what may not be kept is not thrown away without a word."""

    def __init__(self, context: Context, view: NoteView, window: QWidget, draft: str = "") -> None:
        super().__init__(tr("Notiz"), window)
        self._context, self._view, self._window = context, view, window
        self.add_words(view.title, "subheading")
        self._editor = NoteEditor(longest=LONGEST, parent=self)
        self._editor.show_words(view.words, draft)
        self.add(self._editor)
        self.offer(tr("Fertig"), self._finish)
        if view.words:
            self.offer(tr("Entfernen"), self._remove)
        self._editor.kept.connect(self._keep)
        self._editor.done.connect(self.accept)
        self._editor.text.verdict_changed.connect(self._follow_verdict)
        self._editor.text.field.setFocus()

    def reject(self) -> None:
        """Close, and keep what may be kept."""
        left = "" if self._editor.leave() else self._editor.words
        super().reject()
        if left:
            tell_left(self._context, self._view, left, self._window)

    def _finish(self) -> None:
        if self._editor.leave():
            self.accept()
        else:
            self._editor.text.field.setFocus()

    def _keep(self, words: str) -> None:
        before, self._view = self._view, replace(self._view, words=words)
        keep_note(self._context, self._view, before)

    def _remove(self) -> None:
        self.accept()
        take_note_away(self._context, self._view)

    def _follow_verdict(self) -> None:
        QTimer.singleShot(0, self._show_hint)

    def _show_hint(self) -> None:
        """Make room for what the field has to say, once it has its size."""
        self.fit()
        if self._editor.text.hint.isVisible():
            self.reveal(self._editor.text.hint)
