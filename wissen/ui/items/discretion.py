"""Ermessensfall: write first how you would decide, then look at the model answer, then judge yourself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from wissen.content.blocks import plain_text
from wissen.content.item import Discretion
from wissen.drawing.inline_html import blocks_html
from wissen.drawing.tokens import SPACE_S
from wissen.learning.grading import SelfRating
from wissen.ui.announce import announce
from wissen.ui.items.feedback import Feedback
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.guarded_text import GuardedText, Verdict
from wissen.ui.widgets.labels import WrapLabel

LONGEST = 2_000
"""Characters of one reasoning."""
_RATINGS = {
    SelfRating.MET: "Getroffen: Ich habe beide Seiten gesehen und abgewogen.",
    SelfRating.PARTLY: "Teilweise: Mir hat etwas Wichtiges gefehlt.",
    SelfRating.MISSED: "Verfehlt: Ich hätte anders entschieden oder nicht abgewogen.",
}
_MAY_BE_KEPT = (Verdict.CLEAN, Verdict.POSSIBLE)


class DiscretionItem(QWidget):
    """Nothing is graded, and nobody else sees it; what was written stands still once the model answer is seen."""

    changed = Signal()
    written = Signal(str)
    """What stands there now, while it is written."""

    def __init__(self, discretion: Discretion, parent: QWidget) -> None:
        super().__init__(parent)
        self._discretion = discretion
        self.words = GuardedText(tr("Ihre Abwägung"), longest=LONGEST, parent=self)
        self.words.verdict_changed.connect(self._follow_verdict)
        self.words.field.textChanged.connect(self._tell_written)
        self._private = WrapLabel(tr("Nur für Sie. Niemand sonst sieht das."), "muted", self)
        self.look = button(tr("Musterlösung ansehen"), self.show_model, parent=self)
        self._model = Feedback(self)
        self._rating = QWidget(self)
        self.ratings = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self.words)
        column.addWidget(self._private)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._model)
        column.addWidget(self._rating)
        self._fill_rating()
        self._rating.hide()

    def response(self) -> tuple[str, ...]:
        """What was written, which may be nothing, and the self-rating; empty before that is chosen."""
        chosen = self.ratings.checkedId()
        return (self.words.text.strip(), tuple(SelfRating)[chosen].value) if chosen >= 0 else ()

    def set_response(self, keys: Sequence[str]) -> None:
        """Show what was written and chosen, with the model answer."""
        if len(keys) != 2:
            return
        self.words.field.setPlainText(keys[0])
        self._open_model()
        self.ratings.button(list(SelfRating).index(SelfRating(keys[1]))).setChecked(True)

    def write(self, words: str) -> None:
        """Put back what was written before; the model answer stays closed."""
        self.words.field.setPlainText(words)

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid changes; what was written stays readable."""
        self.words.field.setReadOnly(not enabled or self._model.isVisibleTo(self))
        for choice in self.ratings.buttons():
            choice.setEnabled(enabled)

    def show_outcome(self) -> str:
        """There is nothing to grade: what was chosen says it all."""
        return ""

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def show_model(self) -> None:
        """Show the model answer and ask how near the person came; from now on nothing is written any more."""
        self._open_model()
        self.ratings.button(0).setFocus(Qt.FocusReason.OtherFocusReason)
        self.look.hide()
        announce(self, plain_text(self._discretion.model_answer))

    def _open_model(self) -> None:
        self.words.field.setReadOnly(True)
        model = blocks_html(self._discretion.model_answer)
        self._model.say("info", "balance", verdict=tr("Musterlösung"), why=model)
        self._rating.show()
        if not self.look.hasFocus():
            self.look.hide()

    def _fill_rating(self) -> None:
        rows = QVBoxLayout(self._rating)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        asked = QLabel(tr("Wie nah waren Sie dran?"), self._rating)
        asked.setProperty("role", "strong")
        asked.setWordWrap(True)
        rows.addWidget(asked)
        for number, rating in enumerate(SelfRating):
            choice = QRadioButton()
            text = tr(_RATINGS[rating])
            rows.addWidget(LabelledButton(choice, text, text, self._rating))
            self.ratings.addButton(choice, number)
            choice.toggled.connect(self._tell)

    def _follow_verdict(self) -> None:
        """What is case data for sure is not kept: it is taken out first."""
        verdict = self.words.verdict
        possible = verdict is Verdict.POSSIBLE
        self.look.setText(tr("Trotzdem weiter zur Musterlösung") if possible else tr("Musterlösung ansehen"))
        self.look.setEnabled(verdict in _MAY_BE_KEPT)

    def _tell_written(self) -> None:
        self.written.emit(self.words.text)

    def _tell(self, _: bool) -> None:
        self.changed.emit()
