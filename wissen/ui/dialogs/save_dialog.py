"""Where a file is to be saved: the folder of the last one, as long as the app runs."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """Open it with `open()`; it deletes itself. `kinds` as Qt writes it, `name` is what is offered."""

    folder: ClassVar[str] = ""

    def __init__(self, title: str, kinds: str, name: str, parent: QWidget) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        super().__init__(parent, title, self.folder or documents, kinds)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(Path(name).suffix)
        self.selectFile(name)

    @classmethod
    def remember(cls, path: Path) -> None:
        """The next file goes beside this one."""
        cls.folder = str(path.parent)
