"""Building documents: every kind of block, what is noted about it, building in slices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.documents import LOOK, block_with, blocks, built, hrefs, lines, whole
from tests.helpers.pages import LOOKUPS, QUESTION, long_page, sample_page, text
from wissen.content.blocks import (
    CodeBlock,
    Footnote,
    FootnoteRef,
    Gap,
    Link,
    Paragraph,
    Text,
)
from wissen.drawing.document_builder import DocumentBuilder, question_width
from wissen.drawing.page import Look, Lookups, Page, PageQuestion, PageSection
from wissen.drawing.tokens import CONTRAST, DARK, LIGHT

pytestmark = pytest.mark.usefixtures("qapp")


# ---------------------------------------------------------------- headings and parts


def test_headings_carry_their_level_for_screen_readers():
    levels = {
        block.text(): block.blockFormat().headingLevel() for block in blocks(whole(sample_page(), LOOK, Lookups()))
    }
    assert levels["Die Fiktionsbescheinigung ausstellen"] == 1
    assert levels["So gehen Sie vor"] == 2
    assert levels["Die drei Fälle im Überblick"] == 3
    assert levels[QUESTION.title] == 3


def test_every_part_is_a_place_to_go_to():
    page = whole(sample_page())
    assert [part.id for part in sample_page().parts] == [name for _, name in page.sections]
    assert {part.id for part in sample_page().parts} <= set(page.places)


def test_a_part_begins_at_its_heading():
    page = whole(sample_page())
    assert page.document.findBlock(page.places["vorgehen"]).text() == "So gehen Sie vor"


def test_the_first_part_begins_with_the_title():
    assert whole(sample_page()).places["einleitung"] == 0


def test_a_note_stands_under_its_heading():
    page = whole(Page("T", (PageSection("a", "A", (text("x"),), note="gilt seit 01.03.2024"),)))
    assert lines(page) == ["T", "A", "gilt seit 01.03.2024", "x"]


def test_a_page_without_parts_is_its_title():
    assert lines(whole(Page("Titel", ()))) == ["Titel"]


# ---------------------------------------------------------------- links and marks


def test_citations_and_terms_become_links_by_themselves():
    page = built(text("Nach § 81 Abs. 4 AufenthG gibt es die Fiktionsbescheinigung."))
    assert hrefs(page) == ["law:§ 81 Abs. 4 AufenthG", "term:fiktionsbescheinigung"]
    assert [link.term for link in page.links] == [False, True]


def test_a_term_is_marked_once_in_each_section():
    word = text("Eine Duldung und noch eine Duldung.")
    page = whole(Page("T", (PageSection("a", "A", (word,)), PageSection("b", "B", (word,)))))
    assert hrefs(page) == ["term:duldung", "term:duldung"]


def test_headings_are_not_marked():
    assert hrefs(whole(Page("Die Duldung", (PageSection("a", "Duldung", ()),)))) == []


def test_a_link_is_found_at_its_positions_and_nowhere_else():
    page = built(Paragraph((Text("vor "), Link((Text("dort"),), "a.md"), Text(" nach"))))
    (link,) = page.links
    assert page.link_at(link.start) == page.link_at(link.end - 1) == link
    assert page.link_at(link.start - 1) is None
    assert page.link_at(link.end) is None


def test_link_positions_hold_in_cards_and_tables():
    page = whole(sample_page())
    for link in page.links:
        block = page.document.findBlock(link.start)
        start = link.start - block.position()
        shown = block.text()[start : start + link.end - link.start]
        assert shown == shown.strip("\n\u2029")
        assert shown


def test_a_footnote_and_its_number_lead_to_each_other():
    page = built(Paragraph((Text("x"), FootnoteRef(1))), Footnote(1, (text("Anlage D3"),)))
    assert hrefs(page) == ["#fn-1", "#fnref-1"]
    assert page.document.findBlock(page.places["fn-1"]).text().startswith("1")
    assert page.document.findBlock(page.places["fnref-1"]).text().startswith("x")


# ---------------------------------------------------------------- questions


def test_a_question_without_a_widget_says_why():
    page = whole(Page("T", (replace(QUESTION, note="Geht hier nicht."),)))
    assert lines(page)[-1] == "Geht hier nicht."
    assert hrefs(page) == hrefs(whole(Page("T", (QUESTION,))))


def test_a_question_with_a_widget_keeps_exactly_its_room():
    builder = DocumentBuilder(Page("T", (QUESTION,)), LOOK, LOOKUPS, rooms={QUESTION.id: 173})
    builder.advance()
    page = builder.built
    page.document.setTextWidth(LOOK.width)
    block = page.document.findBlock(page.questions[QUESTION.id])
    layout = page.document.documentLayout()
    assert block.blockFormat().lineHeight() == 173
    assert layout.blockBoundingRect(block).width() == question_width(LOOK)


def test_the_text_of_a_question_is_part_of_the_page():
    page = whole(Page("T", (PageQuestion("f", "Wer?", (text("Ein Fall."),), label="Frage"),)))
    assert lines(page)[1:4] == ["Frage", "Wer?", "Ein Fall."]


def test_a_gap_is_not_filled_in():
    assert "Duldung" not in "".join(lines(built(Paragraph((Gap(("Duldung",)),)))))


# ---------------------------------------------------------------- long words, slices, looks


def test_long_words_get_soft_hyphens_and_code_does_not():
    page = built(text("Niederlassungserlaubnis"), CodeBlock("Niederlassungserlaubnis"))
    words = [block.text() for block in blocks(page) if "Nieder" in block.text()]
    assert ["\u00ad" in word for word in words] == [True, False]


def test_a_long_page_is_built_in_as_many_slices_as_wanted():
    builder = DocumentBuilder(long_page(3_000), LOOK, LOOKUPS)
    turns = 1
    while builder.advance(2_000):
        turns += 1
    assert turns > 5
    assert len(builder.built.sections) == len(long_page(3_000).parts)


def test_slices_make_the_same_document_as_one_go():
    sliced = DocumentBuilder(sample_page(), LOOK, LOOKUPS)
    while sliced.advance(1):
        pass
    at_once = whole(sample_page())
    assert sliced.built.document.toRawText() == at_once.document.toRawText()
    assert sliced.built.links == at_once.links
    assert sliced.built.places == at_once.places


def test_the_first_slice_is_no_more_than_was_asked_for():
    builder = DocumentBuilder(long_page(10_000), LOOK, LOOKUPS)
    assert builder.advance(500)
    assert len(builder.built.document.toPlainText()) < 1_500


@pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda tokens: tokens.name)
def test_text_has_the_colour_of_its_theme(tokens):
    page = built(text("x"), look=Look(tokens))
    assert block_with(page, "x").begin().fragment().charFormat().foreground().color().name() == tokens.text


def test_text_grows_with_the_scale():
    sizes = [
        block_with(built(text("x"), look=Look(LIGHT, scale, 760 * scale)), "x").charFormat().font().pixelSize()
        for scale in (1.0, 2.0)
    ]
    assert sizes == [17, 34]


def test_a_heading_in_a_narrow_column_is_not_smaller_than_text():
    page = built(text("x"), look=Look(LIGHT, 2.0, 300))
    assert block_with(page, "A").charFormat().font().pixelSize() >= 34


@pytest.mark.parametrize("look", [LOOK, Look(LIGHT, 2.0, 1520), Look(LIGHT, 2.0, 341), Look(LIGHT, 1.0, 341)])
def test_nothing_is_wider_than_the_column(look: Look):
    builder = DocumentBuilder(sample_page(), look, LOOKUPS, opened=frozenset({"0", "1", "2"}))
    builder.advance()
    document = builder.built.document
    document.setTextWidth(look.width)
    assert document.size().width() <= look.width + 1  # Qt rounds the columns of a table up
    for block in blocks(builder.built):
        lines_of_block = [block.layout().lineAt(index) for index in range(block.layout().lineCount())]
        assert all(line.naturalTextWidth() <= line.width() + 1 for line in lines_of_block), block.text()


def test_lines_stand_closer_where_the_look_asks_for_it():
    height = {
        leading: block_with(whole(sample_page(), Look(LIGHT, leading=leading)), "Ist der Titel")
        .blockFormat()
        .lineHeight()
        for leading in (1.0, 0.8)
    }
    assert height[0.8] == 0.8 * height[1.0]


def test_a_picture_keeps_its_line_however_close_the_others_stand():
    page = whole(sample_page(), Look(LIGHT, leading=0.5))
    pictures = [block for block in blocks(page) if block.text() == "\ufffc"]
    assert {block.blockFormat().lineHeight() for block in pictures} == {100}
