"""The keys that are about what one has in hand: the page, or the answer that lies over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wissen.ui import actions
from wissen.ui.pages.page import Page

if TYPE_CHECKING:
    from wissen.ui.quick.answer_pane import AnswerPane


class PageKeys(QObject):
    """`in_hand` says what is meant when a key is pressed."""

    def __init__(self, window: QWidget, in_hand: Callable[[], Page | AnswerPane]) -> None:
        super().__init__(window)
        self._in_hand = in_hand
        table: tuple[actions.Act, ...] = (
            (actions.BOOKMARK, self._bookmark),
            (actions.NOTE, self._note),
            (actions.HIGHLIGHT, self._highlight),
            (actions.FIND, self._find),
            (actions.EXPLAIN_TERM, self._explain),
            (actions.REPORT, self._report),
            (actions.ASK_FOR_HELP, self._ask_for_help),
            (actions.PRINT, self._print),
        )
        self._actions = [actions.add(window, spec, slot) for spec, slot in table]

    def _bookmark(self) -> None:
        self._in_hand().bookmark()

    def _note(self) -> None:
        self._in_hand().note()

    def _highlight(self) -> None:
        self._in_hand().highlight()

    def _find(self) -> None:
        self._in_hand().show_find()

    def _explain(self) -> None:
        self._in_hand().explain()

    def _report(self) -> None:
        self._in_hand().report()

    def _ask_for_help(self) -> None:
        self._in_hand().ask_for_help()

    def _print(self) -> None:
        self._in_hand().print_out()
