"""The head of a file as it is written: one value is read or changed, every other line stays as its author left it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from wissen.content.frontmatter import COMMON, Values, read_values
from wissen.content.head_key import HeadKey
from wissen.content.problem import Problem, Report
from wissen.content.source import read_source
from wissen.content.yaml_tree import Entry, read_yaml
from wissen.text import fold

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HeadText:
    """A file whose head can be read; `first` and `last` are the file lines of the head without its fences."""

    lines: tuple[str, ...]
    first: int
    last: int
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
        entry = _entry(self.entries, key)
        lines = range(entry.line, self._end(entry) + 1) if entry else range(0)
        return next((problem.text for problem in self.problems if problem.line in lines), "")

    def with_value(self, key: HeadKey[T], value: T) -> str:
        """The text of the whole file with another value: in the line of the key, or where the key belongs."""
        if self.values.line(key) and not self.fault(key) and self.values[key] == value:
            return "\n".join(self.lines)
        entry = _entry(self.entries, key)
        written = key.write(value)
        name = entry.name if entry else key.name
        fresh = f"{name}:{written}" if written.startswith("\n") else f"{name}: {written}"
        wanted = written != "" and (value != key.default or key.required)
        inserted = fresh.split("\n") if wanted else []
        start, end = (entry.line, self._end(entry)) if entry else (self._place(key), self._place(key) - 1)
        return "\n".join((*self.lines[: start - 1], *inserted, *self.lines[end:]))

    def _end(self, entry: Entry) -> int:
        """The last line of an entry; blank lines and comments below it belong to what follows."""
        after = (other.line for other in self.entries if other.line > entry.line)
        end = min(after, default=self.last + 1) - 1
        while end > entry.line and (not self.lines[end - 1].strip() or self.lines[end - 1].startswith("#")):
            end -= 1
        return end

    def _place(self, key: HeadKey[Any]) -> int:
        """Where a new key goes: below the last of those that are written before it, else to the end of the head."""
        names = [fold(known.name) for known in COMMON]
        if key not in COMMON:
            return self.last + 1
        earlier = names[: names.index(fold(key.name))]
        above = [self._end(entry) for entry in self.entries if fold(entry.name) in earlier]
        return max(above, default=self.first - 1) + 1


def head_of(text: str, extra: Iterable[HeadKey[Any]] = ()) -> tuple[HeadText | None, tuple[Problem, ...]]:
    """The head of a text with Unix line ends, or what keeps it from being read."""
    source, problems = read_source(text.encode(errors="replace"), "")
    if source is None:
        return None, tuple(problems)
    report = Report("")
    mapping = read_yaml(source.head, source.head_line, report=report)
    if mapping is None:
        return None, tuple(report.problems)
    values = read_values(mapping, (*COMMON, *extra), report=report)
    lines = tuple(text.split("\n"))
    return (
        HeadText(lines, source.head_line, source.body_line - 2, mapping.entries, values, tuple(report.problems)),
        tuple(report.problems),
    )


def _entry(entries: Iterable[Entry], key: HeadKey[Any]) -> Entry | None:
    return next((entry for entry in entries if fold(entry.name) == fold(key.name)), None)
