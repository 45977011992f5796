"""What is done to many files of the Werkstatt at once: done whole, told, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wissen.content.rewrite import taken_back
from wissen.content.rewritten import Rewrite
from wissen.errors import WissenError
from wissen.services.kept_steps import STEPS, Finished, KeptStep, KeptSteps, StepKind
from wissen.ui.jobs import Drive
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr

Failed = Callable[[WissenError], object]


class Steps(QObject):
    """Works on the lane that saves files too; the way back outlives its message, until the next step of its kind."""

    done = Signal(object)
    """The rewrites that were done to files of the folder, taken back ones in their new order."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._kept = kept_steps(context)

    def do(
        self, folder: Path, kind: StepKind, title: str, rewrites: tuple[Rewrite, ...], *, hint: str, failed: Failed
    ) -> None:
        """Do all of it or nothing; `title` is what is told afterwards."""
        work = partial(self._kept.do, folder, kind, title, rewrites)
        told = partial(self._tell, folder, kind, KeptStep(title, rewrites), hint)
        self._context.jobs.drive(Drive.WRITTEN, work, told, owner=self, failed=failed)

    def undo(self, folder: Path, kind: StepKind, step: KeptStep) -> None:
        """Take a step back, unless it is no longer the last of its kind."""
        work = partial(self._kept.undo, folder, kind, step.rewrites)
        self._context.jobs.drive(Drive.WRITTEN, work, partial(self._tell_undone, step), owner=self)

    def ask(self, folder: Path, kind: StepKind, take: Callable[[KeptStep | None], object]) -> None:
        """Find out what can be undone."""
        self._context.jobs.drive(Drive.WRITTEN, partial(self._kept.last, folder, kind), take, owner=self)

    def _tell(self, folder: Path, kind: StepKind, step: KeptStep, hint: str, _: None) -> None:
        back = partial(self.undo, folder, kind, step)
        self._context.messages.post(Message("info", step.title, hint, action=tr("Rückgängig machen"), run=back))
        self.done.emit(step.rewrites)

    def _tell_undone(self, step: KeptStep, _: None) -> None:
        self._context.messages.post(Message("info", tr("Rückgängig gemacht. Alles ist wieder, wie es war.")))
        self.done.emit(taken_back(step.rewrites))


def kept_steps(context: Context) -> KeptSteps:
    """Where the profile keeps what was done."""
    return KeptSteps(context.folders.data / STEPS)


def finished_message(one: Finished) -> Message:
    """What is told of a step that was interrupted the last time."""
    text = tr("Beim letzten Mal unterbrochen, jetzt fertig: {title}").format(title=one.title)
    if not one.left:
        return Message("info", text)
    hint = tr("Seither von jemandem geändert und darum nicht angefasst: {files}. Prüfen Sie dort die Verweise.")
    return Message("warning", text, hint.format(files=", ".join(one.left)))
