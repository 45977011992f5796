"""What an author rule looks at: one file as parsed, as written, and in its place among the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from wissen.content.entry import Entry, Headed
from wissen.content.head import Head
from wissen.content.library import Library
from wissen.content.model import Pack, ProcessMap
from wissen.content.problem import Problem, Rename, Replace, Severity
from wissen.content.source import FENCE
from wissen.text import fold

Repair = Replace | Rename | None


@dataclass(frozen=True, slots=True)
class Checked:
    """`content` is None for a picture, whose bytes `data` are; `lines` are those of the file, first line first."""

    path: str
    library: Library
    content: Headed | Pack | ProcessMap | None = None
    lines: tuple[str, ...] = ()
    data: bytes = field(default=b"", repr=False)

    @property
    def head(self) -> Head | None:
        """The head of a content object; the two YAML files and pictures have none."""
        return getattr(self.content, "head", None)

    @property
    def entry(self) -> Entry | None:
        """The entry of this file; None when its Kennung is borne by another one."""
        entry = self.library.entries.get(self.head.id) if self.head else None
        return entry if entry and entry.path == self.path else None

    def error(self, line: int, rule: str, *, text: str, repair: Repair = None) -> Problem:
        """What keeps a pack from being built."""
        return Problem(self.path, line, rule, text, Severity.ERROR, repair)

    def warning(self, line: int, rule: str, *, text: str, repair: Repair = None) -> Problem:
        """What wants a decision."""
        return Problem(self.path, line, rule, text, Severity.WARNING, repair)

    def hint(self, line: int, rule: str, *, text: str, repair: Repair = None) -> Problem:
        """Advice."""
        return Problem(self.path, line, rule, text, Severity.HINT, repair)

    def line_of(self, key: str, word: str = "") -> int:
        """The line of a key of the head, or the first one from there on that holds the word; 0 if it is nowhere."""
        inside = takewhile(lambda line: line.rstrip() != FENCE, self.lines[1:])
        start = next((at for at, line in enumerate(inside, 2) if fold(line.partition(":")[0]) == fold(key)), 0)
        if not word or not start:
            return start
        return next((at for at, line in enumerate(self.lines[start - 1 :], start) if word in line), start)

    def line_with(self, word: str) -> int:
        """The first line that holds the word, 0 if none does."""
        return next((at for at, line in enumerate(self.lines, 1) if word in line), 0)


Rule = Callable[[Checked], Iterable[Problem]]
"""One author rule: looks at one file and yields what is wrong with it."""
