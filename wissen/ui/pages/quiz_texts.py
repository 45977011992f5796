"""What is read from the store before an answer of an attempt can be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial

from PySide6.QtCore import QObject

from wissen.services.asked import Asked
from wissen.ui.pages.page import Context
from wissen.ui.pages.quiz_question import Earlier, needed_texts, read_texts


class QuizTexts:
    """Questions as they were answered, by Fassung, and what was typed, by id; "" where none was kept."""

    def __init__(self, context: Context, owner: QObject) -> None:
        self._context, self._owner = context, owner
        self._texts: dict[str, str] = {}
        self._turn = 0

    def want_nothing(self) -> None:
        """What is still being read comes too late to be shown."""
        self._turn += 1

    def ready(self, one: Asked, then: Callable[[], object]) -> bool:
        """Whether all is there; else it is read, and `then` runs unless something else is wanted by that time."""
        self.want_nothing()
        needed = needed_texts(one) - self._texts.keys()
        if needed:
            work = partial(read_texts, self._context.services.journal, needed)
            done = partial(self._keep, needed, self._turn, then)
            self._context.jobs.database(work, done, owner=self._owner)
        return not needed

    def earlier(self, one: Asked) -> Earlier:
        """What was kept of the answer."""
        given = one.answer.given(self._texts) if one.answer is not None else None
        return Earlier(self._texts.get(one.revision, ""), given or ())

    def _keep(self, needed: AbstractSet[str], turn: int, then: Callable[[], object], texts: Mapping[str, str]) -> None:
        self._texts |= {one: texts.get(one, "") for one in needed}
        if turn == self._turn:
            then()
