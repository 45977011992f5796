"""Where a person stopped reading: one place per object in the order of the last visits, without any day."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LastPlace:
    """A lesson, process or quiz and the section, step or item at which it was left; empty for its beginning."""

    object: str
    section: str


def remember(connection: sqlite3.Connection, place: LastPlace) -> None:
    """Make a place the most recent one."""
    connection.execute(
        "INSERT INTO place (object, section, turn) VALUES (?, ?, (SELECT coalesce(max(turn), 0) + 1 FROM place)) "
        "ON CONFLICT (object) DO UPDATE SET section = excluded.section, turn = excluded.turn",
        (place.object, place.section),
    )


def recent(connection: sqlite3.Connection) -> tuple[LastPlace, ...]:
    """Return all places, the most recent first."""
    rows = connection.execute("SELECT object, section FROM place ORDER BY turn DESC")
    return tuple(LastPlace(object_id, section) for object_id, section in rows)
