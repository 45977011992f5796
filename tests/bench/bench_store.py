"""How long the local store takes: `python -m tests.bench.bench_store`. Goal: an answer within 20 ms (p95)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.stores import DAY, Desk, answered
from wissen.progress.drives import Drive
from wissen.progress.store import Store

_ANSWERS = 1000
_COMMITTED = 20.0
_HISTORY = 10_000  # a person who answers fifty questions on every working day of a year


def measure() -> list[Figure]:
    """Answers on both kinds of drive, and a history of a year."""
    with TemporaryDirectory() as folder:
        return [
            *_answers(Desk(Path(folder) / "lokal")),
            *_answers(Desk(Path(folder) / "netz", drive=Drive.NETWORK)),
            *_long_history(Desk(Path(folder) / "jahr")),
        ]


def _answers(desk: Desk) -> list[Figure]:
    store = desk.store()
    times = sorted(milliseconds(partial(_answer, store, number)) for number in range(_ANSWERS))
    store.close()
    name = f"store: answer committed, {desk.drive.name.lower()} drive"
    return [
        Figure(f"{name}, p50", times[_ANSWERS // 2], "ms"),
        Figure(f"{name}, p95", times[_ANSWERS * 95 // 100], "ms", _COMMITTED),
    ]


def _answer(store: Store, number: int) -> None:
    store.append(answered(f"q{number % 60}", [f"k{number % 4}"]), today=DAY)


def _long_history(desk: Desk) -> list[Figure]:
    store = desk.store()
    for day in range(_HISTORY // 50):
        store.append(*(answered(f"q{day}-{number}") for number in range(50)), today=DAY + timedelta(day))
    store.close()
    last = DAY + timedelta(_HISTORY // 50)
    opened: list[Store] = []
    figures = [("open, behind the first paint", milliseconds(lambda: opened.append(desk.store(today=last))), "ms")]
    store = opened[0]
    figures += [
        ("read the history", milliseconds(store.events), "ms"),
        ("verify everything", milliseconds(store.verify_all), "ms"),
        ("back up", milliseconds(partial(store.backup, last)), "ms"),
        ("close", milliseconds(store.close), "ms"),
        ("size of the file", desk.path.stat().st_size / 1e6, "MB"),
    ]
    return [Figure(f"store: {name} ({_HISTORY:,} events)", value, unit) for name, value, unit in figures]


if __name__ == "__main__":
    print(table(measure()))
