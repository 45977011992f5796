"""A copy of the contents to work in: how far it is, what came of it, and whether the app is to show it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from wissen.errors import WissenError
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.workshop.folder_work import FolderWork
from wissen.ui.workshop.own_folder import OwnFolder


class Copying(QObject):
    """Stands between the page that asks for a folder and the work on a lane."""

    copied = Signal(object)
    """The folder of the copy."""

    def __init__(self, context: Context, ask: OwnFolder, work: FolderWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._ask, self._work = context, ask, work
        ask.copy_wanted.connect(self._copy)
        ask.stopped.connect(work.stop_copying)
        work.moved.connect(ask.show_progress)
        work.copied.connect(self._tell)
        work.failed.connect(self._fail)

    def offer(self) -> None:
        """Say that a folder is not to be changed, and offer a copy."""
        told = tr("Diese Inhalte gehören zu Wissen und werden nicht geändert.")
        hint = tr("Legen Sie eine Kopie an; darin können Sie alles ändern.")
        copy = self._ask.ask_for_copy
        self._context.messages.post(Message("info", told, hint, action=tr("Kopie anlegen …"), run=copy))

    def _copy(self, target: Path) -> None:
        self._work.copy(self._context.services.shelf.folder, target)

    def _tell(self, target: Path) -> None:
        self.copied.emit(target)
        if self._context.content_is_fixed:
            return
        self._context.messages.post(
            Message(
                "info",
                tr("Die Kopie liegt in „{folder}“.").format(folder=target),
                tr("Soll Wissen auf diesem Rechner diese Inhalte zeigen? Sonst sehen nur Sie hier, was Sie ändern."),
                action=tr("Diese Inhalte zeigen"),
                run=partial(show_contents, self._context, target),
            )
        )

    def _fail(self, error: WissenError) -> None:
        self._ask.ask()
        self._context.messages.tell(error)


def show_contents(context: Context, folder: Path) -> None:
    """Let the app show the contents of a folder on this computer from now on."""
    context.preferences.change(content_folder=folder)
