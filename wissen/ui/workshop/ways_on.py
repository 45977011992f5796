"""From the Werkstatt on: a change of the law is taken in, and the folder becomes a pack that others can install."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wissen.services.workshop import Workshop
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.workshop.copying import show_contents
from wissen.ui.workshop.open_files import OpenFiles


class WaysOn(QObject):
    """Both work on the files as they are saved."""

    def __init__(self, context: Context, workshop: Workshop, files: OpenFiles, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._workshop, self._files, self._page = context, workshop, files, parent

    def enter_law_change(self) -> None:
        """Go to Rechtsänderung einpflegen, which works on the contents that the app shows."""
        folder = self._workshop.folder
        if self._is_unsaved():
            return
        if folder.resolve() == self._context.services.shelf.folder.resolve():
            self._context.go(Address(Screen.LAW_ENTRY))
            return
        text = tr("Rechtsänderungen werden in die Inhalte eingepflegt, die Wissen zeigt. Das ist ein anderer Ordner.")
        if self._context.content_is_fixed:
            hint = tr("Welche Inhalte gezeigt werden, legt Ihr Amt fest.")
            self._context.messages.post(Message("info", text, hint))
        else:
            show = partial(show_contents, self._context, folder)
            hint = tr("Zeigen Sie zuerst den Ordner, den Sie hier bearbeiten.")
            self._context.messages.post(Message("info", text, hint, action=tr("Diese Inhalte zeigen"), run=show))

    def release(self) -> None:
        """Ask how the folder is to become a pack."""
        from wissen.ui.dialogs.release_dialog import ReleaseDialog  # late: the makers of packs

        if not self._is_unsaved():
            edited = (self._workshop.folder, self._workshop.library.pack)
            ReleaseDialog(self._context, self._page.window(), edited=edited).open()

    def _is_unsaved(self) -> bool:
        unsaved = self._files.unsaved
        if unsaved:
            text = tr("Noch nicht gespeichert: {files}.").format(files=", ".join(sorted(unsaved)))
            self._context.messages.post(Message("warning", text, tr("Speichern Sie zuerst, damit nichts fehlt.")))
        return bool(unsaved)
