"""A question in a few words with a row of answers; the words scroll where the screen is too small for them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M, SPACE_XS
from wissen.ui import look
from wissen.ui.widgets.buttons import Weight, button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_WIDTH = 520


class QuestionDialog(QDialog):
    """Open it with `open()`; it deletes itself. The first answer is the primary one and has the focus."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._first: QPushButton | None = None
        told = QWidget()
        told.setProperty("role", "page")
        self._words = QVBoxLayout(told)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(SPACE_M)
        self._area = QScrollArea()
        self._area.setWidget(told)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answers = FlowRow(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        self._column.setSpacing(SPACE_M)
        self._column.addWidget(self._area, 1)
        self._column.addWidget(self._answers)

    def add_words(self, text: str, role: str = "text") -> None:
        """Add a paragraph."""
        self._words.addWidget(WrapLabel(text, role))

    def add(self, widget: QWidget) -> None:
        """Add a control below the words."""
        self._words.addWidget(widget)

    def add_field(self, label: str, field: QWidget) -> None:
        """Add a field below its label; a screen reader says both."""
        named = QLabel(label)
        named.setProperty("role", "strong")
        named.setBuddy(field)
        field.setAccessibleName(label)
        both = QVBoxLayout()
        both.setSpacing(SPACE_XS)
        both.addWidget(named)
        both.addWidget(field)
        self._words.addLayout(both)
        field.ensurePolished()  # it knows its height only once it is dressed

    def reveal(self, widget: QWidget) -> None:
        """Scroll to a control below the words."""
        self._area.ensureWidgetVisible(widget)

    def offer(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """Add an answer."""
        weight: Weight = "primary" if self._first is None else "ordinary"
        made = button(text, slot, weight=weight, parent=self)
        self._answers.add(made)
        if self._first is None:
            self._first = made
            made.setFocus()
        return made

    def showEvent(self, event: QShowEvent) -> None:
        self.fit()
        super().showEvent(event)
        focused = self.focusWidget()
        if self._area.isAncestorOf(focused):
            self.reveal(focused)

    def fit(self) -> None:
        """Take the size that the words need at this text size, as far as the screen has it, and stay on the screen."""
        screen = self.screen().availableGeometry()
        inner = min(look.scaled(_WIDTH), screen.width() - 2 * SPACE_L) - 2 * SPACE_L
        words = max(self._words.heightForWidth(inner), self._area.minimumSizeHint().height())
        height = words + SPACE_M + self._answers.heightForWidth(inner) + 2 * SPACE_L
        # Meanwhile without its bar: it takes width, in which the words need more lines, for which it would then stay.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(inner + 2 * SPACE_L, min(height, screen.height() - 2 * SPACE_L))
        self._column.activate()
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        frame = self.frameGeometry()
        out = frame.bottomRight() - screen.bottomRight()
        # Only where it must: a dialog that was moved before it has its place is not put in the middle of its window.
        if self.isVisible() and (out.x() > 0 or out.y() > 0):
            self.move(frame.topLeft() - QPoint(max(0, out.x()), max(0, out.y())))
