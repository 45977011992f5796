"""Analysis: what text becomes, stage by stage."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.german.compounds import Splitter
from wissen.search.analysis import Analysis, Stages, vocabulary
from wissen.search.model import Concept

WORDS = Splitter(dict.fromkeys(("fiktion", "bescheinigung", "aufenthalt", "erlaubnis"), 9))
CONCEPTS = (
    Concept("blau", ("Blaue Karte EU", "Blue Card", "Blaue Karte")),
    Concept("ne", ("Niederlassungserlaubnis", "NE")),
    Concept("bamf", ("BAMF", "Bundesamt für Migration und Flüchtlinge")),
)
OFF = Stages(**dict.fromkeys(("folding", "stems", "families", "citations", "compounds", "concepts", "mending"), False))


def chain(**stages: bool) -> Analysis:
    return Analysis(WORDS, CONCEPTS, replace(OFF, **stages))


def terms(analysis: Analysis, text: str) -> list[set[str]]:
    return [{word.term, *word.more} for word in analysis.words(text)]


WHOLE = Analysis(WORDS, CONCEPTS)


def test_without_any_stage_words_are_in_lower_case() -> None:
    assert terms(chain(), "Die Bescheinigungen prüfen") == [{"bescheinigungen"}, {"prüfen"}]


@pytest.mark.parametrize(
    ("stage", "one", "other"),
    [
        ({"folding": True}, "Behoerde", "Behörde"),
        ({"stems": True}, "Bescheinigung", "Bescheinigungen"),
        ({"stems": True, "folding": True, "families": True}, "verlängern", "Verlängerung"),
        ({"citations": True}, "§§ 80 bis 82 AufenthG", "§ 80 des Aufenthaltsgesetzes"),
        ({"compounds": True}, "Fiktionsbescheinigung", "bescheinigung"),
        ({"concepts": True}, "Niederlassungserlaubnis", "NE"),
        ({"concepts": True}, "Blue Card", "Blaue Karte EU"),
    ],
    ids=str,
)
def test_each_stage_makes_what_belongs_together_meet(stage: dict[str, bool], one: str, other: str) -> None:
    def together(analysis: Analysis) -> int:
        first, second = (set().union(*terms(analysis, text)) for text in (one, other))
        return len({term for term in first & second if not term.isdigit()})

    assert together(chain(**stage)) > together(chain())


def test_stop_words_do_not_count_but_abbreviations_that_look_so_do() -> None:
    assert [word.form for word in WHOLE.words("was ist mit der Karte im IST-Zustand und IN")] == [
        "karte",
        "ist-zustand",
        "in",
    ]


def test_an_abbreviation_of_few_letters_counts_in_capitals_only() -> None:
    assert "~ne" in set().union(*terms(WHOLE, "die NE"))
    assert "~ne" not in set().union(*terms(WHOLE, "die ne"))
    assert "~bamf" in set().union(*terms(WHOLE, "das bamf"))


def test_whoever_asks_may_write_abbreviations_in_small_letters() -> None:
    (word,) = WHOLE.asked("ne")
    assert word.more == ("~ne",)


def test_a_citation_is_one_word_with_and_without_its_law() -> None:
    (word,) = WHOLE.words("§ 81 AufenthG")
    assert (word.term, word.more) == ("§81@aufenthg", ("§81",))


def test_a_bare_citation_stands_without_law() -> None:
    (word,) = WHOLE.words("§ 18g")
    assert (word.term, word.more) == ("§18g@", ("§18g",))


def test_a_law_alone_is_a_word() -> None:
    assert [word.form for word in WHOLE.words("AufenthG lesen")] == ["aufenthg", "lesen"]


def test_asked_for_a_name_of_several_words_is_one_word() -> None:
    asked = WHOLE.asked("Blaue Karte EU verlängern")
    assert (asked[0].term, asked[0].start, asked[0].end) == ("~blau", 0, 14)
    assert len(asked) == 2


def test_words_keep_their_places() -> None:
    text = "Die Fiktionsbescheinigung nach § 81 AufenthG ausstellen"
    assert [text[word.start : word.end] for word in WHOLE.words(text)] == [
        "Fiktionsbescheinigung",
        "§ 81 AufenthG",
        "ausstellen",
    ]


def test_parts_of_a_word_with_hyphens_are_found() -> None:
    assert {"azr", "abfrag"} <= set().union(*terms(WHOLE, "AZR-Abfrage"))


@given(st.text(max_size=60))
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    for word in (*WHOLE.words(text), *WHOLE.asked(text)):
        assert 0 <= word.start < word.end <= len(text)
        assert word.term
        assert not any(character.isspace() for term in (word.term, *word.more) for character in term)


def test_the_vocabulary_has_what_stands_in_capitals() -> None:
    assert vocabulary(["Die Fiktion gilt. Eine Fiktion prüfen, BAMF fragen.", "prüfen Prüfen"]) == {
        "die": 1,
        "fiktion": 2,
        "eine": 1,
    }
