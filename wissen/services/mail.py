"""The post by files: invite, join, accept, write letters and take them in; fulfils `Post`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError, NotFound
from wissen.learning.weekly import monday
from wissen.services import mail_earlier
from wissen.services.mail_letters import is_farewell, last_letter
from wissen.services.mail_retention import let_go_of, let_path_go
from wissen.services.mail_view import OWN_KIND, SIDES, Seen, SeenPost, channels_to, contact_of, seen_of, similar
from wissen.services.mail_words import Invited, Question, Report, damaged_logs, let_go, named_file, told
from wissen.services.post import Contact, Side
from wissen.settings import LONGEST, Retention
from wissen.team import contacts as kept
from wissen.team import exchange_folder, keys, private_file
from wissen.team.book import Book
from wissen.team.contacts import Contacts, Pinned
from wissen.team.envelope import SUFFIXES, FileKind, kind_of
from wissen.team.file_hub import FileHub
from wissen.team.files import (
    CHANNELS_OF,
    Invitation,
    Letter,
    digest,
    open_letter,
    read_invitation,
    write_invitation,
    write_letter,
)
from wissen.team.hub import Peer
from wissen.team.keys import Device, NewBytes, PublicKeys
from wissen.team.log import continued
from wissen.team.messages import CHANNELS, Channel, Message, encode
from wissen.team.store import LogFolder

FOLDER: Final = "austausch"
"""Name of the folder of the exchange in the data folder of a profile."""
INVITATION: Final = SUFFIXES[FileKind.INVITATION]
ENDINGS: Final = tuple(SUFFIXES.values())
"""Of files that `import_file` takes."""


class Mail(SeenPost):
    """`begin` first; until then there is nobody. All but the properties, and what `Post` says of itself, writes files.

    `name` is how the person is called now, `new_bytes` gives keys, `retention` is how long messages are kept.
    """

    def __init__(
        self,
        folder: Path,
        *,
        name: Callable[[], str],
        today: Callable[[], date],
        new_bytes: NewBytes,
        retention: Retention = LONGEST,
    ) -> None:
        self.retention: Final = retention
        self._folder = folder
        self._name = name
        self._today = today
        self._new_bytes = new_bytes
        self._fault: ExchangeError | None = ExchangeError("Der Austausch ist noch nicht bereit.")
        self._device: Device | None = None
        self._kept = Contacts()
        self._own, self._foreign = (Book(LogFolder(folder / own), {}) for own in ("eigene", "fremde"))
        self._seen = Seen()

    def begin(self) -> str:
        """Read what was kept; what went wrong, in German, or ""."""
        try:
            self._device = keys.read_device(self._folder)
            self._kept = kept.read(self._folder)
            self._own, damaged_own = LogFolder(self._folder / "eigene").read()
            self._foreign, damaged_foreign = LogFolder(self._folder / "fremde").read()
            self._look()
        except ExchangeError as error:  # also for a message that only a newer version can read
            self._fault, self._seen = error, Seen()
            return str(error)
        self._fault = None
        damaged = len(damaged_own) + len(damaged_foreign)
        return damaged_logs(damaged) if damaged else ""

    # ------------------------------------------------------------ the post

    def send(self, to: str, *messages: Message) -> None:
        self._require()
        pinned = self._pinned(to)
        by_channel: dict[Channel, list[bytes]] = {}
        for message in messages:
            by_channel.setdefault(CHANNELS[type(message)], []).append(encode(message))
        if not by_channel.keys() <= channels_to(pinned):
            raise ValueError(f"not for a {SIDES[pinned.kind]}: {messages}")
        hub = self._hub()
        try:
            for channel, bodies in by_channel.items():
                log = hub.open_log(pinned.label, channel)
                head = self._own.head(log)
                hub.push(log, head.seq + 1, continued(log, head, bodies))
        finally:
            self._look()

    def erase(self, to: str) -> None:
        self._require()
        pinned = self._pinned(to)
        try:
            for channel in channels_to(pinned):
                self._hub().erase(pinned.label, channel)
        finally:
            self._look()

    def erase_earlier(self, to: str) -> None:
        self._require()
        mail_earlier.recall(self._kept, self._pinned(to))
        self._save()

    # ------------------------------------------------------------ what a page shows

    @property
    def week(self) -> date:
        """The first day of the present week."""
        return monday(self._today())

    def file_name(self, contact: Contact) -> str:
        """How a file for a contact is called, if they choose no other name."""
        year, week, _ = self._today().isocalendar()
        what = "Stand" if contact.side is Side.MENTOR else "Lernpfad"
        return named_file(f"{what} für {contact.name} {year}-KW{week:02}", SUFFIXES[OWN_KIND[contact.side]])

    # ------------------------------------------------------------ getting to know each other

    def invite(self, team: str, path: Path) -> None:
        """Write an invitation to one's team. Raises ExchangeError."""
        exchange_folder.put(path.parent, path.name, self.invitation(team))
        self.invited_to(team)

    def invitation(self, team: str) -> bytes:
        """An invitation to one's team, which nobody has yet. Raises ExchangeError."""
        self._require()
        device = self._with_device()
        return write_invitation(Invitation(team, self._name(), device.public), device)

    def invited_to(self, team: str) -> None:
        """An invitation lies where it can be given. Raises ExchangeError."""
        self._kept.team = team.strip()
        self._save()

    def open_invitation(self, path: Path) -> Invited:
        """What the invitation in a file says. Raises ExchangeError."""
        return self.read_invitation(exchange_folder.read_file(path))

    def read_invitation(self, data: bytes) -> Invited:
        """What an invitation says. Raises ExchangeError, also for one's own."""
        return self.introduced(read_invitation(data))

    def introduced(self, invitation: Invitation) -> Invited:
        """Somebody invites, or is named by a mentor whom they stand in for. Raises ExchangeError for oneself."""
        self._require()
        if self._device is not None and invitation.keys == self._device.public:
            raise ExchangeError("Das ist Ihre eigene Einladung.", "Geben Sie sie den neuen Kolleginnen und Kollegen.")
        known = self._with_key(invitation.keys, FileKind.FROM_MENTOR)
        return Invited(
            invitation.keys,
            invitation.team,
            invitation.name,
            contact_of(known) if known else None,
            similar(self._kept, invitation.name, FileKind.FROM_MENTOR),
        )

    def join(self, invited: Invited, instead_of: str = "", *, until: date | None = None, away: str = "") -> Contact:
        """Trust the key of an invitation, or take it for the new computer of a contact; somebody new as in `bound`."""
        self._require()
        self._with_device()
        if self._with_key(invited.keys, FileKind.FROM_MENTOR) is None:
            known = self._pinned(instead_of) if instead_of else None
            self._kept.pin(FileKind.FROM_MENTOR, invited.name, invited.team, invited.keys, known)
            if known is None:
                self._kept.bound(self._kept.pinned[-1], until, away)
            self._kept.refused.discard(invited.keys.id)
            self._save()
        return next(one for one in self.contacts(Side.MENTOR) if one.has(invited.fingerprint))

    def bound(self, contact: str, until: date | None, stands_in: str = "") -> None:
        """From now on a mentor only stands in for another one, until a day; or, without a day, for nobody."""
        self._require()
        self._kept.bound(self._pinned(contact), until, stands_in)
        self._save()

    def accept(self, question: Question, instead_of: str = "") -> Report:
        """Trust the key of an unknown sender, or take it for the new computer of a contact; then take their file in."""
        self._require()
        letter = open_letter(question.data, self._devices)
        if letter.kind is FileKind.FROM_MENTOR and not instead_of:
            raise ExchangeError("Mentorinnen und Mentoren laden Sie ein.", "Lassen Sie sich eine Einladung geben.")
        if self._with_key(letter.sender, letter.kind) is None:
            known = self._pinned(instead_of) if instead_of else None
            self._kept.pin(letter.kind, letter.name, self._kept.team, letter.sender, known)
        self._kept.refused.discard(letter.sender.id)
        self._save()
        return self._take(question.data)

    def refuse(self, question: Question) -> None:
        """Do not ask again about the sender's files in the folder."""
        self._require()
        self._kept.refused.add(question.fingerprint.replace(" ", ""))
        self._save()

    def remove(self, contact: str) -> None:
        """Know a contact no longer: what was told and what came is deleted here, and no letter of theirs asks again."""
        self._require()
        pinned = self._pinned(contact)
        self.erase(contact)
        self._hub().forget(pinned.peer, CHANNELS_OF[pinned.kind])
        mail_earlier.forget(self._kept, pinned)
        self._kept.refused |= {device.id for device in pinned.devices}
        self._save()

    def erase_everything(self) -> None:
        """Delete keys, contacts and all logs of the profile. Raises ExchangeError."""
        try:
            private_file.delete_folder(self._folder)
        finally:
            self.begin()

    def let_go(self) -> Report:
        """Delete what is past its time, and tell it; as if the clock did not go back. Raises ExchangeError."""
        self._require()
        today = max(self._today(), self._kept.exchanged or date.min)
        gone = let_go_of(self._kept.pinned, self._hub, self._seen, today, self.retention)
        if gone:
            self._save()
        return let_go(gone)

    def disuse(self, mentor: str, path: str) -> None:
        """Delete what a mentor told of a learning path; no letter brings it back. Raises ExchangeError."""
        self._require()
        try:
            let_path_go(self._pinned(mentor), self._hub(), path)
        finally:
            self._look()

    # ------------------------------------------------------------ files and folder

    def export(self, contact: str, path: Path) -> Report:
        """Write everything for a contact into a file; tells what was deleted by time. Raises ExchangeError."""
        report = self.let_go()
        _, letter, data = self._letter(self._pinned(contact))
        exchange_folder.put(path.parent, path.name, data)
        self.given(letter)
        return report

    def import_file(self, path: Path) -> Report:
        """Take a letter in. Raises ExchangeError; for an invitation see `read_invitation`."""
        return self.take(exchange_folder.read_file(path))

    def take(self, data: bytes) -> Report:
        """Take a letter in that the person chose. Raises ExchangeError."""
        self._require()
        return self._take(data)

    def take_by_itself(self, data: bytes) -> Report:
        """Take in a letter that nobody chose: a sender who was refused is passed over. Raises ExchangeError."""
        self._require()
        return self._take(data, by_itself=True)

    def letters(self) -> tuple[tuple[str, Letter, bytes], ...]:
        """Everything for everybody: how it is called in a folder, the letter, and it sealed. Raises ExchangeError."""
        self._require()
        return tuple(map(self._letter, self._kept.pinned))

    def letter_to(self, contact: str) -> tuple[str, Letter, bytes]:
        """The same for one of them. Raises ExchangeError."""
        self._require()
        return self._letter(self._pinned(contact))

    def last_letters(self) -> dict[str, bytes]:
        """What lets others delete what was taken back, by its name in a folder: for when the keys go.

        The folder then holds no longer what was put there before: if all is kept after all, it is put anew. Raises
        ExchangeError.
        """
        self._require()
        found: dict[str, bytes] = {}
        for pinned in self._kept.pinned:
            name, whole, _ = self._letter(pinned)
            letter = last_letter(whole, self._hub())
            if letter.erased:
                found[name] = write_letter(letter, self._with_device(), pinned.devices[-1])
                self._kept.put.pop(name, None)
        self._save()
        return found

    def is_put(self, name: str, letter: Letter) -> bool:
        """Whether this very letter was the last one that was put into the folder under a name."""
        return self._kept.put.get(name) == digest(letter)

    def have_left(self, letters: Mapping[str, Letter]) -> None:
        """Letters lie in the folder, each under its name, where their readers find them. Raises ExchangeError."""
        self._kept.put |= {name: digest(letter) for name, letter in letters.items()}
        self._have_left(letters.values())

    def given(self, letter: Letter) -> None:
        """A letter lies in a file that its reader is given. Raises ExchangeError."""
        self._have_left((letter,))

    def _have_left(self, letters: Iterable[Letter]) -> None:
        for letter in letters:
            self._hub().has_left(letter)
        self._kept.exchanged = self._today()
        self._save()

    def _take(self, data: bytes, *, by_itself: bool = False) -> Report:
        """Take a letter in; `by_itself`: nobody chose it, and who was refused or says farewell is passed over."""
        if kind_of(data) is FileKind.INVITATION:
            raise ExchangeError("Das ist eine Einladung.", "Öffnen Sie sie über „Mein Team und Austausch“.")
        letter = open_letter(data, self._devices)
        pinned = self._with_key(letter.sender, letter.kind)
        if pinned is None:
            if by_itself and (letter.sender.id in self._kept.refused or is_farewell(letter, self._today())):
                return Report()
            alike = similar(self._kept, letter.name, letter.kind)
            question = Question(data, letter.name, SIDES[letter.kind], letter.sender.fingerprint, alike)
            return Report(questions=(question,))
        try:
            taken = self._hub().take(letter, pinned.peer)
        finally:
            self._look()
        mail_earlier.hear(self._kept, pinned, letter, own=self._own, foreign=self._foreign, me=self.device_id)
        self._kept.exchanged = self._today()
        self._save()
        return told(contact_of(pinned), taken)

    def _letter(self, pinned: Pinned) -> tuple[str, Letter, bytes]:
        device, to, kind = self._with_device(), pinned.devices[-1], OWN_KIND[SIDES[pinned.kind]]
        back, asked = pinned.recalled, pinned.asked
        letter = self._hub().letter(kind, pinned.peer, name=self._name(), recalled=back, asked=asked)
        return exchange_folder.letter_name(letter.kind, to, letter.sender), letter, write_letter(letter, device, to)

    # ------------------------------------------------------------ who is who

    @property
    def _devices(self) -> tuple[Device, ...]:
        return (self._device,) if self._device else ()

    def _with_device(self) -> Device:
        """The keys of this profile; made when first needed."""
        if self._device is None:
            device = keys.new_device(self._new_bytes)
            keys.write_device(self._folder, device)
            self._device = device
        return self._device

    def _hub(self) -> FileHub:
        device = self._with_device()
        return FileHub(self._own, self._foreign, self._kept.marks, me=device.public, peers=self._peers)

    def _peers(self) -> list[Peer]:
        return [pinned.peer for pinned in self._kept.pinned]

    def _pinned(self, contact: str) -> Pinned:
        for pinned in self._kept.pinned:
            if pinned.id == contact:
                return pinned
        raise NotFound(f"Mit „{contact}“ tauschen Sie sich nicht aus.")

    def _with_key(self, device: PublicKeys, kind: FileKind) -> Pinned | None:
        return next((one for one in self._kept.pinned if one.kind is kind and device in one.devices), None)

    # ------------------------------------------------------------ keeping

    def _require(self) -> None:
        """Raise what keeps the post from working."""
        if self._fault is not None:
            raise self._fault

    def _save(self) -> None:
        try:
            kept.write(self._folder, self._kept)
        except ExchangeError:
            self._kept = kept.read(self._folder)
            raise
        finally:
            self._look()

    def _look(self) -> None:
        """Make what others ask for from what is kept."""
        if self._device is None:
            self._seen = Seen(team=self._kept.team)
        else:
            fingerprint = self._device.public.fingerprint
            self._seen = seen_of(
                self._kept, self._hub(), self._own, self._foreign, fingerprint=fingerprint, before=self._seen
            )
