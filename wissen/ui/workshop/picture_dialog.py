"""Which picture goes into a text, and what is said for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from wissen.content.picture import SUFFIXES
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo


class PictureDialog(QuestionDialog):
    """`taken` tells the path of the picture and the words; `file_chosen` wants a file to be taken into the folder."""

    taken = Signal(str, str)
    file_chosen = Signal(str)

    def __init__(self, pictures: Sequence[str], chosen: str, parent: QWidget) -> None:
        super().__init__(tr("Bild einfügen"), parent)
        self.picture = WrapCombo(self)
        self.picture.setPlaceholderText(tr("Noch kein Bild"))
        self.picture.addItems([one for one in dict.fromkeys((*pictures, chosen)) if one])
        self.picture.setCurrentIndex(self.picture.findText(chosen) if chosen else -1)
        self.words = QLineEdit(self)
        self._notice = Notice(self)
        self.add_field(tr("Bild aus dem Ordner"), self.picture)
        self.add(button(tr("Bild von diesem Computer holen …"), self._ask_for_file, icon="image"))
        self.add_field(tr("Was ist darauf zu sehen?"), self.words)
        told = tr("Das hören alle, die das Bild nicht sehen. Sagen Sie, was man daraus erfährt, in einem Satz.")
        self.add_words(told, "muted")
        self.add(self._notice)
        self.offer(tr("Einfügen"), self._accept)
        self.offer(tr("Abbrechen"), self.reject)
        (self.words if chosen else self.picture).setFocus()

    def add_picture(self, path: str) -> None:
        """Choose a picture that has come into the folder."""
        self.refuse("")
        if self.picture.findText(path) < 0:
            self.picture.addItem(path)
        self.picture.setCurrentIndex(self.picture.findText(path))
        self.words.setFocus()

    def refuse(self, text: str) -> None:
        """Say why something cannot be."""
        self._notice.tell(text)
        self.fit()
        if text:
            self.reveal(self._notice)

    def _ask_for_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in (*SUFFIXES, ".jpeg"))
        dialog = QFileDialog(self, tr("Bild holen"), "", tr("Bilder ({kinds})").format(kinds=kinds))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()

    def _accept(self) -> None:
        words = " ".join(self.words.text().replace("[", "(").replace("]", ")").split())
        if self.picture.currentIndex() < 0:
            self.refuse(tr("Wählen Sie ein Bild."))
        elif not words:
            self.refuse(tr("Bitte sagen Sie in einem Satz, was auf dem Bild zu sehen ist."))
            self.words.setFocus()
        else:
            self.taken.emit(self.picture.currentText(), words)
            self.accept()
