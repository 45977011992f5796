"""Multiple choice: check boxes, and a line that says that several answers may be right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from wissen.content.item import Choice
from wissen.ui.items.options import Options


class MultipleItem(Options):
    """The options as check boxes, in the order given."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__([(choice, QCheckBox()) for choice in choices], exclusive=False, parent=parent)
