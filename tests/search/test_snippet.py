"""Snippets: the piece of a text with most of what was looked for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.search.snippet import snippet

TEXT = "Der Antrag geht ein. " * 10 + "Die Fiktion gilt bis zur Entscheidung. " + "Danach folgt der Bescheid. " * 10


def marks(word: str) -> list[tuple[int, int]]:
    found, start = [], TEXT.find(word)
    while start >= 0:
        found.append((start, start + len(word)))
        start = TEXT.find(word, start + 1)
    return found


def test_a_short_text_is_shown_whole() -> None:
    shown = snippet("Die Fiktion gilt.", [(4, 11)], width=80)
    assert (shown.text, shown.marks) == ("Die Fiktion gilt.", ((4, 11),))


def test_what_was_looked_for_is_in_sight_and_marked() -> None:
    shown = snippet(TEXT, marks("Fiktion"), width=100)
    assert shown.text.startswith("… ")
    assert shown.text.endswith(" …")
    ((start, end),) = shown.marks
    assert shown.text[start:end] == "Fiktion"


def test_at_the_end_of_a_text_what_comes_before_fills_the_room():
    shown = snippet(TEXT, [(len(TEXT) - 9, len(TEXT) - 2)], width=100)
    assert len(shown.text) > 90
    assert [shown.text[start:end] for start, end in shown.marks] == ["escheid"]


def test_a_text_that_fits_is_shown_whole_wherever_the_word_stands():
    text = "Wird die Verlängerung rechtzeitig beantragt, dann gilt die Fiktion."
    assert snippet(text, [(59, 66)], width=100).text == text


def test_without_marks_it_begins_at_the_beginning() -> None:
    shown = snippet(TEXT, [], width=60)
    assert shown.text.startswith("Der Antrag")
    assert shown.marks == ()


def test_one_endless_word_is_cut() -> None:
    assert snippet("x" * 300, [], width=50).text == "x" * 50 + " …"


@given(st.text(alphabet="ab \n", max_size=80), st.integers(45, 90))
def test_marks_lie_where_the_words_are(text: str, width: int) -> None:
    words = [(index, index + 1) for index, character in enumerate(text) if character == "a"]
    shown = snippet(text, words, width=width)
    assert all(shown.text[start:end] == "a" for start, end in shown.marks)
