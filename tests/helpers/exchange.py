"""Two people who exchange files: fixed keys, fixed days, folders of a test."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

from wissen.learning.completion import Standing
from wissen.services.mail import Mail
from wissen.services.mail_folder import FolderExchange
from wissen.services.mail_words import Report
from wissen.team.book import Book, NoKeeper
from wissen.team.envelope import FileKind
from wissen.team.file_hub import FileHub, Marks
from wissen.team.files import Held, Letter, asked, open_letter, write_letter
from wissen.team.hub import Peer
from wissen.team.keys import Device, device
from wissen.team.log import LogName, Tombstone
from wissen.team.messages import Assignment, HelpWanted, Message, PlannedItem, Share, SharedModule, encode
from wissen.team.store import LogFolder

DAY = date(2026, 11, 25)
PATH = Assignment("weg-1", "Erste Wochen", date(2026, 11, 30), (PlannedItem("m01", date(2026, 12, 4)),))


def a_share(number: int = 1) -> Share:
    """How far somebody was in some week of the last months."""
    module = SharedModule(f"m{number}", "2026-11", Standing.DONE, number * 5 % 105)
    return Share(f"2026-W{number % 20 + 28}", (module,))


def a_body(number: int = 1) -> bytes:
    return encode(HelpWanted("2026-W48", "m01", f"Frage {number}"))


def a_device(name: str) -> Device:
    """The device of somebody, the same in every run."""
    return device(hashlib.sha256(f"sign {name}".encode()).digest(), hashlib.sha256(f"seal {name}".encode()).digest())


def bytes_of(name: str) -> Callable[[int], bytes]:
    """Bytes that nobody else in the test gets, the same in every run."""
    numbers = count()
    return lambda length: hashlib.sha256(f"{name} {next(numbers)}".encode()).digest()[:length]


class Desk:
    """One profile with its post; it can be closed, opened again, and put back to what it was."""

    def __init__(self, root: Path, name: str, *, keys: str = "") -> None:
        self.folder = root / name.lower()
        self.name = name
        self.day = DAY
        self._new_bytes = bytes_of(keys or name)
        self._by_folder: FolderExchange | None = None
        self.mail = self.open()
        self.notice = ""

    def open(self) -> Mail:
        """Start the app again."""
        self._by_folder = None
        self.mail = Mail(self.folder, name=lambda: self.name, today=lambda: self.day, new_bytes=self._new_bytes)
        self.notice = self.mail.begin()
        return self.mail

    def file(self, to: str) -> Path:
        """Everything for a contact, in a file."""
        contact = next(one for one in self.mail.contacts() if one.id == to)
        path = self.folder.with_name(f"{self.name}-{self.mail.file_name(contact)}")
        self.mail.export(to, path)
        return path

    def exchange(self, folder: Path) -> Report:
        """Take from a folder what is for this desk, and put there what is for others."""
        if self._by_folder is None or self._by_folder.folder != folder:
            self._by_folder = FolderExchange(self.mail, folder)
        self._by_folder.fetch()
        report = self._by_folder.take()
        self._by_folder.put()
        self._by_folder.settle()
        return report

    def told(self, other: Desk, as_name: str = "") -> Report:
        """Give the other a file, and let them take it."""
        return other.mail.import_file(self.file(as_name or other.name.lower()))


def came(desk: Desk, sender: str = "") -> list[Message]:
    """What arrived, from somebody or from all."""
    return [one.message for one in desk.mail.received(sender)]


def a_team(root: Path) -> tuple[Desk, Desk]:
    """Nabil, a mentor, and Jana, who joined his team and whom he accepted."""
    nabil, jana = Desk(root, "Nabil"), Desk(root, "Jana")
    join(jana, nabil)
    return nabil, jana


def join(trainee: Desk, mentor: Desk) -> None:
    """Invite, join, accept."""
    path = mentor.folder.with_name("einladung.wissenteam")
    mentor.mail.invite("Team Süd", path)
    trainee.mail.join(trainee.mail.read_invitation(path.read_bytes()))
    (question,) = trainee.told(mentor).questions
    mentor.mail.accept(question)


class CarriedByFiles:
    """An author, a reader and a stranger, with letters between the first two: fulfils `conformance.Carrier`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._author, self._reader, stranger = a_device("autorin"), a_device("leser"), a_device("fremde")
        self._folder = folder
        self._asked: frozenset[LogName] = frozenset()
        self.author = self._hub(self._author, Peer("Leser", (self._reader.public,)))
        self.reader = self._hub(self._reader, Peer("Autorin", (self._author.public,)))
        self.stranger = self._hub(stranger, Peer("Niemand", (a_device("niemand").public,)))
        self.author_device, self.reader_device = self._author.public.id, self._reader.public.id

    def carry(self) -> None:
        """Let what the author pushed reach the reader."""
        letter = self.author.letter(FileKind.FROM_TRAINEE, self.author.directory()[0], name="Autorin")
        data = write_letter(letter, self._author, self._reader.public)
        self.author.has_left(letter)
        came = open_letter(data, [self._reader])
        self.reader.take(came, self.reader.directory()[0])
        self._asked = asked(came)

    def answer(self) -> None:
        """Let the author know what the reader has."""
        letter = self.reader.letter(FileKind.FROM_MENTOR, self.reader.directory()[0], name="Leser", asked=self._asked)
        data = write_letter(letter, self._reader, self._author.public)
        self.author.take(open_letter(data, [self._author]), self.author.directory()[0])

    def reader_says(self, *, held: tuple[Held, ...] = (), gone: tuple[Tombstone, ...] = ()) -> Letter:
        """A letter of the reader that says so, whatever is true."""
        return Letter(FileKind.FROM_MENTOR, self._reader.public, "Leser", held=held, gone=gone)

    def left(self, log: LogName) -> int:
        """How far a log of the author has left; see `Marks`."""
        return self.author._marks.left.get(log, 0)

    def put_author_back(self) -> None:
        """The author knows nothing any more of what was written."""
        self.author = self._hub(self._author, self.author.directory()[0])

    def _hub(self, own: Device, peer: Peer) -> FileHub:
        return FileHub(
            self._book(own, "eigene"), self._book(own, "fremde"), Marks(), me=own.public, peers=lambda: [peer]
        )

    def _book(self, own: Device, name: str) -> Book:
        if self._folder is None:
            return Book(NoKeeper(), {})
        return LogFolder(self._folder / own.public.id / name).read()[0]
