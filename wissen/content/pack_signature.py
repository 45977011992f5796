"""Signatures and keys in the text format of minisign: Ed25519 over BLAKE2b-512, a signed comment, a password.

The format is described at https://jedisct1.github.io/minisign; only prehashed signatures are read and written, which
is what minisign writes. Whoever has minisign can therefore make the keys with it.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.exceptions import RuntimeError as NaclRuntimeError
from nacl.exceptions import ValueError as NaclValueError
from nacl.pwhash import scrypt
from nacl.signing import SigningKey, VerifyKey

from wissen.errors import PackError

NUMBER_BYTES: Final = 8
SEED_BYTES: Final = 32
SALT_BYTES: Final = 32
LONGEST_COMMENT: Final = 1_024
"""Characters of a comment line."""

_COMMENT: Final = "untrusted comment: "
_TRUSTED: Final = "trusted comment: "
_KEY: Final = b"Ed"
_HASHED: Final = b"ED"
_LEGACY: Final = b"Ed"
_SCRYPT: Final = b"Sc"
_BLAKE: Final = b"B2"
_CHECK_BYTES: Final = 32
_SIGNATURE_BYTES: Final = 64
# What a key file may ask of the computer: no more than minisign itself does (1 GB).
_MOST_OPERATIONS: Final = scrypt.OPSLIMIT_SENSITIVE
_MOST_MEMORY: Final = scrypt.MEMLIMIT_SENSITIVE
OPERATIONS: Final = 4 * scrypt.OPSLIMIT_INTERACTIVE
MEMORY: Final = 4 * scrypt.MEMLIMIT_INTERACTIVE
"""What our own key files ask for: 64 MB and some tenths of a second for each password that is tried."""
_AGAIN: Final = "Bitten Sie die Redaktion, das Paket noch einmal zu signieren."


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Whose signature it is; `number` only tells keys apart and proves nothing."""

    number: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The one line that minisign calls the public key."""
        return _base64(_KEY + self.number + self.key)

    @property
    def fingerprint(self) -> str:
        """What two people compare by telephone: 96 bits of SHA-256 in six groups."""
        digest = sha256(self.key).hexdigest()
        return " ".join(digest[start : start + 4] for start in range(0, 24, 4))


@dataclass(frozen=True, slots=True)
class SecretKey:
    """The key that signs; it is never kept without a password."""

    number: bytes
    seed: bytes

    @property
    def public(self) -> PublicKey:
        """The key that others need."""
        return PublicKey(self.number, bytes(SigningKey(self.seed).verify_key))


@dataclass(frozen=True, slots=True)
class Signature:
    """`comment` is signed too (`whole` is the signature of both)."""

    number: bytes
    value: bytes
    comment: str
    whole: bytes


# ---------------------------------------------------------------- signatures


def sign(message: bytes, key: SecretKey, *, comment: str) -> Signature:
    """Sign bytes together with a comment of one line."""
    signing = SigningKey(key.seed)
    value = signing.sign(blake2b(message).digest()).signature
    return Signature(key.number, value, comment, signing.sign(value + comment.encode()).signature)


def verify(message: bytes, signature: Signature, key: PublicKey) -> None:
    """Check both signatures; raises PackError."""
    if signature.number != key.number:
        raise PackError("signatur-fremder-schlüssel", "Die Signatur gehört zu einem anderen Schlüssel.", _AGAIN)
    try:
        opener = VerifyKey(key.key)
        opener.verify(blake2b(message).digest(), signature.value)
    except (BadSignatureError, NaclValueError) as error:
        raise PackError(
            "signatur-falsch", "Die Signatur passt nicht zur Datei: Sie wurde verändert oder ist beschädigt.", _AGAIN
        ) from error
    try:
        opener.verify(signature.value + signature.comment.encode(), signature.whole)
    except BadSignatureError as error:
        raise PackError("signatur-kommentar", "Die Angaben in der Signatur wurden verändert.", _AGAIN) from error


def write_signature(signature: Signature) -> str:
    """The text of a `.minisig` file."""
    value = _base64(_HASHED + signature.number + signature.value)
    return (
        f"{_COMMENT}signature from wissen secret key\n{value}\n"
        f"{_TRUSTED}{signature.comment}\n{_base64(signature.whole)}\n"
    )


def read_signature(text: str) -> Signature:
    """The signature in the text of a `.minisig` file; raises PackError."""
    fault = PackError("signatur-unlesbar", "Die Signatur ist nicht lesbar.", _AGAIN)
    lines = _lines(text, 4, fault)
    trusted = lines[2].removeprefix(_TRUSTED)
    if not lines[0].startswith(_COMMENT) or trusted == lines[2]:
        raise fault
    head, whole = _bytes(lines[1], fault), _bytes(lines[3], fault)
    if len(head) != 2 + NUMBER_BYTES + _SIGNATURE_BYTES or len(whole) != _SIGNATURE_BYTES:
        raise fault
    if head[:2] == _LEGACY:
        raise PackError("signatur-veraltet", "Die Signatur ist von einer alten Art.", f"{_AGAIN} (minisign: ohne „-l“)")
    if head[:2] != _HASHED:
        raise PackError("signatur-art", "Die Signatur ist von einer unbekannten Art.", _AGAIN)
    return Signature(head[2 : 2 + NUMBER_BYTES], head[2 + NUMBER_BYTES :], trusted, whole)


# ---------------------------------------------------------------- keys


def write_public(key: PublicKey) -> str:
    """The text of a public key file."""
    return f"{_COMMENT}minisign public key {key.number[::-1].hex().upper()}\n{key.text}\n"


def read_public(text: str) -> PublicKey:
    """The key in a public key file, or in its second line alone; raises PackError."""
    fault = PackError(
        "schlüssel-unlesbar", "Der öffentliche Schlüssel ist nicht lesbar.", "Erwartet wird eine Zeile wie „RWQ…“."
    )
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 2 and lines[0].startswith(_COMMENT):
        lines = lines[1:]
    if len(lines) != 1:
        raise fault
    raw = _bytes(lines[0].strip(), fault)
    if len(raw) != 2 + NUMBER_BYTES + SEED_BYTES or raw[:2] != _KEY:
        raise fault
    return PublicKey(raw[2 : 2 + NUMBER_BYTES], raw[2 + NUMBER_BYTES :])


def write_secret(key: SecretKey, password: str, *, salt: bytes) -> str:
    """The text of a key file that only the password opens; `salt` are 32 random bytes."""
    inner = key.number + key.seed + key.public.key
    inner += blake2b(_KEY + inner, digest_size=_CHECK_BYTES).digest()
    limits = OPERATIONS.to_bytes(8, "little") + MEMORY.to_bytes(8, "little")
    hidden = _hidden(inner, password, salt, OPERATIONS, MEMORY)
    return f"{_COMMENT}minisign encrypted secret key\n{_base64(_KEY + _SCRYPT + _BLAKE + salt + limits + hidden)}\n"


def read_secret(text: str, password: str) -> SecretKey:
    """The key in a key file of ours or of minisign; raises PackError, also for a wrong password."""
    fault = PackError("schlüssel-unlesbar", "Die Schlüsseldatei ist nicht lesbar.", "Nehmen Sie eine Sicherung davon.")
    lines = _lines(text, 2, fault)
    raw = _bytes(lines[1], fault)
    inner_length = NUMBER_BYTES + 2 * SEED_BYTES + _CHECK_BYTES
    if len(raw) != 6 + SALT_BYTES + 16 + inner_length or raw[:2] != _KEY or raw[4:6] != _BLAKE:
        raise fault
    if raw[2:4] != _SCRYPT:
        raise PackError(
            "schlüssel-ohne-kennwort",
            "Diese Schlüsseldatei hat kein Kennwort.",
            "Geben Sie ihr eines, zum Beispiel mit „minisign -C“, oder erzeugen Sie einen neuen Schlüssel.",
        )
    salt, rest = raw[6 : 6 + SALT_BYTES], raw[6 + SALT_BYTES :]
    operations, memory = (int.from_bytes(rest[start : start + 8], "little") for start in (0, 8))
    if operations > _MOST_OPERATIONS or memory > _MOST_MEMORY:
        raise fault
    inner = _hidden(rest[16:], password, salt, operations, memory)
    body, check = inner[:-_CHECK_BYTES], inner[-_CHECK_BYTES:]
    seed, public = body[NUMBER_BYTES:-SEED_BYTES], body[-SEED_BYTES:]
    if check != blake2b(_KEY + body, digest_size=_CHECK_BYTES).digest():
        raise PackError(
            "kennwort-falsch", "Das ist nicht das Kennwort dieses Schlüssels.", "Versuchen Sie es noch einmal."
        )
    key = SecretKey(body[:NUMBER_BYTES], seed)
    if key.public.key != public:
        raise fault
    return key


def _hidden(inner: bytes, password: str, salt: bytes, operations: int, memory: int) -> bytes:
    """Hide what is open, open what is hidden."""
    try:
        letters = password.encode()
    except UnicodeEncodeError as error:
        raise PackError(
            "kennwort-unlesbar", "Das Kennwort enthält Zeichen, die sich nicht lesen lassen.", "Geben Sie es neu ein."
        ) from error
    try:
        stream = scrypt.kdf(len(inner), letters, salt, opslimit=operations, memlimit=memory)
    except (NaclRuntimeError, NaclValueError, ValueError, MemoryError) as error:
        raise PackError(
            "schlüssel-unlesbar",
            "Die Schlüsseldatei lässt sich auf diesem Rechner nicht öffnen.",
            "Sie verlangt mehr Arbeitsspeicher, als frei ist, oder sie ist beschädigt.",
        ) from error
    return bytes(one ^ other for one, other in zip(inner, stream, strict=True))


# ---------------------------------------------------------------- text


def _lines(text: str, count: int, fault: PackError) -> list[str]:
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if len(lines) != count or any(len(line) > LONGEST_COMMENT for line in lines):
        raise fault
    return lines


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str, fault: PackError) -> bytes:
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, ValueError) as error:
        raise fault from error
    if _base64(raw) != text:  # bits nobody reads would make two texts of one signature
        raise fault
    return raw
