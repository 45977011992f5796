"""Matching: a combo box beside each left side, with all right sides to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from wissen.content.blocks import plain
from wissen.content.item import Matching, Pair
from wissen.drawing.inline_html import inline_html
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.learning.judging import Judged, judged, pair_key
from wissen.ui import look
from wissen.ui.items.feedback import Feedback, rich_label
from wissen.ui.items.judged_feedback import tell
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_combo import WrapCombo, choose

_SIDE_BY_SIDE = 440
"""Logical pixels at normal text from which on both sides have room beside each other."""


class MatchRow(QWidget):
    """One left side, what was chosen for it, and below what is said about that."""

    def __init__(self, row: Pair, offered: Sequence[tuple[str, str]], heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = row.left_key
        self._left = rich_label(inline_html(row.left), self)
        self._left.setProperty("role", "option")
        self.combo = WrapCombo(self)
        name = plain(row.left)
        self.combo.setAccessibleName(f"{name}: {heading}" if heading else name)
        self.combo.setPlaceholderText(tr("Bitte wählen"))
        for key, text in offered:
            self.combo.addItem(text, key)
        self.combo.setCurrentIndex(-1)
        self._feedback = Feedback(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._wide: bool | None = None
        self.suit(wide=True)

    def suit(self, *, wide: bool) -> None:
        """Both sides beside each other, or one below the other."""
        if wide == self._wide:
            return
        self._wide = wide
        middle = Qt.AlignmentFlag.AlignVCenter
        if wide:
            self._grid.addWidget(self._left, 0, 0, middle)
            self._grid.addWidget(self.combo, 0, 1)
        else:
            self._grid.addWidget(self._left, 0, 0, 1, 2)
            self._grid.addWidget(self.combo, 1, 0, 1, 2)
        self._grid.addWidget(self._feedback, 2, 0, 1, 2)

    def chosen(self) -> str:
        """The key of the right side, "" while none is chosen."""
        return str(self.combo.currentData() or "")

    def show_outcome(self, part: Judged) -> str:
        """Say below the row whether it is right; returns the same for the ear."""
        told = tell(self._feedback, part, name="", left_open=not self.chosen())
        self.combo.setAccessibleDescription(told)
        return told


class MatchingItem(QWidget):
    """The rows in the order of the file; `order` are the keys of the right sides as they are offered."""

    changed = Signal()

    def __init__(self, matching: Matching, order: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._matching = matching
        rights = matching.rights
        offered = [(key, plain(rights[key])) for key in order]
        left, right = map(plain, matching.heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        if left or right:
            column.addWidget(WrapLabel(" – ".join(part for part in (left, right) if part), "small", self))
        self.rows = [MatchRow(row, offered, right, self) for row in matching.rows]
        for made in self.rows:
            made.combo.currentIndexChanged.connect(self._tell)
            column.addWidget(made)

    def response(self) -> tuple[str, ...]:
        """The pairs that were made; a row left open is not among them."""
        return tuple(pair_key(row.key, row.chosen()) for row in self.rows if row.chosen())

    def set_response(self, keys: Sequence[str]) -> None:
        """Show these pairs."""
        pairs = dict(key.split("-", 1) for key in keys)
        for row in self.rows:
            choose(row.combo, pairs.get(row.key, ""))

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid choosing."""
        for row in self.rows:
            row.combo.setEnabled(enabled)

    def show_outcome(self) -> str:
        """Say below each row whether it is right; returns what is worth saying aloud: the rows that are not."""
        parts = judged(self._matching, self.response())
        told = [
            (row.combo.accessibleName(), row.show_outcome(part), part)
            for row, part in zip(self.rows, parts, strict=True)
        ]
        return " ".join(f"{name}: {words}" for name, words, part in told if not part.right)

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._suit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._suit()

    def _suit(self) -> None:
        wide = self.width() >= look.scaled(_SIDE_BY_SIDE)
        for row in self.rows:
            row.suit(wide=wide)

    def _tell(self) -> None:
        self.changed.emit()
