"""Where a link leads, found by the title of what it leads to, and the words that are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.services.completing import Completion
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.workshop.names_completer import NamesCompleter


class LinkDialog(QuestionDialog):
    """`taken` tells the words and the target."""

    taken = Signal(str, str)

    def __init__(self, targets: Sequence[Completion], words: str, parent: QWidget) -> None:
        """`targets` are paths with their titles; `words` are those that were chosen in the text."""
        super().__init__(tr("Link einfügen"), parent)
        self._titles = {one.text: one.told for one in targets}
        self.target, self.words = QLineEdit(self), QLineEdit(words, self)
        NamesCompleter(self.target, "").know(targets)
        self.target.setPlaceholderText(tr("Titel eingeben und auswählen"))
        self._told = WrapLabel("", "muted")
        self._notice = Notice(self)
        self.add_field(tr("Wohin soll der Link führen?"), self.target)
        self.add(self._told)
        self.add_field(tr("Worte im Text"), self.words)
        self.add_words(tr("Ohne Worte steht der Titel da."), "muted")
        self.add(self._notice)
        self.offer(tr("Einfügen"), self._accept)
        self.offer(tr("Abbrechen"), self.reject)
        self.target.textChanged.connect(self._tell)
        self.target.setFocus()

    def _tell(self) -> None:
        self._told.setText(self._titles.get(self.target.text().strip(), ""))
        self.fit()

    def _accept(self) -> None:
        target = self.target.text().strip()
        if target not in self._titles and not target.startswith(("https://", "http://", "mailto:")):
            self._notice.tell(
                tr("Wählen Sie einen Inhalt aus der Liste, oder schreiben Sie eine Adresse mit https://.")
            )
            self.fit()
            self.reveal(self._notice)
            return
        words = " ".join(self.words.text().replace("[", "(").replace("]", ")").split())
        self.taken.emit(words or self._titles.get(target, target), target)
        self.accept()
