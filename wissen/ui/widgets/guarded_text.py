"""A field for a person's own words that notices what looks like case data, says why, and takes it out on request."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from wissen.drawing.tokens import CONTROL_HEIGHT, ICON, SPACE_M, SPACE_S
from wissen.learning.case_data import GAP, Suspicion, suspicions, without
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.labels import IconLabel, WrapLabel
from wissen.ui.widgets.wrap_button import WrapButton

_LINES = 4
_MOST_REASONS = 3


class Verdict(Enum):
    """Whether the words may be kept."""

    CLEAN = auto()
    POSSIBLE = auto()
    """Something may be case data: kept if the person says so."""
    SURE = auto()
    """Something is case data: not kept before it is taken out."""
    TOO_LONG = auto()


class GuardedText(QWidget):
    """Label, field of so many `lines`, and below them what was noticed; up to `longest` characters."""

    verdict_changed = Signal()

    def __init__(self, label: str, *, longest: int, lines: int = _LINES, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._found: tuple[Suspicion, ...] = ()
        self._told = ""
        self.verdict = Verdict.CLEAN
        named = QLabel(label)
        named.setProperty("role", "strong")
        self.field = Field(self, lines)
        self.field.setAccessibleName(label)
        named.setBuddy(self.field)
        self.hint = QFrame(self)
        self.hint.setProperty("role", "warning")
        self._words = WrapLabel()
        self._take_out = WrapButton(tr("Durch „{gap}“ ersetzen").format(gap=GAP), self.take_out)
        self._take_out.setMinimumHeight(CONTROL_HEIGHT)
        beside = QVBoxLayout()
        beside.setSpacing(SPACE_S)
        beside.addWidget(self._words)
        beside.addWidget(self._take_out)
        row = QHBoxLayout(self.hint)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("warning", "warn", size=ICON), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (named, self.field, self.hint):
            column.addWidget(widget)
        self.field.textChanged.connect(self._look)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText()

    def take_out(self) -> None:
        """Put a gap in the place of everything suspicious; Ctrl+Z brings it back."""
        cursor = self.field.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(without(self.text, self._found))
        cursor.endEditBlock()
        self.field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def _look(self) -> None:
        text = self.text
        self._found = suspicions(text) if len(text) <= self._longest else ()
        if len(text) > self._longest:
            self.verdict = Verdict.TOO_LONG
        elif any(one.sure for one in self._found):
            self.verdict = Verdict.SURE
        else:
            self.verdict = Verdict.POSSIBLE if self._found else Verdict.CLEAN
        self._mark()
        told = self._reasons(text)
        if told == self._told:
            return
        self._told = told
        self._words.setText(told)
        self.hint.setVisible(bool(told))
        self._take_out.setVisible(bool(self._found))
        if told:
            announce(self.field, told)
        self.verdict_changed.emit()

    def _reasons(self, text: str) -> str:
        if self.verdict is Verdict.TOO_LONG:
            over = plural(len(text) - self._longest, "Zeichen", "Zeichen")
            return tr("Bitte fassen Sie sich kürzer: {over} zu viel.").format(over=over)
        if not self._found:
            return ""
        lines = [one.reason(text) for one in self._found[:_MOST_REASONS]]
        more = len(self._found) - len(lines)
        if more:
            lines.append(tr("Dazu {more}.").format(more=plural(more, "weitere Stelle", "weitere Stellen")))
        ask = tr("Bitte nehmen Sie das heraus: Angaben aus echten Fällen gehören nicht hierher.")
        if self.verdict is Verdict.POSSIBLE:
            ask = tr("Ist damit eine Person oder ein Fall gemeint? Dann nehmen Sie es bitte heraus.")
        return "\n".join((*lines, ask))

    def _mark(self) -> None:
        """Show in the field itself which words are meant: by a ground and a line below, not by colour alone."""
        tokens, text = look.tokens(), self.text
        marked = QTextCharFormat()
        marked.setBackground(QColor(tokens.warn_bg))
        marked.setForeground(QColor(tokens.text))
        marked.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        marked.setUnderlineColor(QColor(tokens.warn))
        selections = []
        for one in self._found:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.field.document())
            selection.cursor.setPosition(_place(text, one.start))
            selection.cursor.setPosition(_place(text, one.end), QTextCursor.MoveMode.KeepAnchor)
            selection.format = marked
            selections.append(selection)
        self.field.setExtraSelections(selections)


class Field(QPlainTextEdit):
    """A few lines high; Tab leaves it."""

    def __init__(self, parent: QWidget, lines: int = _LINES) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        around = 2 * (round(self.document().documentMargin()) + SPACE_S)
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + around)


def _place(text: str, index: int) -> int:
    """Where Qt, which counts in UTF-16, has the character of a Python text."""
    return len(text[:index].encode("utf-16-le")) // 2
