"""Parse cache: entries of files without problems, kept with their file hash; one JSON file that may be deleted."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from sys import intern
from typing import Any

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head, Review
from wissen.content.ids import Id, Place, Ref
from wissen.content.model import Kind
from wissen.content.validity import ALWAYS, Period
from wissen.version import VERSION

_READERS = ("*.py", "content/*.py", "law/*.py")
"""The code that decides what an entry says."""

# What recurs in thousands of parts is kept once.
_OPEN = [None, None]
_PART_KINDS = {kind.value: kind for kind in PartKind}


class ParseCache:
    """Entries of earlier loads. A damaged or foreign file is an empty cache; a cache that cannot be written is none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        # Each entry stays text until it is asked for: 5,000 of them read at once left 25 MB of holes in the memory.
        self._known: dict[str, str] = _read(path) if path else {}
        self._used: dict[str, str] = {}

    def get(self, path: str, sha: str) -> Entry | None:
        """The entry of the file at this path, if its bytes are still the same."""
        text = self._known.get(path)
        if text is None:
            return None
        try:
            row = json.loads(text)
            entry = _decode(row, path) if row["sha"] == sha else None
        except (AttributeError, KeyError, TypeError, ValueError):
            return None  # somebody else wrote here: the file is read again
        if entry is not None:
            self._used[path] = text
        return entry

    def put(self, entry: Entry) -> None:
        """Remember an entry for `save`."""
        self._used[entry.path] = json.dumps(_encode(entry))

    def save(self) -> None:
        """Write what was used since opening, atomically; nothing is written when nothing changed."""
        if self._path is None or self._used == self._known:
            return
        part = self._path.with_suffix(f".{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps({"reader": reader_stamp(), "files": self._used}), encoding="utf-8")
            part.replace(self._path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def reader_stamp() -> str:
    """Changes with the program, and in a checkout with every edit of a reader, so that no stale entry is used."""
    return source_stamp(*_READERS)


def source_stamp(*patterns: str) -> str:
    """Changes with the program, and in a checkout with every edit of a module of the package that a pattern names."""
    package = Path(__file__).parents[1]
    sources = (source for pattern in patterns for source in package.glob(pattern))
    newest = max((source.stat().st_mtime_ns for source in sources), default=0)
    return f"{VERSION}:{newest}"


def _read(path: Path) -> dict[str, str]:
    try:
        stored = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(stored, dict) or stored.get("reader") != reader_stamp():
        return {}
    files = stored.get("files")
    return files if isinstance(files, dict) else {}


def _encode(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "sha": entry.sha,
        "head": _head_row(entry.head),
        "parts": [_part_row(part) for part in entry.parts],
        "detail": entry.detail,
    }


def _decode(row: Mapping[str, Any], path: str) -> Entry:
    parts = tuple(_part(part) for part in row["parts"])
    return Entry(Kind(row["kind"]), path, row["sha"], _head(row["head"]), parts, row["detail"])


def _period_row(period: Period) -> list[str | None]:
    return [day.isoformat() if day else None for day in (period.start, period.end)]


def _period(row: list[str | None]) -> Period:
    if row == _OPEN:
        return ALWAYS
    start, end = (date.fromisoformat(day) if day else None for day in row)
    return Period(start, end)


def _part_row(part: Part) -> list[Any]:
    return [
        part.id,
        part.kind.value,
        part.title,
        part.revision,
        _period_row(part.period),
        part.level,
        part.words,
        part.line,
        part.lesson,
        part.supersedes,
        part.citations,
        part.also,
        part.derived,
        [[day.isoformat(), revision] for day, revision in part.turns],
    ]


def _part(row: list[Any]) -> Part:
    return Part(
        id=intern(row[0]),
        kind=_PART_KINDS[row[1]],
        title=row[2],
        revision=row[3],
        period=_period(row[4]),
        level=row[5],
        words=row[6],
        line=row[7],
        lesson=row[8],
        supersedes=tuple(Ref(name) for name in row[9]),
        citations=tuple(map(intern, row[10])),
        also=tuple(row[11]),
        derived=row[12],
        turns=tuple((date.fromisoformat(day), revision) for day, revision in row[13]),
    )


def _head_row(head: Head) -> dict[str, Any]:
    review = head.review
    return {
        "id": head.id,
        "title": head.title,
        "roles": head.roles,
        "minutes": head.minutes,
        "responsible": head.responsible,
        "review": review and [review.day.isoformat(), review.by, review.due and review.due.isoformat()],
        "sources": head.sources,
        "keywords": head.keywords,
        "period": _period_row(head.period),
        "supersedes": head.supersedes,
        "history": [
            [change.day.isoformat(), change.kind.value, change.text, change.sections, change.items]
            for change in head.history
        ],
        "derived": head.derived,
    }


def _head(row: Mapping[str, Any]) -> Head:
    review = row["review"]
    return Head(
        id=Id(row["id"]),
        title=row["title"],
        roles=tuple(row["roles"]),
        minutes=row["minutes"],
        responsible=row["responsible"],
        review=review and Review(_day(review[0]), review[1], review[2] and _day(review[2])),
        sources=tuple(row["sources"]),
        keywords=tuple(row["keywords"]),
        period=_period(row["period"]),
        supersedes=tuple(Id(name) for name in row["supersedes"]),
        history=tuple(
            Change(
                _day(day),
                ChangeClass(kind),
                text,
                tuple(Place(name) for name in sections),
                tuple(Id(name) for name in items),
            )
            for day, kind, text, sections, items in row["history"]
        ),
        derived=row["derived"],
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)
