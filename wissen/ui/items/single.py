"""Single choice: radio buttons, one answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QWidget

from wissen.content.item import Choice
from wissen.ui.items.options import Options


class SingleItem(Options):
    """The options as radio buttons, in the order given."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__([(choice, QRadioButton()) for choice in choices], exclusive=True, parent=parent)
