"""A new file from a template: its kind, its title, its module, and where it will lie."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.errors import WissenError
from wissen.services.authoring import TITLES, Begun, Start, begin_file, plan_file
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.jobs import Jobs
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo

_NAMES = {
    Start.LESSON: "Lektion",
    Start.QUIZ: "Übung",
    Start.PROCESS: "Prozess",
    Start.MODULE: "Modul",
    Start.CARD: "Antwortkarten",
    Start.FINDER: "Anliegen-Finder",
}
_IN_MODULE = frozenset({Start.LESSON, Start.QUIZ})


class NewFileDialog(QuestionDialog):
    """`begun` tells the path of the file once it is written."""

    begun = Signal(str)

    def __init__(self, jobs: Jobs, folder: Path, library: Library, parent: QWidget, *, beside: str = "") -> None:
        super().__init__(tr("Neu aus Vorlage"), parent)
        self._jobs, self._folder, self._library = jobs, folder, library
        self._modules = library.of_kind(Kind.MODULE)
        self.kind = WrapCombo(self)
        self.kind.addItems([tr(_NAMES[what]) for what in Start])
        self.title = QLineEdit(self)
        self.module = WrapCombo(self)
        self.module.addItems([entry.title for entry in self._modules] or [tr("Noch kein Modul")])
        near = [at for at, entry in enumerate(self._modules) if beside.startswith(entry.path.rpartition("/")[0] + "/")]
        self.module.setCurrentIndex(near[0] if near else 0)
        self._notice = Notice(self)
        self.path = WrapLabel("", "text")
        self.add_field(tr("Was soll es werden?"), self.kind)
        self.add_field(tr("Titel"), self.title)
        self.add_field(tr("Modul"), self.module)
        self.add(self.path)
        self.add(self._notice)
        self._take = self.offer(tr("Anlegen"), self._begin)
        self.offer(tr("Abbrechen"), self.reject)
        self.kind.currentIndexChanged.connect(self._look)
        self.module.currentIndexChanged.connect(self._look)
        self.title.textChanged.connect(self._look)
        self._look()
        self.kind.setFocus()

    @property
    def what(self) -> Start:
        """The kind that is chosen."""
        return tuple(Start)[self.kind.currentIndex()]

    def _look(self) -> None:
        """Say where it will lie, or why it cannot."""
        self.module.setEnabled(self.what in _IN_MODULE and bool(self._modules))
        self.title.setPlaceholderText(tr(TITLES[self.what]))
        try:
            planned = plan_file(self._library, self.what, title=self.title.text(), module=self._chosen_module())
        except WissenError as error:
            self._refuse(error)
        else:
            self._notice.tell("")
            self.path.setText(tr("Datei: {path}").format(path=planned.path))
            self._take.setEnabled(True)
        QTimer.singleShot(0, self, self.fit)

    def _chosen_module(self) -> str:
        return self._modules[self.module.currentIndex()].id if self.what in _IN_MODULE and self._modules else ""

    def _begin(self) -> None:
        self._take.setEnabled(False)
        work = partial(begin_file, self._folder, self.what, title=self.title.text(), module=self._chosen_module())
        self._jobs.read(work, self._done, owner=self, failed=self._refuse)

    def _done(self, begun: Begun) -> None:
        self.accept()
        self.begun.emit(begun.path)

    def _refuse(self, error: WissenError) -> None:
        self._take.setEnabled(False)
        self.path.setText("")
        self._notice.tell(str(error))
