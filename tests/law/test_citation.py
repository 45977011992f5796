"""Citations in every spelling that offices use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.law.citation import (
    HARD_BLANK,
    Citation,
    find,
    formatted,
    lacks_norm,
    normalise,
    parse_sources,
    title,
)

TABLE = Path(__file__).with_name("citations.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


WILD = [
    (text, set(filter(None, meant.split("; "))))
    for text, _, meant in (
        line.partition("\t") for line in TABLE.with_name("in_the_wild.tsv").read_text(encoding="utf-8").splitlines()[1:]
    )
]
LEAST = 0.97
"""Share of the citations found that are meant (precision), and of those meant that are found (recall)."""


def written(text: str, context_law: str | None = None) -> str:
    return "; ".join(str(citation) for found in find(text, context_law) for citation in found.citations)


@pytest.mark.parametrize(("text", "context", "meant"), ROWS, ids=[row[0] for row in ROWS])
def test_spelling_is_understood(text: str, context: str, meant: str):
    assert written(text, context or None) == meant


def test_sentences_as_people_write_them_are_read_with_precision_and_recall(capsys: pytest.CaptureFixture[str]):
    meant = found = right = 0
    wrong = []
    for text, wanted in WILD:
        got = set(filter(None, written(text).split("; ")))
        meant, found, right = meant + len(wanted), found + len(got), right + len(wanted & got)
        if got != wanted:
            wrong.append(f"{text}: {sorted(got)}, meant {sorted(wanted)}")
    precision, recall = right / found, right / meant
    with capsys.disabled():
        sys.stdout.write(f"\ncitations in {len(WILD)} sentences: precision {precision:.3f}, recall {recall:.3f}\n")
    assert min(precision, recall) >= LEAST, wrong


@pytest.mark.parametrize("meant", sorted({row[2] for row in ROWS if row[2]}))
def test_canonical_form_is_read_back_unchanged(meant: str):
    assert normalise(meant) == meant


def test_found_span_holds_the_citation_and_its_law_alone():
    text = "Lesen Sie § 81 Abs. 4 AufenthG, bevor Sie antworten."
    (found,) = find(text)
    assert text[found.start : found.end] == "§ 81 Abs. 4 AufenthG"


def test_found_span_begins_with_a_law_that_stands_before():
    text = "Siehe AufenthG § 81 und mehr."
    (found,) = find(text)
    assert text[found.start : found.end] == "AufenthG § 81"


def test_found_span_leaves_out_a_law_before_a_bracket():
    text = "Register nach AZRG (§§ 1, 3)."
    (found,) = find(text)
    assert text[found.start : found.end] == "§§ 1, 3"


def test_law_of_an_earlier_citation_is_not_taken_for_a_law_that_stands_before():
    assert written("nach § 81 AufenthG. Den § 4 kennen Sie.") == "§ 81 AufenthG; § 4"


def test_several_citations_come_in_the_order_of_the_text():
    starts = [found.start for found in find("§ 1 BeschV, Art. 6 GG und § 81 AufenthG")]
    assert starts == sorted(starts)
    assert len(starts) == 3


@given(st.text(alphabet="§ Art.Abs0123456789abfNr,;()–-undSatzIVX AufenthGSGB/", max_size=80))
def test_no_text_makes_the_finder_fail_or_its_spans_overlap(text: str):
    position = 0
    for found in find(text, "AufenthG"):
        assert position <= found.start < found.end <= len(text)
        assert found.citations
        position = found.end


def test_sources_are_split_at_semicolons():
    assert parse_sources("§ 81 AufenthG; § 4 Abs. 5, 6 AufenthG") == (
        Citation("AufenthG", "§ 81"),
        Citation("AufenthG", "§ 4", "Abs. 5"),
        Citation("AufenthG", "§ 4", "Abs. 6"),
    )


def test_source_without_law_keeps_the_law_of_the_part_before():
    assert normalise("§ 36 Abs. 1 AufenthG (Flüchtlinge); § 36a (subsidiär)") == "§ 36 Abs. 1 AufenthG; § 36a AufenthG"


def test_source_may_be_a_law_as_a_whole():
    assert parse_sources("UkraineAufenthÜV; DSGVO, LDSG BW") == (
        Citation("UkraineAufenthÜV", ""),
        Citation("DSGVO", ""),
        Citation("LDSG", ""),
    )


def test_source_that_is_no_law_is_left_out():
    assert parse_sources("Landesrecht; internes Konzept") == ()


def test_formatted_keeps_sign_and_number_together():
    text = formatted(Citation("AufenthG", "§ 25a", "Abs. 1 Satz 1 Nr. 2"))
    assert text.replace(HARD_BLANK, "_") == "§_25a Abs._1 Satz_1 Nr._2 AufenthG"


def test_formatted_range_and_following():
    assert formatted(Citation("AufenthG", "§ 16a", upto="§ 16g")).replace(HARD_BLANK, "_") == "§§_16a–16g AufenthG"
    assert formatted(Citation("AufenthG", "§ 27", upto="ff.")).replace(HARD_BLANK, "_") == "§§_27_ff. AufenthG"


def test_title_comes_from_the_shipped_table():
    assert title(Citation("AufenthG", "§ 81", "Abs. 4")) == "Beantragung des Aufenthaltstitels"


def test_title_of_a_law_outside_the_table_is_unknown():
    assert title(Citation("LVwVfG", "§ 40")) is None


@pytest.mark.parametrize(
    ("citation", "lacking"),
    [
        (Citation("AufenthG", "§ 81"), False),
        (Citation("AufenthG", "§ 81z"), True),
        (Citation("AufenthG", "§ 16a", upto="§ 16z"), True),
        (Citation("AufenthG", "§ 27", upto="ff."), False),
        (Citation("AufenthG", ""), False),
        (Citation("LVwVfG", "§ 999"), False),
    ],
)
def test_a_norm_is_lacking_only_in_a_law_whose_norms_are_listed(citation: Citation, lacking: bool):
    assert lacks_norm(citation) is lacking
