"""Markdown to blocks: every block and inline of the model, with its file line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.strategies import AWKWARD
from tests.helpers.texts import blocks_of, chunks_of, problems_of, source_of
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
    inline_runs,
    walk,
)
from wissen.content.markdown import read_body
from wissen.content.problem import Replace, Report
from wissen.content.source import Source
from wissen.content.validity import Period


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def item(text: str, **marks: object) -> ListItem:
    return ListItem((paragraph(text),), **marks)  # type: ignore[arg-type]


def run_of(text: str, *, gaps: bool = False) -> tuple[Inline, ...]:
    (block,) = blocks_of(text, gaps=gaps)
    assert isinstance(block, Paragraph)
    return block.inlines


# ---------------------------------------------------------------- inline


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("ein\nSatz", (Text("ein Satz"),)),
        ("**fett**", (Strong((Text("fett"),)),)),
        ("*kursiv* und _auch_", (Emphasis((Text("kursiv"),)), Text(" und "), Emphasis((Text("auch"),)))),
        ("~~weg~~", (Strike((Text("weg"),)),)),
        ("`a *b*`", (Code("a *b*"),)),
        ("***beides***", (Emphasis((Strong((Text("beides"),)),)),)),
        ("[Text **fett**](a.md)", (Link((Text("Text "), Strong((Text("fett"),))), "a.md"),)),
        ("<https://x.de>", (Link((Text("https://x.de"),), "https://x.de"),)),
        ("a ![Bild](b/ä.png) c", (Text("a "), Image("b/ä.png", "Bild"), Text(" c"))),
        ("eins\\\nzwei", (Text("eins"), LineBreak(), Text("zwei"))),
        ("eins  \nzwei", (Text("eins"), LineBreak(), Text("zwei"))),
        ("&amp; \\* \\[x\\]", (Text("& * [x]"),)),
        ("<b>roh</b> <!-- x -->", (Text("<b>roh</b> <!-- x -->"),)),
        ("[x]: https://x.de", (Text("[x]: https://x.de"),)),
        ("    kein Code", (Text("kein Code"),)),
        ("Titel\n=====", (Text("Titel ====="),)),
        ("www.x.de (c) ...", (Text("www.x.de (c) ..."),)),
    ],
)
def test_text_within_a_line(text: str, inlines: tuple[Inline, ...]):
    assert run_of(text) == inlines


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("[[Duldung]]", Gap(("Duldung",))),
        ("[[Duldung|Aussetzung der *Abschiebung*]]", Gap(("Duldung", "Aussetzung der *Abschiebung*"))),
        ("[[Wahl: richtig | falsch | falsch]]", Gap(("richtig", "falsch", "falsch"), chosen=True)),
        ("[[a\\|b]]", Gap(("a", "b"))),
        ("[[a](b)]]", Gap(("a](b)",))),
    ],
)
def test_gaps_take_everything_as_text(text: str, gap: Gap):
    assert run_of(text, gaps=True) == (gap,)


def test_a_gap_in_a_table_escapes_its_bars():
    (table,) = blocks_of("| a | b |\n|---|---|\n| [[x\\|y]] | c |", gaps=True)
    assert isinstance(table, Table)
    assert table.rows[0][0] == (Gap(("x", "y")),)


def test_outside_questions_a_gap_is_text_and_told():
    assert run_of("Die [[Duldung]].") == (Text("Die [[Duldung]]."),)
    assert [problem.rule for problem in problems_of("Die [[Duldung]].")] == ["lücke-außerhalb"]


@pytest.mark.parametrize("text", ["Die \\[\\[Duldung]].", "Die `[[` öffnet [[eine]] Lücke."])
def test_an_escaped_bracket_opens_no_gap(text: str):
    assert problems_of(text, gaps=True) == []


# ---------------------------------------------------------------- blocks


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("- a\n- b", BulletList((item("a"), item("b")))),
        ("3. a\n4. b", OrderedList((item("a"), item("b")), 3)),
        ("- a\n\n  b", BulletList((ListItem((paragraph("a"), paragraph("b"))),))),
        ("-", BulletList((ListItem(()),))),
        ("- > a", BulletList((ListItem((Quote((paragraph("a"),)),)),))),
        (
            "- [ ] a\n- [x] b\n- [X] c",
            BulletList((item("a", checked=False), item("b", checked=True), item("c", checked=True))),
        ),
        ("- [x](a.md) b", BulletList((ListItem((Paragraph((Link((Text("x"),), "a.md"), Text(" b"))),)),))),
        ("- [x]", BulletList((ListItem((), checked=True),))),
        (
            "- Pass (gilt ab 01.03.2024)\n  und Visum",
            BulletList((item("Pass und Visum", period=Period(date(2024, 3, 1))),)),
        ),
        (
            "- Pass\u202f (gilt ab 01.03.2024)\\\n  Visum",
            BulletList(
                (
                    ListItem(
                        (Paragraph((Text("Pass\u202f"), LineBreak(), Text("Visum"))),), period=Period(date(2024, 3, 1))
                    ),
                )
            ),
        ),
        ("- Pass \\(gilt ab 01.03.2024)", BulletList((item("Pass (gilt ab 01.03.2024)"),))),
        ("- Pass (gilt auch für Kinder)", BulletList((item("Pass (gilt auch für Kinder)"),))),
        ("> a\n> b", Quote((paragraph("a b"),))),
        ("> **Merke:** a", Callout(CalloutKind.REMEMBER, (paragraph("a"),))),
        ("> **MERKE:** a", Callout(CalloutKind.REMEMBER, (paragraph("a"),))),
        ("> **Merke:**\n>\n> - a", Callout(CalloutKind.REMEMBER, (BulletList((item("a"),)),))),
        ("> **Erklaerung:** a", Callout(CalloutKind.EXPLANATION, (paragraph("a"),))),
        (
            "> **Mehr dazu:** Titel *x*\n> a\n>\n> b",
            Callout(CalloutKind.MORE, (paragraph("a"), paragraph("b")), "Titel x"),
        ),
        ("> **Merke&#58;** a", Quote((Paragraph((Strong((Text("Merke:"),)), Text(" a"))),))),
        ("> a **Merke:** b", Quote((Paragraph((Text("a "), Strong((Text("Merke:"),)), Text(" b"))),))),
        ("```yaml\na: 1\n\n```", CodeBlock("a: 1\n", "yaml")),
        ("~~~\na\n~~~", CodeBlock("a")),
        ("![Bild](a.png)", Figure("a.png", "Bild")),
        ("---", Rule()),
        (
            "| a | b | c |\n|:--|:-:|--:|\n| 1 \\| 2 | 3 |",
            Table(
                ((Text("a"),), (Text("b"),), (Text("c"),)),
                (((Text("1 | 2"),), (Text("3"),), ()),),
                (Align.LEFT, Align.CENTER, Align.RIGHT),
            ),
        ),
    ],
)
def test_every_block(text: str, block: Block):
    assert blocks_of(text) == (block,)


def test_a_quotation_is_split_at_every_label():
    assert blocks_of("> davor\n> **Irrtum:** a\n> **Richtig:** b\n> mehr\n>\n> c\n> **Quelle:** d") == (
        Quote((paragraph("davor"),)),
        Callout(CalloutKind.MISCONCEPTION, (paragraph("a"),)),
        Callout(CalloutKind.CORRECTION, (paragraph("b mehr"), paragraph("c"))),
        Callout(CalloutKind.SOURCE, (paragraph("d"),)),
    )


def test_a_near_miss_of_a_label_stays_text_and_is_mended():
    (problem,) = problems_of("> **Erklrung:** a")
    assert problem.repair == Replace(1, 1, "> **Erklärung:** a\n")


def test_short_words_are_no_near_miss_of_a_label():
    assert problems_of("> **Not:** macht erfinderisch") == []


def test_a_heading_in_a_quotation_is_bold_text():
    assert blocks_of("> # a") == (Quote((Paragraph((Strong((Text("a"),)),)),)),)


def test_cells_beyond_the_header_are_told():
    assert [problem.line for problem in problems_of("| a |\n|---|\n| 1 | 2 |\n| 1 \\| 2 |")] == [3]


def test_a_code_block_that_never_ends_is_told():
    assert [problem.rule for problem in problems_of("```\n# a")] == ["code-offen"]
    assert [problem.rule for problem in problems_of("```")] == ["code-offen"]
    assert problems_of("```\n# a\n```") == []
    assert problems_of("- ```\n  a") == []


# ---------------------------------------------------------------- footnotes


def test_footnotes_are_numbered_by_first_use_and_stand_at_the_end():
    assert blocks_of("a[^x]\n\n[^y]: zwei\n\n    mehr\n[^x]: eins[^y]\n\nb[^y] c[^x]") == (
        Paragraph((Text("a"), FootnoteRef(1))),
        Paragraph((Text("b"), FootnoteRef(2), Text(" c"), FootnoteRef(1))),
        Footnote(1, (Paragraph((Text("eins"), FootnoteRef(2))),)),
        Footnote(2, (paragraph("zwei"), paragraph("mehr"))),
    )


def test_a_footnote_stands_in_the_chunk_that_uses_it_first():
    (_, first, second), _, _ = chunks_of("## A\n\na[^x]\n\n## B\n\nb[^x] c[^y]\n\n[^x]: eins\n\n[^y]: zwei")
    assert first.blocks()[1:] == (Footnote(1, (paragraph("eins"),)),)
    assert second.blocks()[1:] == (Footnote(2, (paragraph("zwei"),)),)


def test_of_two_texts_of_a_footnote_the_first_one_holds():
    assert blocks_of("a[^x]\n\n[^x]: eins\n\n[^x]: zwei")[1:] == (Footnote(1, (paragraph("eins"),)),)


def test_a_footnote_may_refer_to_itself():
    assert blocks_of("a[^x]\n\n[^x]: b[^x]")[1:] == (Footnote(1, (Paragraph((Text("b"), FootnoteRef(1))),)),)


# ---------------------------------------------------------------- lines and chunks


def test_every_block_knows_its_file_line():
    source = Source("datei.md", tuple(f"Zeile {number}" for number in range(30)), "", 2, "\na\n\n- b\n- c\n\n> d\n", 5)
    (chunk,) = read_body(source, report=Report("datei.md"))
    lines = {type(block): block.line for block in walk(chunk.blocks())}
    assert (lines[BulletList], lines[Quote]) == (8, 11)
    assert [line for _, line in inline_runs(chunk.blocks())] == [6, 8, 9, 11]


def test_labels_and_parts_of_a_quotation_know_their_lines():
    blocks = blocks_of("> a\n> **Merke:** b\n> c")
    assert [block.line for block in walk(blocks)] == [1, 1, 2, 2]


def test_chunks_begin_with_the_text_before_the_first_heading():
    chunks, _, _ = chunks_of("vorher\n\n# Eins *x*\nKennung: a\nb\n\n### Zwei ##\n\n- c")
    assert [(chunk.level, chunk.title, chunk.line) for chunk in chunks] == [
        (0, "", 1),
        (1, "Eins x", 3),
        (3, "Zwei", 7),
    ]
    assert chunks[1].lead == ("Kennung: a", "b")
    assert (chunks[1].lead_line, chunks[1].first_line) == (4, 4)
    assert chunks[2].lead == ()
    assert (chunks[2].lead_line, chunks[2].first_line) == (8, 9)


def test_an_empty_body_is_one_empty_chunk():
    (chunk,), _, _ = chunks_of("")
    assert (chunk.level, chunk.blocks(), chunk.first_line) == (0, (), 0)


def test_meta_lines_are_left_out():
    (_, chunk), _, _ = chunks_of("## A\nKennung: a\nText *x*\nmehr")
    assert chunk.blocks(skip=1) == (Paragraph((Text("Text "), Emphasis((Text("x"),)), Text(" mehr"))),)
    (_, chunk), _, _ = chunks_of("## A\nKennung: a")
    assert chunk.blocks(skip=1) == ()


def test_an_answer_word_opens_a_paragraph_of_its_own():
    (chunk,), report, _ = chunks_of("Wie lange?\nAntwort: 1 Monat")
    assert chunk.blocks(answers=("Antwort",)) == (paragraph("Wie lange?"), paragraph("Antwort: 1 Monat"))
    (problem,) = report.problems
    assert (problem.line, problem.rule, problem.repair) == (2, "leerzeile-fehlt", Replace(2, 1, "\n"))


def test_a_line_that_hangs_on_a_field_is_prose():
    (chunk,), report, _ = chunks_of("- **Frist:** 2 Wochen\n  ab Zugang\nProsa\n- **Kurz:** a\n- b\nc\n- **Kurz:** d")
    labelled = Paragraph((Strong((Text("Frist:"),)), Text(" 2 Wochen ab Zugang")))
    assert chunk.blocks(fields=("Kurz", "Frist")) == (
        BulletList((ListItem((labelled,)),)),
        paragraph("Prosa"),
        BulletList(
            (
                ListItem((Paragraph((Strong((Text("Kurz:"),)), Text(" a"))),)),
                item("b c"),
                ListItem((Paragraph((Strong((Text("Kurz:"),)), Text(" d"))),)),
            )
        ),
    )
    assert [(problem.line, problem.repair) for problem in report.problems] == [(3, Replace(3, 2, "\n"))]


def test_an_empty_item_is_no_field():
    (chunk,), report, _ = chunks_of("-\n- **Kurz:** a")
    assert len(chunk.blocks(fields=("Kurz",))) == 1
    assert report.problems == []


# ---------------------------------------------------------------- faults


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("- [] a", "- [ ] a"),
        ("- [  ] a", "- [ ] a"),
        ("- [ x ] a", "- [x] a"),
        ("- [✓] a", "- [x] a"),
        ("  - [☑]", "  - [x]"),
    ],
)
def test_wrong_boxes_are_read_and_mended(line: str, mended: str):
    (problem,) = problems_of(line)
    assert (problem.rule, problem.repair) == ("kästchen", Replace(1, 1, f"{mended}\n"))
    (block,) = blocks_of(line)
    assert isinstance(block, BulletList)
    assert block.items[0].checked is ("x" in mended)


@pytest.mark.parametrize("line", ["1. März 2024", "  31) Dezember", "> 1. Mai"])
def test_a_date_that_became_a_list_is_mended(line: str):
    (problem,) = problems_of(line)
    assert problem.rule == "datum-als-liste"
    assert isinstance(problem.repair, Replace)
    assert problems_of(problem.repair.apply(line)) == []


def test_a_list_that_begins_with_other_words_is_no_date():
    assert problems_of("1. Maibaum aufstellen\n2. Märzen") == []


def test_depth_is_told_once_for_each_place():
    assert [problem.rule for problem in problems_of("> " * 15 + "a")] == ["zu-tief"]


@given(st.text())
def test_no_text_makes_it_crash(text: str):
    for chunk in read_body(source_of(text), report=Report("x.md")):
        chunk.blocks()


@settings(max_examples=200)
@given(st.lists(st.sampled_from((*AWKWARD, "\n", "\n\n", "  ", "- ", "1. ", "> ", "## ", "|", "[^1]: ")), max_size=30))
def test_no_awkward_mixture_makes_it_crash(parts: list[str]):
    for chunk in read_body(source_of("".join(parts)), report=Report("x.md")):
        chunk.blocks(gaps=True, fields=("Merke",), answers=("Antrag",))
