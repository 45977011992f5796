"""The trail of a finder: every answer so far, each with a button that leads back to its question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_XS
from wissen.services.finders import FinderState, said
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.side_panel import SidePanel


class AnswerTrail(SidePanel):
    """Beside the question; folds away where the window is narrow."""

    change = Signal(int)
    """The number (from 0) of the answer that the person wants to give anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Ihre Antworten"), parent)
        self._shown: tuple[FinderState, int] | None = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, SPACE_XS, 0)
        self._column.setSpacing(SPACE_M)
        self.body.addWidget(scrolled(inner), 1)
        self.body.addWidget(WrapLabel(tr("Die Antworten werden nirgends gespeichert."), "muted"))

    def show_state(self, state: FinderState, current: int) -> None:
        """Show the answers of a walk; the question that is asked just now offers no way to itself."""
        if (state, current) == self._shown:
            return
        self._shown = state, current
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        before: QWidget = self._fold_button
        for number, (question, given) in enumerate(zip(state.asked, state.given, strict=True)):
            row = self._row(number, question.title, said(question, given.answer), asked_now=number == current)
            self._column.addWidget(row)
            for again in row.findChildren(QPushButton):
                # Made last, it would come last: behind the answers, where Tab has begun anew.
                self.setTabOrder(before, again)
                before = again
        if not state.given:
            self._column.addWidget(WrapLabel(tr("Noch keine. Jede lässt sich später ändern.")))
        self._column.addStretch(1)

    def _row(self, number: int, question: str, answer: str, *, asked_now: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        asked = tr("{n}. {question}").format(n=number + 1, question=question.replace("§ ", "§\u00a0"))
        column.addWidget(WrapLabel(asked, "muted"))
        column.addWidget(WrapLabel(answer, "strong"))
        if asked_now:
            column.addWidget(WrapLabel(tr("Wird gerade gefragt."), "muted"))
            return row
        again = button(tr("Ändern"), partial(self.change.emit, number), parent=row)
        again.setAccessibleDescription(f"{asked} {answer}")
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return row
