"""The HTML file: whole, balanced, readable without sight, and harmless whatever stands in the texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from tests.helpers.pages import DRAWING, LOOKUPS, callout, cell, items, sample_page, text
from wissen.content.blocks import (
    Align,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Code,
    CodeBlock,
    Figure,
    Footnote,
    FootnoteRef,
    Image,
    Inline,
    Link,
    ListItem,
    OrderedList,
    Paragraph,
    Span,
    Table,
    Text,
    plain,
    plain_text,
)
from wissen.content.word_diff import Mark, Piece
from wissen.drawing.page import Fact, Hint, Page, PageComparison, PageQuestion, PageSection
from wissen.printing.html import as_html
from wissen.printing.marks import Marks

MARKS = Marks("Titel der Seite", "Rechtsstand 01.11.2026", "", "2026-11")
_VOID = {"meta", "img", "br", "hr"}
COUNTED = OrderedList((ListItem((text("eins"),), marker="1a."), ListItem((text("zwei"),), marker='"><b>')))
EVIL = '"><script>alert(1)</script><img src=x onerror="alert(2)">\' & \x00'


@dataclass
class Read(HTMLParser):
    """What a browser would find: elements with their attributes, text, and whether all is closed in order."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def read(page: Page, marks: Marks = MARKS, *, pictures: bool = False) -> Read:
    html = as_html(page, marks, picture=LOOKUPS.picture) if pictures else as_html(page, marks)
    found = Read()
    found.feed(html)
    found.close()
    assert found.open == []
    return found


def of(*blocks: Block) -> Page:
    return Page("T", (PageSection("a", "A", blocks),))


def line(*inlines: Inline) -> Page:
    return of(Paragraph(inlines))


def test_every_element_is_closed_in_order():
    assert read(sample_page()).all("html") == [{"lang": "de"}]


def test_every_word_arrives():
    page = sample_page()
    found = "".join(read(page).text.split())
    parts = [page.title, plain(page.lead)]
    for part in page.parts:
        parts += [part.title, part.note, plain_text(part.blocks)]
    missing = [word for word in " ".join(parts).split() if word not in found and not word.startswith("…")]
    assert missing == []


def test_title_state_edition_and_language_are_told():
    found = read(sample_page())
    assert "Titel der Seite" in found.text
    assert found.text.endswith("Rechtsstand 01.11.2026 · Ausgabe 2026-11")


def test_headings_leave_out_no_level():
    page = Page(
        "T",
        (
            PageSection("a", "A", (), 3),
            PageQuestion("f", "F"),
            PageSection("b", "B", (), 2),
            PageSection("c", "C", (), 3),
        ),
    )
    assert [tag for tag, _ in read(page).elements if re.fullmatch("h[1-6]", tag)] == ["h1", "h2", "h3", "h2", "h3"]


def test_headers_of_tables_have_a_scope_and_columns_their_side():
    table = Table((cell("Was"), cell("Wert")), ((cell("a"), cell("1")),), (Align.NONE, Align.RIGHT))
    found = read(of(table))
    assert found.all("th") == [{"scope": "col"}, {"scope": "col", "class": "right"}]
    assert found.all("td") == [{}, {"class": "right"}]


def test_the_markers_of_a_law_are_words_and_nothing_else():
    html = as_html(of(COUNTED), MARKS)
    assert '<ol class="counted">\n<li><span class="marker">1a.</span> eins</li>' in html
    assert "&quot;&gt;&lt;b&gt;</span> zwei" in html


def test_cells_of_a_law_reach_over_others():
    table = Table((), ((cell("a"), ()), (cell("b"), cell("c"))), (Align.NONE, Align.NONE), spans=(Span(0, 0, 1, 2),))
    html = as_html(of(table), MARKS)
    assert "<thead>" not in html
    assert '<tr><td rowspan="1" colspan="2">a</td></tr>\n<tr><td>b</td><td>c</td></tr>' in html


def test_a_card_says_what_it_is():
    found = read(of(callout(CalloutKind.WARNING, text("x"))))
    assert {"class": "card", "role": "note", "aria-label": "Achtung"} in found.all("div")


def test_what_is_folded_lies_open_under_its_title():
    assert "Wenn der Pass fehlt Ohne Pass" in read(sample_page()).text


def test_facts_are_a_list_of_terms():
    page = Page("T", (PageSection("a", "A", (), facts=(Fact("Frist", (Text("drei Jahre"),)),)),))
    assert len(read(page).all("dt")) == len(read(page).all("dd")) == 1


def test_the_watermark_stands_at_the_top():
    marks = Marks("T", watermark="Rechtsstand 29.02.2024 – nicht aktuell")
    assert {"class": "old", "role": "note"} in read(sample_page(), marks).all("p")
    assert {"class": "old", "role": "note"} not in read(sample_page()).all("p")


def test_places_are_named_once_and_can_be_gone_to():
    page = Page("T", (PageSection("Frist & Co", "A", (Paragraph((Link((Text("x"),), "#Frist & Co"),)),)),) * 2)
    found = read(page)
    assert [one.get("id") for one in found.all("section")] == ["frist-co", None]
    assert [one["href"] for one in found.all("a")] == ["#frist-co", "#frist-co"]


def test_footnotes_lead_there_and_back():
    found = read(
        of(Paragraph((Text("Ein Satz"), FootnoteRef(1), Text(" und"), FootnoteRef(1))), Footnote(1, (text("Fuß"),)))
    )
    assert [one["href"] for one in found.all("a")] == ["#fn-1", "#fn-1", "#fnref-1"]
    names = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)"),
        *("data:text/html,x", "vbscript:x", "file:///etc/passwd", "//server/x", "lektion.md", "https:", "http://[x"),
        *("mailto:a@example.org", "#gibt-es-nicht"),
    ],
)
def test_a_link_that_leads_elsewhere_is_its_words(target: str) -> None:
    found = read(line(Link((Text("Worte"),), target)))
    assert found.all("a") == []
    assert "Worte" in found.text


def test_a_link_into_the_net_is_kept():
    found = read(line(Link((Text("x"),), 'https://example.org/?a=1&b="2"')))
    assert found.all("a") == [{"href": 'https://example.org/?a=1&b="2"', "rel": "noreferrer"}]


def test_a_link_holds_no_link():
    found = read(line(Link((Text("x"), FootnoteRef(1)), "https://example.org")))
    assert [one["href"] for one in found.all("a")] == ["#fn-1"]


def test_hostile_text_stays_text():
    evil = Text(EVIL)
    page = Page(
        EVIL,
        (
            PageSection(
                EVIL,
                EVIL,
                (
                    Paragraph((evil, Code(EVIL), Image(EVIL, EVIL), Link((evil,), EVIL))),
                    Callout(CalloutKind.MORE, (text(EVIL),), EVIL),
                    CodeBlock(EVIL, EVIL),
                    Figure(EVIL, EVIL),
                    BulletList(items(ListItem((text(EVIL),), checked=True))),
                    Table(((evil,),), (((evil,),),), (Align.NONE,)),
                ),
                note=EVIL,
                facts=(Fact(EVIL, (evil,)),),
            ),
            PageQuestion(EVIL, EVIL, (text(EVIL),), EVIL, EVIL),
        ),
        lead=(evil,),
    )
    found = read(page, Marks(EVIL, EVIL, EVIL, EVIL))
    assert found.all("script") == []
    assert found.all("img") == []
    assert all(not name.startswith("on") for _, attributes in found.elements for name in attributes)
    assert "\x00" not in found.text


def test_nothing_is_fetched_from_anywhere():
    found = read(sample_page(), pictures=True)
    assert found.all("link") == found.all("script") == found.all("iframe") == []
    sources = [attributes["src"] for _, attributes in found.elements if "src" in attributes]
    assert sources
    assert all(source.startswith("data:image/") for source in sources)
    assert re.findall(r"url\(|@import", as_html(sample_page(), MARKS)) == []


def test_a_picture_is_part_of_the_file_and_described():
    found = read(of(Figure("ablauf.svg", "Der Ablauf")), pictures=True)
    assert found.all("img")[0]["alt"] == "Der Ablauf"
    assert found.all("img")[0]["src"].startswith("data:image/svg+xml;base64,")


@pytest.mark.parametrize(
    "data", [DRAWING.replace(b"<g ", b"<script>1</script><g ", 1), b"\x89PNG\r\n\x1a\nnonsense", b"x"]
)
def test_a_picture_that_is_not_harmless_is_its_description(data: bytes) -> None:
    html = as_html(of(Figure("x.svg", "Der Ablauf")), MARKS, picture=lambda _: data)
    assert "<img" not in html
    assert "Bild: Der Ablauf" in html


def test_without_title_the_page_gives_its_own():
    assert "<title>T</title>" in as_html(of(text("x")), Marks(""))


def test_a_comparison_marks_what_has_gone_and_what_is_new() -> None:
    old = (
        Piece("Bis ", Mark.SAME),
        Piece("gestern <b>", Mark.GONE),
        Piece(".\n", Mark.SAME),
        Piece("Umzug.", Mark.MOVED),
    )
    new = (Piece("Umzug. ", Mark.MOVED), Piece("Bis ", Mark.SAME), Piece("heute", Mark.NEW), Piece(".", Mark.SAME))
    part = PageComparison("frist", "Frist", old, new, ("Bisher", "Neu"), note="geändert")
    page = Page("Titel", (part,), hints=(Hint("gavel", "muted", (Text("Gilt seit 01.03.2024"),)),))
    written = as_html(page, MARKS)
    assert "Bis <del>[−gestern &lt;b&gt;−]</del>.<br>\n<span>[↕Umzug.↕]</span>" in written
    assert "<span>[↕Umzug.↕]</span> Bis <ins>[+heute+]</ins>." in written
    assert '<th scope="col">Bisher</th><th scope="col">Neu</th>' in written
    assert '<p class="note">Gilt seit 01.03.2024</p>' in written
    assert read(page).open == []
