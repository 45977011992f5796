"""Prozess aus BPMN übernehmen: which files, into which folder; and where files of each kind are offered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wissen import paths
from wissen.errors import WissenError
from wissen.services.foreign import ENDINGS as FOREIGN
from wissen.services.foreign import Foreign, taken_over_as
from wissen.services.importing import ENDINGS, Report, folder_for_processes, import_bpmn, is_shown
from wissen.services.shelf import Loaded, Shelf
from wissen.ui.dialogs.files_dialog import Choice, FilesDialog, Wanted, watch_of
from wissen.ui.dialogs.import_report import ImportReport
from wissen.ui.dialogs.law_dialog import offer_laws
from wissen.ui.jobs import Job
from wissen.ui.messages import Message
from wissen.ui.pages.address import cannot_open
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr

Outcome = tuple[tuple[Report, ...], Loaded | None]


def offer_import(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Open the dialog for these files, or add them to the one that is open; tells of a file that is none for it."""
    fitting = tuple(file for file in files if file.name.lower().endswith(FOREIGN))
    strange = [file for file in files if file not in fitting]
    if strange:
        context.messages.tell(cannot_open(str(strange[0])))
    if not files:
        offer_models(context, (), window)
    elif fitting:
        # What lies in an .xml or .zip can only be seen in it, and it may lie on a slow drive.
        context.jobs.read(partial(_sorted, fitting), partial(_offer_sorted, context, window), owner=window)


def offer_models(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Open the dialog with these models, or add them to the one that is open."""
    dialog = next((one for one in window.findChildren(ImportDialog) if one.isVisible()), None)
    if dialog is None:
        dialog = ImportDialog(context, window)
        dialog.open()
    dialog.add_files(files)


def _sorted(files: Sequence[Path]) -> dict[Foreign, list[Path]]:
    found: dict[Foreign, list[Path]] = {}
    for file in files:
        found.setdefault(taken_over_as(file), []).append(file)
    return found


def _offer_sorted(context: Context, window: QWidget, found: dict[Foreign, list[Path]]) -> None:
    """One kind at a time: two dialogs cannot be open at once."""
    laws, models = found.get(Foreign.LAW, []), found.get(Foreign.PROCESS, [])
    if laws and models:
        told = plural(len(models), "Datei ist kein Gesetz", "Dateien sind keine Gesetze")
        hint = tr("Öffnen Sie sie danach noch einmal: {names}").format(names=", ".join(file.name for file in models))
        context.messages.post(Message("info", told, hint))
    if laws:
        offer_laws(context, laws, window)
    else:
        offer_models(context, models, window)


class ImportDialog(FilesDialog[Outcome]):
    """Models and the folder for the processes that are made of them."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self._target: Path | None = None
        words = tr(
            "Aus jedem BPMN-Modell entsteht ein Prozess mit Schritten, Fragen, Fristen und Zuständigen. Das Modell "
            "bleibt, wie es ist, und keine vorhandene Datei wird überschrieben."
        )
        wanted = Wanted(
            title=tr("Prozess aus BPMN übernehmen"),
            words=words,
            files=tr("BPMN-Modelle"),
            choose=tr("BPMN-Modelle wählen"),
            none=tr("Noch keines gewählt. Sie können die Dateien auch hierher ziehen."),
            begin=tr("Übernehmen"),
            endings=ENDINGS,
        )
        super().__init__(context, wanted, parent)
        self._propose_folder()

    def use_folder(self, folder: str) -> None:
        """Let the processes go there, if they can."""
        self._context.jobs.read(
            partial(folder_for_processes, Path(folder)), self._use_folder, owner=self, failed=self._tell_fault
        )

    # ------------------------------------------------------------ the folder

    def _add_choices(self) -> None:
        self._place = Choice(tr("Zielordner"), tr("Ordner wählen …"), self._choose_folder, parent=self)
        self.add(self._place)

    def _next_choice(self) -> Choice | None:
        return self._place if self._target is None else None

    def _tell_choices(self, *, free: bool) -> None:
        self._place.tell(self._where(), free=free)

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

    def _work(self, stop: threading.Event) -> Callable[[Job], Outcome]:
        return partial(_import, self._files, self._target, self._context.services.shelf, stop)

    def _done(self, outcome: Outcome) -> None:
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
            self._called_off()


def _import(files: Sequence[Path], folder: Path | None, shelf: Shelf, stop: threading.Event, job: Job) -> Outcome:
    """Work of the lane: the reports, and the content read again where something was added to it."""
    if folder is None:
        return (), None
    reports = import_bpmn(files, folder, shelf=shelf, watch=watch_of(job, stop))
    added = any(report.processes for report in reports) and is_shown(folder, shelf)
    return reports, shelf.read() if added else None
