"""Text set in a width: no line is wider, long words break at a hyphen, the first line may begin further right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from wissen.drawing import fonts
from wissen.drawing.wrapped import height_of, wrapped
from wissen.german.hyphens import SOFT_HYPHEN, strip

LONG = "Aufenthaltserlaubnis für Anerkennungspartnerschaft"


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Widths depend on the letters."""


@given(st.text(st.characters(codec="latin-1", categories=("L", "P", "Zs")), max_size=60), st.integers(40, 400))
def test_no_line_is_wider_than_asked_for(text: str, width: int) -> None:
    layout = wrapped(text, fonts.font(15), width)
    assert all(layout.lineAt(number).naturalTextWidth() <= width for number in range(layout.lineCount()))
    assert strip(layout.text()) == strip(text)


def test_words_break_only_where_they_must() -> None:
    assert SOFT_HYPHEN not in wrapped(LONG, fonts.font(15), 400).text()
    assert SOFT_HYPHEN in wrapped(LONG, fonts.font(15), 120).text()


def test_the_first_line_may_begin_further_right() -> None:
    layout = wrapped(LONG, fonts.font(15), 170, indent=30)
    assert [layout.lineAt(number).x() for number in range(3)] == [30, 0, 0]
    assert layout.lineAt(0).naturalTextWidth() <= 140


def test_a_word_that_no_longer_fits_behind_the_indent_breaks_at_a_hyphen() -> None:
    font = fonts.font(15)
    word = "Anerkennungspartnerschaft"
    whole = wrapped(word, font, 1000)
    width = whole.lineAt(0).naturalTextWidth() + 1
    assert SOFT_HYPHEN not in wrapped(word, font, width).text()
    assert SOFT_HYPHEN in wrapped(word, font, width, indent=20).text()


def test_the_height_is_that_of_all_lines() -> None:
    one, three = wrapped("Eins", fonts.font(15), 200), wrapped("Eins zwei drei", fonts.font(15), 40)
    assert height_of(three) == 3 * height_of(one)
