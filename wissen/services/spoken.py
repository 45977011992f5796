"""The sentence that is said at the counter or on the telephone, as it stands in the content."""

from __future__ import annotations

from collections.abc import Iterable

from wissen.content.blocks import Block, Callout, CalloutKind, plain, plain_text
from wissen.content.entry import Headed
from wissen.content.flow import Field, Process
from wissen.content.model import Card, CardFile, Glossary

_SAID = ("Zum Vorlesen", "Kurz")
"""Fields of an Antwortkarte that are made to be said, the best first."""


def sentence_of(content: Headed, part_id: str = "") -> str:
    """What may be read aloud of an object, or of a card or term in it: what its author wrote for that.

    Of a term it is the definition, of a misconception what is right instead; "" where nothing is made to be said.
    """
    match content:
        case Process(cards=(card, *_)):
            return _field(card.fields)
        case CardFile(cards=cards):
            return next((_of_card(card) for card in cards if card.id == part_id), "")
        case Glossary(terms=terms):
            return next((_first(term.blocks) for term in terms if term.id == part_id), "")
    return ""


def _of_card(card: Card) -> str:
    if card.misconception:
        right = (one for one in card.blocks if isinstance(one, Callout) and one.kind is CalloutKind.CORRECTION)
        return next((_in_one_line(plain_text(one.blocks)) for one in right), "")
    return _field(card.fields)


def _field(fields: Iterable[Field]) -> str:
    said = {field.key: "; ".join(map(plain, field.values)) for field in fields}
    return next((said[key] for key in _SAID if said.get(key)), "")


def _first(blocks: tuple[Block, ...]) -> str:
    return _in_one_line(plain_text(blocks[:1]))


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
