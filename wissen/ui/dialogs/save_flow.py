"""Asks where a flow is to be saved, and in which form."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from wissen.printing.marks import file_name
from wissen.ui.strings import tr

_FORMS = {".pdf": "PDF (*.pdf)", ".svg": "SVG (*.svg)", ".png": "PNG (*.png)"}


class SaveFlowDialog(QFileDialog):
    """The form that is chosen below the name gives the suffix, unless the name has one of its own."""

    wanted = Signal(str)
    """The path of the file."""
    folder: ClassVar[str] = ""
    """Where the last flow was saved; as long as the app runs."""

    def __init__(self, title: str, parent: QWidget) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        super().__init__(parent, tr("Ablauf speichern"), self.folder or documents)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilters(list(_FORMS.values()))
        self._follow_form(_FORMS[".pdf"])
        self.selectFile(file_name(title, ".pdf"))
        self.filterSelected.connect(self._follow_form)
        self.fileSelected.connect(self._choose)

    def _follow_form(self, form: str) -> None:
        """Let the name end as the form does."""
        suffix = next(suffix for suffix, name in _FORMS.items() if name == form)
        self.setDefaultSuffix(suffix)
        chosen = Path(next(iter(self.selectedFiles()), ""))
        if chosen.suffix.lower() in _FORMS:
            self.selectFile(chosen.with_suffix(suffix).name)

    def _choose(self, path: str) -> None:
        SaveFlowDialog.folder = str(Path(path).parent)
        self.wanted.emit(path)
