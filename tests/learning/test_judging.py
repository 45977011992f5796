"""Judging: rows, gaps and lines are right or wrong each by itself, with what is right and what is worth a word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.person import right_keys, wrong_keys
from tests.helpers.questions import (
    CLOZE,
    DAY,
    DISCRETION,
    EVERY_KIND,
    MATCHING,
    NUMERIC,
    SHORT_TEXT,
    a_cloze,
    a_matching,
)
from wissen.content.answers import write_answer
from wissen.content.blocks import Gap
from wissen.content.ids import choice_key
from wissen.content.item import Cloze, DateAnswer, Item, Matching, Numeric, ShortText
from wissen.errors import InvalidResponse
from wissen.learning.grading import GRADED, SelfRating, grade
from wissen.learning.judging import InParts, Judged, Slip, gap_keys, is_typed, judged, pair_key

IN_PARTS = (MATCHING, CLOZE, NUMERIC, DAY, SHORT_TEXT)


def parts(item: Item) -> InParts:
    assert isinstance(item.interaction, Matching | Cloze | Numeric | DateAnswer | ShortText)
    return item.interaction


def pair(left: str, right: str) -> str:
    return pair_key(choice_key(left), choice_key(right))


def amount(low: str, high: str = "", unit: str = "") -> Numeric:
    return Numeric(Decimal(low), Decimal(high or low), unit)


MONTH, EURO, COUNT, RANGE = (
    amount("1", unit="Monate"),
    amount("93", unit="€"),
    amount("1000"),
    amount("14", "16", "Tage"),
)


# ------------------------------------------------------------ matching


def test_each_row_counts_by_itself() -> None:
    given_ = (pair("§ 16b AufenthG", "Studium"), pair("§ 18g AufenthG", "Visum"))
    assert judged(parts(MATCHING), given_) == (Judged(True, "Studium"), Judged(False, "Blaue Karte EU"))
    assert grade(MATCHING, given_).score == 0.5


def test_a_row_left_open_is_not_right() -> None:
    assert grade(MATCHING, (pair("§ 18g AufenthG", "Blaue Karte EU"),)).score == 0.5


def test_the_order_of_the_pairs_does_not_matter() -> None:
    assert grade(MATCHING, right_keys(MATCHING)[::-1]).correct


def test_of_a_row_that_is_written_twice_either_side_is_right() -> None:
    item = a_matching(("a", "x"), ("a", "y"), ("b", "x"))
    assert isinstance(item.interaction, Matching)
    assert len(item.interaction.rows) == 2
    assert grade(item, (pair("a", "y"), pair("b", "x"))).correct
    assert grade(item, (pair("a", "x"), pair("b", "x"))).correct


# ------------------------------------------------------------ cloze


def test_each_gap_counts_by_itself() -> None:
    given_ = ("duldung", choice_key("ruht"))
    assert judged(parts(CLOZE), given_) == (Judged(True, "Duldung"), Judged(False, "gilt fort"))
    assert grade(CLOZE, given_).score == 0.5


def test_a_gap_left_open_is_not_right() -> None:
    assert judged(parts(CLOZE), ("", choice_key("gilt fort"))) == (
        Judged(False, "Duldung oder Aussetzung"),
        Judged(True, "gilt fort"),
    )


def test_a_typing_error_is_forgiven_and_told() -> None:
    assert judged(parts(CLOZE), ("Duldnug", ""))[0] == Judged(True, "Duldung", Slip.SPELLING)


def test_the_word_of_another_gap_is_no_typing_error() -> None:
    item = a_cloze(Gap(("Ausreise",)), " und ", Gap(("Ausreisen", "Bleiben"), chosen=True))
    assert not judged(parts(item), ("Ausreisen", ""))[0].right


# ------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        *(
            (MONTH, typed)
            for typed in (
                "1 Monat",
                "ein Monat",
                "1 Mon.",
                "einen Monat",
                "1",
                "eins",
                "binnen eines Monats",
                "in einem Monat",
            )
        ),
        *(
            (EURO, typed)
            for typed in ("93 €", "93,00 Euro", "93", "93.00", "93,- €", "€ 93", "93 EUR", "93€", "93.-", "93.– €")
        ),
        *((COUNT, typed) for typed in ("1000", "1.000", "1 000", "1\u202f000", "1000,0", "1.000,-", "1.000,–")),
        *((RANGE, typed) for typed in ("14 Tage", "15", "16 Tagen", "14–16 Tage", "14 bis 15 Tage", "vierzehn Tage")),
        *((amount("35", unit="Jahre"), typed) for typed in ("fünfunddreißig Jahre", "fuenfunddreissig", "35 J.")),
        (amount("90", unit="Tage"), "neunzig Tagen"),
        (amount("21", unit="Jahre"), "Einundzwanzig Jahre"),
        (amount("17"), "siebzehn"),
    ],
)
def test_numbers_are_read_as_people_write_them(right: Numeric, typed: str) -> None:
    assert judged(right, (typed,))[0].right


@pytest.mark.parametrize(
    ("right", "typed"),
    [(MONTH, "2 Monate"), (EURO, "93,50 €"), (EURO, "39"), (COUNT, "1,000"), (RANGE, "17 Tage"), (RANGE, "13–16")],
)
def test_another_number_is_wrong(right: Numeric, typed: str) -> None:
    assert judged(right, (typed,)) == (Judged(False, write_answer(right)),)


def test_the_right_number_with_another_unit_is_wrong_and_says_so() -> None:
    assert judged(MONTH, ("1 Woche",)) == (Judged(False, "1 Monate", Slip.UNIT),)


def test_the_solution_is_told_as_its_author_wrote_it() -> None:
    assert judged(parts(NUMERIC), ("2",)) == (Judged(False, "1 Monat"),)


@pytest.mark.parametrize(
    ("right", "typed", "hint"),
    [
        (MONTH, "viele", "Einheiten sind €, %, Minuten"),
        (COUNT, "1/2", "Eine Einheit gehört hier nicht dazu."),
        (COUNT, "1000 Personen", "Schreiben Sie nur die Zahl."),
        (DateAnswer(date(2024, 3, 1)), "31.02.2024", "24.12.2025"),
        (DateAnswer(date(2024, 3, 1)), "1.3.24", "24.12.2025"),
        (DateAnswer(date(2024, 3, 1)), "1. Marz 24", "24.12.2025"),
    ],
)
def test_what_cannot_be_read_is_no_wrong_answer(right: InParts, typed: str, hint: str) -> None:
    with pytest.raises(InvalidResponse) as raised:
        judged(right, (typed,))
    assert hint in raised.value.hint


# ------------------------------------------------------------ days


@pytest.mark.parametrize(
    "typed",
    [
        "1.3.2024",
        "01.03.2024",
        "2024-03-01",
        "1. März 2024",
        "1.Maerz 2024",
        "1. 3. 2024",
        "01 mrz. 2024",
        "1 mär 2024",
        "am 1.3.2024",
        "01.03.2024.",
        "Fr., 1.3.2024",
        "Fr 1. März 2024",
        "bis zum Freitag, 1. März 2024",
    ],
)
def test_days_are_read_as_people_write_them(typed: str) -> None:
    assert grade(DAY, (typed,)).correct


@pytest.mark.parametrize("typed", ["2.3.2024", "1. Mai 2024", "1.3.2023"])
def test_another_day_is_wrong(typed: str) -> None:
    assert judged(parts(DAY), (typed,)) == (Judged(False, "01.03.2024"),)


@pytest.mark.parametrize("typed", ["1. Smarch 2024", "1. Ma", "heute"])
def test_what_is_no_day_cannot_be_read(typed: str) -> None:
    with pytest.raises(InvalidResponse):
        judged(parts(DAY), (typed,))


# ------------------------------------------------------------ short text and discretion


def test_every_variant_is_right() -> None:
    assert judged(parts(SHORT_TEXT), ("aussetzung der Abschiebung",)) == (Judged(True, "Aussetzung der Abschiebung"),)
    assert judged(parts(SHORT_TEXT), ("Bleiberecht",)) == (Judged(False, "Duldung oder Aussetzung der Abschiebung"),)


@pytest.mark.parametrize("rating", SelfRating)
@pytest.mark.parametrize("words", ["", "Ich wäge ab."])
def test_discretion_has_no_score(words: str, rating: SelfRating) -> None:
    outcome = grade(DISCRETION, (words, rating.value))
    assert (outcome.score, outcome.correct, outcome.red) == (None, False, False)


# ------------------------------------------------------------ what does not fit


@pytest.mark.parametrize(
    ("item", "response"),
    [
        (MATCHING, ()),
        (MATCHING, ("quer",)),
        (MATCHING, (pair("fremd", "Studium"),)),
        (MATCHING, (pair("§ 16b AufenthG", "fremd"),)),
        (MATCHING, (pair("", "Visum"),)),
        (MATCHING, (pair("§ 16b AufenthG", "Studium"), pair("§ 16b AufenthG", "Visum"))),
        (CLOZE, ()),
        (CLOZE, ("Duldung",)),
        (CLOZE, ("", " ")),
        (CLOZE, ("Duldung", "gilt fort")),
        (NUMERIC, ()),
        (NUMERIC, (" ",)),
        (NUMERIC, ("1", "2")),
        (DISCRETION, ()),
        (DISCRETION, ("Weil …", "perfekt")),
    ],
)
def test_a_response_that_does_not_fit_is_refused(item: Item, response: tuple[str, ...]) -> None:
    with pytest.raises(InvalidResponse):
        grade(item, response)


# ------------------------------------------------------------ of all kinds


@pytest.mark.parametrize("item", [item for item in EVERY_KIND if item.kind in GRADED], ids=lambda item: item.kind.value)
def test_what_is_right_scores_fully_and_what_is_wrong_does_not(item: Item) -> None:
    assert grade(item, right_keys(item)).correct
    assert grade(item, wrong_keys(item)).score == 0


@pytest.mark.parametrize("item", EVERY_KIND, ids=lambda item: item.kind.value)
@given(st.data())
def test_any_response_is_graded_from_nothing_to_one_or_refused(item: Item, data: st.DataObject) -> None:
    keys = st.sampled_from([*right_keys(item), *wrong_keys(item)])
    response = tuple(data.draw(st.lists(keys | st.text(max_size=20), max_size=4)))
    try:
        outcome = grade(item, response)
    except InvalidResponse:
        return
    if outcome.score is not None:
        assert 0 <= outcome.score <= 1
        assert outcome.correct == (outcome.score == 1)


@pytest.mark.parametrize("item", IN_PARTS, ids=lambda item: item.kind.value)
def test_the_score_is_the_share_of_right_parts(item: Item) -> None:
    for response in (right_keys(item), wrong_keys(item)):
        found = judged(parts(item), response)
        assert grade(item, response).score == sum(part.right for part in found) / len(found)


def test_what_is_typed_is_known_by_its_place() -> None:
    typed = {item.kind.value: [is_typed(item.interaction, place) for place in (0, 1)] for item in (CLOZE, DISCRETION)}
    assert typed == {"lücke": [True, False], "ermessen": [True, False]}
    assert all(is_typed(item.interaction, 0) for item in (NUMERIC, DAY, SHORT_TEXT))
    assert not any(is_typed(item.interaction, 0) for item in EVERY_KIND[:5])


def test_what_a_gap_offers_has_each_key_once() -> None:
    assert gap_keys(Gap(("ja", "Ja", "nein"), chosen=True)) == (choice_key("ja"), choice_key("nein"))
