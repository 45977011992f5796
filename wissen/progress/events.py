"""Events: what happened, appended in one transaction that is on disk before it returns."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from wissen.learning.verb import Verb
from wissen.progress import chain, payloads, shown, texts
from wissen.progress.database import transaction
from wissen.progress.payloads import Payload

NewSalt = Callable[[], bytes]
"""Returns 16 random bytes."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """Something to record, together with what it makes durable.

    `shown` holds the canonical text of every Fassung that was seen for the first time, `texts` what the person wrote,
    by the id under which the payload refers to it.
    """

    verb: Verb
    object: str = ""
    revision: str = ""
    payload: Payload = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded event; (log, seq) is its identity.

    `verb` is a plain string, for a newer version may have recorded verbs that this one does not know.
    """

    log: str
    seq: int
    day: date
    verb: str
    object: str
    revision: str
    payload: Payload
    erased: bool = False
    """The payload was erased and is empty; everything else still holds."""

    @property
    def reference(self) -> str:
        """How other events name this one."""
        return f"{self.log}/{self.seq}"


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the current log; `seq` is 0 while it is empty.

    `day` is the last day of the whole history and `total` the number of its events, those of earlier logs included.
    """

    log: str
    seq: int
    sha: bytes
    day: date | None
    total: int

    def day_for(self, today: date) -> date:
        """Return the day of what is recorded next: days never go back, even if the clock does."""
        return today if self.day is None else max(today, self.day)


def start_log(connection: sqlite3.Connection, log: str) -> None:
    """Continue the history in a new log, which no copy of this database can know."""
    connection.execute("INSERT INTO log (id) VALUES (?)", (log,))


def head(connection: sqlite3.Connection) -> Head:
    """Return the end of the newest log."""
    log = connection.execute("SELECT id FROM log ORDER BY position DESC LIMIT 1").fetchone()[0]
    last = connection.execute(
        "SELECT seq, sha, day FROM event WHERE log = ? ORDER BY seq DESC LIMIT 1", (log,)
    ).fetchone()
    if last is None:
        day = connection.execute("SELECT max(day) FROM event").fetchone()[0]
        return Head(log, 0, chain.START, None if day is None else _day(day), _total(connection))
    seq, sha, day = last
    return Head(log, seq, sha, _day(day), _total(connection))


def sha_at(connection: sqlite3.Connection, log: str, seq: int) -> bytes | None:
    """Return the hash of an event, or of the start of its log for `seq` 0; None if it is not in this database."""
    if seq == 0:
        return chain.START if connection.execute("SELECT 1 FROM log WHERE id = ?", (log,)).fetchone() else None
    found = connection.execute("SELECT sha FROM event WHERE log = ? AND seq = ?", (log, seq)).fetchone()
    sha: bytes | None = None if found is None else found[0]
    return sha


def append(
    connection: sqlite3.Connection, new: Iterable[NewEvent], *, today: date, new_salt: NewSalt
) -> tuple[Event, ...]:
    """Record events in their order, all or none.

    Raises ValueError for an event that breaks the rules of `payloads` or names a Fassung that nobody kept.
    """
    with transaction(connection):
        return write(connection, new, today=today, new_salt=new_salt)


def write(
    connection: sqlite3.Connection, new: Iterable[NewEvent], *, today: date, new_salt: NewSalt
) -> tuple[Event, ...]:
    """Do what `append` does inside a transaction that the caller holds."""
    end = head(connection)
    day = end.day_for(today)
    seq, sha = end.seq, end.sha
    recorded = []
    for event in new:
        _require_allowed(connection, event)
        seq += 1
        body, salt = canonical(event.payload), new_salt()
        payload_sha = chain.payload_sha(salt, body)
        sha = chain.link(
            sha,
            log=end.log,
            seq=seq,
            day=day.isoformat(),
            verb=event.verb,
            object_id=event.object,
            revision=event.revision,
            payload_sha=payload_sha,
        )
        connection.execute(
            "INSERT INTO event (log, seq, day, verb, object, revision, payload_sha, sha) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (end.log, seq, day.isoformat(), event.verb.value, event.object, event.revision, payload_sha, sha),
        )
        connection.execute("INSERT INTO payload (log, seq, salt, body) VALUES (?, ?, ?, ?)", (end.log, seq, salt, body))
        recorded.append(Event(end.log, seq, day, event.verb.value, event.object, event.revision, json.loads(body)))
    return tuple(recorded)


def read(connection: sqlite3.Connection) -> tuple[Event, ...]:
    """Return the whole history: logs in the order in which they were begun, events by seq, never by the clock."""
    rows = connection.execute(
        "SELECT e.log, e.seq, e.day, e.verb, e.object, e.revision, p.body "
        "FROM log l JOIN event e ON e.log = l.id JOIN payload p ON p.log = e.log AND p.seq = e.seq "
        "ORDER BY l.position, e.seq"
    )
    return tuple(
        Event(
            log,
            seq,
            _day(day),
            verb,
            object_id,
            revision,
            {} if body is None else _payload(body),
            erased=body is None,
        )
        for log, seq, day, verb, object_id, revision, body in rows
    )


def canonical(payload: Payload) -> str:
    """The one spelling of a payload: the hash is taken over it."""
    return json.dumps(payload, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError) as error:
        raise sqlite3.DataError(f"not a day: {text!r}") from error


def _payload(body: str) -> Payload:
    try:
        found: Payload = json.loads(body)
    except (TypeError, ValueError) as error:
        raise sqlite3.DataError("not a payload") from error
    return found


def _total(connection: sqlite3.Connection) -> int:
    # seq is contiguous: one look into the index for each log instead of counting all rows.
    total = connection.execute("SELECT sum((SELECT max(seq) FROM event WHERE log = l.id)) FROM log l").fetchone()[0]
    return int(total or 0)


def _require_allowed(connection: sqlite3.Connection, event: NewEvent) -> None:
    payloads.check_object(event.verb, event.object)
    payloads.check(event.verb, event.payload)
    shown.remember(connection, event.shown)
    unknown = shown.missing(connection, payloads.revisions(event.verb, event.revision, event.payload))
    if unknown:
        raise ValueError(f"{event.verb} {event.object}: no text of what was shown for {', '.join(unknown)}")
    texts.write(connection, event.texts)
    dangling = [text_id for text_id in payloads.text_ids(event.payload) if texts.read(connection, text_id) is None]
    if dangling:
        raise ValueError(f"{event.verb} {event.object}: refers to texts that nobody wrote: {', '.join(dangling)}")
