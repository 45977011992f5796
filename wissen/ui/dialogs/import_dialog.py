"""Prozess aus BPMN übernehmen: which files, into which folder; then a job, and its report."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from wissen import paths
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.errors import WissenError
from wissen.services.foreign import ImportWatch
from wissen.services.importing import ENDINGS, Report, folder_for_processes, import_bpmn, is_shown
from wissen.services.shelf import Loaded, Shelf
from wissen.ui.dialogs.import_report import ImportReport
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.file_drop import FileDrop
from wissen.ui.jobs import Job
from wissen.ui.messages import Message
from wissen.ui.pages.address import cannot_open
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice

_NAMED = 5
"""Files that are named; of more it is said how many."""

Outcome = tuple[tuple[Report, ...], Loaded | None]


def offer_import(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Open the dialog with these files, or add them to the one that is open; tells of a file that is none for it."""
    fitting = [file for file in files if file.name.lower().endswith(ENDINGS)]
    strange = [file for file in files if file not in fitting]
    if strange:
        context.messages.tell(cannot_open(str(strange[0])))
    if strange and not fitting:
        return
    dialog = next((one for one in window.findChildren(ImportDialog) if one.isVisible()), None)
    if dialog is None:
        dialog = ImportDialog(context, window)
        dialog.open()
    dialog.add_files(fitting)


class ImportDialog(QuestionDialog):
    """Stays open until its job has ended, which can be called off as long as nothing is written."""

    folder: ClassVar[str] = ""
    """Where models were chosen last; as long as the app runs."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Prozess aus BPMN übernehmen"), parent)
        self._context, self._window = context, parent
        self._files: tuple[Path, ...] = ()
        self._target: Path | None = None
        self._stop: threading.Event | None = None
        self.add_words(
            tr(
                "Aus jedem BPMN-Modell entsteht ein Prozess mit Schritten, Fragen, Fristen und Zuständigen. Das Modell "
                "bleibt, wie es ist, und keine vorhandene Datei wird überschrieben."
            )
        )
        self._models = Choice(tr("Modelle"), tr("Dateien wählen …"), self._choose_files, parent=self)
        self._place = Choice(tr("Zielordner"), tr("Ordner wählen …"), self._choose_folder, parent=self)
        self._notice = Notice(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Fortschritt"))
        self._bar.hide()
        for widget in (self._models, self._place, self._notice, self._bar):
            self.add(widget)
        self._take = self.offer(tr("Übernehmen"), self._begin)
        self._leave = self.offer(tr("Abbrechen"), self.reject)
        FileDrop(self).dropped.connect(self.add_files)
        self._show()
        self._propose_folder()

    def add_files(self, files: Sequence[Path]) -> None:
        """Take these files too; not while others are being taken over."""
        if self._stop is None:
            self._use_files((*self._files, *files))

    def use_folder(self, folder: str) -> None:
        """Let the processes go there, if they can."""
        self._context.jobs.read(
            partial(folder_for_processes, Path(folder)), self._use_folder, owner=self, failed=self._tell_fault
        )

    def reject(self) -> None:
        """Close; a job under way is called off first, and its end closes."""
        if self._stop is None or self._stop.is_set():
            super().reject()
        else:
            self._stop.set()
            self._leave.setText(tr("Wird abgebrochen …"))

    # ------------------------------------------------------------ files and folder

    def _choose_files(self) -> None:
        start = self.folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        dialog = QFileDialog(self, tr("BPMN-Modelle wählen"), start, tr("BPMN-Modelle ({kinds})").format(kinds=kinds))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def _take_chosen(self, chosen: list[str]) -> None:
        files = tuple(map(Path, chosen))
        ImportDialog.folder = str(files[0].parent)
        self._use_files(files)

    def _use_files(self, files: Sequence[Path]) -> None:
        self._files = tuple(dict.fromkeys(files))
        self._notice.tell("")
        self._show()

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self, tr("Zielordner wählen"), str(self._target or self._context.services.shelf.folder))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.use_folder)
        dialog.open()

    def _propose_folder(self) -> None:
        """The content that is shown, unless it came with the app: a new version would replace what is put there."""
        folder = self._context.services.shelf.folder
        if folder != paths.bundled("content"):
            work = partial(folder_for_processes, folder)
            self._context.jobs.read(work, self._use_folder, owner=self, failed=self._without_proposal)

    def _without_proposal(self, _error: WissenError) -> None:
        """The person has chosen nothing yet, so there is nothing to complain about."""

    def _use_folder(self, folder: Path) -> None:
        self._target = folder
        self._notice.tell("")
        self._show()

    def _show(self) -> None:
        """Say what is chosen, and offer only what can be done."""
        free = self._stop is None
        self._models.tell(_named(self._files), free=free)
        self._place.tell(self._where(), free=free)
        self._bar.setVisible(not free)
        ready = free and bool(self._files) and self._target is not None
        self._take.setEnabled(ready)
        self._leave.setText(tr("Abbrechen"))
        first = self._models if not self._files else self._place
        (self._take if ready else first.button if free else self._leave).setFocus()
        QTimer.singleShot(0, self, self._settle)

    def _where(self) -> str:
        shelf = self._context.services.shelf
        if self._target is None:
            own = shelf.folder == paths.bundled("content")
            why = tr(" Die mitgelieferten Inhalte ersetzt jede neue Version; wählen Sie einen eigenen Ordner.")
            return tr("Noch keiner gewählt.") + (why if own else "")
        if is_shown(self._target, shelf):
            return str(self._target)
        elsewhere = tr("Er gehört nicht zu den Inhalten, die Wissen gerade zeigt.")
        return f"{self._target}\n{elsewhere}"

    # ------------------------------------------------------------ the job

    def _begin(self) -> None:
        if self._target is None:
            return
        self._stop = threading.Event()
        self._notice.tell("")
        self._bar.setRange(0, len(self._files))
        self._bar.setValue(0)
        self._show()
        # Plain values only: a lane must not hold a widget.
        work = partial(_import, self._files, self._target, self._context.services.shelf, self._stop)
        self._context.jobs.read_long(
            work, self._imported, owner=self, progress=self._tell_progress, failed=self._tell_fault
        )

    def _tell_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _imported(self, outcome: Outcome) -> None:
        reports, loaded = outcome
        if loaded is not None:
            self._context.adopt(loaded)
        if len(reports) == 1 and reports[0].fault:
            self._tell_fault(reports[0].fault)
            return
        self.accept()
        if reports:
            ImportReport(self._context, reports, self._window).open()
        else:
            self._context.messages.post(Message("info", tr("Abgebrochen. Es wurde nichts übernommen.")))

    def _tell_fault(self, error: WissenError) -> None:
        """Let the person choose something else."""
        self._stop = None
        self._notice.tell(str(error))
        self._show()
        self._models.button.setFocus()

    def _settle(self) -> None:
        """Once the words have their lines: take the size for them, and scroll to what matters now."""
        self.fit()
        focused = self.focusWidget()
        if self._notice.isVisible():
            self.reveal(self._notice)
        elif focused is not None:
            self.reveal(focused)


class Choice(QWidget):
    """What is to be chosen, what is chosen, and the button for it."""

    def __init__(self, name: str, offer: str, choose: Callable[[], object], *, parent: QWidget) -> None:
        super().__init__(parent)
        named = QLabel(name)
        named.setProperty("role", "strong")
        self._value = WrapLabel("", "text")
        self.button = button(offer, choose, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XS, 0, SPACE_XS, SPACE_XS)  # room for the focus ring, which the area would cut
        column.setSpacing(SPACE_S)
        column.addWidget(named)
        column.addWidget(self._value)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, value: str, *, free: bool) -> None:
        """Show what is chosen, and whether something else can be."""
        self._value.setText(value)
        self.button.setAccessibleDescription(value)
        self.button.setEnabled(free)


def _named(files: Sequence[Path]) -> str:
    if not files:
        return tr("Noch keines gewählt. Sie können die Dateien auch hierher ziehen.")
    names = [file.name for file in files[:_NAMED]]
    more = len(files) - len(names)
    if more:
        names.append(tr("und {more}").format(more=plural(more, "weitere Datei", "weitere Dateien")))
    return "\n".join(names)


def _import(files: Sequence[Path], folder: Path, shelf: Shelf, stop: threading.Event, job: Job) -> Outcome:
    """Work of the lane: the reports, and the content read again where something was added to it."""
    watch = ImportWatch(job.report, lambda: stop.is_set() or job.cancelled)
    reports = import_bpmn(files, folder, shelf=shelf, watch=watch)
    added = any(report.processes for report in reports) and is_shown(folder, shelf)
    return reports, shelf.read() if added else None
