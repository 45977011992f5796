"""Another name for a Kennung or a file: which files change is shown before anything does."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from wissen.content.ids import split_ref
from wissen.content.library import Library
from wissen.content.rename import refuse_fixed
from wissen.errors import ContentError, WissenError
from wissen.services.kept_steps import StepKind
from wissen.services.renaming import Renamed, file_renamed, is_published, kennung_renamed, touched
from wissen.services.usage import NamedPart
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.jobs import Job
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.undoing import Steps

_PAUSE = 300
"""Milliseconds without a key after which it is looked what would change."""
_NAMED = 8
"""Files that are named; of more it is said how many."""


class RenameDialog(QuestionDialog):
    """Renames once it is known what changes with it; `unsaved` files keep it from that."""

    def __init__(
        self, title: str, context: Context, steps: Steps, folder: Path, parent: QWidget, *, unsaved: Collection[str]
    ) -> None:
        super().__init__(title, parent)
        self._context, self._steps, self.folder, self._unsaved = context, steps, folder, unsaved
        self._busy = False
        self._plan: Renamed | None = None
        self._job: Job | None = None
        self._build()
        self.field = QLineEdit(self)
        self.field.setText(self._old())
        self.field.textChanged.connect(self._wait)
        self.add_field(tr("Neuer Name"), self.field)
        self._add_choices()
        self._notice = Notice(self)
        self.preview = WrapLabel("", "text")
        self.add(self._notice)
        self.add(self.preview)
        self._take = self.offer(tr("Umbenennen"), self._begin)
        self.offer(tr("Abbrechen"), self.reject)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._look)
        self._tell(None)
        steps.done.connect(self._done)
        self.field.selectAll()
        self.field.setFocus()

    # ------------------------------------------------------------ what a kind of name decides

    def _build(self) -> None:
        """Add what stands above the new name."""

    def _add_choices(self) -> None:
        """Add what stands below the new name."""

    @abstractmethod
    def _old(self) -> str:
        """The name as it is."""

    @abstractmethod
    def _work(self, new: str) -> Callable[[], Renamed]:
        """Plans the renaming on a lane; raises WissenError where it cannot be."""

    # ------------------------------------------------------------ what would change

    def _wait(self) -> None:
        self._drop()
        self._tell(None)
        self._pause.start()

    def _drop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _look(self) -> None:
        new = self.field.text().strip()
        self._drop()
        if new and new != self._old():
            self._job = self._context.jobs.read(self._work(new), self._tell, owner=self, failed=self._refuse)
        else:
            self._tell(None)

    def _tell(self, plan: Renamed | None) -> None:
        unsaved = touched(plan.rewrites, self._unsaved) if plan is not None else ()
        if unsaved:
            told = tr("Noch nicht gespeichert: {files}. Speichern Sie zuerst, dann geht nichts verloren.")
            self._refuse(ContentError(told.format(files=", ".join(unsaved))))
            return
        self._plan = plan
        self._take.setEnabled(plan is not None)
        self._notice.tell("")
        self.preview.setText(_words(plan) if plan else tr("Hier steht dann, welche Dateien sich mit ändern."))
        self._settle()

    def _refuse(self, error: WissenError) -> None:
        self._busy = False
        self._plan = None
        self._take.setEnabled(False)
        self._notice.tell(str(error))
        self._settle()

    def _settle(self) -> None:
        QTimer.singleShot(0, self, self.fit)

    def _begin(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._busy = True
        self._take.setEnabled(False)
        title = tr("„{old}“ heißt jetzt „{new}“.").format(old=plan.old, new=plan.new)
        count = plural(len(plan.files), "Datei", "Dateien")
        hint = tr("Geändert: {files}.").format(files=count)
        self._steps.do(self.folder, StepKind.RENAMED, title, plan.rewrites, hint=hint, failed=self._refuse)

    def _done(self, _: object) -> None:
        self._busy = False
        self.accept()

    def reject(self) -> None:
        """Not while files are being written: what comes of it is to be told."""
        if not self._busy:
            super().reject()


class KennungDialog(RenameDialog):
    """For the object of a file or one of its parts; progress hangs on Kennungen, so the old one is kept beside."""

    def __init__(
        self,
        context: Context,
        steps: Steps,
        folder: Path,
        parent: QWidget,
        *,
        library: Library,
        names: Sequence[NamedPart],
        unsaved: Collection[str],
    ) -> None:
        self._library, self._names = library, tuple(names)
        super().__init__(tr("Kennung ändern"), context, steps, folder, parent, unsaved=unsaved)
        self._fit_choice()

    def _build(self) -> None:
        self.which = WrapCombo(self)
        for one in self._names:
            self.which.addItem(tr("{title} ({kennung})").format(title=one.title, kennung=_written(one.name)))
        self.which.currentIndexChanged.connect(self._choose)
        self.add_field(tr("Kennung von"), self.which)

    def _add_choices(self) -> None:
        self.keep = QCheckBox(tr("Die bisherige Kennung merken („ersetzt“)"))
        self.keep.toggled.connect(self._wait)
        self.add(self.keep)
        told = tr("Lernstände und Notizen finden dann weiter her. Nötig, sobald jemand die Inhalte benutzt.")
        self.add(WrapLabel(told, "muted"))

    def _old(self) -> str:
        return _written(self._names[self.which.currentIndex()].name)

    def _work(self, new: str) -> Callable[[], Renamed]:
        name = self._names[self.which.currentIndex()].name
        return partial(kennung_renamed, self.folder, self._library, name, new, published=self.keep.isChecked())

    def _choose(self) -> None:
        self.field.setText(self._old())
        self._fit_choice()

    def _fit_choice(self) -> None:
        """What the app shows now is known to learners already."""
        name = self._names[self.which.currentIndex()].name
        self.keep.setChecked(is_published(self._context.services.shelf.whole, name))


class FileNameDialog(RenameDialog):
    """Links follow; what a file is stays, for nothing hangs on the names of files and folders."""

    def __init__(
        self, context: Context, steps: Steps, folder: Path, parent: QWidget, *, path: str, unsaved: Collection[str]
    ) -> None:
        self._path = path
        title = tr("Ordner umbenennen") if (folder / path).is_dir() else tr("Datei umbenennen")
        super().__init__(title, context, steps, folder, parent, unsaved=unsaved)

    def _old(self) -> str:
        return self._path.rpartition("/")[2]

    def _work(self, new: str) -> Callable[[], Renamed]:
        return partial(file_renamed, self.folder, self._path, new)


def ask_for_name(
    context: Context, steps: Steps, folder: Path, ref: str, parent: QWidget, *, unsaved: Collection[str]
) -> None:
    """Ask for another name for a file, or for a folder, whose path may end in a slash; what has none is told."""
    path = ref.rstrip("/")
    try:
        refuse_fixed(path)
    except ContentError as error:
        context.messages.tell(error)
        return
    FileNameDialog(context, steps, folder, parent, path=path, unsaved=unsaved).open()


def _written(name: str) -> str:
    """The Kennung as it stands in its file."""
    object_id, place = split_ref(name)
    return place or object_id


def _words(plan: Renamed) -> str:
    if not plan.files:
        return tr("Keine andere Datei ändert sich.")
    lines = [
        tr("{path}: {lines}").format(path=one.path, lines=plural(one.lines, "Zeile", "Zeilen"))
        for one in plan.files[:_NAMED]
    ]
    more = len(plan.files) - len(lines)
    if more:
        lines.append(tr("und {more}").format(more=plural(more, "weitere Datei", "weitere Dateien")))
    head = tr("Es ändert sich: {files}").format(files=plural(len(plan.files), "Datei", "Dateien"))
    return "\n".join((head, *lines))
