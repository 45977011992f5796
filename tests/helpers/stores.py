"""Builders for the local store: profiles with predictable ids and salts, and events as lessons make them."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from wissen.learning.verb import Verb
from wissen.progress import events, schema
from wissen.progress.drives import Drive
from wissen.progress.events import NewEvent
from wissen.progress.store import Opened, Store, open_store

DAY = date(2026, 3, 4)
NEXT_DAY = date(2026, 3, 5)


def counting_ids(prefix: str) -> Callable[[], str]:
    """Ids that differ but are no secret: log1, log2 …"""
    numbers = itertools.count(1)
    return lambda: f"{prefix}{next(numbers)}"


def counting_salts() -> Callable[[], bytes]:
    numbers = itertools.count(1)
    return lambda: next(numbers).to_bytes(16, "big")


class Desk:
    """A person's computer: one profile that is opened again and again, with ids that go on counting."""

    def __init__(self, folder: Path, *, drive: Drive = Drive.LOCAL, ids: str = "log") -> None:
        self.path = folder / "wissen.db"
        self.drive = drive
        self._new_id = counting_ids(ids)
        self._new_salt = counting_salts()

    def open(self, *, today: date = DAY, machine: str = "amt-pc-1", begin_anew: bool = False) -> Opened:
        return open_store(
            self.path,
            today=today,
            new_id=self._new_id,
            new_salt=self._new_salt,
            machine=machine,
            drive=self.drive,
            begin_anew=begin_anew,
        )

    def store(self, *, today: date = DAY) -> Store:
        """Open it where nothing is to be told."""
        opened = self.open(today=today)
        assert opened.notice is None, opened.notice.text
        return opened.store

    @property
    def backups(self) -> list[Path]:
        return sorted((self.path.parent / "sicherungen").iterdir())

    @property
    def set_aside(self) -> list[Path]:
        return sorted(self.path.parent.glob("wissen.db.beschädigt-*"))


def in_memory() -> sqlite3.Connection:
    """A database with an empty log, for what needs no file."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    schema.create(connection)
    events.start_log(connection, "log1")
    return connection


def begun(lesson: str = "l01") -> NewEvent:
    return NewEvent(Verb.BEGUN, lesson, "f-l01")


def completed(lesson: str = "l01", section: str = "einleitung", seen: str = "Zwei Hüte") -> NewEvent:
    revision = f"f-{lesson}-{section}"
    return NewEvent(
        Verb.COMPLETED,
        lesson,
        f"f-{lesson}",
        {"sections": {section: revision}, "through": None},
        shown={revision: f"{lesson} {seen}"},
    )


def answered(
    item: str = "q01", response: Any = ("a",), score: float | None = 1.0, *, attempt: str | None = None
) -> NewEvent:
    revision = f"f-{item}"
    payload = {"attempt": attempt, "response": response, "score": score}
    return NewEvent(Verb.ANSWERED, item, revision, payload, shown={revision: f"Frage {item}"})


def answered_in_own_words(item: str, text_id: str, words: str, *, attempt: str | None = None) -> NewEvent:
    return replace(answered(item, [{"text": text_id}], None, attempt=attempt), texts={text_id: words})
