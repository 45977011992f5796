"""A reader in a window of its own, with controls before and after it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui.reader.reader_view import ReaderView


class Desk(QWidget):
    """The window; `before` and `after` are what Tab reaches around the reader."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.reader, self.after = QLineEdit(self), ReaderView(self), QLineEdit(self)
        column = QVBoxLayout(self)
        for widget in (self.before, self.reader, self.after):
            column.addWidget(widget)
        self.resize(900, 700)


@pytest.fixture
def desk(app: QApplication, qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def reader(desk: Desk) -> ReaderView:
    return desk.reader
