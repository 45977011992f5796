"""A new file from a template: its kind, its title, its module, and where it will lie; all of it one step."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from wissen.content.model import Kind
from wissen.errors import ContentError, WissenError
from wissen.services.authoring import IN_MODULE, TITLES, Begun, Start, file_to_begin, module_file, plan_file
from wissen.services.kept_steps import StepKind
from wissen.services.workshop import Workshop
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.jobs import Jobs
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.notice import Notice
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.undoing import Steps

_NAMES = {
    Start.LESSON: "Lektion",
    Start.QUIZ: "Übung",
    Start.PROCESS: "Prozess",
    Start.MODULE: "Modul",
    Start.CARD: "Antwortkarten",
    Start.FINDER: "Anliegen-Finder",
}


class NewFileDialog(QuestionDialog):
    """Writes the file and enters it in its module; a module that is `unsaved` keeps it from that."""

    def __init__(
        self, jobs: Jobs, steps: Steps, workshop: Workshop, parent: QWidget, *, unsaved: Collection[str]
    ) -> None:
        super().__init__(tr("Neu aus Vorlage"), parent)
        self._jobs, self._steps, self._unsaved = jobs, steps, unsaved
        self._folder, self._library = workshop.folder, workshop.library
        self._busy = False
        self._modules = self._library.of_kind(Kind.MODULE)
        self.kind = WrapCombo(self)
        self.kind.addItems([tr(_NAMES[what]) for what in Start])
        self.title = QLineEdit(self)
        self.module = WrapCombo(self)
        self.module.addItems([entry.title for entry in self._modules] or [tr("Noch kein Modul")])
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
        steps.done.connect(self._done)
        self._look()
        self.kind.setFocus()

    def go_to(self, beside: str) -> None:
        """Offer the module in whose folder this file lies."""
        near = [at for at, entry in enumerate(self._modules) if module_file(beside) == entry.path]
        self.module.setCurrentIndex(near[0] if near else 0)

    @property
    def what(self) -> Start:
        """The kind that is chosen."""
        return tuple(Start)[self.kind.currentIndex()]

    def reject(self) -> None:
        """Not while files are being written: what comes of it is to be told."""
        if not self._busy:
            super().reject()

    def _look(self) -> None:
        """Say where it will lie, or why it cannot."""
        if self._busy:
            return
        self.module.setEnabled(self.what in IN_MODULE and bool(self._modules))
        self.title.setPlaceholderText(tr(TITLES[self.what]))
        try:
            planned = plan_file(self._library, self.what, title=self.title.text(), module=self._chosen_module())
            self._refuse_unsaved(planned)
        except WissenError as error:
            self.path.setText("")
            self._tell(error, ready=False)
        else:
            self._notice.tell("")
            self.path.setText(tr("Datei: {path}").format(path=planned.path))
            self._wait(busy=False)

    def _refuse_unsaved(self, planned: Begun) -> None:
        """The order of the module is written too: what the editor holds of it would be another text then."""
        written = module_file(planned.path)
        if self.what in IN_MODULE and written in self._unsaved:
            raise ContentError(
                tr("Noch nicht gespeichert: {files}.").format(files=written),
                tr("Speichern Sie zuerst, dann geht nichts verloren."),
            )

    def _chosen_module(self) -> str:
        return self._modules[self.module.currentIndex()].id if self.what in IN_MODULE and self._modules else ""

    def _wait(self, *, busy: bool) -> None:
        """While it is being written, nothing is asked for twice."""
        self._busy = busy
        self._take.setEnabled(not busy)
        self._take.setText(tr("Wird angelegt …") if busy else tr("Anlegen"))
        QTimer.singleShot(0, self, self.fit)

    def _begin(self) -> None:
        self._notice.tell("")
        self._wait(busy=True)
        work = partial(file_to_begin, self._folder, self.what, title=self.title.text(), module=self._chosen_module())
        self._jobs.read(work, partial(self._do, self._shown_title()), owner=self, failed=self._tell)

    def _shown_title(self) -> str:
        return self.title.text().strip() or tr(TITLES[self.what])

    def _do(self, title: str, begun: Begun) -> None:
        done = tr("„{title}“ ist angelegt.").format(title=title)
        hint = tr("Eingetragen in die Reihenfolge von {path}.").format(path=begun.ordered) if begun.ordered else ""
        self._steps.do(self._folder, StepKind.BEGUN, done, begun.rewrites, hint=hint, failed=self._tell)

    def _done(self, _: object) -> None:
        self._busy = False
        self.accept()

    def _tell(self, error: WissenError, *, ready: bool = True) -> None:
        """Say why not; `ready` to try it once more."""
        self._wait(busy=False)
        self._take.setEnabled(ready)
        self._notice.tell(str(error))
        self.reveal(self._notice)
