"""What goes on paper has no links, and a citation is not broken between sign and number."""

from __future__ import annotations

from tests.helpers.pages import LOOKUPS, cell, items, sample_page, text
from wissen.content.blocks import (
    Align,
    BulletList,
    Callout,
    CalloutKind,
    Emphasis,
    Link,
    ListItem,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)
from wissen.drawing.page import Fact, Page, PageQuestion, PageSection
from wissen.printing.on_paper import on_paper, paper_lookups

LINK = Link((Text("hier"),), "a.md")
PLAIN = Text("hier")


def test_a_link_is_its_words_wherever_it_stands():
    def blocks(word: Link | Text) -> tuple[Paragraph | Quote | Callout | BulletList | Table, ...]:
        return (
            Paragraph((Text("Sehen Sie "), Strong((Emphasis((word,)),)))),
            Quote((Paragraph((word,)),)),
            Callout(CalloutKind.NOTE, (BulletList((ListItem((Paragraph((word,)),)), *items("a"))),)),
            Table(((word,), (Text("b"),)), (((word,), (Text("c"),)),), (Align.NONE, Align.NONE)),
        )

    def page(word: Link | Text) -> Page:
        parts = (
            PageSection("a", "A", blocks(word), facts=(Fact("Wo", (word,)),)),
            PageQuestion("f", "F", blocks(word)),
        )
        return Page("T", parts, lead=(word,))

    assert on_paper(page(LINK)) == page(PLAIN)


def test_a_page_without_links_stays_as_it_is():
    page = Page("T", (PageSection("a", "A", (text("x"), Table((cell("a"),), ((cell("b"),),), (Align.NONE,)))),))
    assert on_paper(page) == page


def test_sign_and_number_stay_on_one_line():
    soften = paper_lookups(LOOKUPS).hyphenate
    assert soften("§ 81 Abs. 4 Satz 1 AufenthG") == "§\u00a081 Abs.\u00a04 Satz\u00a01 AufenthG"
    assert soften("Art. 6 GG und Nr. 3") == "Art.\u00a06 GG und Nr.\u00a03"


def test_nothing_is_marked_and_pictures_are_the_same():
    lookups = paper_lookups(LOOKUPS)
    assert lookups.annotate == ()
    assert lookups.picture is LOOKUPS.picture


def test_the_parts_of_a_page_keep_their_order():
    assert [part.id for part in on_paper(sample_page()).parts] == [part.id for part in sample_page().parts]
