"""Where a file is to be saved, and in which form: beside the last one, as long as the app runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """Open it with `open()`; it deletes itself.

    `forms` are names by suffix, such as ".pdf": "PDF"; `name` is what is offered, in one of them. The form that is
    chosen below the name gives the suffix, unless the name has one of its own.
    """

    folder: ClassVar[str] = ""

    def __init__(self, title: str, forms: Mapping[str, str], name: str, parent: QWidget) -> None:
        super().__init__(parent, title, self.start_folder())
        self._suffixes = {f"{form} (*{suffix})": suffix for suffix, form in forms.items()}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(self._suffixes))
        self.setDefaultSuffix(Path(name).suffix)
        self.selectFile(name)
        self.filterSelected.connect(self._follow_form)

    @classmethod
    def start_folder(cls) -> str:
        """Where a file is looked for at first: beside the last one, else in the documents, where there are any."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return cls.folder or (documents if Path(documents).is_dir() else str(Path.home()))

    @classmethod
    def remember(cls, path: Path) -> None:
        """The next file goes beside this one."""
        cls.folder = str(path.parent)

    def _follow_form(self, form: str) -> None:
        """Let the name end as the form does."""
        suffix = self._suffixes[form]
        self.setDefaultSuffix(suffix)
        chosen = Path(next(iter(self.selectedFiles()), ""))
        if chosen.suffix.lower() in self._suffixes.values():
            self.selectFile(chosen.with_suffix(suffix).name)
