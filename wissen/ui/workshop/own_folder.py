"""What stands in the Werkstatt before a folder is chosen: contents are edited in a folder of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L, SPACE_M
from wissen.ui.messages import Message, Messages
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_ASK, _COPY = range(2)
PACK_FILE = "paket.yaml"


class OwnFolder(QStackedWidget):
    """Asks for a folder, and shows how far a copy is."""

    folder_chosen = Signal(object)
    copy_wanted = Signal(object)
    stopped = Signal()

    def __init__(self, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._messages = messages
        text = tr(
            "In der Werkstatt schreiben und ändern Sie Inhalte in einem eigenen Ordner. Die Inhalte, die alle "
            "benutzen, bleiben dabei, wie sie sind."
        )
        empty = EmptyState("edit_note", text)
        empty.add_button(tr("Kopie der Inhalte anlegen …"), self.ask_for_copy)
        empty.add_button(tr("Eigenen Ordner öffnen …"), self.ask_for_folder)
        self.addWidget(scrolled(empty))
        self.addWidget(self._copying())

    def _copying(self) -> QWidget:
        made = QWidget()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Kopieren"))
        acts = FlowRow()
        acts.add(button(tr("Abbrechen"), self._stop))
        column = QVBoxLayout(made)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addStretch(1)
        column.addWidget(WrapLabel(tr("Die Inhalte werden kopiert …"), "lead"))
        column.addWidget(self._bar)
        column.addWidget(acts)
        column.addStretch(1)
        return made

    def ask(self) -> None:
        """Ask for a folder."""
        self.setCurrentIndex(_ASK)

    def show_progress(self, done: int, total: int) -> None:
        """So many files of all are copied."""
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def ask_for_copy(self) -> None:
        """Ask where the copy is to lie."""
        self._ask(tr("Leeren Ordner für die Kopie wählen"), self.copy_to)

    def ask_for_folder(self) -> None:
        """Ask for a folder with contents."""
        self._ask(tr("Eigenen Inhaltsordner wählen"), self.open_folder)

    def copy_to(self, chosen: str) -> None:
        """Copy into a folder; one that holds something gets a new one inside."""
        target = Path(chosen)
        if target.is_dir() and any(target.iterdir()):
            target = _free(target / tr("inhalte"))
        self._bar.setMaximum(0)
        self.setCurrentIndex(_COPY)
        self.copy_wanted.emit(target)

    def open_folder(self, chosen: str) -> None:
        """Work in a folder, if contents lie there."""
        if (Path(chosen) / PACK_FILE).is_file():
            self.folder_chosen.emit(Path(chosen))
            return
        self._messages.post(
            Message(
                "warning",
                tr("Im Ordner „{folder}“ liegen keine Inhalte.").format(folder=chosen),
                tr("Ein Inhaltsordner enthält die Datei paket.yaml. Wählen Sie den Ordner, in dem sie liegt."),
            )
        )

    def _ask(self, title: str, then: Callable[[str], object]) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _stop(self) -> None:
        self.ask()
        self.stopped.emit()


def _free(wanted: Path) -> Path:
    """A folder of this name that is not there yet."""
    number = 2
    target = wanted
    while target.exists():
        target = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return target
