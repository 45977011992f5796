"""The text of a file: colours, faults as underlines with their words, completion, and the keys of a writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRectF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from wissen.content.meta_text import heading_title
from wissen.content.problem import Problem, Severity
from wissen.services.completing import Offer
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.delegates.wrapped import WrappingDelegate
from wissen.ui.strings import tr
from wissen.ui.workshop.chips import Chip, ChipLayer, heading_of
from wissen.ui.workshop.documents import counted, highlighter_of, letters_before, text_of, write_over
from wissen.ui.workshop.head_fold import HeadFold
from wissen.ui.workshop.inserting import Where, with_inserted
from wissen.ui.workshop.snippets import Inserted

_INDENT = "  "
_COLOURS = {Severity.ERROR: "err", Severity.WARNING: "warn", Severity.HINT: "info"}
_NEW_LINE = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_KEYS_OF_POPUP = _NEW_LINE | {Qt.Key.Key_Escape, Qt.Key.Key_Tab}
_POPUP_WIDTH = 420
"""Logical pixels at normal text."""

Place = tuple[int, int]


class Editor(QPlainTextEdit):
    """Tab leaves it, as it leaves everything else; Ctrl+] and Ctrl+[ indent. Read only, it has no keys of a writer."""

    line_changed = Signal(int)
    """The cursor stands in another line, counted from 1."""

    marked = Signal()
    """Other faults are shown than before."""

    meta_wanted = Signal(int, str)
    """What stands below the heading in this line, from 1, is to be changed; the key that is meant, "" for any."""

    def __init__(self, offer: Callable[[str], Offer], parent: QWidget) -> None:
        """`offer` says what may go on behind the part of a line before the cursor."""
        super().__init__(parent)
        self.setAccessibleName(tr("Text der Datei"))
        self.setTabChangesFocus(True)
        self._offer = offer
        self._offered = Offer(0, ())
        self._problems: tuple[Problem, ...] = ()
        self._hits: tuple[Place, ...] = ()
        self._hit = -1
        self._line = 0
        self._chips = ChipLayer(self)
        self.fold = HeadFold(self)
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self.viewport().update)
        self._names = QStringListModel(self)
        self._completer = QCompleter(self._names, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._completer.setPopup(self._popup)  # which owns it from then on
        self._popup.setItemDelegate(WrappingDelegate(self._popup))
        self._popup.setAccessibleName(tr("Vorschläge"))
        self._completer.activated.connect(self._complete)
        self._look_again = QTimer(self, singleShot=True, interval=0)
        self._look_again.timeout.connect(self._follow_look)
        self.cursorPositionChanged.connect(self._follow_cursor)

    # ------------------------------------------------------------ the text

    def setDocument(self, document: QTextDocument) -> None:
        self.fold.leave()
        super().setDocument(document)
        self.fold.begin()

    @property
    def text(self) -> str:
        """The whole text, as it will be written."""
        return text_of(self.document())

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def insert(self, inserted: Inserted, mend: Callable[[str], str]) -> None:
        """Write something new where it belongs, as one step, and select the words that are to be typed over.

        `mend` may change numbers in the whole text, but no line.
        """
        text, chosen = self.text, self.textCursor()
        cursor = letters_before(text, chosen.selectionEnd())
        if inserted.where is Where.HERE:
            cursor = letters_before(text, chosen.selectionStart())
            text = text[:cursor] + text[letters_before(text, chosen.selectionEnd()) :]
        fresh, start = with_inserted(text, cursor, inserted.text, inserted.where)
        line = fresh.count("\n", 0, start)
        mended = mend(fresh)
        write_over(self.document(), mended)
        lines = mended.split("\n")
        line = next((at for at in range(line, len(lines)) if inserted.chosen in lines[at]), line)
        begin = sum(map(len, lines[:line])) + line + max(0, lines[line].find(inserted.chosen))
        if not inserted.chosen:
            begin = start + len(inserted.text.rstrip())
        chosen.setPosition(counted(mended[:begin]))
        chosen.setPosition(counted(mended[: begin + len(inserted.chosen)]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(chosen)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the beginning of a line, and the line in the middle of what is seen."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def indent(self) -> None:
        """Move the chosen lines to the right."""
        self._each_line(lambda cursor: cursor.insertText(_INDENT))

    def outdent(self) -> None:
        """Move the chosen lines to the left."""
        self._each_line(_take_indent)

    def _each_line(self, change: Callable[[QTextCursor], object]) -> None:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        cursor.beginEditBlock()
        for number in range(first, last + 1):
            change(QTextCursor(document.findBlockByNumber(number)))
        cursor.endEditBlock()

    # ------------------------------------------------------------ what is marked

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underline the lines with faults."""
        self._problems = tuple(problems)
        self._mark()
        self.marked.emit()

    @property
    def problem_count(self) -> int:
        """How many faults are shown."""
        return len(self._problems)

    def problems_at(self, line: int) -> tuple[Problem, ...]:
        """What is wrong with a line."""
        return tuple(problem for problem in self._problems if max(1, problem.line) == line)

    def next_problem(self) -> None:
        """Go to the next line with a fault, round and round, and say what is wrong there."""
        lines = sorted({max(1, problem.line) for problem in self._problems})
        if not lines:
            announce(self, tr("Kein Befund in dieser Datei."))
            return
        line = next((line for line in lines if line > self.line), lines[0])
        self.go_to_line(line)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(problem.text for problem in self.problems_at(line)))

    def show_hits(self, hits: Sequence[Place], current: int) -> None:
        """Mark what was found; `current` is the number of the one that is meant, -1 for none."""
        self._hits, self._hit = tuple(hits), current
        self._mark()
        if 0 <= current < len(hits):
            cursor = self.textCursor()
            cursor.setPosition(hits[current][0])
            cursor.setPosition(hits[current][1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _mark(self) -> None:
        tokens = look.tokens()
        marks = [mark for problem in reversed(self._problems) if (mark := self._underline(problem)) is not None]
        for number, place in enumerate(self._hits):
            dress = QTextCharFormat()
            dress.setBackground(QColor(tokens.accent if number == self._hit else tokens.sel))
            dress.setForeground(QColor(tokens.on_accent if number == self._hit else tokens.sel_text))
            marks.append(self._selection(place, dress))
        self.setExtraSelections(marks)

    # ------------------------------------------------------------ meta lines as chips

    def ask_for_meta(self) -> None:
        """Want to change what stands below the heading that the cursor stands under."""
        block = self.textCursor().block()
        while block.isValid() and heading_title(block.text()) is None:
            block = block.previous()
        if block.isValid():
            self.meta_wanted.emit(block.blockNumber() + 1, "")
        else:
            announce(self, tr("Hier steht noch keine Überschrift."))

    def _folded(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The lines in sight that are shown as chips, with their room: the person is not at them, and all is well."""
        cursor = self.textCursor()
        margin = self.document().documentMargin()
        wrong = {max(1, problem.line) - 1 for problem in self._problems}
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).blockNumber()
        block = self.firstVisibleBlock()
        while block.isValid() and block.blockNumber() <= last:
            start, end = block.position(), block.position() + block.length() - 1
            touched = cursor.selectionStart() <= end and start <= cursor.selectionEnd()
            found = any(hit[0] <= end and start <= hit[1] for hit in self._hits)
            if not (touched or found or block.blockNumber() in wrong) and heading_of(block) is not None:
                area = self.blockBoundingGeometry(block).translated(self.contentOffset())
                yield block, area.adjusted(margin, 0, -margin, 0)
            block = block.next()

    def _chip_to_change(self, event: QMouseEvent) -> Chip | None:
        """The chip under the mouse, where it leads to its field."""
        return None if self.isReadOnly() else self._chips.at(event.position())

    def _chip_pressed(self, event: QMouseEvent) -> bool:
        chip = self._chip_to_change(event) if event.button() == Qt.MouseButton.LeftButton else None
        heading = heading_of(self.document().findBlockByNumber(chip.block)) if chip else None
        if chip is None or heading is None:
            return False
        self.meta_wanted.emit(heading.blockNumber() + 1, chip.part.key)
        return True

    def _underline(self, problem: Problem) -> QTextEdit.ExtraSelection | None:
        block = self.document().findBlockByNumber(max(0, problem.line - 1))
        text = block.text()
        if not block.isValid():
            return None
        dress = QTextCharFormat()
        dress.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        dress.setUnderlineColor(QColor(getattr(look.tokens(), _COLOURS[problem.severity])))
        start = block.position() + len(text) - len(text.lstrip())
        return self._selection((start, block.position() + counted(text.rstrip())), dress)

    def _selection(self, place: Place, dress: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(place[0], last))
        cursor.setPosition(min(place[1], last), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = dress
        return selection

    # ------------------------------------------------------------ completion

    def suggest(self) -> None:
        """Show what may go on at the cursor, also where nothing was typed."""
        self._show_offer(self._offer(self._before()))
        self._popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    @property
    def suggests(self) -> bool:
        """Whether suggestions are shown."""
        return self._popup.isVisible()

    def stop_suggesting(self) -> None:
        """Take the suggestions away."""
        self._popup.hide()

    def _before(self) -> str:
        cursor = self.textCursor()
        return cursor.block().text()[: cursor.positionInBlock()]

    def _show_offer(self, offered: Offer) -> None:
        self._offered = offered
        if not offered.choices:
            self.stop_suggesting()
            return
        self._names.setStringList(
            [f"{one.text}   {one.told}".rstrip() if one.told else one.text for one in offered.choices]
        )
        rect = self.cursorRect()
        rect.setWidth(min(self.viewport().width(), look.scaled(_POPUP_WIDTH)))
        self._completer.complete(rect)
        self._popup.setCurrentIndex(QModelIndex())  # else Return, meant for a new line, would take the first one

    def _go_on_offering(self) -> None:
        """While it is typed: where a name is expected, and where suggestions were asked for."""
        offered = self._offer(self._before())
        if offered.unasked or self.suggests:
            self._show_offer(offered)

    def _complete(self, _shown: str) -> None:
        row = self._popup.currentIndex().row()
        if not 0 <= row < len(self._offered.choices):
            return
        cursor = self.textCursor()
        cursor.setPosition(cursor.block().position() + self._offered.start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(self._offered.choices[row].text)
        self.setTextCursor(cursor)

    # ------------------------------------------------------------ Qt's questions

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly():
            super().keyPressEvent(event)
            return
        key, control = Qt.Key(event.key()), event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.suggests and key in _KEYS_OF_POPUP:
            if self._popup.currentIndex().isValid() or key not in _NEW_LINE:
                event.ignore()  # the popup has them
                return
            self.stop_suggesting()
        if control and key == Qt.Key.Key_Space:
            self.suggest()
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ask_for_meta()
        elif control and key == Qt.Key.Key_BracketRight:
            self.indent()
        elif control and key == Qt.Key.Key_BracketLeft:
            self.outdent()
        elif self.fold.takes(event):
            self.stop_suggesting()
        else:
            super().keyPressEvent(event)
            typed = event.text()
            if (typed and typed.isprintable()) or (self.suggests and key == Qt.Key.Key_Backspace):
                self._go_on_offering()
            elif self.suggests and typed:
                self.stop_suggesting()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._chips.paint(self._folded())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._chip_pressed(event):
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._chip_to_change(event) is not None and not event.buttons()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.PaletteChange}:
            self._look_again.start()

    def _show_tip(self, inside: QPoint, on_screen: QPoint) -> None:
        chip = self._chips.at(inside.toPointF())
        found = self.problems_at(self.cursorForPosition(inside).blockNumber() + 1)
        words = "{part}" if self.isReadOnly() else tr("{part}. Klicken, um es zu ändern.")
        told = [words.format(part=f"{chip.part.key}: {chip.part.value}")] if chip else []
        text = "<br>".join(escape(text) for text in (*told, *(problem.text for problem in found)))
        QToolTip.showText(on_screen, f"<qt>{text}</qt>" if text else "", self.viewport())

    def _follow_cursor(self) -> None:
        if self.line != self._line:
            self._line = self.line
            self.viewport().update()
            self.line_changed.emit(self._line)

    def _follow_look(self) -> None:
        highlighter = highlighter_of(self.document())
        if highlighter is not None:
            highlighter.rehighlight()
        self._mark()


def _take_indent(cursor: QTextCursor) -> None:
    text = cursor.block().text()
    blanks = min(len(_INDENT), len(text) - len(text.lstrip(" ")))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, blanks)
    cursor.removeSelectedText()
