"""Problems (Befunde): what is wrong with a file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a pack from being built, a warning wants a decision, a hint is advice."""

    ERROR = "fehler"
    WARNING = "warnung"
    HINT = "hinweis"


@dataclass(frozen=True, slots=True)
class Replace:
    """Repair: put `text` in place of the lines `first` to `last` (1-based, inclusive; last < first inserts before).

    `text` holds whole lines: none takes the lines away, a line end alone is one empty line.
    """

    first: int
    last: int
    text: str

    def apply(self, text: str) -> str:
        """The mended text of the whole file."""
        lines = text.split("\n")
        return "\n".join((*lines[: self.first - 1], *self.text.splitlines(), *lines[self.last :]))


@dataclass(frozen=True, slots=True)
class Rename:
    """Repair: give the file or folder a new name in its folder and rewrite links to it."""

    name: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One Befund; `file` is relative to the content folder with `/`, `line` 1-based (0: the whole file)."""

    file: str
    line: int
    rule: str
    text: str
    severity: Severity = Severity.ERROR
    repair: Replace | Rename | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.severity.value}: {self.text} [{self.rule}]"


@dataclass(slots=True)
class Report:
    """Collects the problems of one file while it is read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def error(self, line: int, rule: str, *, text: str, repair: Replace | Rename | None = None) -> None:
        """What keeps a pack from being built."""
        self.problems.append(Problem(self.file, line, rule, text, Severity.ERROR, repair))

    def warning(self, line: int, rule: str, *, text: str, repair: Replace | Rename | None = None) -> None:
        """What wants a decision."""
        self.problems.append(Problem(self.file, line, rule, text, Severity.WARNING, repair))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether at least one is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)
