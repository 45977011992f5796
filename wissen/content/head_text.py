"""The head of a file as it is written: one value is read or changed, every other line stays as its author left it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from wissen.content.frontmatter import COMMON, HISTORY, Values, read_values
from wissen.content.head_key import HeadKey
from wissen.content.manifest import KEYS as MANIFEST_KEYS
from wissen.content.problem import Problem, Report
from wissen.content.source import decode, read_source
from wissen.content.yaml_tree import Entry, Listing, read_yaml
from wissen.text import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeadText:
    """A file whose head can be read; `first` and `last` are the file lines of the head without its fences.

    `keys` are those that are known here, in the order in which they are usually written.
    """

    lines: tuple[str, ...]
    first: int
    last: int
    keys: tuple[HeadKey[Any], ...]
    entries: tuple[Entry, ...]
    values: Values
    problems: tuple[Problem, ...]

    def value(self, key: HeadKey[T]) -> T:
        """What stands there, or the default of the key."""
        return self.values[key]

    def fault(self, key: HeadKey[Any]) -> str:
        """Why the value of a key cannot be read; "" when it can, or is not there."""
        if key.name in self.values.read or not self.values.line(key):
            return ""
        lines = self.lines_of(key)
        return next((problem.text for problem in self.problems if problem.line in lines), "")

    def lines_of(self, key: HeadKey[Any]) -> range:
        """The file lines in which a key and its value stand; empty when it is not there."""
        entry = _entry(self.entries, key)
        return range(entry.line, self._end(entry) + 1) if entry else range(0)

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is written there under names that are not among the `keys`."""
        known = {fold(key.name) for key in self.keys}
        return tuple(entry.name for entry in self.entries if fold(entry.name) not in known)

    def with_value(self, key: HeadKey[T], value: T) -> str:
        """The text of the whole file with another value: in the line of the key, or where the key belongs."""
        if self.values.line(key) and not self.fault(key) and self.values[key] == value:
            return "\n".join(self.lines)
        entry = _entry(self.entries, key)
        written = key.write(value)
        if entry and written.startswith("\n") and (kept := self._with_rows(entry, written.split("\n")[1:], key)):
            return kept
        name = entry.name if entry else key.name
        fresh = f"{name}:{written}" if written.startswith("\n") else f"{name}: {written}"
        wanted = written != "" and (value != key.default or key.required)
        inserted = fresh.split("\n") if wanted else []
        start, end = (entry.line, self._end(entry)) if entry else (self._place(key), self._place(key) - 1)
        return "\n".join((*self.lines[: start - 1], *inserted, *self.lines[end:]))

    def _with_rows(self, entry: Entry, rows: list[str], key: HeadKey[Any]) -> str:
        """A list that is written row by row, with only the rows changed that say something else; "" for any other."""
        items = entry.value.items if isinstance(entry.value, Listing) else ()
        starts = [item.line for item in items]
        marks = [self.lines[line - 1] for line in starts]
        if not items or self.fault(key) or not all(mark.lstrip().startswith("-") for mark in marks):
            return ""
        before = [key.write(key.read(Listing((item,), item.line))).strip("\n") for item in items]
        head = _common(before, rows)
        tail = _common(before[head:][::-1], rows[head:][::-1])
        indent = marks[0][: marks[0].index("-")]
        fresh = [f"{indent}{row.lstrip()}" for row in rows[head : len(rows) - tail]]
        bounds = (*starts, self._end(entry) + 1)
        start, after = bounds[head], bounds[len(before) - tail]
        while after > start and tail and self.lines[after - 2].lstrip().startswith("#"):
            after -= 1
        return "\n".join((*self.lines[: start - 1], *fresh, *self.lines[after - 1 :]))

    def _end(self, entry: Entry) -> int:
        """The last line of an entry; blank lines and comments below it belong to what follows."""
        after = (other.line for other in self.entries if other.line > entry.line)
        end = min(after, default=self.last + 1) - 1
        while end > entry.line and (not self.lines[end - 1].strip() or self.lines[end - 1].startswith("#")):
            end -= 1
        return end

    def _place(self, key: HeadKey[Any]) -> int:
        """Where a new key goes: below the last of those that are written before it, else to the end of the head."""
        names = [fold(known.name) for known in self.keys]
        earlier = names[: names.index(fold(key.name))]
        above = [self._end(entry) for entry in self.entries if fold(entry.name) in earlier]
        return max(above, default=self.first - 1) + 1


def head_of(text: str, extra: Iterable[HeadKey[Any]] = ()) -> tuple[HeadText | None, tuple[Problem, ...]]:
    """The head of a text with Unix line ends, or what keeps it from being read; `extra` keys are those of its kind."""
    source, problems = read_source(text.encode(errors="replace"), "")
    if source is None:
        return None, tuple(problems)
    keys = (*(key for key in COMMON if key is not HISTORY), *extra, HISTORY)
    return _read(text, source.head, keys, first=source.head_line, last=source.body_line - 2)


def manifest_of(text: str) -> tuple[HeadText | None, tuple[Problem, ...]]:
    """The same of a `paket.yaml`, which is all head."""
    decoded, problems = decode(text.encode(errors="replace"), "")
    if decoded is None:
        return None, tuple(problems)
    last = len(text.rstrip("\n").split("\n"))
    return _read(text, decoded, MANIFEST_KEYS, first=1, last=last)


def _read(
    text: str, written: str, keys: tuple[HeadKey[Any], ...], *, first: int, last: int
) -> tuple[HeadText | None, tuple[Problem, ...]]:
    report = Report("")
    mapping = read_yaml(written, first, report=report)
    if mapping is None:
        return None, tuple(report.problems)
    values = read_values(mapping, keys, report=report)
    told = tuple(report.problems)
    return HeadText(tuple(text.split("\n")), first, last, keys, mapping.entries, values, told), told


def _entry(entries: Iterable[Entry], key: HeadKey[Any]) -> Entry | None:
    return next((entry for entry in entries if fold(entry.name) == fold(key.name)), None)


def _common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many rows two lists have in common from their beginning."""
    pairs = zip(first, second, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))
