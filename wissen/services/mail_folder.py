"""An exchange with a folder, in four steps: a drive that answers late must not hold up what goes to the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from wissen.errors import ExchangeError
from wissen.services.mail import Mail
from wissen.services.mail_words import Report, together
from wissen.services.post import Contact
from wissen.team import exchange_folder
from wissen.team.files import Letter


class FolderExchange:
    """`fetch`, `take`, `put`, `settle`, in this order, as often as wanted.

    `fetch`, `put` and `take_away` touch only the folder, `take` and `settle` only the profile: these are for the
    database lane. If everything is erased meanwhile, nothing is remembered, and `take_away` is what is left to do.
    """

    def __init__(self, mail: Mail, folder: Path) -> None:
        self.folder = folder
        self._mail = mail
        self._device = mail.device_id
        self._fetched: tuple[tuple[str, bytes | ExchangeError], ...] = ()
        self._to_put: tuple[tuple[str, Letter, bytes], ...] = ()
        self._known: frozenset[str] = frozenset()
        """Names under which the very same letter was put there before."""
        self._week = date.min
        self.left_behind: Collection[str] = ()
        """Names of letters that `take_away` leaves there."""
        self._put: dict[str, Letter] = {}

    def fetch(self) -> None:
        """Read the letters for this device. Raises ExchangeError when the folder cannot be reached."""
        self._device = self._mail.device_id
        self._fetched = tuple(exchange_folder.letters_for(self.folder, self._device))

    def take(self) -> Report:
        """Delete what is past its time, take in what was fetched, and write what is to be put.

        A letter that cannot be taken is told among the faults and keeps no other from being taken.
        """
        reports = [] if self._is_over else [self._mail.let_go()]
        for name, data in () if self._is_over else self._fetched:
            try:
                if isinstance(data, ExchangeError):
                    raise data
                reports.append(self._mail.take_by_itself(data))
            except ExchangeError as error:
                reports.append(Report(faults=(f"{name}: {error}",)))
        self._fetched = ()
        self._to_put = self._mail.letters()
        self._known = frozenset(name for name, letter, _ in self._to_put if self._mail.is_put(name, letter))
        self._week = self._mail.week
        return together(reports)

    def put(self) -> None:
        """Put there what others do not have yet. Raises ExchangeError; what was put until then stays.

        What has not changed is left alone, and each file bears the first day of the week: from the folder nobody can
        tell when somebody began to work.
        """
        self._put = {}
        for name, letter, data in self._to_put:
            if name not in self._known or not exchange_folder.is_there(self.folder / name):
                exchange_folder.put(self.folder, name, data, dated=self._week)
            self._put[name] = letter

    def settle(self) -> bool:
        """Remember what has left; False if everything was erased meanwhile. Raises ExchangeError."""
        if self._is_over:
            return False
        self._mail.have_left(self._put)
        return True

    def take_away(self, to: Contact | None = None) -> None:
        """Leave nothing in the folder that this computer wrote, to one or to anybody. Raises ExchangeError."""
        reader = to.fingerprint.replace(" ", "") if to is not None else ""
        exchange_folder.take_away(self.folder, self._device, reader=reader, but=self.left_behind)

    @property
    def _is_over(self) -> bool:
        """Whether the keys are no longer those with which this began."""
        return self._mail.device_id != self._device


class Parting:
    """Before everything is erased: leave in the folder what lets others delete what was taken back, and only that.

    `prepare` is for the database lane, `put` touches only the folder.
    """

    def __init__(self, mail: Mail, folder: Path) -> None:
        self._mail, self._folder = mail, folder
        self._letters: Mapping[str, bytes] = {}

    @property
    def names(self) -> frozenset[str]:
        """How the letters are called in the folder."""
        return frozenset(self._letters)

    def prepare(self) -> None:
        """Write the letters. Raises ExchangeError."""
        self._letters = self._mail.last_letters()

    def put(self) -> None:
        """Put them into the folder, in place of what lies there. Raises ExchangeError."""
        for name, data in self._letters.items():
            exchange_folder.put(self._folder, name, data, dated=self._mail.week)
