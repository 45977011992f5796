"""Everything that is kept about a person as one value: read out of a database, and taken into an empty one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wissen.errors import DataFileError
from wissen.learning.verb import Verb
from wissen.progress import check, events, places, schema, shown, texts
from wissen.progress.database import transaction
from wissen.progress.payloads import Payload
from wissen.progress.places import LastPlace

_IN_ORDER = """
    SELECT e.log, e.seq, e.day, e.verb, e.object, e.revision, p.body, p.salt, e.payload_sha, e.sha
    FROM log l JOIN event e ON e.log = l.id JOIN payload p ON p.log = e.log AND p.seq = e.seq
    ORDER BY l.position, e.seq
"""
_HISTORY = "SELECT 1 FROM event WHERE verb <> ? LIMIT 1"


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """An event with its link of the chain; payload and salt are None when they were erased."""

    log: str
    seq: int
    day: date
    verb: str
    object: str
    revision: str
    payload: Payload | None
    salt: bytes | None
    payload_sha: bytes
    sha: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """All logs one after the other; texts by id, what was shown by Fassung, places with the most recent first."""

    events: tuple[KeptEvent, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    places: tuple[LastPlace, ...] = ()

    @property
    def logs(self) -> tuple[str, ...]:
        """The logs that hold anything, in the order in which they were begun."""
        return tuple(dict.fromkeys(event.log for event in self.events))


def collect(connection: sqlite3.Connection) -> Kept:
    """Read everything that a database holds about its person; caches are left out."""
    found = tuple(
        KeptEvent(
            log,
            seq,
            date.fromisoformat(day),
            verb,
            object_id,
            revision,
            None if body is None else json.loads(body),
            salt,
            payload_sha,
            sha,
        )
        for log, seq, day, verb, object_id, revision, body, salt, payload_sha, sha in connection.execute(_IN_ORDER)
    )
    revisions = [revision for (revision,) in connection.execute("SELECT revision FROM shown ORDER BY revision")]
    return Kept(
        found,
        dict(connection.execute("SELECT id, body FROM text ORDER BY id")),
        {revision: text for revision in revisions if (text := shown.read(connection, revision)) is not None},
        places.recent(connection),
    )


def require_sound(kept: Kept) -> None:
    """Refuse what is no unbroken history: it is put into a database in memory and gets the full check.

    Raises DataFileError.
    """
    trial = sqlite3.connect(":memory:", isolation_level=None)
    try:
        trial.execute("PRAGMA foreign_keys = ON")
        schema.create(trial)
        _insert(trial, kept)
        events.start_log(trial, "probe-0")
        found = check.flaw(trial)
    except (sqlite3.Error, ValueError, OverflowError) as error:
        raise broken("Die Angaben passen nicht zueinander.") from error
    finally:
        trial.close()
    if found:
        raise broken(found)


def take_in(connection: sqlite3.Connection, kept: Kept, *, log: str) -> None:
    """Put a sound history into a database that has none, and go on in a new log; all or nothing.

    Raises DataFileError when the database has a history of its own, or knows one of these logs.
    """
    with transaction(connection):
        if connection.execute(_HISTORY, (Verb.SETTINGS.value,)).fetchone() is not None:
            raise DataFileError(
                "In diesem Profil gibt es schon einen Lernstand.",
                "Legen Sie oben rechts unter Ihrem Namen eine neue Person an, und übernehmen Sie die Daten dort.",
            )
        known = {one for (one,) in connection.execute("SELECT DISTINCT log FROM event")}
        if known & set(kept.logs):
            raise DataFileError("Diese Daten sind schon in diesem Profil.", "Es ist nichts zu tun.")
        _insert(connection, kept)
        events.start_log(connection, log)


def broken(why: str) -> DataFileError:
    """The error for a file whose contents cannot be trusted."""
    return DataFileError(
        f"Die Datei mit den Daten ist unvollständig oder verändert. {why}",
        "Es wurde nichts übernommen. Speichern Sie Ihre Daten auf dem anderen Rechner noch einmal.",
    )


def _insert(connection: sqlite3.Connection, kept: Kept) -> None:
    """Write rows as they are; the caller holds the transaction, if there is to be one."""
    known = {log for (log,) in connection.execute("SELECT id FROM log")}
    for log in kept.logs:
        if log not in known:
            events.start_log(connection, log)
    connection.executemany(
        "INSERT INTO event (log, seq, day, verb, object, revision, payload_sha, sha) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (one.log, one.seq, one.day.isoformat(), one.verb, one.object, one.revision, one.payload_sha, one.sha)
            for one in kept.events
        ],
    )
    connection.executemany(
        "INSERT INTO payload (log, seq, salt, body) VALUES (?, ?, ?, ?)",
        [
            (one.log, one.seq, one.salt, None if one.payload is None else events.canonical(one.payload))
            for one in kept.events
        ],
    )
    texts.write(connection, kept.texts)
    shown.remember(connection, kept.shown)
    for place in reversed(kept.places):
        places.remember(connection, place)
