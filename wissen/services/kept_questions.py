"""A question as it was when somebody answered it, from the text that was kept of it, with their own answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from wissen.content.blocks import Block, BulletList, ListItem, OrderedList, Paragraph, plain
from wissen.content.ids import choice_key


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """`blocks` are the question with the person's ticks and order in place of the solution, `answer` their answer."""

    title: str
    blocks: tuple[Block, ...]
    answer: tuple[str, ...]


def kept_question(text: str, response: Sequence[str]) -> KeptQuestion:
    """Read the canonical text of a question; feedback is left out, for it spoke of the law of that day."""
    from wissen.content.fragment import read_fragment  # late: brings the parser with it

    first, _, rest = text.partition("\n\n")
    title, _, _ = first.rpartition(" (")
    blocks = read_fragment(rest)
    words = dict(_words(blocks))
    answer = tuple(words.get(key, key) for key in response)
    return KeptQuestion(title or first, tuple(_own(block, response) for block in blocks), answer)


def _words(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """What the options and entries of lists say, by their keys."""
    for block in blocks:
        if isinstance(block, BulletList | OrderedList):
            for item in block.items:
                yield _key(item), _text(item)


def _own(block: Block, response: Sequence[str]) -> Block:
    """The block with what the person chose."""
    match block:
        case BulletList(items=items) if any(item.checked is not None for item in items):
            ticked = (replace(item, blocks=item.blocks[:1], checked=_key(item) in response) for item in items)
            return replace(block, items=tuple(ticked))
        case OrderedList(items=items) if sorted(map(_key, items)) == sorted(response):
            return replace(block, items=tuple(sorted(items, key=lambda item: response.index(_key(item)))))
    return block


def _key(item: ListItem) -> str:
    return choice_key(_text(item))


def _text(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return plain(first.inlines) if isinstance(first, Paragraph) else ""
