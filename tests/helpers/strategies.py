"""Hypothesis strategies for text: inlines and blocks in normal form, as awkward as they come."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRef,
    Gap,
    Image,
    Inline,
    LineBreak,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Strike,
    Strong,
    Table,
    Text,
)
from wissen.content.normal import normal_blocks, normal_inlines, single_line
from wissen.content.validity import ALWAYS, Period

MARKUP = " \\`*_{}[]()#+-.!|<>&~^:;=\"'$%@/,\u00a0\u202f"
"""Characters that mean something to Markdown or YAML somewhere, and blanks that a stripper might eat."""

WORDS = (
    "a",
    "Antrag",
    "Frist",
    "§ 81",
    "1.",
    "2)",
    "-",
    "#",
    ">",
    "(gilt ab 1.2.2024)",
    "**Merke:**",
    "[x]",
    "[ ]",
    "[[",
    "]]",
)
AWKWARD = (
    *WORDS,
    "&amp;",
    "&#35;",
    "<b>",
    "<https://x.de>",
    "http://x.de",
    "~~~",
    "```",
    "---",
    "***",
    "|---|",
    "[^1]",
    "![",
    "…",
)

letters = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc", "Cn"), exclude_characters="\ufeff\u2028\u2029\ufffe\uffff"
)
raw_text = st.one_of(
    st.text(letters, min_size=1, max_size=12),
    st.text(st.sampled_from(MARKUP + "aäZ1"), min_size=1, max_size=12),
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=4).map(" ".join),
    st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=3).map("".join),
)
lines = raw_text.map(single_line).filter(bool)
"""One line of awkward text."""

plain_lines = st.lists(
    st.sampled_from(("Antrag", "§ 81", "Frist", "Visum", "ab", "läuft", "(x)")), min_size=1, max_size=4
).map(" ".join)
"""One line of harmless text."""

targets = st.sampled_from(
    (
        "a.md",
        "bilder/größe.svg",
        "x/y z.md",
        "#wann",
        "a.md#wann",
        "https://x.de/a(b)?c=d&amp=1",
        "mailto:a@x.de",
        "a_b*c.md",
        "<a>",
    )
)
sources = st.sampled_from(("bilder/a.svg", "bilder/zwei worte.png", "b(1).jpg", "b_1*.png", "a&amp;b.png"))

days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start, end = sorted((draw(days), draw(days)))
    return draw(st.sampled_from((ALWAYS, ALWAYS, Period(start), Period(None, end), Period(start, end))))


def _gaps() -> st.SearchStrategy[Inline]:
    variants = raw_text.map(single_line).filter(
        lambda text: text and not set(text) & set("|\\]") and not text.startswith("Wahl")
    )
    return st.builds(Gap, st.lists(variants, min_size=1, max_size=3).map(tuple), st.booleans())


def _leaves(*, gaps: bool) -> st.SearchStrategy[Inline]:
    kinds: list[st.SearchStrategy[Inline]] = [
        st.builds(Text, raw_text),
        st.builds(Text, plain_lines),
        st.builds(Code, raw_text.map(single_line).filter(bool)),
        st.builds(Image, sources, lines),
        st.just(LineBreak()),
    ]
    return st.one_of(*kinds, _gaps()) if gaps else st.one_of(*kinds)


def inlines(*, gaps: bool = False) -> st.SearchStrategy[tuple[Inline, ...]]:
    """A run of inlines in normal form, possibly empty."""

    def extend(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        several = st.lists(children, min_size=1, max_size=3).map(tuple)
        return st.one_of(
            st.builds(Strong, several),
            st.builds(Emphasis, several),
            st.builds(Strike, several),
            st.builds(Link, several, targets),
        )

    one = st.recursive(_leaves(gaps=gaps), extend, max_leaves=5)
    return st.lists(one, max_size=4).map(normal_inlines)


def blocks(*, gaps: bool = False, max_leaves: int = 6) -> st.SearchStrategy[tuple[Block, ...]]:
    """Blocks in normal form."""
    run = inlines(gaps=gaps)
    leaves = st.one_of(
        st.builds(Paragraph, run),
        st.builds(Paragraph, run),
        st.builds(Figure, sources, lines),
        st.builds(Rule),
        _code_blocks(),
        _tables(run),
    )

    def extend(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
        several = st.lists(children, max_size=3).map(tuple)
        items = st.lists(
            st.builds(ListItem, several, st.sampled_from((None, True, False)), periods()), min_size=1, max_size=3
        ).map(tuple)
        return st.one_of(
            st.builds(BulletList, items),
            st.builds(OrderedList, items, st.integers(0, 999)),
            st.builds(Quote, several),
            st.builds(Callout, st.sampled_from(CalloutKind), several, lines),
        )

    one = st.recursive(leaves, extend, max_leaves=max_leaves)
    return st.lists(one, max_size=4).map(normal_blocks)


def _code_blocks() -> st.SearchStrategy[Block]:
    rows = st.lists(st.one_of(st.just(""), raw_text), max_size=3).map("\n".join)
    return st.builds(CodeBlock, rows, st.sampled_from(("", "text", "yaml")))


@st.composite
def _tables(draw: st.DrawFn, run: st.SearchStrategy[tuple[Inline, ...]]) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(run, min_size=width, max_size=width).map(tuple)
    return Table(
        draw(row),
        draw(st.lists(row, max_size=2).map(tuple)),
        draw(st.lists(st.sampled_from(Align), min_size=width, max_size=width).map(tuple)),
    )


@st.composite
def footnoted(draw: st.DrawFn) -> tuple[Block, ...]:
    """Paragraphs with footnotes, numbered by their first use and explained at the end."""
    used = 0
    paragraphs: list[Block] = []
    for run in draw(st.lists(inlines().filter(bool), min_size=1, max_size=3)):
        number = draw(st.integers(1, used + 1))
        used = max(used, number)
        paragraphs.append(Paragraph(normal_inlines((*run, FootnoteRef(number), *draw(inlines())))))
    notes = [Footnote(number, draw(blocks(max_leaves=3))) for number in range(1, used + 1)]
    return normal_blocks((*paragraphs, *notes))
