"""How much of the folder a tab of the Werkstatt shows: all of it, or the file that is edited."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.content.problem import Problem
from wissen.ui.strings import tr
from wissen.ui.widgets.wrap_combo import WrapCombo

_FOLDER, _FILE = range(2)


class ScopeCombo(WrapCombo):
    """Begins with the whole folder."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Umfang"))
        self.addItems([tr("Ganzer Ordner"), tr("Diese Datei")])
        self.currentIndexChanged.connect(self.chosen)

    def of(self, problems: Iterable[Problem], path: str) -> tuple[Problem, ...]:
        """Those that are to be shown, while this file is edited."""
        whole = self.currentIndex() == _FOLDER
        return tuple(problem for problem in problems if whole or problem.file == path)
