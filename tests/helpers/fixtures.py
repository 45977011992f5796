"""Golden Markdown fixtures as markdown-it has them: title, input, expected output, each closed by a line with a dot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from wissen.content.problem import Problem, Replace

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Fixture:
    title: str
    text: str
    expected: str

    def __str__(self) -> str:
        return self.title


def read_fixtures(path: Path) -> list[Fixture]:
    """All fixtures of a file; blank lines between them do not matter."""
    sections: list[str] = []
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line == ".":
            sections.append("\n".join(lines))
            lines = []
        else:
            lines.append(line)
    triples = zip(sections[::3], sections[1::3], sections[2::3], strict=True)
    return [Fixture(title.strip(), text, expected.strip()) for title, text, expected in triples]


def shown(problems: Iterable[Problem]) -> str:
    """Problems as the fixtures write them: line, severity, rule, whether it mends itself, text."""
    return "\n".join(map(_shown, sorted(problems, key=lambda problem: problem.line)))


def _shown(problem: Problem) -> str:
    mends = " (heilbar)" if problem.repair else ""
    return f"{problem.line}: {problem.severity.value}: {problem.rule}{mends}: {problem.text}"


def mended(text: str, problems: Iterable[Problem]) -> str:
    """The text after all repairs, from the last line to the first."""
    repairs = {problem.repair for problem in problems if isinstance(problem.repair, Replace)}
    for repair in sorted(repairs, key=lambda repair: (repair.first, repair.last), reverse=True):
        text = repair.apply(text)
    return text
