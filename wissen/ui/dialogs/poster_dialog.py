"""The Prozesslandkarte becomes a poster: which sheet, then the dialog of the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.printing.marks import Marks, file_name
from wissen.printing.sizes import PosterSize
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.strings import tr


class PosterDialog(QuestionDialog):
    """Stays below the dialog of the file: whoever gives up there chooses again."""

    wanted = Signal(object, object)
    """The `Path` and the `PosterSize` that were chosen; the dialog closes."""

    def __init__(self, marks: Marks, parent: QWidget) -> None:
        super().__init__(tr("Als Poster speichern"), parent)
        self._title = marks.title
        self._size = PosterSize.A3
        self.add_words(marks.title, "subheading")
        self.add_words(
            tr("Ein Blatt als PDF im Querformat, mit allem, was Sie gerade sehen, aber ohne Ihren Lernstand.")
        )
        if marks.watermark:
            self.add_words(tr("Auf dem Poster steht: {words}").format(words=marks.watermark), "strong")
        self.offer(tr("A3 speichern …"), self._choose_a3)
        self.offer(tr("A2 speichern …"), self._choose_a2)
        self.offer(tr("Abbrechen"), self.reject)

    def _choose_a3(self) -> None:
        self._choose_file(PosterSize.A3)

    def _choose_a2(self) -> None:
        self._choose_file(PosterSize.A2)

    def _choose_file(self, size: PosterSize) -> None:
        self._size = size
        name = file_name(f"{self._title} {size.value.upper()}", ".pdf")
        dialog = SaveDialog(tr("Als Poster speichern"), {".pdf": "PDF"}, name, self)
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    def _take_file(self, chosen: str) -> None:
        self.wanted.emit(Path(chosen), self._size)
        self.accept()
