"""Short texts in lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from wissen.drawing.lettering import Lettering, advance

LONG = "Aufenthaltserlaubnisverlängerungsbescheinigung"


@pytest.fixture(autouse=True)
def with_fonts(wissen_app: QApplication) -> None:
    """Texts are measured in the fonts that are shipped."""


def inked(text: Lettering) -> set[int]:
    """The columns of pixels on which something stands."""
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    text.draw(painter, 100, 10)
    painter.end()
    rows = range(image.height())
    return {x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in rows)}


def test_a_short_text_is_one_line_of_its_own_width() -> None:
    text = Lettering("Annehmen", 14, width=200)
    assert text.width == pytest.approx(advance("Annehmen", 14, 400), abs=1)
    assert text.height < 2 * 14


def test_a_text_goes_on_below_between_words() -> None:
    one, two = Lettering("Antrag annehmen", 14, width=300), Lettering("Antrag annehmen", 14, width=80)
    assert two.height == pytest.approx(2 * one.height)
    assert two.width <= 80


def test_a_word_that_is_too_long_is_broken_by_hyphens() -> None:
    text = Lettering(LONG, 14, width=150)
    assert text.width <= 150
    assert text.height > 2 * 14


def test_a_long_word_that_fits_a_line_stays_whole() -> None:
    word = "Aufenthaltstitel"
    text = Lettering(f"Den {word}", 14, width=advance(word, 14, 400) + 2)
    assert text.width == pytest.approx(advance(word, 14, 400), abs=1)


@pytest.mark.parametrize("text", ["Annehmen", "Antrag annehmen und prüfen", LONG])
def test_it_is_written_where_it_was_measured(text: str) -> None:
    lettering = Lettering(text, 14, width=150)
    found = inked(lettering)
    assert found
    assert min(found) >= 100
    assert max(found) <= 100 + lettering.width
