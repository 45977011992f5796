"""Processes: numbered steps with kinds, fields and branches, and the answer card in front of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from wissen.content.blocks import plain
from wissen.content.branches import take_branches
from wissen.content.fields import take_fields
from wissen.content.flow import AnswerCard, Branch, Process, Step, StepKind, Target, TargetKind
from wissen.content.frontmatter import read_head
from wissen.content.head_key import ids_key, number_key, text_key, texts_key
from wissen.content.ids import Place
from wissen.content.markdown import Chunk, read_body
from wissen.content.meta import STEP, identify, read_meta
from wissen.content.numbering import check_numbers
from wissen.content.problem import Problem, Replace, Report
from wissen.content.routes import DURING, FORKS
from wissen.content.source import Source
from wissen.content.validity import ALWAYS
from wissen.content.versions import check_versions
from wissen.text import fold, nearest

TRIGGER = text_key("auslöser")
PARTIES = texts_key("beteiligte")
FOLLOW_UPS = ids_key("folgeprozesse")
DIFFICULTY = number_key("schwierigkeit")
FIM = text_key("fim")
HEAD_KEYS = (TRIGGER, PARTIES, FOLLOW_UPS, DIFFICULTY, FIM)

CARD_TITLE = "Antwortkarte"
CARD_META = ("Gilt", "Bezug")
CARD_FIELDS = (
    "Kurz",
    "Zum Vorlesen",
    "Unterlagen",
    "Gebühr",
    "Frist",
    "Zuständig",
    "Auskunft durch",
    "Weitergeben an",
)
STEP_FIELDS = (
    "Wer",
    "Unterlagen",
    "Bezug",
    "System",
    "Dauer",
    "Nachricht an",
    "Nachricht von",
    DURING,
    "Wiederholung",
)
GROUP = "Teilprozess"
JOIN = "danach"

_STEP = re.compile(r"(?P<number>\d{1,4})[.)]\s*(?P<title>.*)")
_WORD = re.compile(r"(?P<word>[^\W\d_]+)\s*:\s*(?P<title>.*)")
_KINDS = {fold(kind.value): kind for kind in StepKind if kind.value}
HARDEST = 5


def read_process(source: Source) -> tuple[Process | None, list[Problem]]:
    """The process a file describes; None only when its head cannot be read."""
    report = Report(source.file)
    head, values = read_head(source, HEAD_KEYS, report=report)
    if head is None:
        return None, report.problems
    difficulty = values[DIFFICULTY]
    if difficulty is not None and not 1 <= difficulty <= HARDEST:
        text = f"Die Schwierigkeit reicht von 1 (leicht) bis {HARDEST} (schwer)."
        report.error(values.line(DIFFICULTY), "wert-unlesbar", text=text)
    intro, *chunks = read_body(source, report=report)
    blocks = intro.blocks()
    reading = _Reading(source, report)
    for chunk in chunks:
        reading.take(chunk)
    check_versions(reading.cards, report=report)
    check_versions(reading.steps, report=report)
    check_numbers(reading.steps, "Schritt", source=source, report=report)
    if not reading.steps:
        report.error(0, "schritte-fehlen", text="Der Prozess hat keine Schritte. Beginnen Sie mit „## 1. Titel“.")
    process = Process(
        head=head,
        steps=tuple(reading.steps),
        cards=tuple(reading.cards),
        blocks=blocks,
        trigger=values[TRIGGER],
        parties=values[PARTIES],
        follow_ups=values[FOLLOW_UPS],
        difficulty=difficulty,
        fim=values[FIM],
    )
    return process, report.problems


def split_kind(title: str) -> tuple[StepKind, str]:
    """The kind a heading names ("Frage: …") and the title behind it."""
    match = _WORD.fullmatch(title)
    kind = _KINDS.get(fold(match["word"])) if match else None
    return (kind, match["title"]) if match and kind else (StepKind.ACTION, title)


@dataclass(slots=True)
class _Reading:
    """What has been read of one file, chunk after chunk."""

    source: Source
    report: Report
    steps: list[Step] = field(default_factory=list)
    cards: list[AnswerCard] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    group: str = ""

    def take(self, chunk: Chunk) -> None:
        if chunk.level == 1 and (group := _group_title(chunk.title)):
            self.group = group
            if chunk.blocks():
                text = "Text unter einem Teilprozess hat keinen Platz. Setzen Sie ihn in den ersten Schritt."
                self.report.error(chunk.line, "text-ohne-platz", text=text)
        elif chunk.level == 2 and fold(chunk.title) == fold(CARD_TITLE):
            self.cards.append(self._card(chunk))
        elif chunk.level == 2:
            self.steps.append(self._step(chunk))
        else:
            text = "Überschriften sind hier „# Teilprozess: …“, „## Antwortkarte“ und „## 1. …“, keine anderen."
            self.report.error(chunk.line, "überschrift-unbekannt", text=text)
            chunk.blocks()

    def _card(self, chunk: Chunk) -> AnswerCard:
        meta = read_meta(chunk, CARD_META, report=self.report)
        blocks = chunk.blocks(skip=meta.lines, fields=CARD_FIELDS)
        fields, rest = take_fields(blocks, CARD_FIELDS, source=self.source, report=self.report)
        return AnswerCard(fields, rest, meta.period, meta.sources, chunk.line)

    def _step(self, chunk: Chunk) -> Step:
        number, written = self._number(chunk)
        kind, title = split_kind(written)
        self._tell_title(chunk, kind, title)
        meta = read_meta(chunk, STEP, report=self.report)
        kennung, derived = identify(chunk, meta, report=self.report, title=title, taken=self.taken)
        self.taken.add(kennung)
        blocks = chunk.blocks(skip=meta.lines, fields=STEP_FIELDS)
        fields, blocks = take_fields(blocks, STEP_FIELDS, source=self.source, report=self.report)
        found, blocks = take_branches(blocks, report=self.report)
        branches = [branch for each in found if (branch := self._to_step(each))]
        join = self._take_join(branches) if kind in FORKS else None
        return Step(
            id=Place(kennung),
            number=number,
            kind=kind,
            title=title,
            fields=fields,
            blocks=blocks,
            branches=tuple(branches),
            join=join,
            group=self.group,
            period=meta.period,
            supersedes=meta.supersedes,
            line=chunk.line,
            derived=derived,
        )

    def _number(self, chunk: Chunk) -> tuple[int, str]:
        """The number of a heading and what stands behind it."""
        match = _STEP.fullmatch(chunk.title)
        if match is not None:
            return int(match["number"]), match["title"]
        number = self.steps[-1].number + 1 if self.steps else 1
        text = f"Vor dem Titel des Schritts fehlt die Nummer: „## {number}. {chunk.title}“."
        raw = self.source.line(chunk.line)
        repair = Replace(chunk.line, chunk.line, re.sub(r"(?<=#)\s*(?=[^#\s])", f" {number}. ", raw, count=1) + "\n")
        self.report.error(chunk.line, "nummer-fehlt", text=text, repair=repair)
        return number, chunk.title

    def _tell_title(self, chunk: Chunk, kind: StepKind, title: str) -> None:
        if not title:
            self.report.error(chunk.line, "titel-fehlt", text="Hinter der Nummer fehlt der Titel des Schritts.")
        word = title.partition(":")[0] if kind is StepKind.ACTION and ":" in title else ""
        meant = nearest(word, [each.value for each in StepKind if each.value]) if word else None
        if meant:
            text = f"„{word}:“ ist keine Art von Schritt. Meinten Sie „{meant}:“?"
            self.report.warning(chunk.line, "art-unbekannt", text=text)

    def _to_step(self, branch: Branch) -> Branch | None:
        """In a process a question is a step with a number; an outcome is something only finders have."""
        if branch.target.kind is TargetKind.QUESTION:
            return replace(branch, target=Target(TargetKind.STEP, branch.target.value))
        if branch.target.kind is TargetKind.OUTCOME:
            text = "In einem Prozess führt ein Weg zu „Schritt 3“, „Ende“ oder einem Link, nicht zu einem Ergebnis."
            self.report.error(branch.line, "ziel-unlesbar", text=text)
            return None
        return branch

    def _take_join(self, branches: list[Branch]) -> Branch | None:
        """Take the `danach` out of the branches of Parallel and Auswahl."""
        joins = [branch for branch in branches if fold(plain(branch.label)) == JOIN]
        for branch in joins:
            branches.remove(branch)
        if len(joins) > 1:
            self.report.error(joins[1].line, "danach-doppelt", text="„danach“ gibt es hier nur einmal.")
        if joins and joins[0].period != ALWAYS:
            text = "„danach“ gilt immer. Soll es sich ändern, schreiben Sie zwei Fassungen des Schritts."
            self.report.error(joins[0].line, "danach-gilt", text=text)
        return replace(joins[0], label=()) if joins else None


def _group_title(title: str) -> str:
    match = _WORD.fullmatch(title)
    return match["title"] if match and fold(match["word"]) == fold(GROUP) else ""
