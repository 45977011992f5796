"""A process that answers question after question and says each time what was acknowledged; made to be killed.

`python -m tests.helpers.answering PATH local|network [--backups] [--file-size BYTES]`
Prints `opened`, then the seq of each recorded event, or `full` when the disk took no more.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from datetime import date
from pathlib import Path

from wissen.errors import StoreFull
from wissen.learning.verb import Verb
from wissen.progress.drives import Drive
from wissen.progress.events import NewEvent
from wissen.progress.places import LastPlace
from wissen.progress.store import Store, open_store

DAY = date(2026, 3, 4)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("drive", choices=["local", "network"])
    parser.add_argument("--backups", action="store_true", help="also back up and remember places in between")
    parser.add_argument("--file-size", type=int, help="no file may grow beyond this many bytes")
    arguments = parser.parse_args()
    if arguments.file_size:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (arguments.file_size, arguments.file_size))
    store = open_store(
        arguments.path,
        today=DAY,
        new_id=lambda: secrets.token_hex(16),
        new_salt=lambda: secrets.token_bytes(16),
        machine="amt-pc-1",
        drive=Drive[arguments.drive.upper()],
    ).store
    say("opened")
    try:
        answer_for_ever(store, backups=arguments.backups)
    except StoreFull:
        say("full")


def answer_for_ever(store: Store, *, backups: bool) -> None:
    number = store.head.seq
    while True:
        number += 1
        item, revision = f"q{number % 40}", f"f-{number}"
        payload = {"attempt": None, "response": [f"k{number}"], "score": 1.0}
        event = NewEvent(Verb.ANSWERED, item, revision, payload, shown={revision: f"Frage {number} " * 40})
        (recorded,) = store.append(event, today=DAY)
        say(f"{recorded.log}/{recorded.seq}")
        if backups and number % 7 == 0:
            store.remember_place(LastPlace(item, "anfang"))
            store.backup(DAY)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
