"""The keys of a device: one to sign what it writes, one to open what is sealed to it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wissen.errors import ExchangeError
from wissen.team import private_file

FILE: Final = "schluessel.json"
KEY_BYTES: Final = 32
ID_DIGITS: Final = 32
"""Hex digits by which a device is named: 128 bits of a hash of both its keys."""
SIGNATURE_BYTES: Final = 64

NewBytes = Callable[[int], bytes]
"""Gives so many bytes that nobody can guess."""


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others may know of a device: Ed25519 to check its signature, X25519 to seal something to it."""

    sign: bytes
    seal: bytes

    @property
    def id(self) -> str:
        """The name of the device, in hex digits."""
        return hashlib.sha256(b"wissen device 1" + self.sign + self.seal).hexdigest()[:ID_DIGITS]

    @property
    def fingerprint(self) -> str:
        """The same in groups of four, for two people who compare it by telephone."""
        return " ".join(self.id[place : place + 4] for place in range(0, ID_DIGITS, 4))

    @property
    def hex(self) -> str:
        """Both keys as they stand in files."""
        return (self.sign + self.seal).hex()


@dataclass(frozen=True, slots=True, repr=False)
class Device:
    """The secret half; it stays in the profile."""

    signing: bytes
    sealing: bytes
    public: PublicKeys

    def sign(self, data: bytes) -> bytes:
        """The signature of the device."""
        from nacl.signing import SigningKey

        return SigningKey(self.signing).sign(data).signature

    def unseal(self, data: bytes) -> bytes | None:
        """What was sealed to this device; None for what was sealed to another or is damaged."""
        from nacl.exceptions import CryptoError
        from nacl.public import PrivateKey, SealedBox

        try:
            return SealedBox(PrivateKey(self.sealing)).decrypt(data)
        except (CryptoError, ValueError, TypeError):
            return None


def device(signing: bytes, sealing: bytes) -> Device:
    """The device with these secrets of 32 bytes each."""
    from nacl.public import PrivateKey
    from nacl.signing import SigningKey

    public = PublicKeys(bytes(SigningKey(signing).verify_key), bytes(PrivateKey(sealing).public_key))
    return Device(signing, sealing, public)


def new_device(new_bytes: NewBytes) -> Device:
    """A device that has never been."""
    return device(new_bytes(KEY_BYTES), new_bytes(KEY_BYTES))


def public_keys(text: str) -> PublicKeys:
    """Read what `PublicKeys.hex` wrote; raises ValueError."""
    keys = bytes.fromhex(text)
    if len(keys) != 2 * KEY_BYTES or keys.hex() != text:
        raise ValueError(text)
    return PublicKeys(keys[:KEY_BYTES], keys[KEY_BYTES:])


def seal(data: bytes, to: PublicKeys) -> bytes:
    """Seal something so that only the device opens it; not even who sealed it can. Raises ExchangeError."""
    from nacl.exceptions import CryptoError
    from nacl.public import PublicKey, SealedBox

    try:
        return SealedBox(PublicKey(to.seal)).encrypt(data)
    except (CryptoError, RuntimeError) as error:
        raise ExchangeError("Mit diesem Schlüssel lässt sich nichts verschließen.") from error


def is_signed(data: bytes, signature: bytes, by: PublicKeys) -> bool:
    """Whether the device signed exactly this."""
    from nacl.exceptions import CryptoError
    from nacl.signing import VerifyKey

    try:
        VerifyKey(by.sign).verify(data, signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def read_device(folder: Path) -> Device | None:
    """The device of a profile, or None before its first exchange. Raises ExchangeError for a damaged file."""
    try:
        raw = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return device(bytes.fromhex(raw["sign"]), bytes.fromhex(raw["seal"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ExchangeError(
            f"Die Datei „{folder / FILE}“ mit Ihren Schlüsseln ist nicht lesbar.",
            "Solange das so ist, tauscht Wissen nichts aus. Wer den Rechner verwaltet, kann die Datei aus einer "
            "Sicherung zurückholen oder löschen; dann beginnt der Austausch mit neuen Schlüsseln.",
        ) from error


def write_device(folder: Path, kept: Device) -> None:
    """Keep the secrets in a file that only its owner may read. Raises ExchangeError."""
    text = json.dumps({"format": 1, "sign": kept.signing.hex(), "seal": kept.sealing.hex()})
    private_file.write(folder / FILE, text.encode())
