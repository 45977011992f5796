"""Packs that chance has damaged: what becomes of them, how long each took, and how much memory all of them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.packs import pack_bytes, signed, small_files
from wissen.content.pack import split_seal
from wissen.errors import PackError
from wissen.services.packs import Packs

_SPLICED = (
    b"../",
    b"\0",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\xff" * 4,
    b"<script/>",
    b'{"format": 1}',
    b"C:",
)


@dataclass
class Fuzzed:
    """`wrong`: taken though its files are not the original ones, or refused by anything else than a PackError.

    `same`: taken, and every file is the original one: chance hit what means nothing.
    """

    refused: int = 0
    same: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        taken = f"{self.same} taken with unchanged files, {len(self.wrong)} wrong"
        return f"{self.refused} refused, {taken}, slowest {self.slowest * 1000:.0f} ms"


def fuzz(folder: Path, *, rounds: int, seed: int) -> Fuzzed:
    """Damage a pack again and again: half of them after it was signed, half of them signed by the one who damaged."""
    chance, found = random.Random(seed), Fuzzed()
    sound = pack_bytes()
    archive, _ = split_seal(sound)
    file, files = folder / "zufall.wissenpaket", small_files()
    packs = Packs(folder / "pakete")
    for number in range(rounds):
        resigned = number % 2 == 1
        damaged = chance.choice(_DAMAGES)(chance, archive if resigned else sound)
        file.write_bytes(_signed(damaged) if resigned else damaged)
        start = time.perf_counter()
        try:
            taken = packs.look(file)
        except PackError:
            found.refused += 1
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            found.wrong.append(f"round {number}: {type(error).__name__}: {error}")
        else:
            held = {path: taken.package.read(path, limit=10**7) for path in taken.package.entries}
            if held == files:
                found.same += 1
            else:
                found.wrong.append(f"round {number}: taken")
        found.slowest = max(found.slowest, time.perf_counter() - start)
    return found


def _signed(damaged: bytes) -> bytes:
    """With a sound signature, where there is enough left to sign."""
    return signed(damaged[:-2] + b"\0\0") if len(damaged) > 22 else damaged


def _flip(chance: random.Random, data: bytes) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _flip_in_the_table(chance: random.Random, data: bytes) -> bytes:
    start = data.find(b"PK\x01\x02")
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        spoilt[chance.randrange(start, len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return chance.choice([data[:start], data[start:], data[:start] + data[end:]])


def _splice(chance: random.Random, data: bytes) -> bytes:
    place, piece = chance.randrange(len(data)), chance.choice(_SPLICED)
    return data[:place] + piece + data[place + chance.choice([0, len(piece)]) :]


def _double(chance: random.Random, data: bytes) -> bytes:
    start, end = sorted(chance.sample(range(len(data)), 2))
    return data[:end] + data[start:end] + data[end:]


def _large(chance: random.Random, data: bytes) -> bytes:
    """A number of the table becomes as large as it can."""
    place = chance.randrange(data.find(b"PK\x01\x02"), len(data) - 4)
    return data[:place] + b"\xff\xff\xff\x7f" + data[place + 4 :]


_DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flip,
    _flip_in_the_table,
    _cut,
    _splice,
    _double,
    _large,
)
