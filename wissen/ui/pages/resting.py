"""Questions that rest: asking them again helps no more, their lesson does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.services.reviews import Resting
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class RestingList(QWidget):
    """Each with the way to its lesson, and the way back among the questions that are asked."""

    lesson_wanted = Signal(object)
    """The entry of a lesson."""
    wake_wanted = Signal(str)
    """A question that is to be asked again."""

    def __init__(self, resting: Sequence[Resting], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_M, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(tr("Das ruht gerade"), "subheading"))
        told = tr(
            "Diese Fragen wollten mehrmals nicht sitzen. Lesen Sie die Lektion noch einmal, "
            "und holen Sie die Frage dann mit „Wieder fragen“ zurück."
        )
        column.addWidget(WrapLabel(told, "muted"))
        for one in resting:
            column.addWidget(self._row(one))

    def _row(self, one: Resting) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, SPACE_S, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(one.title, "strong"))
        if one.lesson is not None:
            column.addWidget(WrapLabel(one.lesson.title, "muted"))
        buttons = FlowRow(row)
        if one.lesson is not None:
            buttons.add(button(tr("Lektion lesen"), partial(self.lesson_wanted.emit, one.lesson)))
        buttons.add(button(tr("Wieder fragen"), partial(self.wake_wanted.emit, one.item)))
        for made in buttons.findChildren(QWidget):
            made.setAccessibleDescription(one.title)
        column.addWidget(buttons)
        return row
