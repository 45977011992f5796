"""Where a sentence of office prose ends, and how many words it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.sentences import count_words, sentences


@pytest.mark.parametrize(
    "text",
    [
        "Das steht in § 81 Abs. 4 Satz 1 Nr. 2 AufenthG.",
        "Am 1. März 2024 kam sie.",
        "Der 3. Senat hat entschieden.",
        "Sie bringt z. B. Ausweise mit.",
        "Das gilt, d. h. Anträge werden angenommen.",
        "Nach § 4 i. V. m. § 5 AufenthG gilt das.",
        "Ausweise, Pässe usw. sind mitzubringen.",
        "Die Frist endet am 31.05.2024 um 12.30 Uhr.",
        "Vgl. Dr. Muster, Rn. 12.",
        "Siehe www.example.org für mehr.",
        "Ohne Punkt am Ende",
    ],
)
def test_a_full_stop_need_not_end_a_sentence(text):
    assert list(sentences(text)) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sie kam. Er ging.", ["Sie kam.", "Er ging."]),
        ("Kam sie? Ja! Gut …  Weiter.", ["Kam sie?", "Ja!", "Gut …", "Weiter."]),
        ("Er sagte: „Ich warte.“ Dann ging er.", ["Er sagte: „Ich warte.“", "Dann ging er."]),
        ("Sie fragt: „Darf ich? Ich will.“", ["Sie fragt: „Darf ich?", "Ich will.“"]),
        ("Das steht in Abs. 2. Danach kam nichts.", ["Das steht in Abs. 2.", "Danach kam nichts."]),
        ("Es galt bis 2024. Danach nicht.", ["Es galt bis 2024.", "Danach nicht."]),
        ("Zuerst Frau A. Dann Herr B.", ["Zuerst Frau A.", "Dann Herr B."]),
        ("Es gilt § 4 AufenthG. 14 Tage sind Zeit.", ["Es gilt § 4 AufenthG.", "14 Tage sind Zeit."]),
        ("", []),
        ("   ", []),
    ],
)
def test_where_a_sentence_ends(text, parts):
    assert list(sentences(text)) == parts


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Das gilt.", 2),
        ("Das gilt – fast – immer.", 4),
        ("Das steht in § 81 Abs. 4 Satz 1 Nr. 2 AufenthG und §§ 3, 4 AufenthV.", 6),
        ("„Ja“, sagte sie.", 3),
        ("", 0),
    ],
)
def test_a_citation_counts_as_one_word(sentence, words):
    assert count_words(sentence) == words


@given(st.text("Aa.!? 1§ABSbs„“", max_size=80))
def test_sentences_are_the_text_again(text):
    assert " ".join(" ".join(sentences(text)).split()) == " ".join(text.split())
