"""Pages as values: what the outline lists, what can be folded, what a look leaves for text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.pages import callout, sample_page, text
from wissen.content.blocks import CalloutKind
from wissen.drawing.page import Look, OutlineEntry, Page, PageQuestion, PageSection, folds, outline
from wissen.drawing.tokens import COLUMN_WIDTH, LIGHT


def test_the_outline_lists_headings_and_questions_in_reading_order():
    page = Page("T", (PageSection("a", "Erstes", ()), PageQuestion("f", "Wer?"), PageSection("b", "Tiefer", (), 3)))
    assert outline(page) == (
        OutlineEntry("a", "Erstes", 2),
        OutlineEntry("f", "Kontrollfrage: Wer?", 3),
        OutlineEntry("b", "Tiefer", 3),
    )


def test_the_outline_leaves_out_text_without_a_heading():
    assert outline(Page("T", (PageSection("einleitung", "", (text("x"),)),))) == ()


def test_folds_are_found_inside_each_other():
    inner = callout(CalloutKind.MORE, title="innen")
    outer = callout(CalloutKind.MORE, inner, title="außen")
    page = Page("T", (PageSection("a", "A", (callout(CalloutKind.NOTE, outer),)),))
    assert [part.title for part in folds(page)] == ["außen", "innen"]


def test_the_sample_page_has_three_folds():
    assert len(folds(sample_page())) == 3


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_margins_grow_with_the_text_while_there_is_room(scale: float):
    assert Look(LIGHT, scale, COLUMN_WIDTH * scale).margin == 36 * scale


def test_a_narrow_column_spends_less_on_margins():
    assert Look(LIGHT, 2.0, 341).margin < 20


def test_distances_shrink_with_the_column_and_letters_do_not():
    narrow = Look(LIGHT, 2.0, 341)
    assert narrow.gap(10) < 10
    assert narrow.px(10) == 20


@pytest.mark.parametrize(("scale", "width", "narrow"), [(1.0, 760, False), (2.0, 1520, False), (2.0, 683, True)])
def test_narrow_is_about_letters_on_a_line(scale: float, width: float, narrow: bool):
    assert replace(Look(LIGHT), scale=scale, width=width).narrow is narrow
