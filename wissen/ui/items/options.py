"""Rows of options: a real radio button or check box, text that wraps, feedback with an icon and a word below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from wissen.content.blocks import plain, plain_text
from wissen.content.item import Choice
from wissen.drawing.inline_html import blocks_html, inline_html
from wissen.drawing.tokens import SPACE_S
from wissen.ui.items.feedback import Feedback
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import Status


class OptionRow(LabelledButton):
    """One option, with room for its feedback below."""

    def __init__(self, choice: Choice, button: QAbstractButton, parent: QWidget) -> None:
        super().__init__(button, inline_html(choice.text), plain(choice.text), parent)
        self.choice = choice
        self.feedback = Feedback(self)
        self.rows.addWidget(self.feedback, 1, 1)

    def show_outcome(self) -> None:
        """Say whether the option is right, whether it was chosen, and why."""
        chosen, correct = self.button.isChecked(), self.choice.correct
        verdict = _verdict(chosen=chosen, correct=correct)
        # What was rightly left alone is no fault and no success of the person: it is told quietly.
        status: Status = "ok" if correct else "err" if chosen else "neutral"
        # Feedback begins with its own "Richtig" or "Nein"; only what was missed needs a word more.
        told = verdict if not self.choice.feedback or (correct and not chosen) else ""
        icon = "check_circle" if correct else "cancel"
        self.feedback.say(status, icon, verdict=told, why=blocks_html(self.choice.feedback))
        self.button.setAccessibleDescription(self.spoken())

    def spoken(self) -> str:
        """The feedback as one sentence for the ear."""
        verdict = _verdict(chosen=self.button.isChecked(), correct=self.choice.correct)
        return f"{verdict} {plain_text(self.choice.feedback)}".rstrip()


class Options(QWidget):
    """All options of a question in the order given; one of them or several, as the buttons allow."""

    changed = Signal()

    def __init__(self, rows: Sequence[tuple[Choice, QAbstractButton]], *, exclusive: bool, parent: QWidget) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        # No group for check boxes: in a group Tab reaches the one that was checked last and no other.
        group = QButtonGroup(self) if exclusive else None
        self.rows: list[OptionRow] = []
        for choice, button in rows:
            row = OptionRow(choice, button, self)
            if group is not None:
                group.addButton(button)
            button.toggled.connect(self._tell)
            layout.addWidget(row)
            self.rows.append(row)

    def response(self) -> tuple[str, ...]:
        """Keys of the chosen options."""
        return tuple(row.choice.key for row in self.rows if row.button.isChecked())

    def set_response(self, keys: Sequence[str]) -> None:
        """Choose these options."""
        for row in self.rows:
            row.button.setChecked(row.choice.key in keys)

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid choosing; the text stays in full contrast."""
        for row in self.rows:
            row.button.setEnabled(enabled)

    def show_outcome(self) -> str:
        """Show the feedback under every option; returns that of the chosen ones, to be said aloud."""
        for row in self.rows:
            row.show_outcome()
        return " ".join(row.spoken() for row in self.rows if row.button.isChecked())

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _tell(self, _: bool) -> None:
        self.changed.emit()


def _verdict(*, chosen: bool, correct: bool) -> str:
    if correct:
        return tr("Richtig.") if chosen else tr("Das wäre richtig gewesen.")
    return tr("Nicht richtig.") if chosen else tr("Zu Recht nicht gewählt.")
