"""A column is cut into sheets: nothing lost, nothing twice, nothing torn that can be kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.printing.page_breaks import Column, Keep, Sheet, Strip, TableHead, sheets


def lines(*heights: float, gap: float = 0) -> list[Strip]:
    made, top = [], 0.0
    for height in heights:
        made.append(Strip(top, top + height))
        top += height + gap
    return made


def cuts(*heights: float, height: float = 100, gap: float = 0, keeps: tuple[Keep, ...] = ()) -> list[float]:
    found = sheets(Column(lines(*heights, gap=gap), keeps=keeps), height)
    return [sheet.strip.top for sheet in found]


def keep(top: float, bottom: float, weight: int = 1) -> Keep:
    return Keep(Strip(top, bottom), weight)


def test_what_fits_stays_on_one_sheet():
    assert sheets(Column(lines(50, 50)), 100) == (Sheet(Strip(0, 100)),)


def test_an_empty_column_is_one_empty_sheet():
    assert sheets(Column([]), 100) == (Sheet(Strip(0, 0)),)


def test_sheets_are_as_full_as_they_can_be():
    assert cuts(40, 40, 40, 40, 40) == [0, 80, 160]


def test_the_blank_between_two_sheets_is_on_neither():
    found = sheets(Column(lines(60, 60, gap=20)), 100)
    assert [sheet.strip for sheet in found] == [Strip(0, 60), Strip(80, 140)]


def test_the_blank_below_the_last_line_needs_no_room():
    assert cuts(50, 50, 50, gap=0.4) == [0, 100.8]


def test_what_is_to_be_kept_is_not_cut():
    assert cuts(40, 30, 30, 30, 30, keeps=(keep(40, 130),)) == [0, 40, 130]


def test_what_is_higher_than_a_sheet_need_not_be_kept():
    assert cuts(40, 40, 40, 40, keeps=(keep(0, 160),)) == [0, 80]


def test_of_two_that_cannot_both_be_kept_the_lighter_is_cut():
    heading, card = keep(0, 60, 1000), keep(20, 120, 100)
    assert cuts(20, 40, 40, 20, keeps=(heading, card)) == [0, 100]
    assert cuts(20, 40, 40, 20, keeps=(keep(0, 60, 10), card)) == [0, 20]


def test_no_sheet_begins_inside_a_line_of_the_cell_beside_it():
    beside = [Strip(0, 45), Strip(45, 90), Strip(90, 135)]
    assert [sheet.strip.top for sheet in sheets(Column([*lines(70, 20, 70), *beside]), 100)] == [0, 90]


def test_a_line_higher_than_a_sheet_is_cut_at_its_foot():
    assert cuts(250) == [0, 100, 200]


def test_a_sheet_may_begin_at_the_edge_of_a_card():
    column = Column([*lines(60, gap=40), Strip(110, 150)], boxes=[Strip(100, 160)], keeps=[keep(100, 160)])
    assert [sheet.strip for sheet in sheets(column, 120)] == [Strip(0, 60), Strip(100, 160)]


def test_no_sheet_begins_below_the_edge_of_a_card_that_would_begin_too_low_itself():
    column = Column([Strip(0, 90), Strip(120, 150)], boxes=[Strip(105, 160)], keeps=[keep(105, 160)])
    assert [sheet.strip.top for sheet in sheets(column, 100)] == [0, 105]


def test_what_fits_on_the_next_sheet_is_kept_though_a_header_row_takes_room_here():
    column = Column(
        [*lines(20, 40, 40, 40), Strip(140, 160), Strip(160, 235)],
        keeps=[keep(140, 235)],
        heads=[TableHead(Strip(0, 20), 140)],
    )
    assert [sheet.strip.top for sheet in sheets(column, 100)] == [0, 100, 140]


def test_the_header_row_is_said_again_where_a_table_goes_on():
    column = Column(lines(20, 40, 40, 40, 40), heads=[TableHead(Strip(0, 20), 180)])
    found = sheets(column, 100)
    assert [sheet.strip.top for sheet in found] == [0, 100]
    assert [sheet.head for sheet in found] == [None, Strip(0, 20)]


def test_room_is_kept_for_the_header_row():
    column = Column(lines(20, 40, 40, 30, 30, 30), heads=[TableHead(Strip(0, 20), 190)])
    assert [sheet.strip.top for sheet in sheets(column, 100)] == [0, 100, 160]


def test_a_header_row_of_half_a_sheet_is_not_said_again():
    column = Column(lines(60, 40, 40, 40), heads=[TableHead(Strip(0, 60), 180)])
    assert [sheet.head for sheet in sheets(column, 100)] == [None, None]


def test_below_the_table_it_is_not_said():
    column = Column(lines(20, 80, 80), heads=[TableHead(Strip(0, 20), 100)])
    assert [sheet.head for sheet in sheets(column, 100)] == [None, None]


@given(
    heights=st.lists(st.floats(1, 100), min_size=1, max_size=60),
    gap=st.floats(0, 30),
    spans=st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), max_size=8),
)
def test_each_line_is_on_exactly_one_sheet_and_each_sheet_fits(
    heights: list[float], gap: float, spans: list[tuple[int, int]]
) -> None:
    column = lines(*heights, gap=gap)
    pairs = [sorted(index % len(column) for index in span) for span in spans]
    keeps = [keep(column[first].top, column[last].bottom) for first, last in pairs]
    found = sheets(Column(column, keeps=keeps), 100)
    assert all(sheet.strip.height <= 101 for sheet in found)
    for line in column:
        holding = [one for one in found if one.strip.top <= line.top + 0.5 and line.bottom <= one.strip.bottom + 0.5]
        assert len(holding) == 1
