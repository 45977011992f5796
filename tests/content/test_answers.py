"""Answers: numbers with units, ranges, dates, short text; what is none of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from wissen.content.answers import read_amount, read_answer, read_day, read_variants, write_answer
from wissen.content.item import DateAnswer, Numeric, ShortText


def number(low: str, high: str = "", unit: str = "") -> tuple[Decimal, Decimal, str]:
    return Decimal(low), Decimal(high or low), unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("93", number("93")),
        ("93,00 €", number("93", unit="€")),
        ("93,50 Euro", number("93.5", unit="€")),
        ("93,- €", number("93", unit="€")),
        ("1.000,5 EUR", number("1000.5", unit="€")),
        ("1000", number("1000")),
        ("-3", number("-3")),
        ("50 %", number("50", unit="%")),
        ("50 Prozent", number("50", unit="%")),
        ("1 Monat", number("1", unit="Monate")),
        ("ein Monat", number("1", unit="Monate")),
        ("einem Monat", number("1", unit="Monate")),
        ("einen Monat", number("1", unit="Monate")),
        ("eines Jahres", number("1", unit="Jahre")),
        ("3 Std", number("3", unit="Stunden")),
        ("Zwölf Wochen", number("12", unit="Wochen")),
        ("zwei", number("2")),
        ("30\u00a0Werktage", number("30", unit="Werktage")),
        ("100 ± 5", number("95", "105")),
        ("100 +/- 5 Personen", number("95", "105", "Personen")),
        ("14–16 Tage", number("14", "16", "Tage")),
        ("14-16 Tagen", number("14", "16", "Tage")),
        ("zwei bis drei Jahre", number("2", "3", "Jahre")),
    ],
)
def test_amounts(text: str, expected: tuple[Decimal, Decimal, str]):
    amount = read_amount(text)
    assert amount is not None
    assert (amount.low, amount.high, amount.unit) == expected
    assert read_answer(text) == amount


@pytest.mark.parametrize(
    "text", ["viele", "93.5", "93 Dollar", "3 bis viele", "16–14 Tage", "§ 81", "", "Frist", "1 2", "€ 93"]
)
def test_everything_else_is_no_amount(text: str):
    assert read_amount(text) is None


@pytest.mark.parametrize("text", ["01.03.2024", "1.3.2024", "2024-03-01"])
def test_a_date_is_its_own_kind(text: str):
    assert read_answer(text) == DateAnswer(date(2024, 3, 1))


@pytest.mark.parametrize("text", ["31.02.2024", "01.03.24", "März 2024"])
def test_what_is_no_day(text: str):
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        ("Duldung", ("Duldung",)),
        ("Duldung | Aussetzung  der Abschiebung|", ("Duldung", "Aussetzung der Abschiebung")),
        ("3 | drei", ("3", "drei")),
    ],
)
def test_short_text_has_variants(text: str, variants: tuple[str, ...]):
    assert read_answer(text) == ShortText(variants)


@pytest.mark.parametrize("text", ["", " | "])
def test_nothing_is_no_answer(text: str):
    assert read_answer(text) is None
    assert read_variants(text) is None


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Numeric(Decimal("93.50"), Decimal("93.50"), "€"), "93,50 €"),
        (Numeric(Decimal(14), Decimal(16), "Tage"), "14–16 Tage"),
        (Numeric(Decimal(14), Decimal(16), "Tage", "15 ± 1 Tag"), "15 ± 1 Tag"),
        (Numeric(Decimal(-1), Decimal(0)), "-1–0"),
        (DateAnswer(date(2024, 3, 1)), "01.03.2024"),
        (ShortText(("a", "b")), "a | b"),
    ],
)
def test_answers_are_written_as_people_write_them(answer: Numeric | DateAnswer | ShortText, text: str):
    assert write_answer(answer) == text


def test_what_was_written_without_a_spelling_reads_back():
    written = write_answer(Numeric(Decimal("-2.5"), Decimal(-1), "%"))
    amount = read_amount(written)
    assert amount is not None
    assert (amount.low, amount.high) == (Decimal("-2.5"), Decimal(-1))
