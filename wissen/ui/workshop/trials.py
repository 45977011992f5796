"""Questions that are tried out in the preview: graded like any other, and never recorded."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wissen.content.item import Item
from wissen.errors import InvalidResponse
from wissen.learning.grading import grade
from wissen.services.quizzes import shown_order
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.messages import Messages


class Trials(QObject):
    """Remembers what was answered for as long as the question stays as it is."""

    asked_again = Signal(str)
    """The answer to this question is forgotten."""
    answered = Signal(object)
    """The box that shows an outcome now."""

    def __init__(self, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._given: dict[str, tuple[Item, tuple[str, ...]]] = {}

    def box(self, item: Item, parent: QWidget) -> AnswerBox:
        """What takes the answer; one that was answered before shows it."""
        made = AnswerBox(item, shown_order(item, seed=0), parent, repeatable=True)
        made.hide()  # until it has its place in the text
        made.answered.connect(partial(self._answer, made))
        made.again.connect(partial(self._ask_again, item.id))
        known = self._given.get(item.id)
        if known is not None and known[0] == item:
            made.input.set_response(known[1])
            made.show_outcome(grade(item, known[1]), aloud=False)
        return made

    def _answer(self, box: AnswerBox, response: tuple[str, ...]) -> None:
        try:
            outcome = grade(box.item, response)
        except InvalidResponse as error:
            self._messages.tell(error)
            return
        self._given[box.item.id] = (box.item, response)
        box.show_outcome(outcome, aloud=True)
        self.answered.emit(box)

    def _ask_again(self, item_id: str) -> None:
        del self._given[item_id]
        self.asked_again.emit(item_id)
