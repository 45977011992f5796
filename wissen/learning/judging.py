"""Questions that are answered part by part (rows, gaps, one line): what of a response is typed, and what is right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from wissen.content.answers import UNITS, read_typed_amount, read_typed_day, write_answer
from wissen.content.blocks import Gap, plain
from wissen.content.ids import choice_key
from wissen.content.item import Cloze, DateAnswer, Discretion, Interaction, Matching, Numeric, ShortText
from wissen.errors import InvalidResponse
from wissen.learning.typed import met
from wissen.text import german_list

InParts = Matching | Cloze | Numeric | DateAnswer | ShortText


class Slip(Enum):
    """What is worth a word about a part, beside right and wrong."""

    NONE = auto()
    SPELLING = auto()
    """Right, with a typing error that was forgiven."""
    UNIT = auto()
    """Wrong, for the number has another unit."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One part of a response; `solution` is what is right, as it is to be shown."""

    right: bool
    solution: str
    slip: Slip = Slip.NONE


def is_typed(interaction: Interaction, place: int) -> bool:
    """Whether the part of a response at this place is in the person's own words, and no key."""
    match interaction:
        case Cloze(gaps=gaps):
            return not gaps[place].chosen
        case Numeric() | DateAnswer() | ShortText():
            return True
        case Discretion():
            return place == 0
        case _:
            return False


def pair_key(left: str, right: str) -> str:
    """How a response names that a row was given a right side, by their keys."""
    return f"{left}-{right}"


def gap_keys(gap: Gap) -> tuple[str, ...]:
    """The keys of what a chosen gap offers, the right one first."""
    return tuple(dict.fromkeys(map(choice_key, gap.variants)))


def judged(interaction: InParts, response: Sequence[str]) -> tuple[Judged, ...]:
    """Every part in its order, also those left open. Raises InvalidResponse for what does not fit or cannot be read."""
    if isinstance(interaction, Matching):
        return _rows(interaction, response)
    if isinstance(interaction, Cloze):
        return _gaps(interaction, response)
    if len(response) != 1 or not response[0].strip():
        raise InvalidResponse("Bitte schreiben Sie zuerst eine Antwort.")
    if isinstance(interaction, Numeric):
        return (_number(interaction, response[0]),)
    if isinstance(interaction, DateAnswer):
        return (_day(interaction, response[0]),)
    return (_words(response[0], interaction.variants),)


def does_not_fit() -> InvalidResponse:
    """The response is to another state of the question."""
    hint = "Öffnen Sie die Frage noch einmal und antworten Sie neu."
    return InvalidResponse("Diese Antwort passt nicht mehr zur Frage.", hint)


def _rows(matching: Matching, response: Sequence[str]) -> tuple[Judged, ...]:
    if not response:
        raise InvalidResponse("Bitte ordnen Sie zuerst etwas zu.")
    chosen = dict(_split(part) for part in response)
    rows = {row.left_key: row for row in matching.rows}
    if len(chosen) != len(response) or not chosen.keys() <= rows.keys():
        raise does_not_fit()
    if not set(chosen.values()) <= matching.rights.keys():
        raise does_not_fit()
    right = {(pair.left_key, pair.right_key) for pair in matching.pairs}
    return tuple(Judged((key, chosen.get(key)) in right, plain(row.right)) for key, row in rows.items())


def _split(part: str) -> tuple[str, str]:
    left, _, right = part.partition("-")
    return left, right


def _gaps(cloze: Cloze, response: Sequence[str]) -> tuple[Judged, ...]:
    gaps = cloze.gaps
    if len(response) != len(gaps):
        raise does_not_fit()
    if not any(part.strip() for part in response):
        raise InvalidResponse("Bitte füllen Sie zuerst eine Lücke.")
    return tuple(_gap(gap, part, gaps) for gap, part in zip(gaps, response, strict=True))


def _gap(gap: Gap, part: str, gaps: Sequence[Gap]) -> Judged:
    if not gap.chosen:
        return _words(part, gap.variants, tuple(variant for other in gaps for variant in other.variants))
    keys = gap_keys(gap)
    if part and part not in keys:
        raise does_not_fit()
    return Judged(part == keys[0], gap.variants[0])


def _words(typed: str, variants: tuple[str, ...], others: tuple[str, ...] = ()) -> Judged:
    found = met(typed, variants, others)
    if found is None:
        return Judged(right=False, solution=german_list(variants, "oder"))
    return Judged(right=True, solution=found.variant, slip=Slip.NONE if found.exact else Slip.SPELLING)


def _number(right: Numeric, typed: str) -> Judged:
    found = read_typed_amount(typed)
    if found is None:
        units = f"Einheiten sind {german_list(UNITS)}." if right.unit else "Eine Einheit gehört hier nicht dazu."
        raise InvalidResponse("Das lässt sich nicht als Zahl lesen.", f"Schreiben Sie etwa „3“ oder „12,50“. {units}")
    if found.unit and not right.unit:
        raise InvalidResponse("Hier ist eine Zahl ohne Einheit gefragt.", "Schreiben Sie nur die Zahl.")
    solution = write_answer(right)
    if found.unit not in ("", right.unit):
        return Judged(right=False, solution=solution, slip=Slip.UNIT)
    return Judged(right.low <= found.low and found.high <= right.high, solution)


def _day(right: DateAnswer, typed: str) -> Judged:
    found = read_typed_day(typed)
    if found is None:
        hint = "Schreiben Sie Tag, Monat und Jahr, zum Beispiel „24.12.2025“ oder „24. Dezember 2025“."
        raise InvalidResponse("Das lässt sich nicht als Tag lesen.", hint)
    return Judged(found == right, write_answer(right))
