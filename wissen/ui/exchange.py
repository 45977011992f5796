"""The exchange with others, as the window sees it: what writes or reads files runs on the database lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from wissen.errors import WissenError
from wissen.services.mail import Mail
from wissen.services.mail_words import Question, Report, together
from wissen.ui.jobs import Failed, Jobs
from wissen.ui.messages import Message, Messages
from wissen.ui.preferences import Preferences
from wissen.ui.strings import tr

T = TypeVar("T")


class Exchange(QObject):
    """Pages and dialogs reach the post's own doings through it; what is told to whom they ask of `Services.post`."""

    changed = Signal()
    """Contacts, messages, or what waits, are others than before."""
    decision_wanted = Signal()
    """Somebody unknown has written: `questions` holds what is to be decided."""

    def __init__(
        self,
        mail: Mail,
        *,
        jobs: Jobs,
        messages: Messages,
        preferences: Preferences,
        fixed_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.mail = mail
        self.questions: tuple[Question, ...] = ()
        self._jobs = jobs
        self._messages = messages
        self._preferences = preferences
        self._fixed_folder = fixed_folder

    @property
    def folder(self) -> Path | None:
        """The folder both sides can reach, if there is one."""
        return self._fixed_folder or self._preferences.value.exchange_folder

    @property
    def folder_is_fixed(self) -> bool:
        """Whether the office has chosen it."""
        return self._fixed_folder is not None

    def begin(self) -> None:
        """Read what was kept, then exchange with the folder, where there is one; the store must be open by then."""
        self._jobs.database(self.mail.begin, self._begun, owner=self)

    def exchange(self) -> None:
        """Exchange with the folder because the person wants to know: also that there was nothing is told."""
        if self.folder is not None:
            self._jobs.database(partial(self.mail.exchange, self.folder), self.tell, owner=self, failed=self._failed)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take letters in, and tell what came."""
        self._jobs.database(partial(_take_files, self.mail, tuple(files)), self.tell, owner=self)

    def do(self, work: Callable[[], T], done: Callable[[T], object], *, owner: QObject, failed: Failed) -> None:
        """Let the post do something, and tell everybody that it did."""
        self._jobs.database(work, partial(self._did, done), owner=owner, failed=failed)

    def tell(self, report: Report) -> None:
        """Tell what an exchange brought, and ask what is to be decided."""
        if report.lines or not (report.questions or report.faults):
            self._messages.post(Message("info", "\n".join(report.lines) or tr("Ausgetauscht. Es ist nichts Neues da.")))
        self._tell_what_needs_somebody(report)
        self.changed.emit()

    def settled(self, question: Question) -> None:
        """The person has decided."""
        self.questions = tuple(one for one in self.questions if _sender(one) != _sender(question))
        self.changed.emit()

    def forget(self) -> None:
        """Everything of the person was erased."""
        self.questions = ()
        self.changed.emit()

    def _begun(self, notice: str) -> None:
        if notice:
            self._messages.post(Message("warning", notice))
        elif self.folder is not None:
            self._jobs.database(partial(self.mail.exchange, self.folder), self._told_by_itself, owner=self)
        self.changed.emit()

    def _told_by_itself(self, report: Report) -> None:
        """At the start nobody asked: only what came is told."""
        if report.came:
            self.tell(report)
        else:
            self._tell_what_needs_somebody(report)
            self.changed.emit()

    def _tell_what_needs_somebody(self, report: Report) -> None:
        for fault in report.faults:
            self._messages.post(Message("warning", fault))
        if report.questions:
            senders = {_sender(question) for question in report.questions}
            kept = tuple(one for one in self.questions if _sender(one) not in senders)
            self.questions = (*kept, *report.questions)
            self.decision_wanted.emit()

    def _did(self, done: Callable[[T], object], value: T) -> None:
        done(value)
        self.changed.emit()

    def _failed(self, error: WissenError) -> None:
        self._messages.tell(error)
        self.changed.emit()


def _sender(question: Question) -> tuple[str, str]:
    return question.fingerprint, question.side


def _take_files(mail: Mail, files: Sequence[Path]) -> Report:
    reports = []
    for file in files:
        try:
            reports.append(mail.import_file(file))
        except WissenError as error:
            reports.append(Report(faults=(f"{file.name}: {error}",)))
    return together(reports)
