"""Cards, practice, glossary, paths, law changes and modules as canonical files; reading gives back the same value."""

from __future__ import annotations

from wissen.content.blocks import BulletList, Inline, Link, ListItem, Paragraph, Text
from wissen.content.change import GAZETTE, STAGE_WORD
from wissen.content.frontmatter import write_head
from wissen.content.meta import CARD, STAGE, TERM, Meta, write_meta
from wissen.content.model import (
    Card,
    CardFile,
    Glossary,
    LawChange,
    LawStage,
    LearningPath,
    Module,
    PathItem,
    PathStage,
    Practice,
    PracticeFile,
    Term,
)
from wissen.content.module import GOAL, ORDER
from wissen.content.path import OPTIONAL
from wissen.content.validity import Period
from wissen.content.write_blocks import write_blocks
from wissen.content.write_file import joined, section, with_fields


def write_module(module: Module) -> str:
    """The canonical `modul.md`."""
    head = write_head(module.head, ((GOAL, module.goal), (ORDER, module.order)))
    return joined((head, write_blocks(module.blocks)))


def write_cards(cards: CardFile) -> str:
    """The canonical file of the cards of a theme."""
    return joined((write_head(cards.head), *map(_card, cards.cards)))


def write_practices(practices: PracticeFile) -> str:
    """The canonical file of practical skills."""
    return joined((write_head(practices.head), *map(_practice, practices.practices)))


def write_glossary(glossary: Glossary) -> str:
    """The canonical glossary."""
    return joined((write_head(glossary.head), *map(_term, glossary.terms)))


def write_path(path: LearningPath) -> str:
    """The canonical file of a learning path."""
    return joined((write_head(path.head), write_blocks(path.blocks), *map(_path_stage, path.stages)))


def write_change(change: LawChange) -> str:
    """The canonical file of a law change."""
    head = write_head(change.head, ((GAZETTE, change.gazette),))
    return joined((head, write_blocks(change.blocks), *map(_law_stage, change.stages)))


def _card(card: Card) -> str:
    """The quotations of a misconception stand in front of its fields, the fields of an answer in front of its text."""
    blocks = with_fields(card.fields, card.blocks)
    if card.misconception:
        blocks = iter((*card.blocks, *with_fields(card.fields, ())))
    return section(card.title, meta=_card_meta(card), blocks=blocks)


def _practice(practice: Practice) -> str:
    blocks = with_fields(practice.fields, practice.blocks)
    return section(practice.title, meta=_card_meta(practice), blocks=blocks)


def _card_meta(part: Card | Practice) -> str:
    meta = Meta(id=part.id, period=part.period, supersedes=part.supersedes, sources=part.sources, lesson=part.lesson)
    return write_meta(meta, CARD)


def _term(term: Term) -> str:
    meta = Meta(
        id=term.id,
        abbreviations=term.abbreviations,
        synonyms=term.synonyms,
        sources=term.sources,
        linked=term.linked,
    )
    return section(term.title, meta=write_meta(meta, TERM), blocks=term.blocks)


def _path_stage(stage: PathStage) -> str:
    items = BulletList(tuple(ListItem((Paragraph(_path_link(item)),), period=item.period) for item in stage.items))
    return section(f"{stage.unit.value} {stage.number}", blocks=(items, *stage.blocks))


def _path_link(item: PathItem) -> tuple[Inline, ...]:
    link = Link((Text(item.title),), item.target)
    return (link, Text(OPTIONAL)) if item.optional else (link,)


def _law_stage(stage: LawStage) -> str:
    pending = stage.start is None
    meta = Meta(period=Period(stage.start), pending=pending, exact=None if pending else stage.exact)
    blocks = with_fields(stage.fields, stage.blocks)
    return section(f"{STAGE_WORD}: {stage.title}", meta=write_meta(meta, STAGE), blocks=blocks)
