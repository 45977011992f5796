"""The documents of a step as a list to tick off."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wissen.content.blocks import Inline, plain
from wissen.drawing.inline_html import inline_html
from wissen.drawing.tokens import SPACE_XS
from wissen.ui.items.labelled import LabelledButton


class DocumentChecks(QWidget):
    """A check box for each document."""

    ticked = Signal(str, bool)
    """The document in plain words, and whether it is there."""

    def __init__(
        self, documents: Sequence[tuple[Inline, ...]], ticked: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for document in documents:
            name = plain(document)
            box = QCheckBox()
            box.setChecked(name in ticked)
            column.addWidget(LabelledButton(box, inline_html(document), name, self))
            box.toggled.connect(self._tell)

    def _tell(self, checked: bool) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self.ticked.emit(box.accessibleName(), checked)
