"""The part of a question that is answered: options, the button, then the result with its source.

The question itself stands in the text of the page that the box is laid over.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from wissen.content.blocks import plain_text
from wissen.content.item import (
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    Item,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    ShortText,
)
from wissen.drawing.inline_html import blocks_html
from wissen.drawing.tokens import SPACE_S
from wissen.learning.grading import Outcome
from wissen.ui.announce import announce
from wissen.ui.controls import focus_first, holds_focus
from wissen.ui.items.cloze import ClozeItem
from wissen.ui.items.discretion import DiscretionItem
from wissen.ui.items.feedback import Feedback
from wissen.ui.items.item_widget import ItemWidget
from wissen.ui.items.line import LineItem
from wissen.ui.items.matching import MatchingItem
from wissen.ui.items.multiple import MultipleItem
from wissen.ui.items.ordering import OrderingItem
from wissen.ui.items.single import SingleItem
from wissen.ui.items.true_false import TrueFalseItem
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import Status
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_INSTRUCTIONS = {
    ItemKind.SINGLE: "Wählen Sie eine Antwort.",
    ItemKind.MULTIPLE: "Mehrere Antworten können richtig sein. Jede falsche zieht eine richtige ab.",
    ItemKind.TRUE_FALSE: "Richtig oder falsch?",
    ItemKind.ORDERING: "Bringen Sie die Einträge in die richtige Reihenfolge.",
    ItemKind.MATCHING: "Ordnen Sie jeder Zeile das Passende zu. Es kann etwas übrig bleiben.",
    ItemKind.CLOZE: "Füllen Sie die Lücken. Ein Tippfehler in einem längeren Wort wird verziehen.",
    ItemKind.NUMERIC: "Schreiben Sie die Zahl in Ziffern oder als Wort.",
    ItemKind.DATE: "Schreiben Sie Tag, Monat und Jahr.",
    ItemKind.SHORT_TEXT: "Antworten Sie kurz. Ein Tippfehler in einem längeren Wort wird verziehen.",
    ItemKind.DISCRETION: "Schreiben Sie, wie Sie entscheiden würden und warum. Danach vergleichen Sie.",
}


def item_widget(item: Item, order: Sequence[str], parent: QWidget) -> ItemWidget:
    """The widget for a question; `order` are the keys as they are to be shown."""
    match item.interaction:
        case Ordering(entries=entries):
            by_key = {entry.key: entry for entry in entries}
            return OrderingItem([by_key[key] for key in order], entries, parent)
        case Choices(choices=choices):
            ordered = sorted(choices, key=lambda choice: order.index(choice.key))
            if item.kind is ItemKind.TRUE_FALSE:
                return TrueFalseItem(ordered, parent)
            return MultipleItem(ordered, parent) if item.kind is ItemKind.MULTIPLE else SingleItem(ordered, parent)
        case Matching():
            return MatchingItem(item.interaction, order, parent)
        case Cloze():
            return ClozeItem(item.interaction, order, parent)
        case Numeric() | DateAnswer() | ShortText():
            return LineItem(item.interaction, parent)
        case Discretion():
            return DiscretionItem(item.interaction, parent)


def question_in_hand() -> Item | None:
    """The question that has the focus and is seen."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, AnswerBox):
        widget = widget.parentWidget()
    return widget.item if widget is not None and not widget.visibleRegion().isEmpty() else None


class AnswerBox(QWidget):
    """Takes the answer; it is emitted, stored by the page, and only then its outcome shown."""

    answered = Signal(tuple)
    again = Signal()
    closed = Signal()
    """An outcome is shown: nothing more can be changed."""

    def __init__(self, item: Item, order: Sequence[str], parent: QWidget, *, repeatable: bool) -> None:
        super().__init__(parent)
        self.item = item
        self._repeatable = repeatable
        self._waiting = False
        self.untouched = True
        """Whether nothing has been chosen or typed, and no outcome shown."""
        self.input = item_widget(item, order, self)
        self.input.changed.connect(self._touch)
        for line in self.input.widget().findChildren(QLineEdit):
            line.returnPressed.connect(self._press)
        act = tr("Fertig") if item.kind is ItemKind.DISCRETION else tr("Antworten")
        self.button = button(act, self._answer, weight="primary", parent=self)
        self._ask_tip = button(tr("Tipp"), self._show_tip, weight="quiet", parent=self)
        self._ask_tip.setVisible(bool(item.tip))
        self._tip = Feedback(self)
        self.verdict = Feedback(self)
        self._again = button(tr("Noch einmal"), self._ask_again, parent=self)
        self._again.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(WrapLabel(tr(_INSTRUCTIONS[item.kind]), "muted", self))
        layout.addWidget(self.input.widget())
        layout.addSpacing(SPACE_S)
        layout.addWidget(self._tip)
        buttons = FlowRow(self)
        buttons.add(self.button)
        buttons.add(self._ask_tip)
        layout.addWidget(buttons)
        layout.addWidget(self.verdict)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._follow_response()

    def wait(self) -> None:
        """While the answer is being stored nothing can be changed; the focus stays where it is."""
        self._waiting = True
        self.input.set_enabled(False)

    def go_on(self) -> None:
        """The answer could not be stored: another try."""
        self._waiting = False
        self.input.set_enabled(True)

    def show_outcome(self, outcome: Outcome, *, aloud: bool) -> None:
        """Show the result, the feedback under each option, the explanation and the source."""
        self.untouched = False
        self.input.set_enabled(False)
        details = self.input.show_outcome()
        text, icon, status = _verdict(outcome)
        source = tr("Bezug: ") + "; ".join(self.item.sources) if self.item.sources else ""
        self.verdict.say(status, icon, verdict=text, why=blocks_html(self.item.explanation), source=source)
        self._again.setVisible(self._repeatable)
        if self._repeatable and holds_focus(self):
            self._again.setFocus(Qt.FocusReason.OtherFocusReason)
        for part in (self.button, self._ask_tip, self._tip):
            part.hide()
        if aloud:
            spoken = (text, details, plain_text(self.item.explanation), source)
            announce(self, " ".join(part for part in spoken if part))
        self.closed.emit()

    def take_focus(self) -> None:
        """Put the focus on the first thing to do."""
        focus_first(self)

    def _touch(self) -> None:
        self.untouched = False
        self._follow_response()

    def _follow_response(self) -> None:
        self.button.setEnabled(bool(self.input.response()))

    def _ask_again(self) -> None:
        self.again.emit()

    def _show_tip(self) -> None:
        self._tip.say("info", "info", verdict=tr("Tipp"), why=blocks_html(self.item.tip))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_tip.hide()
        announce(self, plain_text(self.item.tip))

    def _press(self) -> None:
        """Return in a line answers, as a click on the button does."""
        if self.button.isEnabled() and self.button.isVisible():
            self._answer()

    def _answer(self) -> None:
        if not self._waiting:
            self.answered.emit(self.input.response())


def _verdict(outcome: Outcome) -> tuple[str, str, Status]:
    if outcome.score is None:
        return tr("Festgehalten. Eine Ermessensfrage zählt nicht zum Ergebnis."), "info", "info"
    if outcome.correct:
        return tr("Richtig."), "check_circle", "ok"
    if outcome.score > 0:
        return tr("Teilweise richtig."), "info", "info"
    return tr("Noch nicht richtig."), "cancel", "err"
