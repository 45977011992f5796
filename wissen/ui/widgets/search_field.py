"""A field to search by: tells what is typed, and leads into the hits by Down, Up and Return."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.services.search import LONGEST_QUERY
from wissen.ui import icons
from wissen.ui.strings import tr

_PAUSE = 25
"""Milliseconds in which further letters belong to the same question."""


class SearchField(QLineEdit):
    """Emits only what the person types, not what the page puts there."""

    asked = Signal(str)
    down = Signal()
    up = Signal()
    accepted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Wort, Paragraf oder Anliegen"))
        self.setAccessibleName(tr("Suchen"))
        self.setClearButtonEnabled(True)
        self.setMaxLength(LONGEST_QUERY)
        lens = QAction(self)
        icons.put(lens, "search")
        self.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._ask)
        self.textEdited.connect(self._edited)

    def event(self, event: QEvent) -> bool:
        """Take the Escape key before the window does, and leave it what cannot be copied from here."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.down.emit()
            case Qt.Key.Key_Up:
                self.up.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self._later.isActive():
                    self._later.stop()
                    self._ask()
                self.accepted.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def _edited(self) -> None:
        self._later.start()

    def _ask(self) -> None:
        self.asked.emit(self.text())
