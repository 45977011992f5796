"""Letters that are given as files, in steps as with a folder: the drive may answer late, the database lane may not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from wissen.errors import ExchangeError
from wissen.services.mail import Mail
from wissen.services.mail_words import Report, together
from wissen.services.post import take_back
from wissen.team import exchange_folder
from wissen.team.files import Letter

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")
FileRead = tuple[str, bytes | ExchangeError]
"""The name of a file, with its bytes or why it cannot be read."""


def read_files(files: Iterable[Path]) -> tuple[FileRead, ...]:
    """Read what others have given; touches only the drive."""
    return tuple((file.name, _read(file)) for file in files)


def take_files(mail: Mail, files: Iterable[FileRead]) -> Report:
    """Take letters in; one that cannot be taken is told among the faults. Touches only the profile."""
    reports = [mail.let_go()]
    for name, data in files:
        try:
            reports.append(mail.take(_whole(data)))
        except ExchangeError as error:
            reports.append(Report(faults=(f"{name}: {error}",)))
    return together(reports)


def read_file(file: Path) -> bytes:
    """The bytes of one file; touches only the drive. Raises ExchangeError."""
    return exchange_folder.read_file(file)


class Given(Protocol[T_co]):
    """Something that is written to a drive: `put` touches only that, the others only the profile. Raise WissenError."""

    def prepare(self) -> None:
        """Write it, in memory."""

    def put(self) -> None:
        """Let it be where its readers find it."""

    def finish(self) -> T_co:
        """Remember that it is there."""


def at_once(given: Given[T]) -> T:
    """All steps on one lane, where nobody waits for the database."""
    given.prepare()
    given.put()
    return given.finish()


class LetterFile:
    """Everything for a contact; tells what was deleted by time."""

    def __init__(self, mail: Mail, contact: str, path: Path) -> None:
        self._mail, self._contact, self._path = mail, contact, path
        self._report = Report()
        self._written: tuple[Letter, bytes] | None = None

    def prepare(self) -> None:
        self._report = self._mail.let_go()
        _, letter, data = self._mail.letter_to(self._contact)
        self._written = letter, data

    def put(self) -> None:
        if self._written is not None:
            exchange_folder.put(self._path.parent, self._path.name, self._written[1])

    def finish(self) -> Report:
        if self._written is not None:
            self._mail.given(self._written[0])
        return self._report


class FarewellFile(LetterFile):
    """By it a contact deletes everything they were told; then they are known no longer."""

    def __init__(self, mail: Mail, contact: str, path: Path, *, today: date) -> None:
        super().__init__(mail, contact, path)
        self._today = today

    def prepare(self) -> None:
        take_back(self._mail, self._contact, self._today)
        super().prepare()

    def finish(self) -> Report:
        report = super().finish()
        self._mail.remove(self._contact)
        return report


class InvitationFile:
    """An invitation to one's team."""

    def __init__(self, mail: Mail, team: str, path: Path) -> None:
        self._mail, self._team, self._path = mail, team, path
        self._data = b""

    def prepare(self) -> None:
        self._data = self._mail.invitation(self._team)

    def put(self) -> None:
        exchange_folder.put(self._path.parent, self._path.name, self._data)

    def finish(self) -> None:
        self._mail.invited_to(self._team)


def _read(file: Path) -> bytes | ExchangeError:
    try:
        return read_file(file)
    except ExchangeError as error:
        return error


def _whole(data: bytes | ExchangeError) -> bytes:
    if isinstance(data, ExchangeError):
        raise data
    return data
