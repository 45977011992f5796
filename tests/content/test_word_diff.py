"""Bisher | Neu: nothing is lost, what moved is not new, and what is told can be read."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.content.word_diff import Mark, Piece, difference

SENTENCES = (
    "Die Frist beträgt einen Monat. ",
    "Der Antrag ist schriftlich. ",
    "Es gibt eine Gebühr. ",
    "Nein.\n",
    "• Ja\n",
)
TEXTS = st.lists(st.sampled_from(SENTENCES), max_size=8).map("".join)


def told(pieces: tuple[Piece, ...], mark: Mark) -> str:
    return "|".join(piece.text.strip() for piece in pieces if piece.mark is mark)


def test_equal_texts_have_no_difference() -> None:
    found = difference("Eins. Zwei.", "Eins. Zwei.")
    assert not found.any
    assert {piece.mark for piece in (*found.old, *found.new)} == {Mark.SAME}


def test_words_of_a_sentence_that_is_still_there_are_told_one_by_one() -> None:
    found = difference("Die Frist beträgt einen Monat.", "Die Frist beträgt zwei Wochen.")
    assert told(found.old, Mark.GONE) == "einen Monat."
    assert told(found.new, Mark.NEW) == "zwei Wochen."


def test_a_sentence_of_other_words_is_told_as_a_whole() -> None:
    found = difference("Der Antrag ist schriftlich.", "Niemand muss mehr persönlich kommen.")
    assert told(found.old, Mark.GONE) == "Der Antrag ist schriftlich."
    assert told(found.new, Mark.NEW) == "Niemand muss mehr persönlich kommen."


def test_a_sentence_that_moved_is_not_told_as_new() -> None:
    found = difference("Eins bleibt. Zwei bleibt. Drei wandert.", "Drei wandert. Eins bleibt. Zwei bleibt.")
    assert told(found.new, Mark.MOVED) == "Drei wandert."
    assert not found.any


def test_a_sentence_that_was_doubled_is_new_once() -> None:
    found = difference("Eins ist da. Zwei auch.", "Zwei auch. Eins ist da. Zwei auch.")
    assert told(found.new, Mark.NEW) == "Zwei auch."


def test_a_lone_word_between_many_changes_is_no_island() -> None:
    old = "Bis gestern stand die Karte in einem anderen Paragrafen des Gesetzes."
    new = "Maßstab ist nun immer die jährliche Grenze der allgemeinen Versicherung."
    assert Mark.SAME not in {piece.mark for piece in difference(old, new).new}


def test_signs_alone_are_never_told_as_a_change() -> None:
    found = difference("• Eins\n• Zwei\n", "• Drei\n• Zwei\n")
    assert all(any(letter.isalnum() for letter in piece.text) for piece in found.new if piece.mark is Mark.NEW)


def test_against_nothing_everything_is_new() -> None:
    found = difference("", "Ganz neu.")
    assert (found.old, told(found.new, Mark.NEW)) == ((), "Ganz neu.")


@given(TEXTS, TEXTS)
def test_joined_the_pieces_are_the_two_texts(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(piece.text for piece in found.old) == old
    assert "".join(piece.text for piece in found.new) == new


@given(st.permutations(SENTENCES[:3]))
def test_the_same_sentences_in_another_order_are_no_change(order: list[str]) -> None:
    assert not difference("".join(SENTENCES[:3]), "".join(order)).any


def test_a_sentence_longer_than_anybody_reads_is_told_as_a_whole() -> None:
    old, new = (" ".join(f"Wort{number}" for number in range(500)) + end for end in (" alt.", " neu."))
    found = difference(old, new)
    assert [piece.mark for piece in (*found.old, *found.new)] == [Mark.GONE, Mark.NEW]
