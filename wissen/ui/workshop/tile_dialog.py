"""Which process comes onto the Prozesslandkarte, and into which group of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.services.completing import Completion
from wissen.text import fold
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.names_completer import NamesCompleter


class TileDialog(QuestionDialog):
    """`taken` tells the Kennung, "" for a process that is not described yet, its title, and the number of the group."""

    taken = Signal(str, str, int)

    def __init__(self, waiting: Sequence[Completion], groups: Sequence[str], group: int, parent: QWidget) -> None:
        """`waiting` are the described processes that are not on the map, `group` is the number of the one in sight."""
        super().__init__(tr("Prozess aufnehmen"), parent)
        self._waiting = tuple(waiting)
        self.process = QLineEdit(self)
        self.process.setPlaceholderText(tr("Titel eingeben"))
        NamesCompleter(self.process, "").know(waiting)
        self._told = WrapLabel("", "muted")
        self.group = WrapCombo(self)
        self.group.addItems(list(groups))
        self.group.setCurrentIndex(group)
        self.add_field(tr("Welcher Prozess?"), self.process)
        self.add(self._told)
        self.add_field(tr("In welche Gruppe?"), self.group)
        self._take = self.offer(tr("Aufnehmen"), self._accept)
        self.offer(tr("Abbrechen"), self.reject)
        self.process.textChanged.connect(self._look)
        self._look()
        self.process.setFocus()

    @property
    def _meant(self) -> Completion | None:
        """The described process that was typed, by its Kennung or its title."""
        typed = fold(self.process.text().strip())
        return next((one for one in self._waiting if typed in (fold(one.text), fold(one.told))), None)

    def _look(self) -> None:
        typed, meant = self.process.text().strip(), self._meant
        self._take.setEnabled(bool(typed))
        if meant is not None:
            told = meant.told
        elif typed:
            told = tr("Diesen Prozess hat noch niemand beschrieben. Auf der Karte steht er mit diesem Titel.")
        else:
            told = tr("Zur Wahl stehen die beschriebenen Prozesse, die noch nicht auf der Karte sind.")
        self._told.setText(told)
        self.fit()

    def _accept(self) -> None:
        meant = self._meant
        title = "" if meant else " ".join(self.process.text().split())
        self.taken.emit(meant.text if meant else "", title, self.group.currentIndex())
        self.accept()
