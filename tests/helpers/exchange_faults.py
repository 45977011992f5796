"""Faults for the exchange, with a seed and a number of rounds: small for every run, in full for the soak."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.exchange import Desk, a_share, a_team, came
from tests.helpers.faults import Figures
from wissen.errors import ExchangeError
from wissen.team.messages import HelpWanted, Message

_ROUNDS_OF_A_TEAM = 50
"""After so many rounds there is a new team: logs stay short, and the rounds fast."""
_KINDS = ("cut", "flipped", "zeroed", "noise", "doubled", "joined", "longer", "empty", "older", "sound", "other side")


@dataclass
class _Letters:
    """What Jana has told, and the letters that she has written, each with how much it tells."""

    told: list[Message] = field(default_factory=list)
    written: list[tuple[int, bytes]] = field(default_factory=list)
    arrived: int = 0


def damage_letters(folder: Path, *, rounds: int, seed: int) -> Figures:
    """Damage, repeat and delay letters: whatever was damaged is refused, and what is there is what was told."""
    chance, figures = random.Random(seed), Figures()
    for start in range(0, rounds, _ROUNDS_OF_A_TEAM):
        root = folder / str(start)
        root.mkdir(parents=True)
        nabil, jana = a_team(root)
        letters = _Letters()
        for number in range(start, min(start + _ROUNDS_OF_A_TEAM, rounds)):
            _write(jana, letters, number)
            _give(nabil, letters, chance, figures)
            if chance.random() < 0.1:
                nabil.open()
            if came(nabil) != letters.told[: letters.arrived]:
                figures.wrong.append(f"round {number}: {len(came(nabil))} came, {letters.arrived} were told")
        nabil.mail.import_file(jana.file("nabil"))
        if came(nabil) != letters.told:
            figures.wrong.append(f"after round {start}: not all came in the end")
        shutil.rmtree(root)
    return figures


def _write(jana: Desk, letters: _Letters, number: int) -> None:
    message = HelpWanted("2026-W48", "m01", f"Frage {number}")
    jana.mail.send("nabil", message)
    letters.told.append(message)
    letters.written.append((len(letters.told), jana.file("nabil").read_bytes()))


def _give(nabil: Desk, letters: _Letters, chance: random.Random, figures: Figures) -> None:
    kind = chance.choice(_KINDS)
    tells, sound = chance.choice(letters.written) if kind == "older" else letters.written[-1]
    data = _damaged(kind, sound, chance)
    path = nabil.folder.with_name("brief.wissenstand")
    path.write_bytes(data)
    figures.rounds += 1
    try:
        nabil.mail.import_file(path)
        outcome = "taken"
        letters.arrived = max(letters.arrived, tells)
    except ExchangeError as error:
        outcome = "refused"
        if not error.text or not error.hint:
            figures.wrong.append(f"{kind}: told nothing")
    figures.outcomes[f"{kind} {outcome}"] += 1
    if (outcome == "taken") != (data == sound):
        figures.wrong.append(f"{kind}: {outcome}")


def _damaged(kind: str, sound: bytes, chance: random.Random) -> bytes:
    data = bytearray(sound)
    place = chance.randrange(len(data))
    match kind:
        case "cut":
            del data[place:]
        case "flipped":
            data[place] ^= 1 << chance.randrange(8)
        case "zeroed":
            data[place : place + 64] = bytes(len(data[place : place + 64]))
        case "noise":
            data[place:] = chance.randbytes(len(data) - place)
        case "doubled":
            data += sound
        case "joined":
            data[place:] = sound[: len(data) - place]
        case "longer":
            data += chance.randbytes(chance.randrange(1, 50))
        case "empty":
            data.clear()
        case "other side":
            data[6] = ord(chance.choice("PEX"))
    return bytes(data)


def put_back_profiles(folder: Path, *, rounds: int, seed: int) -> Figures:
    """Put profiles back from backups at random moments, and exchange on: nothing is lost, nothing doubled.

    What the backup does not know, but the other side does, stays with the other side.
    """
    chance, figures = random.Random(seed), Figures()
    for number in range(rounds):
        root = folder / str(number)
        root.mkdir(parents=True)
        nabil, jana = a_team(root)
        everything: list[Message] = []
        told: list[Message] = []
        backups = {desk.name: shutil.copytree(desk.folder, root / f"{desk.name}.0") for desk in (nabil, jana)}
        for step in range(chance.randrange(4, 16)):
            what = chance.choice(["send", "send", "letter", "answer", "backup", "put back", "restart"])
            desk = chance.choice([nabil, jana])
            match what:
                case "send":
                    everything.append(a_share(len(everything)))
                    told.append(everything[-1])
                    jana.mail.send("nabil", told[-1])
                case "letter":
                    jana.told(nabil)
                case "answer":
                    nabil.told(jana)
                case "backup":
                    backups[desk.name] = shutil.copytree(desk.folder, root / f"{desk.name}.{step + 1}")
                case "put back":
                    _put_back(desk, backups[desk.name])
                    # What neither side has any more is nowhere; a backup may bring back what was nowhere.
                    left = {repr(message) for message in (*came(nabil), *jana.mail.sent("nabil"))}
                    told = [message for message in everything if repr(message) in left]
                case "restart":
                    desk.open()
        for _ in range(3):
            jana.told(nabil)
            nabil.told(jana)
        there = came(nabil)
        figures.rounds += 1
        figures.outcomes["messages"] += len(there)
        if sorted(map(repr, there)) != sorted(map(repr, told)):
            figures.wrong.append(f"seed {seed}, round {number}: {len(there)} came, {len(told)} were told")
        if not set(map(repr, jana.mail.sent("nabil"))) <= set(map(repr, there)):
            figures.wrong.append(f"seed {seed}, round {number}: something Jana has did not come")
        shutil.rmtree(root)
    return figures


def _put_back(desk: Desk, backup: Path) -> None:
    shutil.rmtree(desk.folder)
    shutil.copytree(backup, desk.folder)
    desk.open()
