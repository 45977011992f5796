"""What the Werkstatt asks of a tab below its editor."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem
from wissen.ui.pages.page import Context
from wissen.ui.workshop.undoing import Steps


class WorkshopTab(QWidget):
    """`name` stands on the tab. The page tells it what is edited; it says where it wants to go and what it wrote."""

    place_wanted = Signal(str, int)
    """A file of the folder (relative, `/`) and a line in it, 0 for the file as a whole."""

    changed = Signal()
    """Somebody wants it so: the folder is to be read again."""

    rewrote = Signal(object)
    """It has written or renamed files: the rewrites in their order."""

    name = ""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.folder: Path | None = None
        self.library: Library | None = None
        self.problems: tuple[Problem, ...] = ()
        self.path = ""
        self.unsaved: Collection[str] = ()
        """Files whose text in the editor is another one; what is done to many files keeps off them."""
        self.steps = Steps(context, self)
        self.steps.done.connect(self.rewrote)
        self._due = False

    def forget(self) -> None:
        """Another folder is being read: nothing of the one before is shown, or done, any more."""
        self.folder, self.library, self.problems, self.path = None, None, (), ""
        self._due = False
        self.folder_changed()

    def show_folder(self, folder: Path, library: Library, problems: Sequence[Problem]) -> None:
        """The folder was read: all versions of everything in it, and everything that is wrong with its files."""
        self.folder, self.library, self.problems = folder, library, tuple(problems)
        self._due = True
        self._look()

    def show_file(self, path: str) -> None:
        """The file that is edited from now on; "" for none."""
        self.path = path
        if not self._due:
            self.file_changed()

    def folder_changed(self) -> None:
        """The folder was read again; only told while the tab is seen, or that there is none for now."""

    def file_changed(self) -> None:
        """Another file is edited."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        """What takes work waits until somebody looks."""
        if self._due and self.isVisible():
            self._due = False
            self.folder_changed()
