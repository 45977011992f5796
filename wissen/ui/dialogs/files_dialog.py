"""What all dialogs share that take over files: choosing them, a job that can be called off, and its end."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.errors import WissenError
from wissen.services.foreign import ImportWatch
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.dialogs.save_dialog import SaveDialog
from wissen.ui.file_drop import FileDrop
from wissen.ui.jobs import Job
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice

_NAMED = 5
"""Files that are named; of more it is said how many."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words for what is taken over: title of the dialog, what it does, name of the files, how these are chosen.

    `endings` are those of the names of files, in small letters.
    """

    title: str
    words: str
    files: str
    choose: str
    none: str
    begin: str
    endings: tuple[str, ...]


class FilesDialog(QuestionDialog, Generic[T]):
    """Stays open until its job has ended, which can be called off as long as nothing is written."""

    folder: ClassVar[str] = ""
    """Where files of this kind were chosen last; as long as the app runs."""

    def __init__(self, context: Context, wanted: Wanted, parent: QWidget) -> None:
        super().__init__(wanted.title, parent)
        self._context, self._window = context, parent
        self._wanted = wanted
        self._files: tuple[Path, ...] = ()
        self._stop: threading.Event | None = None
        self.add_words(wanted.words)
        self._chosen = Choice(wanted.files, tr("Dateien wählen …"), self._choose_files, parent=self)
        self.add(self._chosen)
        self._add_choices()
        self._notice = Notice(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Fortschritt"))
        self._bar.hide()
        self.add(self._notice)
        self.add(self._bar)
        self._take = self.offer(wanted.begin, self._begin)
        self._leave = self.offer(tr("Abbrechen"), self.reject)
        FileDrop(self).dropped.connect(self.add_files)
        self._show()

    def add_files(self, files: Sequence[Path]) -> None:
        """Take these files too; not while others are being taken over."""
        if self._stop is None:
            self._use_files((*self._files, *files))

    def reject(self) -> None:
        """Close; a job under way is called off first, and its end closes."""
        if self._stop is None or self._stop.is_set():
            super().reject()
        else:
            self._stop.set()
            self._leave.setText(tr("Wird abgebrochen …"))

    # ------------------------------------------------------------ what a kind of files decides

    def _add_choices(self) -> None:
        """Add what else is to be chosen."""

    def _next_choice(self) -> Choice | None:
        """What is still to be chosen besides the files."""
        return None

    def _tell_choices(self, *, free: bool) -> None:
        """Show what else is chosen, and whether something else can be."""
        del free

    @abstractmethod
    def _work(self, stop: threading.Event) -> Callable[[Job], T]:
        """The work of the lane, in plain values: a lane must not hold a widget."""

    @abstractmethod
    def _done(self, outcome: T) -> None:
        """The job has ended."""

    # ------------------------------------------------------------ files

    def _choose_files(self) -> None:
        start = self.folder or SaveDialog.start_folder()
        kinds = " ".join(f"*{ending}" for ending in self._wanted.endings)
        dialog = QFileDialog(self, self._wanted.choose, start, f"{self._wanted.files} ({kinds})")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._take_chosen)
        dialog.open()

    def _take_chosen(self, chosen: list[str]) -> None:
        files = tuple(map(Path, chosen))
        type(self).folder = str(files[0].parent)
        self._use_files(files)

    def _use_files(self, files: Sequence[Path]) -> None:
        self._files = tuple(dict.fromkeys(files))
        self._notice.tell("")
        self._show()

    def _show(self) -> None:
        """Say what is chosen, and offer only what can be done."""
        free = self._stop is None
        self._chosen.tell(_named(self._files) or self._wanted.none, free=free)
        self._tell_choices(free=free)
        self._bar.setVisible(not free)
        missing = self._chosen if not self._files else self._next_choice()
        ready = free and missing is None
        self._take.setEnabled(ready)
        self._leave.setText(tr("Abbrechen"))
        first = self._take if ready else missing.button if free and missing else self._leave
        first.setFocus()
        QTimer.singleShot(0, self, self._settle)

    # ------------------------------------------------------------ the job

    def _begin(self) -> None:
        self._stop = threading.Event()
        self._notice.tell("")
        self._bar.setRange(0, len(self._files))
        self._bar.setValue(0)
        self._show()
        self._context.jobs.read_long(
            self._work(self._stop), self._done, owner=self, progress=self._tell_progress, failed=self._tell_fault
        )

    def _tell_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _called_off(self) -> None:
        self._context.messages.post(Message("info", tr("Abgebrochen. Es wurde nichts übernommen.")))

    def _tell_fault(self, error: WissenError) -> None:
        """Let the person choose something else."""
        self._stop = None
        self._notice.tell(str(error))
        self._show()
        self._chosen.button.setFocus()

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


def watch_of(job: Job, stop: threading.Event) -> ImportWatch:
    """Who waits for the work of a dialog: it tells the job how far it is, and stops when the person wants it to."""
    return ImportWatch(job.report, lambda: stop.is_set() or job.cancelled)


def _named(files: Sequence[Path]) -> str:
    names = [file.name for file in files[:_NAMED]]
    more = len(files) - len(names)
    if more:
        names.append(tr("und {more}").format(more=plural(more, "weitere Datei", "weitere Dateien")))
    return "\n".join(names)
