"""Finding and replacing in the text that is edited; Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui.announce import announce
from wissen.ui.reader.finding import occurrences
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.workshop.editor import Editor

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindReplace(FlowRow):
    """Hidden until `open`; what is found is marked in the editor."""

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self._editor = editor
        self._hits: list[tuple[int, int]] = []
        self._current = -1
        self._wanted = self._field(tr("Im Text suchen"))
        self._instead = self._field(tr("Ersetzen durch"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._wanted.textChanged.connect(self._search)
        self.add(self._wanted)
        self.add(icon_button("arrow_upward", tr("Vorheriger Treffer"), self.previous))
        self.add(icon_button("arrow_downward", tr("Nächster Treffer"), self.next))
        self.add(self._count)
        self.add(self._instead)
        self._replace = button(tr("Ersetzen"), self.replace)
        self._replace_all = button(tr("Alle ersetzen"), self.replace_all)
        self.add(self._replace)
        self.add(self._replace_all)
        self.add_gap()
        self.add(icon_button("close", tr("Suche schließen"), self.leave))
        editor.textChanged.connect(self._search_again)
        self.hide()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        return field

    def open(self) -> None:
        """Show the bar with what is selected, or what was searched for last."""
        selected = self._editor.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self._wanted.setText(selected)
        self._search()
        self._wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._wanted.selectAll()

    def leave(self) -> None:
        """Hide the bar and its marks, and go on writing."""
        self.hide()
        self._editor.show_hits((), -1)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """Go to the next hit, from the last one to the first."""
        self._step(1)

    def previous(self) -> None:
        """Go to the hit before, from the first one to the last."""
        self._step(-1)

    def replace(self) -> None:
        """Replace the hit one is at, and go to the next."""
        if not 0 <= self._current < len(self._hits):
            self._step(1)
            return
        start, end = self._hits[self._current]
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self._instead.text())
        self._current -= 1
        self._find()
        self._step(1)

    def replace_all(self) -> None:
        """Replace every hit, as one step that can be undone."""
        count = len(self._hits)
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        for start, end in reversed(self._hits):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self._instead.text())
        cursor.endEditBlock()
        self._count.setText(plural(count, "Stelle ersetzt", "Stellen ersetzt"))
        announce(self, self._count.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (event.key() in _RETURN and not self._instead.hasFocus()) or event.key() == Qt.Key.Key_F3:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _RETURN:
            self.replace()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._current = -1
        self._find()
        self._tell()

    def _search_again(self) -> None:
        if self.isVisible():
            self._find()
            self._tell()

    def _find(self) -> None:
        self._hits = occurrences(self._editor.document().toRawText(), self._wanted.text())
        self._current = min(self._current, len(self._hits) - 1)
        self._editor.show_hits(self._hits, -1)

    def _step(self, by: int) -> None:
        if not self._hits:
            self._tell()
            return
        if self._current < 0:
            at = self._editor.textCursor().selectionStart()
            before = sum(start < at for start, _ in self._hits)
            self._current = (before if by > 0 else before - 1) % len(self._hits)
        else:
            self._current = (self._current + by) % len(self._hits)
        self._editor.show_hits(self._hits, self._current)
        self._tell()
        announce(self, self._count.text())

    def _tell(self) -> None:
        if not self._wanted.text().strip():
            self._count.setText("")
        elif not self._hits:
            self._count.setText(tr("Keine Treffer"))
        elif self._current < 0:
            self._count.setText(plural(len(self._hits), "Treffer", "Treffer"))
        else:
            self._count.setText(tr("{n} von {all}").format(n=self._current + 1, all=len(self._hits)))
        for act in (self._replace, self._replace_all):
            act.setEnabled(bool(self._hits))
