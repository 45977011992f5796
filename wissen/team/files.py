"""What stands in an exchanged file: an invitation, or a letter with whole logs, in canonical JSON."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from wissen.errors import ExchangeError
from wissen.team.envelope import FIRST_FORMAT, FileKind, unwrap, wrap
from wissen.team.keys import Device, PublicKeys, public_keys
from wissen.team.log import EMPTY, LONGEST_BODY, LONGEST_LOG, Entry, LogName, Tombstone, continued, log_name
from wissen.team.messages import LONGEST_NAME, SINCE, Channel, canonical, decode
from wissen.text import printable

MOST_LOGS: Final = 1_000
"""Logs, tombstones or heads of one letter; of more tombstones than that those that are confirmed stay away."""

HASH_DIGITS: Final = 16
"""Of the hash of an entry that somebody else has; 64 bits tell a person's own entries apart."""

CHANNELS_OF: Final = {
    FileKind.FROM_MENTOR: frozenset({Channel.ASSIGN}),
    FileKind.FROM_TRAINEE: frozenset({Channel.SHARE, Channel.DETAIL}),
}
"""Which logs a letter may hold."""

_HASH = re.compile(f"[0-9a-f]{{{HASH_DIGITS}}}")

T = TypeVar("T")


class _Named(Protocol):
    @property
    def name(self) -> LogName: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A mentor's public keys, and how they and their team are called."""

    team: str
    name: str
    keys: PublicKeys


@dataclass(frozen=True, slots=True)
class SentLog:
    """A log from its first entry on."""

    name: LogName
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What the sender of a letter has of a log of its recipient: the first `HASH_DIGITS` of the hash of each entry.

    By them the author finds how far both have the same.
    """

    name: LogName
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """All that one device has to tell another; the name of the sender travels in the sealed part only.

    `erased` are logs that the sender has deleted, `held` and `gone` those of the recipient that the sender has, or has
    deleted because the recipient wanted it.
    """

    kind: FileKind
    sender: PublicKeys
    name: str
    logs: tuple[SentLog, ...] = ()
    erased: tuple[Tombstone, ...] = ()
    held: tuple[Held, ...] = ()
    gone: tuple[Tombstone, ...] = ()


def write_invitation(invitation: Invitation, by: Device) -> bytes:
    """The file `.wissenteam`. Raises ExchangeError."""
    raw = {"keys": invitation.keys.hex, "name": _worded(invitation.name), "team": _worded(invitation.team)}
    return wrap(FileKind.INVITATION, canonical(raw), by)


def read_invitation(data: bytes) -> Invitation:
    """Raises ExchangeError for everything that is not exactly an invitation."""
    kind, content = unwrap(data, (), _signer)
    if kind is not FileKind.INVITATION:
        raise _unreadable()
    return _read(content, _invitation)


def write_letter(letter: Letter, by: Device, to: PublicKeys) -> bytes:
    """The file for one recipient, another one each time. Raises ExchangeError."""
    bodies = ((entry.body, log.name.channel) for log in letter.logs for entry in log.entries)
    number = max((SINCE.get(type(decode(*one)), FIRST_FORMAT) for one in bodies), default=FIRST_FORMAT)
    return wrap(letter.kind, _written(letter), by, to, number=number)


def digest(letter: Letter) -> str:
    """The same for the same letter, as its file is not. Raises ExchangeError."""
    return hashlib.sha256(letter.kind.value.encode() + _written(letter)).hexdigest()


def asked(letter: Letter) -> frozenset[LogName]:
    """Of which logs the sender of a letter does not know yet whether they are deleted: for the answer."""
    return frozenset((*(log.name for log in letter.logs), *(stone.name for stone in letter.erased)))


def _written(letter: Letter) -> bytes:
    if max(map(len, (letter.logs, letter.erased, letter.held, letter.gone))) > MOST_LOGS:
        raise ExchangeError(
            "Es ist zu viel für eine Datei.", "Entfernen Sie den Kontakt, und beginnen Sie mit einer neuen Einladung."
        )
    raw = {
        "erased": [[str(one.name), one.length] for one in letter.erased],
        "gone": [[str(one.name), one.length] for one in letter.gone],
        "held": [[str(one.name), list(one.hashes)] for one in letter.held],
        "keys": letter.sender.hex,
        "logs": [[str(log.name), [entry.body.decode() for entry in log.entries]] for log in letter.logs],
        "name": _worded(letter.name),
    }
    return canonical(raw)


def open_letter(data: bytes, devices: Sequence[Device]) -> Letter:
    """A letter that is meant for one of these devices. Raises ExchangeError for everything that is not exactly one."""
    kind, content = unwrap(data, devices, _signer)
    if kind is FileKind.INVITATION:
        raise ExchangeError("Das ist eine Einladung und kein Stand und kein Lernpfad.")
    return _read(content, lambda raw: _letter(kind, raw))


def _signer(content: bytes) -> PublicKeys:
    try:
        return public_keys(json.loads(content)["keys"])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise _unreadable() from error


def _invitation(raw: dict[str, Any]) -> Invitation:
    return Invitation(_text(raw.pop("team")), _text(raw.pop("name")), public_keys(raw.pop("keys")))


def _letter(kind: FileKind, raw: dict[str, Any]) -> Letter:
    return Letter(
        kind,
        sender=public_keys(raw.pop("keys")),
        name=_text(raw.pop("name")),
        logs=_once(_log(kind, *one) for one in _list(raw.pop("logs"))),
        erased=_once(_stone(*one) for one in _list(raw.pop("erased"))),
        held=_once(_held(*one) for one in _list(raw.pop("held"))),
        gone=_once(_stone(*one) for one in _list(raw.pop("gone"))),
    )


def _log(kind: FileKind, name: object, bodies: object) -> SentLog:
    log = log_name(_string(name))
    if log.channel not in CHANNELS_OF[kind]:
        raise ValueError(name)
    found = _list(bodies, LONGEST_LOG)
    for body in found:
        if len(body) > LONGEST_BODY:
            raise ValueError(len(body))
        decode(body.encode(), log.channel)
    return SentLog(log, tuple(continued(log, EMPTY, (body.encode() for body in found))))


def _stone(name: object, length: object) -> Tombstone:
    return Tombstone(log_name(_string(name)), _count(length))


def _held(name: object, hashes: object) -> Held:
    found = _list(hashes, LONGEST_LOG)
    for one in found:
        if not _HASH.fullmatch(one):
            raise ValueError(one)
    return Held(log_name(_string(name)), tuple(found))


def _count(raw: object) -> int:
    if type(raw) is not int or not 0 <= raw <= LONGEST_LOG:
        raise ValueError(raw)
    return raw


def _read(content: bytes, read: Callable[[dict[str, Any]], T]) -> T:
    """The value, if the content is exactly how it would be written."""
    try:
        raw = json.loads(content)
        is_canonical = isinstance(raw, dict) and canonical(raw) == content
        value = read(raw)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _unreadable() from error
    if raw or not is_canonical:
        raise _unreadable()
    return value


def _once(values: Iterable[N]) -> tuple[N, ...]:
    """The values, none of which may name a log that another names."""
    found = tuple(values)
    if len({str(one.name) for one in found}) != len(found):
        raise ValueError("named twice")
    return found


def _list(raw: object, most: int = MOST_LOGS) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    if len(raw) > most:
        raise ValueError(len(raw))
    return raw


def _string(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    return raw


def _text(raw: object) -> str:
    text = _string(raw)
    if not text.strip() or len(text) > LONGEST_NAME or not text.isprintable():
        raise ValueError(raw)
    return text


def _worded(name: str) -> str:
    """A name as it may travel. Raises ExchangeError."""
    words = " ".join(printable(name).split())
    if len(words) > LONGEST_NAME:
        raise ExchangeError(
            f"Der Name „{words[:40]} …“ ist zu lang.",
            f"Höchstens {LONGEST_NAME} Zeichen gehen hinaus. Ihren eigenen Namen ändern Sie in den Einstellungen.",
        )
    try:
        return _text(words)
    except ValueError as error:
        raise ExchangeError(
            "Ohne Namen geht es nicht: Ihr Gegenüber sieht ihn.",
            "Tragen Sie ihn in den Einstellungen ein.",
        ) from error


def _unreadable() -> ExchangeError:
    return ExchangeError("Die Datei ist unverständlich.", "Lassen Sie sich die Datei noch einmal geben.")
