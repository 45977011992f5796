"""What was written to a question and not handed in yet: it is there again when the person comes back."""

from __future__ import annotations

from functools import partial

from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.items.discretion import DiscretionItem


class Drafts:
    """By the Kennung of the question; in memory only, so that half a thought is never stored and never exported."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def attend(self, box: AnswerBox) -> None:
        """Put back what was written before, and keep what is written now until an outcome is shown."""
        if not isinstance(box.input, DiscretionItem):
            return
        item = box.item.id
        if item in self._words:
            box.input.write(self._words[item])
        box.input.written.connect(partial(self._keep, item))
        box.closed.connect(partial(self._words.pop, item, None))

    def _keep(self, item: str, words: str) -> None:
        self._words[item] = words
