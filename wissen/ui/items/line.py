"""Number, day and short text: one line to write in, with the unit beside it where one is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from wissen.content.item import DateAnswer, Numeric, ShortText
from wissen.drawing.tokens import SPACE_S
from wissen.learning.judging import judged
from wissen.ui.items.feedback import Feedback
from wissen.ui.items.judged_feedback import tell_whole
from wissen.ui.strings import tr

LONGEST = 200
"""Characters of what is typed in one line."""
_LETTERS = {Numeric: 14, DateAnswer: 14, ShortText: 40}
"""About how many letters wide the field is."""


class AnswerLine(QLineEdit):
    """About `letters` wide where there is room."""

    def __init__(self, name: str, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setMaxLength(LONGEST)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid typing; then the text is read from its beginning."""
        self.setReadOnly(not enabled)
        if not enabled:
            self.home(False)

    def sizeHint(self) -> QSize:
        height = super().sizeHint().height()
        around = height - self.fontMetrics().height()
        return QSize(self.fontMetrics().averageCharWidth() * self._letters + around, height)


class LineItem(QWidget):
    """One typed answer."""

    changed = Signal()

    def __init__(self, interaction: Numeric | DateAnswer | ShortText, parent: QWidget) -> None:
        super().__init__(parent)
        self._interaction = interaction
        unit = interaction.unit if isinstance(interaction, Numeric) else ""
        name = tr("Ihre Antwort, Einheit: {unit}").format(unit=unit) if unit else tr("Ihre Antwort")
        self.field = AnswerLine(name, _LETTERS[type(interaction)], self)
        if isinstance(interaction, DateAnswer):
            self.field.setPlaceholderText(tr("TT.MM.JJJJ"))
        self.field.textChanged.connect(self._tell)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_S)
        self._row.addWidget(self.field)
        if unit:
            beside = QLabel(unit, self)  # one word, which stays whole: the field makes room
            beside.setProperty("role", "option")
            self._row.addWidget(beside)
        self._row.addStretch(1)
        self._feedback = Feedback(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addLayout(self._row)
        column.addWidget(self._feedback)

    def response(self) -> tuple[str, ...]:
        """The typed text; empty while nothing is typed."""
        typed = self.field.text().strip()
        return (typed,) if typed else ()

    def set_response(self, keys: Sequence[str]) -> None:
        """Show what was typed."""
        self.field.setText("".join(keys[:1]))

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid typing; the text stays in full contrast."""
        self.field.set_enabled(enabled)

    def show_outcome(self) -> str:
        """Say below the line what is right, if that is something else; returns the same, to be said aloud."""
        (part,) = judged(self._interaction, self.response())
        told = tell_whole(self._feedback, part)
        self.field.setAccessibleDescription(told)
        return told

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _tell(self) -> None:
        self.changed.emit()
