"""The Prozesslandkarte becomes a poster: which sheet, then the dialog of the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from wissen.drawing.map_layout import DrawnBand
from wissen.errors import PrintError
from wissen.printing.marks import Marks, file_name
from wissen.printing.poster import save_poster
from wissen.printing.sizes import PosterSize
from wissen.ui.diagram.map_words import legend
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import tr


class PosterDialog(QuestionDialog):
    """Stays below the dialog of the file: whoever gives up there chooses again."""

    def __init__(self, bands: Sequence[DrawnBand], marks: Marks, messages: Messages, parent: QWidget) -> None:
        super().__init__(tr("Als Poster speichern"), parent)
        self._bands, self._marks, self._messages = bands, marks, messages
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
        name = file_name(f"{self._marks.title} {size.value.upper()}", ".pdf")
        dialog = SaveDialog(tr("Als Poster speichern"), "PDF (*.pdf)", name, self)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, chosen: str) -> None:
        path = Path(chosen)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            save_poster(self._bands, legend(), self._marks, path, size=self._size)
        except PrintError as error:
            self._messages.tell(error)
        else:
            SaveDialog.remember(path)
            text = tr("Gespeichert als „{name}“.").format(name=path.name)
            self._messages.post(Message("info", text, str(path)))
        finally:
            QGuiApplication.restoreOverrideCursor()
            self.accept()
