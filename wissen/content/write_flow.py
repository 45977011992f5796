"""Processes and finders as canonical files: reading the result gives back the same value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wissen.content.blocks import Align, Block, BulletList, Table, Text
from wissen.content.branches import branch_items
from wissen.content.finder import OTHERWISE, PROOFS_HEADER, PROOFS_TITLE, STEP_SIGN
from wissen.content.flow import AnswerCard, Branch, Finder, FinderOutcome, FinderQuestion, Process, Proof, Step
from wissen.content.frontmatter import write_head
from wissen.content.meta import CARD, STEP, Meta, write_meta
from wissen.content.process import CARD_META, CARD_TITLE, DIFFICULTY, FIM, FOLLOW_UPS, GROUP, JOIN, PARTIES, TRIGGER
from wissen.content.write_blocks import write_blocks
from wissen.content.write_file import joined, section, with_fields
from wissen.content.write_text import write_title
from wissen.text import german_date


def write_process(process: Process) -> str:
    """The canonical file of a process."""
    extra = (
        (TRIGGER, process.trigger),
        (PARTIES, process.parties),
        (FOLLOW_UPS, process.follow_ups),
        (DIFFICULTY, process.difficulty),
        (FIM, process.fim),
    )
    parts = [write_head(process.head, extra), write_blocks(process.blocks), *map(_card, process.cards)]
    group = ""
    for step in process.steps:
        if step.group != group:
            group = step.group
            parts.append(f"# {GROUP}: {write_title(group)}")
        parts.append(_step(step))
    return joined(parts)


def write_finder(finder: Finder) -> str:
    """The canonical file of a finder."""
    parts = [write_head(finder.head, ((OTHERWISE, finder.otherwise),)), write_blocks(finder.blocks)]
    parts += map(_question, finder.questions)
    parts += map(_outcome, finder.outcomes)
    if finder.proofs:
        parts.append(section(PROOFS_TITLE, blocks=(_proofs(finder.proofs),)))
    return joined(parts)


def _card(card: AnswerCard) -> str:
    meta = write_meta(Meta(period=card.period, sources=card.sources), CARD_META)
    return section(CARD_TITLE, meta=meta, blocks=with_fields(card.fields, card.blocks))


def _step(step: Step) -> str:
    kind = f"{step.kind.value}: " if step.kind.value else ""
    meta = write_meta(Meta(id=step.id, period=step.period, supersedes=step.supersedes), STEP)
    join = (replace(step.join, label=(Text(JOIN),)),) if step.join else ()
    blocks = _with_branches(with_fields(step.fields, step.blocks), (*step.branches, *join))
    return section(f"{step.number}. {kind}{step.title}", meta=meta, blocks=blocks)


def _with_branches(blocks: Iterable[Block], branches: Iterable[Branch]) -> Iterator[Block]:
    yield from blocks
    items = branch_items(branches)
    if items:
        yield BulletList(items)


def _question(question: FinderQuestion) -> str:
    meta = write_meta(Meta(id=question.id, period=question.period), STEP)
    blocks = _with_branches(question.blocks, question.branches)
    return section(f"Frage {question.number}: {question.title}", meta=meta, blocks=blocks)


def _outcome(outcome: FinderOutcome) -> str:
    meta = Meta(
        id=outcome.id,
        period=outcome.period,
        supersedes=outcome.supersedes,
        sources=outcome.sources,
        lesson=outcome.lesson,
    )
    blocks = with_fields(outcome.fields, outcome.blocks)
    return section(f"Ergebnis: {outcome.title}", meta=write_meta(meta, CARD), blocks=blocks)


def _proofs(proofs: Iterable[Proof]) -> Table:
    rows = tuple(
        tuple((Text(cell),) for cell in (german_date(proof.day), f" {STEP_SIGN} ".join(proof.answers), proof.outcome))
        for proof in proofs
    )
    return Table(tuple((Text(name),) for name in PROOFS_HEADER), rows, (Align.NONE,) * len(PROOFS_HEADER))
