"""Quizzes: questions under `##`, in groups and cases under `#`."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from wissen.content.frontmatter import read_head
from wissen.content.head_key import id_key, number_key, word_key
from wissen.content.item import Item, ItemGroup, Quiz, QuizKind
from wissen.content.markdown import Chunk, read_body
from wissen.content.problem import Problem, Replace, Report
from wissen.content.question import read_question
from wissen.content.source import Source
from wissen.content.versions import check_versions

KIND = word_key("art", words=QuizKind, default=QuizKind.PRACTICE, required=True)
PASS_MARK = number_key("bestehen", default=80)
PROCESS = id_key("prozess")

CASE = "Fall"
"""What the heading of a case begins with."""


def read_quiz(source: Source) -> tuple[Quiz | None, list[Problem]]:
    """The quiz of a file; None when its head cannot be read."""
    report = Report(source.file)
    head, values = read_head(source, (KIND, PASS_MARK, PROCESS), report=report)
    if head is None:
        return None, report.problems
    reading = _Reading(source, report)
    for chunk in read_body(source, report=report):
        reading.chunk(chunk)
    pass_mark = values[PASS_MARK]
    if pass_mark is None or not 1 <= pass_mark <= 100:
        report.error(values.line(PASS_MARK), "wert-unlesbar", text="bestehen: Möglich sind 1 bis 100 Prozent.")
        pass_mark = 80
    quiz = Quiz(head, values[KIND], reading.groups(), pass_mark, values[PROCESS])
    if not reading.questions:
        report.error(source.body_line, "übung-leer", text="Diese Übung hat noch keine Frage („## Frage …“).")
    _check(quiz, source, report)
    return quiz, report.problems


@dataclass(slots=True)
class _Reading:
    source: Source
    report: Report
    opened: list[tuple[ItemGroup, list[Item]]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    questions: int = 0

    def chunk(self, chunk: Chunk) -> None:
        """A question, or what opens a group."""
        if chunk.level < 2:
            self._group(chunk)
        else:
            self._question(chunk)

    def groups(self) -> tuple[ItemGroup, ...]:
        """The groups with their questions; what stands before the first `#` only if there is something in it."""
        groups = tuple(replace(group, items=tuple(items)) for group, items in self.opened)
        return groups if groups[0].items or groups[0].blocks else groups[1:]

    def _group(self, chunk: Chunk) -> None:
        mark, colon, title = chunk.title.partition(":")
        case = mark.strip() == CASE and bool(colon)
        group = ItemGroup((), title.strip(" ") if case else chunk.title, case, chunk.blocks(), chunk.line)
        self.opened.append((group, []))

    def _question(self, chunk: Chunk) -> None:
        self.questions += 1
        if chunk.level > 2:
            text = "In einer Übung ist jede Überschrift mit „##“ eine Frage; tiefere Überschriften gibt es nicht."
            mended = f"## {self.source.line(chunk.line).lstrip().lstrip('#').lstrip()}\n"
            self.report.error(
                chunk.line, "überschrift-ebene", text=text, repair=Replace(chunk.line, chunk.line, mended)
            )
        item = read_question(chunk, title=chunk.title, source=self.source, report=self.report, taken=self.names)
        if item is not None:
            self.names.add(item.id)
            self.opened[-1][1].append(item)


def _check(quiz: Quiz, source: Source, report: Report) -> None:
    check_versions(quiz.items, report=report)
    if quiz.kind is not QuizKind.WALK:
        return
    if not quiz.process:
        text = "Ein Durchgang braucht im Kopf den Prozess, durch den er führt („prozess: …“)."
        report.error(source.head_line, "durchgang-prozess", text=text)
    for item in quiz.items:
        if not item.step:
            text = "In einem Durchgang nennt jede Frage ihren Schritt („Schritt: …“ unter der Überschrift)."
            report.error(item.line, "durchgang-schritt", text=text)
