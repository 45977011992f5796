"""Norms as terms, and citations as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.law.citation import Citation, find
from wissen.search.norms import as_written, asked_terms, shown, terms_of, with_letters


def terms(text: str) -> set[str]:
    return {term for found in find(text) for citation in found.citations for term in terms_of(citation)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 81 AufenthG", "§81@aufenthg §81"),
        ("§ 81", "§81@ §81"),
        ("§ 81 Abs. 4 Satz 1 AufenthG", "§81.4@aufenthg §81@aufenthg §81.4 §81"),
        ("Art. 6 GG", "§art6@gg §art6"),
        ("§ 6 GG", "§art6@gg §art6"),
        ("Art. 13 ARB 1/80", "§art13@arb1/80 §art13"),
        ("§§ 18a bis 18c AufenthG", "§18a@aufenthg §18b@aufenthg §18c@aufenthg §18a §18b §18c"),
        ("§§ 18 bis 18b AufenthG", "§18@aufenthg §18a@aufenthg §18b@aufenthg §18 §18a §18b"),
        ("§§ 3 bis 5 AsylG", "§3@asylg §4@asylg §5@asylg §3 §4 §5"),
        ("§§ 3 bis 4a AsylG", "§3@asylg §4@asylg §4a@asylg §3 §4 §4a"),
        ("§§ 1 bis 900 BGB", "§1@bgb §900@bgb §1 §900"),
        ("§ 27 ff. AufenthG", "§27@aufenthg §28@aufenthg §29@aufenthg §27 §28 §29"),
    ],
)
def test_a_citation_has_the_terms_of_every_norm_it_means(text: str, expected: str) -> None:
    assert terms(text) == set(expected.split())


def test_several_paragraphs_are_each_a_term() -> None:
    assert {"§81.3@aufenthg", "§81.4@aufenthg", "§81.5@aufenthg"} <= terms("§ 81 Abs. 3 bis 5 AufenthG")
    assert {"§81.3@aufenthg", "§81.5@aufenthg", "§81.5a@aufenthg"} <= terms("§ 81 Abs. 3 bis 5a AufenthG")


@pytest.mark.parametrize(
    "citation", [Citation("AVV-AufenthG", "Nr. 5.1"), Citation("AufenthG", ""), Citation("AufenthV", "Anlage A")]
)
def test_what_is_no_norm_has_no_term(citation: Citation) -> None:
    assert terms_of(citation) == ()


def test_an_odd_number_stays_what_it_is() -> None:
    assert terms_of(Citation("GG", "Art. X", upto="ff.")) == ("§artx@gg", "§artx")
    assert terms_of(Citation("GG", "Art. X", upto="Art. Z")) == ("§artx@gg", "§artz@gg", "§artx", "§artz")


def test_the_closest_answers_best() -> None:
    asked = asked_terms(terms_of(find("§ 81 Abs. 4 AufenthG")[0].citations[0]))
    assert sorted(asked, key=lambda term: -asked[term]) == ["§81.4@aufenthg", "§81@aufenthg", "§81.4@", "§81@"]


def test_whoever_names_no_law_means_any() -> None:
    assert asked_terms(("§81@", "§81")) == {"§81": 1.0}


def test_a_number_may_go_on_with_a_letter() -> None:
    assert {"§18a", "§18g"} <= set(with_letters(["§18"]))
    assert list(with_letters(["§18g", "§81.4", "§81@aufenthg"])) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [("§81@aufenthg", "§ 81"), ("§81.5a@", "§ 81 Abs. 5a"), ("§art6@gg", "Art. 6"), ("fiktion", "fiktion")],
)
def test_a_norm_is_shown_as_people_write_it(term: str, text: str) -> None:
    assert shown(term) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("18g", "§ 18g"),
        ("81", "§ 81"),
        (" 81", "§ 81"),
        ("60a 5b", "§ 60a Abs. 5b"),
        ("81 abs 4", "§ 81 Abs. 4"),
        ("§18 g aufenthg", "§18 g AufenthG"),
        ("§ 81 absatz 4", "§ 81 Abs. 4"),
        ("paragraf 81 aufenthg", "§ 81 AufenthG"),
        ("Paragraph 60c", "§ 60c"),
        ("art 6 gg", "Art. 6 GG"),
        ("artikel 6", "Art. 6"),
        ("6 gg", "§ 6 GG"),
        ("81 AufenthG Fiktion", "§ 81 AufenthG Fiktion"),
        ("Fiktion 81 aufenthg", "Fiktion § 81 AufenthG"),
        ("blaue karte 18g", "blaue karte § 18g"),
        ("81 4 aufenthg", "§ 81 Abs. 4 AufenthG"),
        ("5 Jahre", "5 Jahre"),
        ("3 Monate Frist", "3 Monate Frist"),
        ("in 2 Wochen", "in 2 Wochen"),
        ("01.03.2024", "01.03.2024"),
        ("2024", "2024"),
        ("Artikel lesen", "Artikel lesen"),
        ("", ""),
    ],
)
def test_what_is_typed_is_read_as_a_citation(typed: str, written: str) -> None:
    assert as_written(typed) == written


@given(st.text(alphabet="§ 0123abgABS.ufenth", max_size=30))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert isinstance(as_written(typed), str)
