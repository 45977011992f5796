"""Two versions of one file: what has happened, and the ways on from there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wissen.ui.jobs import Jobs
from wissen.ui.strings import tr
from wissen.ui.widgets.warning_bar import WarningBar, Way
from wissen.ui.workshop.compare_dialog import CompareDialog
from wissen.ui.workshop.open_files import OpenFile, OpenFiles


class Deciding(QObject):
    """Tells it in the bar of the text that is shown."""

    decided = Signal()

    def __init__(self, files: OpenFiles, bar: WarningBar, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._files, self._bar, self._jobs, self._page = files, bar, jobs, parent
        self._file: OpenFile | None = None
        self._told = ""

    def show_file(self, file: OpenFile) -> None:
        """Say what is to be decided about the file that is shown, once."""
        text = ""
        ways: tuple[Way, ...] = ()
        compare = (tr("Vergleichen"), self.compare)
        if file.outside is not None:
            text = tr("Diese Datei wurde auch außerhalb von Wissen geändert.")
            ways = ((tr("Meine behalten"), self.keep_mine), (tr("Die andere übernehmen"), self.take_theirs), compare)
        elif file.recovered:
            text = tr("Ungespeicherte Fassung vom letzten Mal gefunden. Sie steht jetzt im Text.")
            ways = ((tr("Behalten"), self.keep_mine), (tr("Verwerfen"), self.take_theirs), compare)
        before, self._told = (self._file, self._told), text
        self._file = file
        if (file, text) == before:
            return
        if text:
            self._bar.tell(text, *ways)
        else:
            self._bar.hide()

    def keep_mine(self) -> None:
        """The text here stays."""
        if self._file is not None:
            self._files.keep_mine(self._file.path)
            self.decided.emit()

    def take_theirs(self) -> None:
        """The text of the file stays."""
        if self._file is not None:
            self._files.take_theirs(self._file.path)
            self.decided.emit()

    def compare(self) -> None:
        """Show both beside each other."""
        file = self._file
        if file is not None:
            heads = (tr("In der Datei"), tr("Hier im Text"))
            other = file.outside or file.known
            title = file.path.rpartition("/")[2]
            CompareDialog(title, heads=heads, old=other.text, new=file.text, jobs=self._jobs, parent=self._page).open()
