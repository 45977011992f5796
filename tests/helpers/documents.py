"""Building documents in tests and looking into them."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock

from tests.helpers.pages import LOOKUPS
from wissen.content.blocks import Block
from wissen.drawing.built_page import BuiltPage
from wissen.drawing.document_builder import DocumentBuilder
from wissen.drawing.page import Look, Lookups, Page, PageSection
from wissen.drawing.tokens import LIGHT

LOOK = Look(LIGHT)
_ALIVE: list[BuiltPage] = []


def forget_documents() -> None:
    """Let go of all documents built; until then they live, because a QTextBlock must not outlive its own."""
    _ALIVE.clear()


def whole(
    page: Page, look: Look = LOOK, lookups: Lookups = LOOKUPS, *, opened: frozenset[str] = frozenset()
) -> BuiltPage:
    """Build a page in one go."""
    builder = DocumentBuilder(page, look, lookups, opened=opened)
    builder.advance()
    _ALIVE.append(builder.built)
    return builder.built


def built(*content: Block, look: Look = LOOK, opened: frozenset[str] = frozenset()) -> BuiltPage:
    """Build a page of one section with these blocks."""
    return whole(Page("T", (PageSection("a", "A", content),)), look, opened=opened)


def blocks(page: BuiltPage) -> list[QTextBlock]:
    """Every block of the document."""
    return [page.document.findBlockByNumber(number) for number in range(page.document.blockCount())]


def lines(page: BuiltPage) -> list[str]:
    """The text of every block that has one, without soft hyphens."""
    return [block.text().replace("\u00ad", "") for block in blocks(page) if block.text()]


def block_with(page: BuiltPage, words: str) -> QTextBlock:
    """The first block that contains the words."""
    return next(block for block in blocks(page) if words in block.text().replace("\u00ad", ""))


def hrefs(page: BuiltPage) -> list[str]:
    """Where the links lead."""
    return [link.href for link in page.links]
