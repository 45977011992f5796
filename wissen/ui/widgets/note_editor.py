"""A note in the making: kept on leaving the field and with Ctrl+Return, unless it may say something of a case."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.guarded_text import GuardedText, Verdict
from wissen.ui.widgets.labels import WrapLabel

_HOW = "Wird gespeichert, sobald Sie das Feld verlassen. Strg+Eingabe speichert und schließt."
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QWidget):
    """Field and what is said of it; who shows it keeps what it emits. `how` says when that is."""

    kept = Signal(str)
    """The words, when they have changed and may be kept."""

    done = Signal()
    """The person has finished."""

    def __init__(
        self,
        *,
        longest: int,
        label: str = "Meine Notiz",
        how: str = _HOW,
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._known = ""
        self._how = tr(how)
        self.text = GuardedText(tr(label), longest=longest, lines=lines, parent=self)
        self._told = WrapLabel("", "muted")
        self._anyway = button(tr("Trotzdem speichern"), self.keep, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.text)
        column.addWidget(self._anyway, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)
        self.text.field.installEventFilter(self)
        self.text.field.textChanged.connect(self._tell)
        self._tell()

    @property
    def words(self) -> str:
        """What stands in the field, without blanks around it."""
        return self.text.text.strip()

    @property
    def changed(self) -> bool:
        """Whether something stands there that was not kept."""
        return self.words != self._known

    def show_words(self, words: str, draft: str = "") -> None:
        """Begin with the words of a note, or with what was left unkept of it."""
        self._known = words
        self.text.field.setPlainText(draft or words)
        self.text.field.moveCursor(QTextCursor.MoveOperation.End)
        self._tell()

    def keep(self) -> bool:
        """Keep what may be kept because the person says so; whether nothing is left unkept."""
        return self._keep(Verdict.CLEAN, Verdict.POSSIBLE)

    def leave(self) -> bool:
        """Keep what is clean; whether nothing is left unkept."""
        return self._keep(Verdict.CLEAN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Return finishes; leaving the field for good keeps the words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _RETURN:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if self.keep():
                    self.done.emit()
                return True
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and self._is_left(event):
            self.leave()
        return super().eventFilter(watched, event)

    def _is_left(self, event: QFocusEvent) -> bool:
        """Not for a menu, and not for the buttons that belong to the field."""
        inside = QApplication.focusWidget()
        return event.reason() != Qt.FocusReason.PopupFocusReason and not (inside and self.isAncestorOf(inside))

    def _keep(self, *allowed: Verdict) -> bool:
        if not self.changed:
            return True
        if self.text.verdict not in allowed:
            return False
        self._known = self.words
        self._tell()
        self.kept.emit(self.words)
        return True

    def _tell(self) -> None:
        verdict = self.text.verdict
        self._anyway.setVisible(self.changed and verdict is Verdict.POSSIBLE)
        if not self.changed:
            self._told.setText(tr("Gespeichert, nur auf diesem Rechner.") if self._known else self._how)
        elif verdict is Verdict.CLEAN:
            self._told.setText(self._how)
        else:
            self._told.setText(tr("Noch nicht gespeichert."))
