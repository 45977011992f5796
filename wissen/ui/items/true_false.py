"""True or false: two radio buttons, Richtig always first, as people expect it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QWidget

from wissen.content.blocks import plain
from wissen.content.item import Choice
from wissen.text import fold
from wissen.ui.items.options import Options


class TrueFalseItem(Options):
    """Richtig and Falsch; the order of the file does not matter."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        ordered = sorted(choices, key=_is_false)
        super().__init__([(choice, QRadioButton()) for choice in ordered], exclusive=True, parent=parent)


def _is_false(choice: Choice) -> bool:
    return fold(plain(choice.text)).startswith("falsch")
