"""A question as blocks and as Markdown, the inverse of reading it."""

from __future__ import annotations

from collections.abc import Iterator

from wissen.content.answers import write_answer
from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Footnote,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    Text,
)
from wissen.content.interactions import ANSWER, natural_kind
from wissen.content.item import (
    Choice,
    Choices,
    Cloze,
    Discretion,
    Interaction,
    Item,
    Matching,
    Ordering,
)
from wissen.content.meta import QUESTION, Meta, write_meta
from wissen.content.normal import normal_blocks
from wissen.content.write_file import section


def write_question(item: Item, *, mark: str = "") -> str:
    """The Markdown of a question; `mark` is what its heading bears before its title."""
    stem = tuple(block for block in item.stem if not isinstance(block, Footnote))
    footnotes = tuple(block for block in item.stem if isinstance(block, Footnote))
    answer = interaction_blocks(item.interaction)
    meta = Meta(
        id=item.id,
        period=item.period,
        supersedes=item.supersedes,
        sources=item.sources,
        lesson=item.lesson,
        step=item.step,
        difficulty=item.difficulty,
        kind=item.kind if natural_kind(normal_blocks((*stem, *answer))) is not item.kind else None,
    )
    tip, explanation = _aside(CalloutKind.TIP, item.tip), _aside(CalloutKind.EXPLANATION, item.explanation)
    blocks = (*stem, *tip, *answer, *explanation, *footnotes)
    return section(f"{mark}{item.title}", meta=write_meta(meta, QUESTION), blocks=blocks)


def interaction_blocks(interaction: Interaction) -> tuple[Block, ...]:
    """The answer part of a question as it stands in the text."""
    match interaction:
        case Choices(choices=choices):
            return (BulletList(tuple(map(_option, choices))),)
        case Ordering(entries=entries):
            return (OrderedList(tuple(ListItem((Paragraph(entry.text),)) for entry in entries)),)
        case Matching(heading=heading, pairs=pairs):
            return (Table(heading, tuple((pair.left, pair.right) for pair in pairs), (Align.NONE, Align.NONE)),)
        case Cloze(blocks=blocks):
            return blocks
        case Discretion(model_answer=blocks):
            return (Callout(CalloutKind.MODEL_ANSWER, blocks),)
        case _:
            return (Paragraph((Text(f"{ANSWER}: {write_answer(interaction)}"),)),)


def _option(choice: Choice) -> ListItem:
    return ListItem((Paragraph(choice.text), *_feedback(choice)), choice.correct, choice.period)


def _feedback(choice: Choice) -> Iterator[Block]:
    if choice.red:
        yield Callout(CalloutKind.RED, choice.feedback)
    elif choice.feedback:
        yield Quote(choice.feedback)


def _aside(kind: CalloutKind, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Callout(kind, blocks),) if blocks else ()
