"""A question as it was when somebody answered it, from the text that was kept of it, with their own answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wissen.content.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Footnote,
    Gap,
    Inline,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Table,
    flatten,
    inline_runs,
    plain,
)
from wissen.content.ids import choice_key
from wissen.content.item import ItemKind

_LINE_WITH_SOLUTION = frozenset({ItemKind.NUMERIC, ItemKind.DATE, ItemKind.SHORT_TEXT})


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """`blocks` are the question with the person's ticks and order in place of the solution, `answer` their answer."""

    title: str
    blocks: tuple[Block, ...]
    answer: tuple[str, ...]


def kept_question(text: str, response: Sequence[str]) -> KeptQuestion:
    """Read the canonical text of a question.

    Solution, explanation and feedback are left out, for they spoke of the law of that day.
    """
    from wissen.content.fragment import read_fragment  # late: brings the parser with it

    first, _, rest = text.partition("\n\n")
    title, _, kind = first.rpartition(" (")
    blocks = read_fragment(rest)
    words = dict(_words(blocks))
    answer = tuple(_said(part, words) for part in response)
    asked = (_own(block, response) for block in _asked(blocks, kind.rstrip(")")))
    return KeptQuestion(title or first, tuple(asked), answer)


def _asked(blocks: tuple[Block, ...], kind: str) -> Iterator[Block]:
    """The blocks before what was right, and why: that comes last, but for footnotes."""
    body = [block for block in blocks if not isinstance(block, Footnote)]
    if body and isinstance(body[-1], Quote):
        body.pop()
    if body and kind in _LINE_WITH_SOLUTION:
        body.pop()
    yield from (block for block in body if not _is_model_answer(block))
    yield from (block for block in blocks if isinstance(block, Footnote))


def _is_model_answer(block: Block) -> bool:
    return isinstance(block, Callout) and block.kind is CalloutKind.MODEL_ANSWER


def _words(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """What options, entries, cells and gaps say, by their keys."""
    for block in blocks:
        match block:
            case BulletList(items=items) | OrderedList(items=items):
                yield from ((_key(item), _text(item)) for item in items)
            case Table(rows=rows):
                yield from ((choice_key(plain(cell)), plain(cell)) for row in rows for cell in row)
    for run, _ in inline_runs(blocks):
        for inline in flatten(run):
            if isinstance(inline, Gap):
                yield from ((choice_key(word), word) for word in inline.variants)


def _said(part: str, words: Mapping[str, str]) -> str:
    """A part of a response in words: what its key stands for, the pair of a row, or what was typed."""
    left, _, right = part.partition("-")
    if left in words and right in words:
        return f"{words[left]} → {words[right]}"
    return words.get(part, part) or "–"


def _own(block: Block, response: Sequence[str]) -> Block:
    """The block with what the person chose."""
    match block:
        case BulletList(items=items) if any(item.checked is not None for item in items):
            ticked = (replace(item, blocks=item.blocks[:1], checked=_key(item) in response) for item in items)
            return replace(block, items=tuple(ticked))
        case OrderedList(items=items) if sorted(map(_key, items)) == sorted(response):
            return replace(block, items=tuple(sorted(items, key=lambda item: response.index(_key(item)))))
        case Table() if rows := _own_rows(block, response):
            return replace(block, rows=rows)
    return block


def _own_rows(table: Table, response: Sequence[str]) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    """The rows as the person paired them; none if the response is about something else."""
    if len(table.aligns) != 2:
        return ()
    lefts = {choice_key(plain(left)): left for left, _ in table.rows if plain(left)}
    rights = {choice_key(plain(right)): right for _, right in table.rows}
    chosen = {left: right for left, _, right in (part.partition("-") for part in response)}
    if not response or not chosen.keys() <= lefts.keys() or not set(chosen.values()) <= rights.keys():
        return ()
    return tuple((left, rights[chosen[key]] if key in chosen else ()) for key, left in lefts.items())


def _key(item: ListItem) -> str:
    return choice_key(_text(item))


def _text(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return plain(first.inlines) if isinstance(first, Paragraph) else ""
