"""Sheets as they are painted: cards whole, headings not alone, nothing in the margins, marks on each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor

from tests.helpers.pages import LOOKUPS, callout, long_page, sample_page, text
from tests.helpers.pdf import read_pdf
from tests.helpers.sheets import HARD, MARKS, OLD, hard_page, ink, of_blocks, picture_of, set_page, table
from wissen.content.blocks import CalloutKind, Text
from wissen.drawing import cards
from wissen.drawing.page import Fact, Lookups, Page, PageSection
from wissen.printing.paper import pdf
from wissen.printing.sheet_painter import Sheets

PAGES = [
    pytest.param(sample_page(), None, id="all kinds"),
    pytest.param(long_page(2000), None, id="long"),
    pytest.param(hard_page(), HARD, id="hard"),
]


def sheets_of(page: Page, lookups: Lookups | None) -> Sheets:
    return set_page(page, lookups) if lookups else set_page(page)


def many_cards(count: int) -> Page:
    return of_blocks(*(callout(CalloutKind.NOTE, text(f"Karte {n}. " * 40)) for n in range(count)))


def test_a_short_page_is_one_sheet():
    assert set_page(of_blocks(text("Kurz."))).count == 1


def test_a_page_without_text_is_one_sheet():
    assert set_page(Page("", ())).count == 1


def test_a_long_page_is_several():
    assert set_page(long_page(2000)).count == 5


@pytest.mark.parametrize(("page", "lookups"), [*PAGES, pytest.param(many_cards(30), None, id="cards")])
def test_no_card_is_cut_that_fits_on_a_sheet(page: Page, lookups: Lookups | None) -> None:
    sheets = sheets_of(page, lookups)
    for spot in sheets.built.cards:
        card = cards.card_rect(sheets.built, spot)
        if card.height() <= sheets.text_area.height():
            strips = [sheet.strip for sheet in sheets.sheets]
            assert any(strip.top <= card.top() + 1 and card.bottom() <= strip.bottom + 1 for strip in strips)


@pytest.mark.parametrize(("page", "lookups"), PAGES)
def test_no_heading_is_the_last_line_of_a_sheet(page: Page, lookups: Lookups | None) -> None:
    sheets = sheets_of(page, lookups)
    document = sheets.built.document
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    rect = document.documentLayout().blockBoundingRect
    for sheet in sheets.sheets:
        inside = [one for one in blocks if one.text() and sheet.strip.top - 1 <= rect(one).top() < sheet.strip.bottom]
        assert not inside or not inside[-1].blockFormat().headingLevel()


@pytest.mark.parametrize(("page", "lookups"), PAGES)
def test_nothing_is_painted_in_the_margins(page: Page, lookups: Lookups | None) -> None:
    sheets = sheets_of(page, lookups)
    area = sheets.text_area
    for number in range(1, sheets.count + 1):
        image = picture_of(sheets, number, scale=0.25)
        left, right = int(area.left() / 4) - 2, int(area.right() / 4) + 3
        assert ink(image, 0, left) == set()
        assert ink(image, right, image.width()) == set()
        # Between head and text, between text and foot.
        assert ink(image, 0, image.width(), 0, 18) == set()
        assert ink(image, 0, image.width(), image.height() - 12) == set()


def test_a_table_goes_on_below_its_header_row():
    sheets = set_page(of_blocks(table(3, 80, "Zeile")))
    assert [sheet.head is not None for sheet in sheets.sheets] == [False] + [True] * (sheets.count - 1)


def test_what_is_looked_up_stands_together_with_its_heading_and_its_text():
    facts = tuple(Fact(f"Feld {n}", (Text("Wert"),)) for n in range(5))
    steps = tuple(PageSection(f"s{n}", f"Schritt {n}", (text("Wort " * 60),), facts=facts) for n in range(12))
    found = read_pdf(pdf(Page("T", steps), LOOKUPS, MARKS)).sheets
    assert len(found) > 2
    assert all(sheet.count("Schritt") * 5 == sheet.count("Feld") for sheet in found)
    assert all(sheet.split("Feld 4")[-1].count("Wort") >= 10 for sheet in found)


def test_a_picture_is_never_higher_than_a_sheet():
    sheets = set_page(hard_page(), HARD)
    assert max(sheet.strip.height for sheet in sheets.sheets) <= sheets.text_area.height() + 1


@pytest.mark.parametrize("marks", [OLD, MARKS])
def test_the_watermark_is_on_each_sheet_where_one_is_due(marks) -> None:
    sheets = set_page(long_page(700), marks=marks)
    assert sheets.count > 1
    pale = QColor("#e1e3ec").rgb()
    for number in range(1, sheets.count + 1):
        image = picture_of(sheets, number, scale=0.25)
        spots = sum(image.pixel(x, y) == pale for x in range(image.width()) for y in range(0, image.height(), 4))
        assert (spots > 500) == bool(marks.watermark)


def test_the_watermark_lies_under_the_letters():
    plain, marked = (picture_of(set_page(of_blocks(text("Wort " * 600)), marks=marks), 1) for marks in (MARKS, OLD))
    dark = [
        sum(image.pixelColor(x, y).lightness() < 60 for x in range(180, 700) for y in range(300, 900))
        for image in (plain, marked)
    ]
    assert dark[1] > 0.8 * dark[0]


def test_small_paper_is_filled_as_well():
    sheets = Sheets(sample_page(), LOOKUPS, MARKS, inches=QSizeF(4.1, 5.8))
    assert sheets.count > 4
    assert sheets.text_area.width() > 0.7 * 4.1 * 192
