"""The data sheet names every field that may leave, and every kind of entry that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from wissen.learning.verb import Verb
from wissen.services.data_sheet import FIELDS, NEVER, STAYS, leaves, minimum
from wissen.services.data_words import WORDINGS
from wissen.settings import LONGEST, Retention
from wissen.team import messages


def shapes(kind: Any) -> Iterator[type]:
    """A shape and, wherever they are written down, those that its fields hold."""
    for held in get_args(kind):
        yield from shapes(held)
    if is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for field in get_type_hints(kind).values():
            yield from shapes(field)


LEAVING = set(shapes(messages.Message))


def test_every_shape_of_a_message_is_described() -> None:
    assert set(FIELDS) == LEAVING


def test_every_field_of_a_message_has_words() -> None:
    assert {kind: set(words) for kind, words in FIELDS.items()} == {
        kind: {field.name for field in fields(kind)} for kind in LEAVING
    }


def test_the_words_of_every_field_stand_on_the_sheet() -> None:
    told = {words for row in leaves(LONGEST) for words in row.fields}
    assert {words for kind in FIELDS.values() for words in kind.values()} <= told


def test_every_kind_of_entry_that_is_kept_stands_on_the_sheet() -> None:
    assert set(WORDINGS) == set(Verb)
    assert {wording.done for wording in WORDINGS.values()} <= set(STAYS[0].fields)


def test_every_row_says_what_for_who_and_how_long() -> None:
    assert all(
        row.name and row.fields and row.purpose and row.seen_by and row.kept for row in (*STAYS, *leaves(LONGEST))
    )


def test_what_is_never_recorded_is_said() -> None:
    told = " ".join(NEVER)
    assert all(word in told for word in ("Wie lange", "anmelden", "suchen", "Uhrzeit", "zuletzt", "Ranglisten"))


def test_the_minimum_of_the_office_is_named() -> None:
    assert "Module, Praxisaufgaben" in minimum(("Module", "Praxisaufgaben"))
    assert "nichts festgelegt" in minimum(())


def test_the_periods_of_the_office_are_named() -> None:
    told = " ".join(row.kept for row in leaves(Retention(help_days=14, months=1)))
    assert "höchstens 14 Tage" in told
    assert told.count("1 Monat nach") == 5
    assert sum("6 Monate nach" in row.kept for row in leaves(LONGEST)) == 5
