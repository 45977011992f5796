"""Finders (Anliegen-Finder): questions, outcomes, and the proofs (Proben) that pin what they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from wissen.content.blocks import Block, Inline, Table, plain
from wissen.content.branches import take_branches
from wissen.content.flow import OUTCOME_FIELDS, Branch, Finder, FinderOutcome, FinderQuestion, Proof, Target, TargetKind
from wissen.content.frontmatter import read_head
from wissen.content.head_key import id_key
from wissen.content.ids import Place
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import CARD, STEP, read_meta
from wissen.content.numbering import check_numbers
from wissen.content.objects import read_part
from wissen.content.problem import Problem, Report
from wissen.content.source import Source
from wissen.content.validity import parse_day
from wissen.content.versions import check_versions
from wissen.text import fold, slug

OTHERWISE = id_key("sonst")
PROOFS_TITLE = "Proben"
PROOFS_HEADER = ("Stichtag", "Antworten", "Ergebnis")
STEP_SIGN = ">"

_QUESTION = re.compile(r"Frage\s+(?P<number>\d{1,4})\s*[:.]\s*(?P<title>\S.*)", re.IGNORECASE)
_OUTCOME = re.compile(r"Ergebnis\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_HEADINGS = "Überschriften sind hier „## Frage 1: …“, „## Ergebnis: …“ und „## Proben“, keine anderen."


def read_finder(source: Source) -> tuple[Finder | None, list[Problem]]:
    """The finder a file describes; None only when its head cannot be read."""
    report = Report(source.file)
    head, values = read_head(source, (OTHERWISE,), report=report)
    if head is None:
        return None, report.problems
    intro, *chunks = read_body(source, report=report)
    blocks = intro.blocks()
    reading = _Reading(source, report)
    for chunk in chunks:
        reading.take(chunk)
    check_versions(reading.questions, report=report)
    check_versions(reading.outcomes, report=report)
    check_numbers(reading.questions, "Frage", source=source, report=report)
    finder = Finder(
        head=head,
        questions=tuple(reading.questions),
        outcomes=tuple(reading.outcomes),
        proofs=tuple(reading.proofs),
        blocks=blocks,
        otherwise=values[OTHERWISE],
    )
    return finder, report.problems


@dataclass(slots=True)
class _Reading:
    """What has been read of one file, chunk after chunk."""

    source: Source
    report: Report
    questions: list[FinderQuestion] = field(default_factory=list)
    outcomes: list[FinderOutcome] = field(default_factory=list)
    proofs: list[Proof] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def take(self, chunk: Chunk) -> None:
        question = _QUESTION.fullmatch(chunk.title)
        outcome = _OUTCOME.fullmatch(chunk.title)
        if chunk.level == 2 and question:
            self.questions.append(self._question(chunk, int(question["number"]), question["title"]))
        elif chunk.level == 2 and outcome:
            self.outcomes.append(self._outcome(chunk, outcome["title"]))
        elif chunk.level == 2 and fold(chunk.title) == fold(PROOFS_TITLE):
            self.proofs += self._proofs(chunk)
        else:
            self.report.error(chunk.line, "überschrift-unbekannt", text=_HEADINGS)
            chunk.blocks()

    def _question(self, chunk: Chunk, number: int, title: str) -> FinderQuestion:
        meta = read_meta(chunk, STEP, report=self.report)
        found, blocks = take_branches(chunk.blocks(skip=meta.lines), report=self.report)
        return FinderQuestion(
            number=number,
            title=title,
            branches=tuple(branch for each in found if (branch := self._to_question(each))),
            blocks=blocks,
            # Nothing is remembered about the questions of a finder: the title is name enough.
            id=Place(meta.id or slug(title) or "frage"),
            period=meta.period,
            line=chunk.line,
        )

    def _to_question(self, branch: Branch) -> Branch | None:
        """In a finder every way leads to a question or an outcome."""
        if branch.target.kind is TargetKind.STEP:
            return replace(branch, target=Target(TargetKind.QUESTION, branch.target.value))
        if branch.target.kind in {TargetKind.END, TargetKind.LINK}:
            text = "In einem Finder führt ein Weg zu „Frage 3“ oder „Ergebnis kennung“."
            self.report.error(branch.line, "ziel-unlesbar", text=text)
            return None
        return branch

    def _outcome(self, chunk: Chunk, title: str) -> FinderOutcome:
        part = read_part(
            chunk,
            meta=CARD,
            fields=OUTCOME_FIELDS,
            title=title,
            taken=self.taken,
            source=self.source,
            report=self.report,
        )
        self.taken.add(part.id)
        return FinderOutcome(
            id=part.id,
            title=title,
            fields=part.fields,
            blocks=part.blocks,
            period=part.meta.period,
            supersedes=part.meta.supersedes,
            sources=part.meta.sources,
            lesson=part.meta.lesson,
            line=part.line,
            derived=part.derived,
        )

    def _proofs(self, chunk: Chunk) -> Iterator[Proof]:
        for block in chunk.blocks():
            if isinstance(block, Table) and _is_proofs(block):
                yield from self._rows(block)
            else:
                self._tell_other(block, chunk.line)

    def _tell_other(self, block: Block, line: int) -> None:
        text = f"Unter „## Proben“ steht nur eine Tabelle mit den Spalten „{' | '.join(PROOFS_HEADER)}“."
        self.report.error(getattr(block, "line", line), "proben-tabelle", text=text)

    def _rows(self, table: Table) -> Iterator[Proof]:
        for index, row in enumerate(table.rows):
            line = table.line + 2 + index
            day, answers, outcome = (plain(cell).strip() for cell in row)
            try:
                yield Proof(parse_day(day), read_answers(answers), outcome, line)
            except ValueError:
                text = f"„{day}“ ist kein Tag. Richtig ist zum Beispiel „01.03.2024“."
                self.report.error(line, "probe-unlesbar", text=text)


def _is_proofs(table: Table) -> bool:
    return [_folded(cell) for cell in table.header] == [fold(name) for name in PROOFS_HEADER]


def _folded(cell: tuple[Inline, ...]) -> str:
    return fold(plain(cell))


def read_answers(written: str) -> tuple[str, ...]:
    """The answers of a row, one after the other: `Duldung > ja > ?`."""
    return tuple(answer for part in written.split(STEP_SIGN) if (answer := part.strip()))
