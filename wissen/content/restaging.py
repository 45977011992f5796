"""A stage in a content file whose day turns out to be another one, or to be open again.

Both are done in the text of the file, as `staging` does it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from wissen.content.entry import Entry, Part
from wissen.content.head import Change
from wissen.content.load import kind_of, read_content
from wissen.content.markdown import Chunk
from wissen.content.problem import Replace
from wissen.content.staging import (
    can_be_staged,
    change_of,
    end_of,
    merged,
    meta_of,
    read_chunks,
    unbroken,
    with_history,
)
from wissen.content.summary import summarise
from wissen.content.validity import Period
from wissen.errors import ContentError
from wissen.text import german_date

_BY_HAND = "Ändern Sie die Stelle in der Werkstatt."


def moved(text: str, path: str, part_id: str, *, day: date, to: date) -> str:
    """The text of a file in which the version of a part that begins on `day` begins on another one.

    What held before goes on until then, and the entry of the `verlauf` goes with it. Raises ContentError where another
    version of the part is in the way.
    """
    file = _File.of(text, path)
    version, earlier = file.version(part_id, day), file.before(part_id, day)
    others = [part for part in file.entry.parts if part.id == part_id and part not in (version, earlier)]
    try:
        periods = {version: Period(to, version.period.end)}
        if earlier is not None:
            periods[earlier] = Period(earlier.period.start, to - timedelta(days=1))
    except ValueError:
        raise _in_the_way(version, to) from None
    if any(one.period.overlaps(period) for one in others for period in periods.values()):
        raise _in_the_way(version, to)
    after = file.with_periods(periods)
    split = _split(file.entry.head.history, _entry(after, path), version, day=day)
    history = merged(split.rest, replace(split.ours, day=to)) if split.ours is not None else split.rest
    return with_history(unbroken(text, after, path), path, history)


def withdrawn(text: str, path: str, part_id: str, *, day: date) -> str:
    """The text of a file without the version of a part that begins on `day`, and without its entry in the `verlauf`.

    What held before goes on as long as that would have held. Raises ContentError where nothing held before.
    """
    file = _File.of(text, path)
    version, earlier = file.version(part_id, day), file.before(part_id, day)
    if earlier is None:
        raise ContentError(f"„{version.title}“ in „{path}“ hat keinen früheren Text.", _BY_HAND)
    period = Period(earlier.period.start, version.period.end)
    after = file.with_periods({earlier: period}, without=version)
    split = _split(file.entry.head.history, _entry(after, path), version, day=day)
    return with_history(unbroken(text, after, path), path, split.rest)


@dataclass(frozen=True, slots=True)
class _File:
    """A content file as it is written and as it is read."""

    text: str
    entry: Entry
    chunks: tuple[Chunk, ...]
    lines: int

    @classmethod
    def of(cls, text: str, path: str) -> _File:
        source, chunks = read_chunks(text, path)
        return cls(text, _entry(text, path), chunks, len(source.lines))

    def version(self, part_id: str, day: date) -> Part:
        """The version of a part that begins on the day."""
        found = (part for part in self.entry.parts if part.id == part_id and part.period.start == day)
        version = next(found, None)
        if version is None or not can_be_staged(version):
            raise ContentError(f"„{self.entry.path}“ hat sich inzwischen geändert.", "Laden Sie die Inhalte neu.")
        return version

    def before(self, part_id: str, day: date) -> Part | None:
        """The version of a part that holds until the day."""
        eve = day - timedelta(days=1)
        return next((part for part in self.entry.parts if part.id == part_id and part.period.end == eve), None)

    def with_periods(self, periods: dict[Part, Period], *, without: Part | None = None) -> str:
        """The text with other periods of versions, and without one of them."""
        repairs = [self._dated(part, period) for part, period in periods.items()]
        if without is not None:
            repairs.append(self._gone(without))
        text = self.text
        for repair in sorted(repairs, key=lambda one: -one.first):
            text = repair.apply(text)
        return text.rstrip("\n") + "\n"

    def _dated(self, part: Part, period: Period) -> Replace:
        chunk = self.chunks[self._index(part)]
        line, rest = meta_of(chunk, part, period, path=self.entry.path)
        return Replace(chunk.line + 1, rest - 1, f"{line}\n")

    def _gone(self, part: Part) -> Replace:
        end = end_of(self.entry, self.chunks, self._index(part))
        return Replace(part.line, self.chunks[end].line - 1 if end < len(self.chunks) else self.lines, "")

    def _index(self, part: Part) -> int:
        return next(at for at, chunk in enumerate(self.chunks) if chunk.line == part.line and chunk.level)


def _entry(text: str, path: str) -> Entry:
    kind = kind_of(path, text.encode())
    content, _ = read_content(kind, text.encode(), path) if kind is not None else (None, [])
    if content is None:
        raise ContentError(f"„{path}“ ist nicht lesbar.", "Beheben Sie zuerst die Befunde der Datei.")
    return summarise(content, path=path, sha="")


def _in_the_way(version: Part, to: date) -> ContentError:
    text = f"„{version.title}“ kann nicht am {german_date(to)} beginnen: Da gilt schon ein anderer Text."
    return ContentError(text, _BY_HAND)


@dataclass(frozen=True, slots=True)
class _Split:
    ours: Change | None
    rest: tuple[Change, ...]


def _split(history: tuple[Change, ...], after: Entry, version: Part, *, day: date) -> _Split:
    """What a history says of a version that no longer begins on a day, apart from the rest.

    What is about everything, or names only questions besides, goes with the last version that began then.
    """
    same = next((one for one in history if one.day == day and _tells(one, version)), None)
    if same is None:
        return _Split(None, history)
    begins = {part.id for part in after.parts if part.period.start == day}
    sections = tuple(name for name in same.sections if name != version.id)
    items = tuple(name for name in same.items if name != version.id)
    is_named = bool(same.sections or same.items)
    if not sections and not begins & set(items) and (is_named or not begins):
        return _Split(same, tuple(one for one in history if one is not same))
    if not is_named:
        return _Split(None, history)
    ours = change_of(day, same.kind, same.text, [version])
    left = replace(same, sections=sections, items=items)
    return _Split(ours, tuple(left if one is same else one for one in history))


def _tells(change: Change, version: Part) -> bool:
    names = (*change.sections, *change.items)
    return not names or version.id in names
