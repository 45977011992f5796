"""The exchange with others, as the window sees it: the profile on the database lane, drives on lanes of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from wissen import office
from wissen.errors import ExchangeError, WissenError
from wissen.services import letter_files
from wissen.services.cover_offered import Farewell
from wissen.services.mail import Mail
from wissen.services.mail_folder import FolderExchange, Parting
from wissen.services.mail_words import Invited, Question, Report
from wissen.services.post import Contact
from wissen.ui.jobs import Drive, Failed, Jobs
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
        fault: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.mail = mail
        self.questions: tuple[Question, ...] = ()
        self._jobs = jobs
        self._messages = messages
        self._preferences = preferences
        self._fixed_folder = fixed_folder
        self.fault = fault
        """What is wrong with the policy of the office; until it is mended, nothing leaves, comes in or goes by time."""
        self._by_folder: FolderExchange | None = None
        self._busy = False
        self._asked: Message | None = None
        self._left_behind: frozenset[str] = frozenset()
        """Letters that stay in the folder when everything is erased."""

    @property
    def folder(self) -> Path | None:
        """The folder both sides can reach, if there is one."""
        return None if self.fault else self._reached

    @property
    def folder_is_fixed(self) -> bool:
        """Whether the office has chosen it."""
        return self._fixed_folder is not None

    @property
    def _reached(self) -> Path | None:
        """The same, also while nothing is exchanged: one's own letters may be taken away at any time."""
        return self._fixed_folder or self._preferences.value.exchange_folder

    def begin(self) -> None:
        """Read what was kept, then exchange with the folder, where there is one; the store must be open by then."""
        self._jobs.database(self.mail.begin, self._begun, owner=self)

    def begin_day(self) -> None:
        """Another day has begun: what is past its time since then goes, also where nobody closes the app for weeks."""
        if self.mail.device_id:
            self._jobs.database(self.mail.let_go, self._let_go, owner=self)

    def exchange(self) -> None:
        """Exchange with the folder because the person wants to know: also that there was nothing is told."""
        if self.fault:
            self._messages.tell(office.closed(self.fault))
        elif self._busy:
            self._messages.post(Message("info", _under_way().text, _under_way().hint))
        else:
            self._exchange(self.tell)

    def take_files(self, files: Sequence[Path]) -> None:
        """Take letters in, and tell what came."""
        if self.fault:
            self._messages.tell(office.closed(self.fault))
            return
        self._jobs.drive(Drive.CHOSEN, partial(letter_files.read_files, tuple(files)), self._take_read, owner=self)

    def _take_read(self, files: tuple[letter_files.FileRead, ...]) -> None:
        self._jobs.database(partial(letter_files.take_files, self.mail, files), self.tell, owner=self)

    def open_invitation(
        self, file: Path, done: Callable[[Invited], object], *, owner: QObject, failed: Failed | None = None
    ) -> None:
        """Read what the invitation in a file says."""
        read = partial(self._read_invitation, done, owner, failed)
        self._jobs.drive(Drive.CHOSEN, partial(letter_files.read_file, file), read, owner=owner, failed=failed)

    def _read_invitation(
        self, done: Callable[[Invited], object], owner: QObject, failed: Failed | None, data: bytes
    ) -> None:
        self._jobs.database(partial(self.mail.read_invitation, data), done, owner=owner, failed=failed)

    def give(
        self, given: letter_files.Given[T], done: Callable[[T], object], *, owner: QObject, failed: Failed
    ) -> None:
        """Write something into a file, step by step: the profile on the database lane, the file on its own."""
        if self.fault:
            failed(office.closed(self.fault))
            return
        put = partial(self._put_given, given, done, owner, failed)
        self._jobs.database(given.prepare, put, owner=owner, failed=failed)

    def _put_given(
        self, given: letter_files.Given[T], done: Callable[[T], object], owner: QObject, failed: Failed, _: None
    ) -> None:
        finish = partial(self._finish_given, given, done, owner, failed)
        refused = partial(self._refused, owner, failed)
        self._jobs.drive(Drive.CHOSEN, given.put, finish, owner=self, failed=refused)

    def _refused(self, owner: QObject, failed: Failed, error: WissenError) -> None:
        """Tell who asked, or the window where their dialog has been closed meanwhile."""
        if shiboken6.isValid(owner):
            failed(error)
        else:
            self._messages.tell(error)

    def _finish_given(
        self, given: letter_files.Given[T], done: Callable[[T], object], owner: QObject, failed: Failed, _: None
    ) -> None:
        self._jobs.database(given.finish, partial(self._did, done), owner=owner, failed=failed)

    def do(self, work: Callable[[], T], done: Callable[[T], object], *, owner: QObject, failed: Failed) -> None:
        """Let the post do something, and tell everybody that it did."""
        if self.fault:
            failed(office.closed(self.fault))
            return
        self._jobs.database(work, partial(self._did, done), owner=owner, failed=failed)

    def take_leave(self, farewell: Farewell, done: Callable[[], object], *, failed: Failed) -> None:
        """Take back what somebody saw, through the folder; never beside an exchange, which would put the old letter."""
        if self._busy:
            failed(_under_way())
            return
        self._busy = True
        stopped = partial(self._stopped, failed)
        put = partial(self._put_farewell, farewell, done, stopped)
        self._jobs.database(farewell.prepare, put, owner=self, failed=stopped)

    def _put_farewell(self, farewell: Farewell, done: Callable[[], object], stopped: Failed, _: None) -> None:
        finish = partial(self._finish_farewell, farewell, done, stopped)
        self._jobs.drive(Drive.SHARED, farewell.put, finish, owner=self, failed=stopped)

    def _finish_farewell(self, farewell: Farewell, done: Callable[[], object], stopped: Failed, _: None) -> None:
        self._jobs.database(farewell.finish, partial(self._left, done), owner=self, failed=stopped)

    def part(self, done: Callable[[], object], *, owner: QObject, failed: Failed) -> None:
        """Before everything is erased: leave in the folder what lets others delete what was taken back, then go on."""
        if self.folder is None or not self.mail.unheard:
            done()
            return
        if self._busy:
            failed(_under_way())
            return
        self._busy = True
        parting = Parting(self.mail, self.folder)
        stopped = partial(self._stopped, partial(self._refused, owner, failed))
        put = partial(self._put_parting, parting, done, stopped)
        self._jobs.database(parting.prepare, put, owner=self, failed=stopped)

    def _put_parting(self, parting: Parting, done: Callable[[], object], stopped: Failed, _: None) -> None:
        self._jobs.drive(Drive.SHARED, parting.put, partial(self._parted, parting, done), owner=self, failed=stopped)

    def _parted(self, parting: Parting, done: Callable[[], object], _: None) -> None:
        self._busy = False
        self._left_behind = parting.names
        done()

    def _left(self, done: Callable[[], object], _: None) -> None:
        self._busy = False
        done()
        self.changed.emit()

    def _stopped(self, failed: Failed, error: WissenError) -> None:
        self._busy = False
        failed(error)
        self.changed.emit()

    def tell(self, report: Report) -> None:
        """Tell what an exchange brought, and ask what is to be decided."""
        if report.lines or not (report.questions or report.faults):
            self._messages.post(Message("info", "\n".join(report.lines) or tr("Ausgetauscht. Es ist nichts Neues da.")))
        self._tell_what_needs_somebody(report)
        self.changed.emit()

    def ask(self, message: Message) -> None:
        """Tell that there is something to decide, until there is nothing any more."""
        self._asked = message
        self._messages.post(message)

    def settled(self, question: Question) -> None:
        """The person has decided."""
        self.questions = tuple(one for one in self.questions if _sender(one) != _sender(question))
        if self._asked is not None and not self.questions:
            self._messages.close(self._asked)
            self._asked = None
        self.changed.emit()

    def take_away(self, contact: Contact) -> None:
        """Leave no letter in the folder for somebody who is no contact any more."""
        if self._reached is not None:
            by_folder = FolderExchange(self.mail, self._reached)
            self._jobs.drive(Drive.SHARED, partial(by_folder.take_away, contact), owner=self)

    def forgetting(self) -> Callable[[], None]:
        """What is to be done once everything of the person was erased; to be asked before, while that is known."""
        folder = self._reached if self.mail.device_id else None
        return partial(self._forget, FolderExchange(self.mail, folder) if folder is not None else None)

    def _forget(self, by_folder: FolderExchange | None) -> None:
        self.questions = ()
        self.changed.emit()
        if by_folder is not None:
            by_folder.left_behind = self._left_behind
            self._jobs.drive(Drive.SHARED, by_folder.take_away, owner=self)

    def _begun(self, notice: str) -> None:
        if notice:
            self._messages.post(Message("warning", notice))
        self.changed.emit()  # what came is recorded before it may go
        if self.mail.device_id and not self.fault:
            done = self._let_go if notice else self._go_on
            self._jobs.database(self.mail.let_go, done, owner=self, failed=self._failed)

    def _go_on(self, report: Report) -> None:
        self._let_go(report)
        self._exchange(self._told_by_itself)

    def _let_go(self, report: Report) -> None:
        """What was past its time has gone."""
        if report.lines:
            self._messages.post(Message("info", "\n".join(report.lines)))
            self.changed.emit()

    def _exchange(self, tell: Callable[[Report], object]) -> None:
        """Step by step: the folder on its own lane, the profile on the database lane; one exchange at a time."""
        if self.folder is None or self._busy:
            return
        if not self.mail.device_id:
            hint = tr("Ausgetauscht wird, sobald Sie jemanden einladen oder eine Einladung annehmen.")
            told = tr("Der Ordner ist gewählt. Noch tauschen Sie sich mit niemandem aus.")
            self._messages.post(Message("info", told, hint))
            self.changed.emit()
            return
        self._busy = True
        if self._by_folder is None or self._by_folder.folder != self.folder:
            self._by_folder = FolderExchange(self.mail, self.folder)
        take = partial(self._take, self._by_folder, tell)
        self._jobs.drive(Drive.SHARED, self._by_folder.fetch, take, owner=self, failed=self._failed)

    def _take(self, by_folder: FolderExchange, tell: Callable[[Report], object], _: None) -> None:
        put = partial(self._put, by_folder, tell)
        self._jobs.database(by_folder.take, put, owner=self, failed=self._failed)

    def _put(self, by_folder: FolderExchange, tell: Callable[[Report], object], report: Report) -> None:
        tell(report)
        settle = partial(self._settle, by_folder)
        self._jobs.drive(Drive.SHARED, by_folder.put, settle, owner=self, failed=self._failed)

    def _settle(self, by_folder: FolderExchange, _: None) -> None:
        settled = partial(self._settled, by_folder)
        self._jobs.database(by_folder.settle, settled, owner=self, failed=self._failed)

    def _settled(self, by_folder: FolderExchange, remembered: bool) -> None:
        self._busy = False
        self.changed.emit()
        if not remembered:
            by_folder.left_behind = self._left_behind
            self._jobs.drive(Drive.SHARED, by_folder.take_away, owner=self)

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
        self._busy = False
        self._messages.tell(error)
        self.changed.emit()


def _under_way() -> ExchangeError:
    hint = tr("Antwortet der Ordner nicht gleich, dauert es länger. Sie können inzwischen weiterarbeiten.")
    return ExchangeError(tr("Gerade wird ausgetauscht."), hint)


def _sender(question: Question) -> tuple[str, str]:
    return question.fingerprint, question.side
