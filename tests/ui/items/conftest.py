"""A question in a window of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.content.item import Choices, Cloze, Item, Matching, Ordering
from wissen.learning.judging import gap_keys
from wissen.ui.items.answer_box import AnswerBox

Ask = Callable[..., AnswerBox]


@pytest.fixture
def ask(app: QApplication, qtbot: QtBot) -> Ask:
    """Show a question, its options in the order of the file unless another is given."""

    windows: list[QWidget] = []  # a window lives as long as somebody holds it

    def asked(item: Item, *order: str, repeatable: bool = True, width: int = 640) -> AnswerBox:
        window = QWidget()
        column = QVBoxLayout(window)
        box = AnswerBox(item, order or keys_of(item), window, repeatable=repeatable)
        column.addWidget(box)
        column.addStretch(1)
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(width, 3000)  # as high as the reader would make it
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        return box

    return asked


def keys_of(item: Item) -> tuple[str, ...]:
    """The keys of all options or entries, as the file has them."""
    match item.interaction:
        case Choices(choices=choices):
            return tuple(choice.key for choice in choices)
        case Ordering(entries=entries):
            return tuple(entry.key for entry in entries)
        case Matching(rights=rights):
            return tuple(rights)
        case Cloze(gaps=gaps):
            return tuple(key for gap in gaps if gap.chosen for key in gap_keys(gap))
        case _:
            return ()


def tab(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Tab)
