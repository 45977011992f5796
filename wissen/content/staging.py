"""A stage of the law in a content file: what it changes stands twice, as it was until the day and as it is from it on.

Everything is done in the text of the file, so that nothing else of it is touched: spelling, comments and order stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from wissen.content.entry import Entry, Part, PartKind
from wissen.content.frontmatter import HISTORY, Values, read_head
from wissen.content.head import Change, ChangeClass, Head
from wissen.content.ids import Id, Place
from wissen.content.load import kind_of, read_content
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import CARD, QUESTION, SECTION, STEP, read_meta, write_meta
from wissen.content.problem import Problem, Replace, Report, Severity
from wissen.content.source import Source, read_source
from wissen.content.validity import Period
from wissen.errors import ContentError

_FOOTNOTE = re.compile(r"^\[\^[^\]\n]+\]:.*\n(?:(?:[ \t]+\S|[^\s\[#>]).*\n)*\n*", re.MULTILINE)
KEYS = {
    PartKind.SECTION: SECTION,
    PartKind.ITEM: QUESTION,
    PartKind.STEP: STEP,
    PartKind.CARD: CARD,
    PartKind.PRACTICE: CARD,
}
"""Meta lines of what can be staged: an answer card, a term and an outcome hold as a whole or have no period."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a file at a stage: what `before` and `after` say are Markdown with their periods already in them.

    `first` and `last` are the lines (1-based) that both will stand in the place of. `before` is empty where the part
    begins on that very day: then it is only reworded.
    """

    part: str
    first: int
    last: int
    before: str
    after: str


def can_be_staged(part: Part) -> bool:
    """Whether a part can have one wording until a day and another one from then on."""
    return part.kind in KEYS and bool(part.title)


def passage(text: str, entry: Entry, part_id: str, *, day: date) -> Passage:
    """The version of a part that holds when the stage begins, up to the next part.

    What has a Kennung of its own below it stays as it is, and belongs to both wordings. Raises ContentError when the
    text does not have it, or it does not hold then.
    """
    source, chunks = read_chunks(text, entry.path)
    version = _version(entry, part_id, day)
    index = next((number for number, chunk in enumerate(chunks) if chunk.line == version.line and chunk.level), None)
    if index is None:
        raise _changed(entry)
    end = end_of(entry, chunks, index)
    last = chunks[end].line - 1 if end < len(chunks) else len(source.lines)
    inside = _Inside(entry, source.lines, chunks[index:end], last)
    if version.period.start == day:
        return Passage(part_id, version.line, last, "", inside.written(Period(day, None)))
    before = inside.written(Period(None, day - timedelta(days=1)))
    return Passage(part_id, version.line, last, before, _without_footnotes(inside.written(Period(day, None))))


def staged(text: str, path: str, found: Passage, *, after: str) -> str:
    """The text of the file with both wordings, the new one as written; raises ContentError where that breaks it."""
    first = found.first + (found.before.count("\n") + 2 if found.before else 0)
    shown = range(first, first + after.strip("\n").count("\n") + 1)
    return unbroken(text, both(found, after).apply(text).rstrip("\n") + "\n", path, shown=shown)


def both(found: Passage, after: str) -> Replace:
    """Both wordings in the place of the part, unchecked."""
    lines = [*found.before.split("\n"), ""] if found.before else []
    lines += [*after.strip("\n").split("\n"), ""]
    return Replace(found.first, found.last, "\n".join((*lines, "")))


def with_change(text: str, path: str, change: Change) -> str:
    """The text of the file with an entry in its `verlauf`; one of the same day becomes one with it.

    Raises ContentError for a file whose head cannot be read.
    """
    source = _source(text, path)
    head, values = _head(source)
    return _with_history(text, source, merged(head.history, change), first=values.line(HISTORY))


def with_history(text: str, path: str, history: tuple[Change, ...]) -> str:
    """The text of the file with another `verlauf`, or without one; raises ContentError as `with_change`."""
    source = _source(text, path)
    head, values = _head(source)
    return _with_history(text, source, history, first=values.line(HISTORY)) if history != head.history else text


def _head(source: Source) -> tuple[Head, Values]:
    head, values = read_head(source, report=Report(source.file))
    if head is None:
        raise ContentError(
            f"Der Kopf von „{source.file}“ ist nicht lesbar.", "Beheben Sie zuerst die Befunde der Datei."
        )
    return head, values


def _with_history(text: str, source: Source, history: tuple[Change, ...], *, first: int) -> str:
    """`first` is the line of the `verlauf` that was there, 0 where there was none."""
    written = f"verlauf:{HISTORY.write(history)}\n" if history else ""
    closing = source.body_line - 1
    if not first:
        return unbroken(text, Replace(closing, closing - 1, written).apply(text), source.file)
    below = range(first + 1, closing + 1)
    last = next(line for line in below if source.line(line)[:1] not in (" ", "\t", "-", "") or line == closing) - 1
    return unbroken(text, Replace(first, last, written).apply(text), source.file)


def change_of(day: date, kind: ChangeClass, text: str, parts: Collection[Part]) -> Change:
    """The entry of `verlauf` for these parts."""
    sections = tuple(Place(part.id) for part in parts if part.kind is not PartKind.ITEM)
    return Change(day, kind, text, sections, tuple(Id(part.id) for part in parts if part.kind is PartKind.ITEM))


@dataclass(frozen=True, slots=True)
class _Inside:
    """The lines of a part with everything below it."""

    entry: Entry
    lines: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    last: int

    def written(self, bounds: Period) -> str:
        """The part as Markdown, each heading with the days that lie in its own period and in these."""
        lines: list[str] = []
        for chunk, end in zip(self.chunks, self._ends(), strict=True):
            lines += self._chunk(chunk, end, bounds)
        return "\n".join(lines).strip("\n")

    def _ends(self) -> Iterator[int]:
        yield from (chunk.line - 1 for chunk in self.chunks[1:])
        yield self.last

    def _chunk(self, chunk: Chunk, end: int, bounds: Period) -> Iterator[str]:
        part = next((part for part in self.entry.parts if part.line == chunk.line and part.kind in KEYS), None)
        period = part.period.within(bounds) if part is not None else None
        if part is None or period is None:
            yield from self.lines[chunk.line - 1 : end]
            return
        line, rest = meta_of(chunk, part, period, path=self.entry.path)
        yield self.lines[chunk.line - 1]
        yield line
        yield from self.lines[rest - 1 : end]


def meta_of(chunk: Chunk, part: Part, period: Period, *, path: str) -> tuple[str, int]:
    """The meta line of a part with another period, and the line (1-based) where the text below it goes on."""
    keys = KEYS[part.kind]
    meta = read_meta(chunk, keys, report=Report(path))
    line = write_meta(replace(meta, id=part.id, period=period), keys)
    return line, chunk.lead_line + meta.lines if meta.lines else chunk.line + 1


def end_of(entry: Entry, chunks: tuple[Chunk, ...], index: int) -> int:
    """Where the text of the part itself ends."""
    others = {part.line for part in entry.parts}
    below = range(index + 1, len(chunks))
    ends = (at for at in below if chunks[at].level <= chunks[index].level or chunks[at].line in others)
    return next(ends, len(chunks))


def _version(entry: Entry, part_id: str, day: date) -> Part:
    """What holds on the day, and on the day before where that is another version the one that goes on."""
    found = [part for part in entry.parts if part.id == part_id and day in part.period]
    if not found:
        raise ContentError(f"„{entry.title}“: Was geändert werden soll, gilt an diesem Tag nicht.")
    if not can_be_staged(found[0]):
        raise ContentError(
            f"„{found[0].title or entry.title}“ lässt sich hier nicht stufen.", "Ändern Sie die Datei in der Werkstatt."
        )
    return found[0]


def _without_footnotes(markdown: str) -> str:
    """What a footnote says stands once in a file: both wordings lead to it."""
    return _FOOTNOTE.sub("", f"{markdown}\n").strip("\n")


def merged(history: tuple[Change, ...], change: Change) -> tuple[Change, ...]:
    """With the change among the entries; where the day has one for other parts too, the stronger class holds."""
    same = next((one for one in history if one.day == change.day), None)
    if same is not None:
        change = _joined(same, change)
    return tuple(sorted((*(one for one in history if one is not same), change), key=lambda one: one.day))


def _joined(same: Change, change: Change) -> Change:
    """Both as one; an entry that names nothing is about everything, and stays so."""
    everything = not (same.sections or same.items)
    sections = () if everything else tuple(dict.fromkeys((*same.sections, *change.sections)))
    items = () if everything else tuple(dict.fromkeys((*same.items, *change.items)))
    if (sections, items) == (change.sections, change.items):  # decided anew about the same parts
        return replace(change, text=change.text or same.text)
    kind = max(same.kind, change.kind, key=list(ChangeClass).index)
    told = change.text if change.text not in same.text else ""
    return Change(change.day, kind, "; ".join(filter(None, (same.text, told))), sections, items)


@lru_cache(maxsize=1)  # a file has several places, one opened after the other
def read_chunks(text: str, path: str) -> tuple[Source, tuple[Chunk, ...]]:
    """The file and what stands under each of its headings; raises ContentError where it cannot be read."""
    source = _source(text, path)
    return source, read_body(source, report=Report(path))


def _source(text: str, path: str) -> Source:
    source, _ = read_source(text.encode(), path)
    if source is None:
        raise ContentError(f"„{path}“ ist nicht lesbar.", "Beheben Sie zuerst die Befunde der Datei.")
    return source


def unbroken(before: str, after: str, path: str, *, shown: range = range(0)) -> str:
    """The new text, unless it has an error that the file did not have; `shown` are the lines that were typed."""
    known = {(problem.rule, problem.text) for problem in _errors(before, path)}
    fresh = next((problem for problem in _errors(after, path) if (problem.rule, problem.text) not in known), None)
    if fresh is not None:
        line = f"Zeile {fresh.line - shown.start + 1} des neuen Textes." if fresh.line in shown else ""
        raise ContentError(
            f"So wäre „{path}“ fehlerhaft: {fresh.text}", line or f"Zeile {fresh.line} der neuen Fassung."
        )
    return after


def _errors(text: str, path: str) -> tuple[Problem, ...]:
    data = text.encode()
    kind = kind_of(path, data)
    _, problems = read_content(kind, data, path) if kind else (None, [])
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def _changed(entry: Entry) -> ContentError:
    return ContentError(f"„{entry.path}“ hat sich inzwischen geändert.", "Laden Sie die Inhalte neu.")
