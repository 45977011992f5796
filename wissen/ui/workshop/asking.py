"""What is asked for before it is written into a text: links and pictures; and the pictures of the folder themselves."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wissen.errors import WissenError
from wissen.services.completing import link_targets
from wissen.services.workshop import Workshop
from wissen.services.workshop_pictures import lead_to, look_at_picture, pictures_of, take_in
from wissen.ui.jobs import Drive, Jobs
from wissen.ui.workshop.link_dialog import LinkDialog
from wissen.ui.workshop.picture_dialog import PictureDialog
from wissen.ui.workshop.picture_pane import Drawn, draw
from wissen.ui.workshop.snippets import Inserted, Snippet, link, picture
from wissen.ui.workshop.writing_pane import WritingPane


class Asking(QObject):
    """Works on the text that is open, or, while a picture is shown, on the one that was open last."""

    place_wanted = Signal(str, int)
    added = Signal()
    """A picture has come into the folder."""

    failed = Signal(object)

    def __init__(self, workshop: Workshop, jobs: Jobs, writing: WritingPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._workshop, self._jobs, self._writing = workshop, jobs, writing
        self._picture = ""
        writing.asked.connect(self.ask)
        writing.picture.insert_wanted.connect(self._ask_for_picture)
        writing.picture.place_wanted.connect(self.place_wanted)

    def ask(self, one: Snippet) -> None:
        """Ask which link or picture."""
        if one is Snippet.PICTURE:
            self._picture = ""
            self._ask_for_picture()
            return
        chosen = self._writing.editor.textCursor().selectedText().replace("\u2029", " ")
        targets = link_targets(self._workshop.library, self._writing.last)
        dialog = LinkDialog(targets, chosen, self._writing.window())
        dialog.taken.connect(self._insert_link)
        dialog.open()

    def show_picture(self, path: str) -> None:
        """Show a picture of the folder in the place of a text."""
        self._picture = path
        work = partial(_drawn, self._workshop, path, self._writing.devicePixelRatioF())
        self._jobs.read(work, self._show, owner=self, failed=self.failed.emit)

    def leave_picture(self) -> None:
        """Something else is shown: a picture that is still being read is not wanted any more."""
        self._picture = ""

    def _show(self, drawn: Drawn) -> None:
        if drawn.file.path == self._picture:
            entries = self._workshop.library.entries.values()
            title = next((entry.title for entry in entries if entry.path == self._writing.last), "")
            self._writing.show_picture(drawn, title)

    # ------------------------------------------------------------ pictures into texts

    def _ask_for_picture(self) -> None:
        dialog = PictureDialog(pictures_of(self._workshop.library), self._picture, self._writing.window())
        dialog.taken.connect(self._insert_picture)
        dialog.file_chosen.connect(partial(self._take_in, dialog))
        dialog.open()

    def _take_in(self, dialog: PictureDialog, file: str) -> None:
        work = partial(take_in, self._workshop.folder, Path(file))
        done = partial(self._taken_in, dialog)
        self._jobs.drive(Drive.WRITTEN, work, done, owner=dialog, failed=partial(_refuse, dialog))

    def _taken_in(self, dialog: PictureDialog, path: str) -> None:
        dialog.add_picture(path)
        self.added.emit()

    def _insert_picture(self, path: str, words: str) -> None:
        self._insert(picture(words, lead_to(path, self._writing.last)))

    def _insert_link(self, words: str, target: str) -> None:
        self._insert(link(words, target, self._writing.kind))

    def _insert(self, inserted: Inserted) -> None:
        path = self._writing.last
        if self._writing.file is None:
            self.place_wanted.emit(path, 0)
        if self._writing.file is not None and self._writing.file.path == path:
            self._writing.insert(inserted)


def _drawn(workshop: Workshop, path: str, density: float) -> Drawn:
    return draw(look_at_picture(workshop.folder, workshop.library, path), density=density)


def _refuse(dialog: PictureDialog, error: WissenError) -> None:
    dialog.refuse(str(error))
