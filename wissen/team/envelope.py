"""The envelope of an exchanged file: what is said in the open, and how it is sealed and signed.

    0   6   "WISSEN"
    6   1   kind: "E" invitation, "P" from a mentor, "S" from a trainee
    7   2   format, the most significant byte first
    9   4   length of the rest
    13  32  SHA-256 of the rest
    45      the rest: a signature of 64 bytes and the content; sealed to one device, except in an invitation

What is signed: "WISSEN", kind and format, the sealing key of the recipient (32 zero bytes in an invitation), content.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final

from wissen.errors import ExchangeError
from wissen.team.keys import KEY_BYTES, SIGNATURE_BYTES, Device, PublicKeys, is_signed, seal

FORMAT: Final = 2
"""The newest that is understood; 2 has letters with messages about who stands in for a mentor."""
FIRST_FORMAT: Final = 1
LARGEST: Final = 16_000_000
"""Bytes of a file."""
LARGEST_INVITATION: Final = 4_000

_MAGIC: Final = b"WISSEN"
_OPEN: Final = len(_MAGIC) + 3
_HEADER: Final = _OPEN + 4 + 32
_NOBODY: Final = bytes(KEY_BYTES)

_ASK_AGAIN: Final = "Lassen Sie sich die Datei noch einmal geben. Hier ist nichts verändert."

Signer = Callable[[bytes], PublicKeys]
"""Finds in the content by whom it says it was signed; raises ExchangeError."""


class FileKind(StrEnum):
    """What a file is; the value stands in it."""

    INVITATION = "E"
    FROM_MENTOR = "P"
    FROM_TRAINEE = "S"


SUFFIXES: Final = {
    FileKind.INVITATION: ".wissenteam",
    FileKind.FROM_MENTOR: ".wissenpfad",
    FileKind.FROM_TRAINEE: ".wissenstand",
}


def kind_of(data: bytes) -> FileKind:
    """What a file is, after everything that can be seen without a key. Raises ExchangeError."""
    if not data.startswith(_MAGIC):
        if _MAGIC.startswith(data[: len(_MAGIC)]):
            raise _cut()
        raise ExchangeError("Das ist keine Austauschdatei von Wissen.", "Wählen Sie eine andere Datei.")
    if len(data) < _OPEN:
        raise _cut()
    number = _format_of(data)
    if number > FORMAT:
        raise ExchangeError(
            "Diese Datei braucht eine neuere Version von Wissen.",
            "Bitten Sie die Stelle, die Wissen bei Ihnen eingerichtet hat, um die neue Version. Die Datei bleibt gut.",
        )
    try:
        kind = FileKind(chr(data[len(_MAGIC)]))
    except ValueError:
        raise _damaged() from None
    if len(data) > (LARGEST_INVITATION if kind is FileKind.INVITATION else LARGEST):
        raise ExchangeError("Die Datei ist zu groß für eine Austauschdatei.", _ASK_AGAIN)
    if len(data) < _HEADER or len(data) - _HEADER < int.from_bytes(data[_OPEN : _OPEN + 4], "big"):
        raise _cut()
    rest = data[_HEADER:]
    if number < FIRST_FORMAT or data[_OPEN:_HEADER] != _about(rest):
        raise _damaged()
    return kind


def wrap(
    kind: FileKind, content: bytes, by: Device, to: PublicKeys | None = None, *, number: int = FIRST_FORMAT
) -> bytes:
    """A file with this content, sealed to a device or, for an invitation, open. Raises ExchangeError.

    `number` is the oldest format in which the content can be read.
    """
    words = _open_words(kind, number)
    signature = by.sign(_signed(words, to, content))
    rest = signature + content if to is None else seal(signature + content, to)
    if _HEADER + len(rest) > LARGEST:
        raise ExchangeError("Es sind zu viele Nachrichten für eine Datei.")
    return words + _about(rest) + rest


def unwrap(data: bytes, devices: Sequence[Device], signer: Signer) -> tuple[FileKind, bytes]:
    """Kind and content of a file that is whole, meant for one of these devices, and signed. Raises ExchangeError."""
    kind, words, rest = kind_of(data), data[:_OPEN], data[_HEADER:]
    if kind is FileKind.INVITATION:
        return kind, _checked(words, rest, None, signer)
    for device in devices:
        inner = device.unseal(rest)
        if inner is not None:
            return kind, _checked(words, inner, device.public, signer)
    raise ExchangeError(
        "Diese Datei ist nicht für Sie verschlossen.",
        "Sie gehört zu einem anderen Team, oder zu Schlüsseln, die Sie nicht mehr haben. Geben Sie Ihrem Gegenüber "
        "eine Datei oder eine Einladung von diesem Rechner.",
    )


def _checked(words: bytes, inner: bytes, to: PublicKeys | None, signer: Signer) -> bytes:
    signature, content = inner[:SIGNATURE_BYTES], inner[SIGNATURE_BYTES:]
    if not is_signed(_signed(words, to, content), signature, signer(content)):
        raise ExchangeError("Die Unterschrift in der Datei stimmt nicht.", _ASK_AGAIN)
    return content


def _signed(words: bytes, to: PublicKeys | None, content: bytes) -> bytes:
    return words + (_NOBODY if to is None else to.seal) + content


def _open_words(kind: FileKind, number: int) -> bytes:
    return _MAGIC + kind.value.encode() + number.to_bytes(2, "big")


def _format_of(data: bytes) -> int:
    return int.from_bytes(data[_OPEN - 2 : _OPEN], "big")


def _about(rest: bytes) -> bytes:
    return len(rest).to_bytes(4, "big") + hashlib.sha256(rest).digest()


def _cut() -> ExchangeError:
    return ExchangeError("Die Datei ist nicht vollständig: Ihr Ende fehlt.", _ASK_AGAIN)


def _damaged() -> ExchangeError:
    return ExchangeError("Die Datei ist beschädigt.", _ASK_AGAIN)
