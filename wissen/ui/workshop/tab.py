"""What the Werkstatt asks of a tab below its editor."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem


class WorkshopTab(QWidget):
    """`name` stands on the tab. The page tells it what is edited; it says where it wants to go and what it wrote."""

    place_wanted = Signal(str, int)
    """A file of the folder (relative, `/`) and a line in it, 0 for the file as a whole."""

    changed = Signal()
    """It has written files: the folder is to be read again."""

    name = ""

    def show_folder(self, folder: Path, library: Library, problems: Sequence[Problem]) -> None:
        """The folder was read: all versions of everything in it, and everything that is wrong with its files."""

    def show_file(self, path: str) -> None:
        """The file that is edited from now on; "" for none."""
