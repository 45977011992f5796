"""What an exchange brought, as values and in plain German words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from wissen.services.post import Contact, Side
from wissen.team.file_hub import Taken
from wissen.team.keys import PublicKeys
from wissen.team.messages import (
    Assignment,
    Cover,
    CoverEnded,
    Covering,
    HelpWanted,
    Message,
    Share,
    SignedOff,
    Withdrawn,
    decode,
)
from wissen.text import fold, german_list, plural_de

_COUNTED: Final[tuple[tuple[type[Message], str, str], ...]] = (
    (Share, "Stand", "Stände"),
    (HelpWanted, "Bitte um Hilfe", "Bitten um Hilfe"),
    (Assignment, "Lernpfad", "Lernpfade"),
    (Withdrawn, "zurückgenommener Lernpfad", "zurückgenommene Lernpfade"),
    (SignedOff, "Abnahme", "Abnahmen"),
    (Cover, "Vertretung", "Vertretungen"),
    (CoverEnded, "beendete Vertretung", "beendete Vertretungen"),
    (Covering, "Hinweis auf eine Vertretung", "Hinweise auf Vertretungen"),
)

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')


@dataclass(frozen=True, slots=True)
class Question:
    """A file that is signed by a device nobody here knows: it waits until the person has decided.

    `side` is what its sender would be to the person; `similar` are those whose new computer it might be, first of all
    somebody of the same name, whose key then has changed.
    """

    data: bytes
    name: str
    side: Side
    fingerprint: str
    similar: tuple[Contact, ...]

    @property
    def changed(self) -> Contact | None:
        """Somebody of this name whose key is another one."""
        return _of_that_name(self.similar, self.name)


@dataclass(frozen=True, slots=True)
class Invited:
    """What an invitation says; `known`: who it is from, if this key is pinned already. `similar` as in `Question`."""

    keys: PublicKeys
    team: str
    name: str
    known: Contact | None
    similar: tuple[Contact, ...]

    @property
    def fingerprint(self) -> str:
        """What two people compare by telephone."""
        return self.keys.fingerprint

    @property
    def changed(self) -> Contact | None:
        """Somebody of this name whose key is another one."""
        return _of_that_name(self.similar, self.name)


@dataclass(frozen=True, slots=True)
class Report:
    """What came, a line for each thing that matters, and what the person has to decide. `faults` went wrong."""

    lines: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    faults: tuple[str, ...] = ()
    came: int = 0
    """Messages and deletions that were new."""


def together(reports: Iterable[Report]) -> Report:
    """Several reports as one."""
    found = tuple(reports)
    return Report(
        lines=tuple(line for one in found for line in one.lines),
        questions=tuple(question for one in found for question in one.questions),
        faults=tuple(fault for one in found for fault in one.faults),
        came=sum(one.came for one in found),
    )


def told(contact: Contact, taken: Taken) -> Report:
    """What a letter brought."""
    messages = [decode(entry.body, name.channel) for name, entries in taken.new for entry in entries]
    lines = [_came(contact.name, messages)] if messages else []
    if taken.erased:
        lines.append(f"{contact.name} hat etwas zurückgeholt. Es ist jetzt auch hier gelöscht.")
    if taken.mended:
        lines.append(
            f"Ihr Wissen kennt weniger, als bei {contact.name} angekommen ist: Vermutlich wurde hier eine Sicherung "
            "zurückgespielt. Der Austausch geht in neuer Zählung weiter. Es ist nichts verloren."
        )
    if taken.dropped:
        lines.append(
            f"Hier stand noch, was Sie bei {contact.name} schon zurückgeholt hatten: Vermutlich wurde eine Sicherung "
            "zurückgespielt. Es ist wieder gelöscht. Sehen Sie nach, ob Sie etwas neu senden möchten."
        )
    if taken.forks:
        lines.append(
            f"Bei {contact.name} wurde vermutlich eine Sicherung zurückgespielt. Was seither geschrieben wurde, fehlt "
            f"hier noch: Geben Sie {contact.name} eine Datei von hier, dann kommt es mit der nächsten."
        )
    came = sum(len(entries) for _, entries in taken.new) + len(taken.erased)
    return Report(tuple(lines) or (f"Von {contact.name}: nichts Neues.",), came=came)


def let_go(messages: Sequence[Message]) -> Report:
    """What was deleted because it was past its time; a learning path counts once, however often it was changed."""
    paths = {one.id: one for one in messages if isinstance(one, Assignment)}
    others = [one for one in messages if isinstance(one, Share | HelpWanted | SignedOff)]
    counted = _counted((*others, *paths.values()))
    lines = (f"Nach Ablauf der Frist gelöscht: {counted}.",) if counted else ()
    return Report(lines, came=len(messages))


def kind_of(message: Message) -> str:
    """What a message is called."""
    return next(one for kind, one, _ in _COUNTED if isinstance(message, kind))


def named_file(words: str, ending: str) -> str:
    """A name for a file that every system takes."""
    return _NOT_IN_NAMES.sub("-", words).strip(" .") + ending


def damaged_logs(count: int) -> str:
    """What is told when logs in the profile were damaged."""
    files = "war eine Datei" if count == 1 else f"waren {count} Dateien"
    return (
        f"Im Austausch {files} beschädigt. Was noch lesbar war, ist da. "
        "Lassen Sie sich neue Dateien geben: Sie enthalten alles von Anfang an."
    )


def _came(name: str, messages: Sequence[Message]) -> str:
    return f"Von {name}: {_counted(messages)}."


def _counted(messages: Sequence[Message]) -> str:
    counted = []
    for kind, one, many in _COUNTED:
        count = sum(isinstance(message, kind) for message in messages)
        if count:
            counted.append(plural_de(count, one, many))
    return german_list(counted)


def _of_that_name(contacts: Iterable[Contact], name: str) -> Contact | None:
    """Who is called so, however it is written."""
    return next((contact for contact in contacts if fold(contact.name) == fold(name)), None)
