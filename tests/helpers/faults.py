"""Faults for the local store, with a seed and a number of rounds: small for every run, in full for the soak."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
import zlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.stores import DAY, Desk, answered, answered_in_own_words, completed
from wissen.errors import StoreDamaged, StoreForeign, StoreNewer
from wissen.progress import backup, database
from wissen.progress.drives import Drive
from wissen.progress.notices import Restored
from wissen.progress.store import Opened

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Figures:
    """What a series of faults came to. `wrong` must stay empty."""

    rounds: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        found = ", ".join(f"{name} {number}" for name, number in sorted(self.outcomes.items()))
        return f"{self.rounds} rounds, {len(self.wrong)} wrong; {found}"


class Writer:
    """The answering process, and what it acknowledged before it was killed."""

    def __init__(self, path: Path, *options: str) -> None:
        command = [sys.executable, "-m", "tests.helpers.answering", str(path), *options]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self._wait_until_open()

    def kill_after(self, seconds: float) -> list[str]:
        """Kill it and return the references it acknowledged."""
        time.sleep(seconds)
        self._process.kill()
        return self.rest()

    def kill_at(self, answers: int) -> list[str]:
        """Kill it once it has acknowledged so many, however busy the computer is; return the references."""
        assert self._process.stdout is not None
        said = [self._process.stdout.readline().removesuffix("\n") for _ in range(answers)]
        self._process.kill()
        return said + self.rest()

    def rest(self) -> list[str]:
        """Return all it said until its end; a line that was cut off is no acknowledgement."""
        assert self._process.stdout is not None
        said = self._process.stdout.read()
        self._process.wait()
        self._process.stdout.close()
        return said.split("\n")[:-1]

    def _wait_until_open(self) -> None:
        assert self._process.stdout is not None
        first = self._process.stdout.readline()
        assert first == "opened\n", first


def kill_while_answering(folder: Path, *, rounds: int, seed: int, options: tuple[str, ...]) -> Figures:
    """Kill the same profile's writer again and again: whatever it acknowledged is there afterwards."""
    chance, figures = random.Random(seed), Figures()
    drive = Drive[options[0].upper()]
    desk = Desk(folder, drive=drive)
    acknowledged: list[str] = []
    for _ in range(rounds):
        said = Writer(desk.path, *options).kill_after(chance.uniform(0.0, 0.15))
        acknowledged += said
        opened = desk.open()
        opened.store.verify_all()
        there = {event.reference for event in opened.store.events()}
        lost = [reference for reference in acknowledged if reference not in there]
        if lost or opened.notice is not None:
            figures.wrong.append(f"lost {lost}, notice {opened.notice}")
        opened.store.close()
        figures.rounds += 1
        figures.outcomes["answers"] += len(said)
    return figures


def tear_logs(folder: Path, *, rounds: int, seed: int) -> Figures:
    """Damage the write-ahead log of a killed process: what is left is sound, and what is missing is told to the event.

    A fault in the log cuts off everything behind it; SQLite says nothing about that.
    """
    chance, figures = random.Random(seed), Figures()
    victim = folder / "victim" / "wissen.db"
    Writer(victim, "local").kill_at(60)
    store = Desk(victim.parent).store()
    recorded = [event.reference for event in store.events()]
    store.close()  # so that some answers stand in the database and some in the log
    recorded += Writer(victim, "local").kill_at(30)
    for number in range(rounds):
        torn = Desk(folder / f"torn{number}")
        shutil.copytree(victim.parent, torn.path.parent)
        kind = _tear(torn.path.with_name("wissen.db-wal"), chance)
        # A kill in the middle of a checkpoint leaves a file that is nothing without its log.
        opened, told = _start(torn)
        _judge_shortened(opened, recorded, f"{kind}: {told}", figures)
        _judge_second_start(torn, figures)
        shutil.rmtree(torn.path.parent)
    return figures


def _tear(log: Path, chance: random.Random) -> str:
    kind = chance.choice(["truncated", "flipped", "zeroed", "deleted", "garbage"])
    content = bytearray(log.read_bytes())
    place = chance.randrange(len(content))
    match kind:
        case "truncated":
            del content[place:]
        case "flipped":
            content[place] ^= 1 << chance.randrange(8)
        case "zeroed":
            content[place : place + 512] = bytes(len(content[place : place + 512]))
        case "garbage":
            content[place:] = chance.randbytes(len(content) - place)
        case _:
            log.unlink()
            return kind
    log.write_bytes(content)
    return kind


def _judge_shortened(opened: Opened, recorded: list[str], kind: str, figures: Figures) -> None:
    opened.store.verify_all()
    there = [event.reference for event in opened.store.events()]
    # A kill may come between a commit and its acknowledgement: one more than acknowledged is right.
    missing = max(0, len(recorded) - len(there))
    figures.rounds += 1
    figures.outcomes[kind] += 1
    if there[: len(recorded)] != recorded[: len(there)]:
        figures.wrong.append(f"{kind}: not the beginning of what was recorded")
    if missing and (opened.notice is None or opened.notice.missing not in (missing, missing + 1)):
        figures.wrong.append(f"{kind}: {missing} missing, told {opened.notice}")
    if opened.notice is not None and opened.store.head.log in {reference.split("/")[0] for reference in there}:
        figures.wrong.append(f"{kind}: went on in the same log")
    opened.store.append(answered(), today=DAY)
    opened.store.close()


def _judge_second_start(desk: Desk, figures: Figures) -> None:
    opened = desk.open()
    if opened.notice is not None:
        figures.wrong.append("told twice")
    opened.store.close()


def damaged_starts(folder: Path, *, rounds: int, seed: int) -> Figures:
    """Work, close, damage the file and sometimes the newest backup, start: never less than before without a word."""
    chance, figures = random.Random(seed), Figures()
    desk = Desk(folder)
    store = desk.open().store
    for number in range(rounds):
        for _ in range(5):
            store.append(answered(f"q{number % 9}"), today=DAY)
        if number % 2 == 0:
            store.backup(DAY)
        before = store.events()
        store.close()
        kind = _damage(desk.path, chance)
        if chance.random() < 0.15:
            copy = chance.choice(desk.backups)
            copy.write_bytes(copy.read_bytes()[: chance.randrange(3000)])
        opened, told = _start(desk)
        store = opened.store
        after = store.events()
        figures.rounds += 1
        figures.outcomes[f"{kind}: {told}"] += 1
        if after != before[: len(after)]:
            figures.wrong.append(f"{kind}: not the beginning of what was there")
        if len(after) < len(before) and (opened.notice is None or opened.notice.missing != len(before) - len(after)):
            figures.wrong.append(f"{kind}: {len(before) - len(after)} missing, told {opened.notice}")
        for damaged in desk.set_aside:
            damaged.unlink()
    store.close()
    return figures


def flip_bits(folder: Path, *, rounds: int, seed: int) -> Figures:
    """Flip single bits of a closed database: the full check sees it, or what the person recorded reads the same."""
    chance, figures = random.Random(seed), Figures()
    desk = Desk(folder)
    store = desk.store()
    store.append(completed(), *(answered(f"q{number}") for number in range(80)), today=DAY)
    store.append(answered_in_own_words("q90", "text1", "Weil die Frist läuft."), today=DAY)
    store.close()
    sound, before = desk.path.read_bytes(), _rows(desk.path)
    flipped = folder / "flipped.db"
    for _ in range(rounds):
        content = bytearray(sound)
        place = chance.randrange(len(content))
        content[place] ^= 1 << chance.randrange(8)
        flipped.write_bytes(content)
        noticed = not backup.is_sound(flipped)
        figures.rounds += 1
        figures.outcomes["noticed" if noticed else "harmless"] += 1
        if not noticed and _rows(flipped) != before:
            figures.wrong.append(f"byte {place}")
    return figures


def _rows(path: Path) -> list[list[object]]:
    queries = ("SELECT * FROM log", "SELECT * FROM event", "SELECT * FROM payload", "SELECT id, body FROM text")
    with database.reading(path) as connection:
        shown = connection.execute("SELECT revision, body FROM shown ORDER BY 1").fetchall()
        return [
            *(connection.execute(query).fetchall() for query in queries),
            [(revision, zlib.decompress(body)) for revision, body in shown],
        ]


def _damage(path: Path, chance: random.Random) -> str:
    kind = chance.choice(["none", "flip", "zero page", "truncate", "delete", "garbage", "empty"])
    content = bytearray(path.read_bytes())
    match kind:
        case "none":
            return kind
        case "flip":
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case "zero page":
            page = chance.randrange(len(content) // 4096) * 4096
            content[page : page + 4096] = bytes(4096)
        case "truncate":
            del content[chance.randrange(len(content)) :]
        case "garbage":
            content = bytearray(chance.randbytes(9999))
        case "empty":
            content = bytearray()
        case _:
            path.unlink()
            return kind
    path.write_bytes(content)
    return kind


def _start(desk: Desk) -> tuple[Opened, str]:
    """Start as the app does: look at everything after the first paint, and start again if that finds something."""
    try:
        opened = desk.open()
    except StoreDamaged:
        return desk.open(begin_anew=True), "told, begun anew"
    except (StoreForeign, StoreNewer):
        # One flipped bit in the header and no backup left: the person is told and moves the file away.
        desk.path.unlink()
        return desk.open(), "refused"
    try:
        opened.store.verify_all()
    except StoreDamaged:
        opened.store.close()
        again, told = _start(desk)
        return again, f"found after the start, {told}"
    return opened, "restored" if isinstance(opened.notice, Restored) else "shortened" if opened.notice else "fine"
