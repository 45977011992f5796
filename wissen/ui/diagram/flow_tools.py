"""The tools beside the picture of a flow: larger, smaller, all of it, and into a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wissen.diagram.flow import Flow
from wissen.printing.marks import Marks, file_name
from wissen.ui.diagram.flow_view import FlowView
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.jobs import Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.flow_row import FlowRow

_FORMS = {".pdf": "PDF", ".svg": "SVG", ".png": "PNG"}


class FlowTools(FlowRow):
    """A row for a view; `marks` (title, Rechtsstand, edition) must be set before a flow can be saved."""

    def __init__(self, view: FlowView, jobs: Jobs, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._jobs, self._messages = view, jobs, messages
        self._marks: Marks | None = None
        self.add(icon_button("zoom_in", tr("Ablauf vergrößern (+)"), view.zoom_in, parent=self))
        self.add(icon_button("zoom_out", tr("Ablauf verkleinern (−)"), view.zoom_out, parent=self))
        self.add(icon_button("fit_screen", tr("Ganzen Ablauf zeigen (0)"), view.fit, parent=self))
        self._save = icon_button("download", tr("Ablauf speichern …"), self._ask_where, parent=self)
        self._save.setEnabled(False)
        self.add(self._save)

    def set_marks(self, marks: Marks | None) -> None:
        """What stands on a saved picture besides the flow; None while there is nothing to save."""
        self._marks = marks
        self._save.setEnabled(marks is not None)

    def save(self, path: str) -> None:
        """Write the flow that is shown into a file, in the background; tells how it ended."""
        if self._marks is None:
            return
        work = partial(_saved, self._view.shown_flow, path, self._marks)
        self._jobs.read(work, self._tell_saved, owner=self, failed=self._messages.tell)

    def _ask_where(self) -> None:
        if self._marks is not None:
            dialog = SaveDialog(tr("Ablauf speichern"), _FORMS, file_name(self._marks.title, ".pdf"), self)
            dialog.fileSelected.connect(self.save)
            dialog.open()

    def _tell_saved(self, path: str) -> None:
        SaveDialog.remember(Path(path))
        self._messages.post(Message("info", tr("Gespeichert als „{name}“.").format(name=Path(path).name), path))


def _saved(flow: Flow, path: str, marks: Marks) -> str:
    """The work itself; it needs some tenths of a second."""
    from wissen.printing.flow_file import save_flow

    save_flow(flow, Path(path), marks)
    return path
