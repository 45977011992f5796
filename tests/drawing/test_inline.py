"""Runs of text as spans: markup resolved, citations and terms cut out and dressed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from wissen.content.blocks import Code, Emphasis, FootnoteRef, Gap, Image, LineBreak, Link, Strike, Strong, Text
from wissen.drawing.inline import Span, Style, Underline, marked, spans, text_to_mark, without_overlaps
from wissen.drawing.page import Mark, MarkKind
from wissen.drawing.tokens import SEMI_BOLD

PLAIN = Style()


def citation(start: int, end: int, href: str = "law:x") -> Mark:
    return Mark(start, end, href, "Titel", MarkKind.CITATION)


def term(start: int, end: int, href: str = "term:x") -> Mark:
    return Mark(start, end, href, "Bedeutung", MarkKind.TERM)


def plain_span(text: str) -> Span:
    return Span(text, PLAIN, plain=True)


def only(*inlines: object) -> Span:
    (span,) = spans(inlines, PLAIN, {})  # type: ignore[arg-type]
    return span


def test_strong_text_is_semi_bold():
    assert only(Strong((Text("fest"),))).style.weight == SEMI_BOLD


def test_nested_markup_adds_up():
    style = only(Strong((Emphasis((Strike((Text("alles"),)),)),))).style
    assert (style.weight, style.italic, style.struck) == (SEMI_BOLD, True, True)


def test_a_link_keeps_its_target_as_written():
    assert only(Link((Text("dort"),), "../a.md#b")).style.href == "../a.md#b"


def test_text_inside_a_link_is_not_marked_again():
    assert not only(Link((Text("§ 4 AufenthG"),), "a.md")).plain


def test_code_is_not_marked():
    assert not only(Code("§ 4 AufenthG")).plain


def test_a_footnote_number_leads_to_the_note_and_shows_its_text():
    (span,) = spans((FootnoteRef(2),), PLAIN, {2: "Anlage D3"})
    assert (span.style.href, span.style.tooltip, span.place) == ("#fn-2", "Anlage D3", "fnref-2")


def test_a_picture_in_a_line_is_described_by_its_alternative_text():
    span = only(Image("a.svg", "ein Pfeil"))
    assert (span.source, span.text) == ("a.svg", "ein Pfeil")


def test_a_wanted_break_is_a_line_separator_and_no_new_paragraph():
    assert only(LineBreak()).text == "\u2028"


def test_a_gap_is_a_line_to_write_on():
    style = only(Gap(("Duldung",))).style
    assert style.underline is Underline.LINE
    assert "Duldung" not in only(Gap(("Duldung",))).text


def test_a_mark_cuts_its_text_out_of_the_span():
    assert [span.text for span in marked([plain_span("nach dem Gesetz hier")], [term(9, 15)])] == [
        "nach dem ",
        "Gesetz",
        " hier",
    ]


def test_a_mark_over_two_spans_makes_two_links_to_one_place():
    bold = Span("4 AufenthG", Style(weight=SEMI_BOLD), plain=True)
    done = list(marked([plain_span("§ "), bold], [citation(0, 12, "law:4")]))
    assert [span.style.href for span in done] == ["law:4", "law:4"]


def test_a_citation_keeps_sign_and_number_on_one_line():
    (done,) = marked([plain_span("§ 81 Abs. 4 Satz 1 AufenthG")], [citation(0, 27)])
    assert done.text == "§\u00a081 Abs.\u00a04 Satz\u00a01 AufenthG"


def test_a_citation_looks_like_a_link_and_a_term_has_dots():
    done = list(marked([plain_span("§ 4 Titel")], [citation(0, 3), term(4, 9)]))
    assert [span.style.underline for span in done if span.style.href] == [Underline.LINE, Underline.DOTS]


def test_what_is_dressed_shows_its_tooltip():
    (done,) = marked([plain_span("Duldung")], [term(0, 7)])
    assert done.style.tooltip == "Bedeutung"


def test_annotating_functions_do_not_see_what_may_not_be_marked():
    run = list(spans((Text("vor "), Code("§ 4"), Text(" nach")), PLAIN, {}))
    seen = text_to_mark(run)
    assert "§" not in seen
    assert len(seen) == sum(len(span.text) for span in run)


def test_of_overlapping_marks_the_first_given_wins():
    assert without_overlaps([citation(5, 9), term(0, 6), term(9, 12)], set()) == [citation(5, 9), term(9, 12)]


def test_a_term_is_marked_once_until_the_terms_are_forgotten():
    seen: set[str] = set()
    assert without_overlaps([term(0, 3), term(5, 8)], seen) == [term(0, 3)]
    assert without_overlaps([term(0, 3)], seen) == []


def test_a_citation_is_marked_each_time():
    assert len(without_overlaps([citation(0, 3), citation(5, 8)], set())) == 2


def test_an_empty_mark_is_left_out():
    assert without_overlaps([term(3, 3)], set()) == []


@given(
    st.lists(st.text(alphabet="ab §4", min_size=1, max_size=8), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_marking_never_loses_or_moves_a_letter(texts: list[str], places: list[tuple[int, int]]):
    run = [plain_span(text) for text in texts]
    length = sum(map(len, texts))
    marks = [term(start, min(end, length), f"term:{start}") for start, end in places if start < end and start < length]
    done = "".join(span.text for span in marked(run, without_overlaps(marks, set())))
    assert done == "".join(texts)
