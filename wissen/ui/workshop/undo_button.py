"""The way back from what was done last to many files, as long as nothing else of its kind was done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from wissen.services.kept_steps import KeptStep, StepKind
from wissen.ui import icons
from wissen.ui.strings import tr
from wissen.ui.workshop.undoing import Steps


class UndoButton(QPushButton):
    """Hidden while there is nothing to undo; its tooltip says what would be."""

    def __init__(self, steps: Steps, kind: StepKind, parent: QWidget) -> None:
        super().__init__(tr("Rückgängig"), parent)
        self._steps, self._kind = steps, kind
        self._folder: Path | None = None
        self._step: KeptStep | None = None
        self.setProperty("role", "quiet")
        self.setAutoDefault(True)
        icons.put(self, "undo", colour="accent")
        self.clicked.connect(self._undo)
        steps.done.connect(self._look_again)
        self._show(None)

    def look(self, folder: Path | None) -> None:
        """Find out what can be undone in a folder."""
        self._folder = folder
        self._look_again()

    def _look_again(self) -> None:
        if self._folder is None:
            self._show(None)
        else:
            self._steps.ask(self._folder, self._kind, self._show)

    def _show(self, step: KeptStep | None) -> None:
        self._step = step
        self.setVisible(step is not None)
        told = tr("Rückgängig: {title}").format(title=step.title) if step is not None else self.text()
        self.setToolTip(told)
        self.setAccessibleName(told)

    def _undo(self) -> None:
        if self._folder is not None and self._step is not None:
            self._steps.undo(self._folder, self._kind, self._step)
