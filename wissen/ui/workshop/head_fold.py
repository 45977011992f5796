"""The head of a text, folded while nobody is at it: its lines stay what and where they are, they are only not seen.

Blocks of the document are hidden, so that saving, undo, line numbers and a screen reader know nothing of it; see
ADR 0084.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from wissen.content.head_text import HeadText, head_of
from wissen.content.source import FENCE

_AT_REST = 600
"""Milliseconds for which the cursor stands elsewhere before the head is folded: a double click is over by then."""
_LONGEST = 500
"""Lines; where the head is not closed by then, there is none."""
_BACK_TO_START = (
    QKeySequence.StandardKey.MoveToPreviousLine,
    QKeySequence.StandardKey.MoveToPreviousChar,
    QKeySequence.StandardKey.MoveToPreviousWord,
)


class HeadFold(QObject):
    """Open while the selection or the cursor touches the head, and while the head cannot be read."""

    changed = Signal()
    """It was folded or unfolded, or says something else."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._lines: tuple[str, ...] = ()
        self._end: QTextCursor | None = None  # of what is hidden: moves along with what is written above it
        self.head: HeadText | None = None
        """What it says; None where there is none that can be read, or no text below it."""
        self.folded = False
        self._later = QTimer(self, singleShot=True, interval=_AT_REST)
        self._later.timeout.connect(self.fold)
        editor.textChanged.connect(self._read)
        editor.cursorPositionChanged.connect(self._follow)
        editor.selectionChanged.connect(self._follow)

    @property
    def body(self) -> QTextBlock:
        """The first line below the head, of all lines where there is no head."""
        document = self._editor.document()
        return document.findBlockByNumber(len(self._lines) if self.head is not None else 0)

    # ------------------------------------------------------------ folding

    def begin(self) -> None:
        """The editor shows another text now: its head is folded, and who was in the head begins below it."""
        self.folded, self._lines, self.head, self._end = False, (), None, None
        self._read()
        if self.head is not None and self._touched():
            self._editor.setTextCursor(QTextCursor(self.body))
        self.fold()

    def leave(self) -> None:
        """The editor will show another text: nothing of this one stays hidden where nobody minds it."""
        self._later.stop()
        self._hide(hidden=False)
        self.folded, self._lines, self.head, self._end = False, (), None, None

    def fold(self) -> None:
        """Hide the head, unless somebody is at it."""
        if self.head is None or self._touched():
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start()  # lines must not move under a pointer that selects
            return
        self._later.stop()
        self._show(folded=True)

    def enter(self) -> None:
        """Go into the head as it is written."""
        self._editor.setTextCursor(QTextCursor(self._editor.document().findBlockByNumber(1)))
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key has done here what it does; while the head is folded, the text begins below it."""
        if not self.folded:
            return False
        cursor, start = self._editor.textCursor(), self.body.position()
        if event.key() == Qt.Key.Key_Backspace:
            return not cursor.hasSelection() and cursor.position() == start
        if event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            cursor.setPosition(start)
        elif event.matches(QKeySequence.StandardKey.SelectStartOfDocument):
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        elif self._at_top() and event.matches(QKeySequence.StandardKey.MoveToPreviousPage):
            cursor.setPosition(start)
        elif self._at_top() and event.matches(QKeySequence.StandardKey.SelectPreviousPage):
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        elif any(map(event.matches, _BACK_TO_START)) and self._leads_back(event, cursor, start):
            cursor.setPosition(start - 1)
        else:
            return False
        self._editor.setTextCursor(cursor)
        return True

    def _leads_back(self, event: QKeyEvent, cursor: QTextCursor, start: int) -> bool:
        if not event.matches(QKeySequence.StandardKey.MoveToPreviousLine):
            return cursor.position() == start and not cursor.hasSelection()
        line = self.body.layout().lineForTextPosition(cursor.position() - start)
        return cursor.block() == self.body and line.lineNumber() <= 0

    def _at_top(self) -> bool:
        bar = self._editor.verticalScrollBar()
        return bar.value() <= bar.minimum()

    # ------------------------------------------------------------ following

    def _read(self) -> None:
        lines = self._head_lines()
        if lines != self._lines:
            head = head_of("\n".join(lines))[0] if lines else None
            last = self._editor.document().blockCount() <= len(lines)
            self._lines, self.head = lines, None if last else head
            self.changed.emit()
        if self.folded:
            self._show(folded=self.head is not None)
        self._follow()

    def _head_lines(self) -> tuple[str, ...]:
        """The lines of the head with its fences, none where it has no end."""
        block = self._editor.document().firstBlock()
        lines = [block.text()]
        if lines[0].rstrip() != FENCE:
            return ()
        while len(lines) < _LONGEST and (block := block.next()).isValid():
            lines.append(block.text())
            if lines[-1].rstrip() == FENCE:
                return tuple(lines)
        return ()

    def _touched(self) -> bool:
        """Whether cursor or selection reach into the head, also before a change of it was read."""
        end = self._end.position() if self.folded and self._end is not None else self.body.position()
        return self._editor.textCursor().selectionStart() < end

    def _follow(self) -> None:
        if self.folded and (self.head is None or self._touched()):
            self._show(folded=False)
            if self._editor.textCursor().position() < self.body.position():
                self._editor.ensureCursorVisible()
        if self.folded or self.head is None or self._touched():
            self._later.stop()
        else:
            self._later.start()

    def _show(self, *, folded: bool) -> None:
        self._hide(hidden=folded)
        if folded != self.folded:
            self.folded = folded
            self.changed.emit()

    def _hide(self, *, hidden: bool) -> None:
        """Hide the lines of the head and no others, and keep what is seen of the rest in its place."""
        document, body = self._editor.document(), self.body
        end = max(body.position(), self._end.position() if self._end is not None else 0)
        block, begin, touched = document.firstBlock(), -1, 0
        bar, top = self._editor.verticalScrollBar(), self._editor.firstVisibleBlock()
        inside = bar.value() - top.firstLineNumber()
        while block.isValid() and block.position() < end:
            wanted = not (hidden and block.blockNumber() < body.blockNumber())
            if block.isVisible() != wanted:
                begin = block.position() if begin < 0 else begin
                touched = block.position() + block.length()
                block.setVisible(wanted)
                block.setLineCount(max(1, block.layout().lineCount()) if wanted else 0)
            block = block.next()
        if begin >= 0:
            document.markContentsDirty(begin, min(touched, document.characterCount() - 1) - begin)
            layout = document.documentLayout()
            layout.documentSizeChanged.emit(layout.documentSize())
            bar.setValue(top.firstLineNumber() + max(0, min(inside, top.lineCount() - 1)))
        self._end = QTextCursor(document)
        self._end.setPosition(body.position() if hidden else 0)
