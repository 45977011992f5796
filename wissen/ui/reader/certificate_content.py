"""A certificate as a page to read and to print: nothing stands on it that was not kept when it was issued."""

from __future__ import annotations

from wissen.content.blocks import Align, Block, Inline, Paragraph, Strong, Table, Text
from wissen.drawing.page import Fact, Page, PageSection
from wissen.printing.marks import Marks
from wissen.services.certificates import EDITION, LAW_AS_OF, Certificate

_LINE = "_" * 40
"""Where the person writes the name by hand."""


def certificate_page(made: Certificate) -> Page:
    """Whose it is, what was learned, on what it rests and what it says."""
    learned, basis, says = made.headings
    who: tuple[Block, ...] = (_paragraph(Strong((Text(made.name or _LINE),))), _paragraph(Text(made.achievement)))
    table = Table((_cell(made.heads[0]), _cell(made.heads[1])), tuple(map(_row, made.rows)), (Align.LEFT, Align.LEFT))
    facts = tuple(Fact(label, (Text(value),)) for label, value in made.facts)
    return Page(
        made.title,
        (
            PageSection("wer", "", who),
            PageSection("inhalt", learned, (table,)),
            PageSection("grundlage", basis, (), facts=facts),
            PageSection("aussage", says, tuple(_paragraph(Text(line)) for line in made.proves)),
        ),
    )


def certificate_marks(made: Certificate) -> Marks:
    """What stands on every sheet of it."""
    law = made.fact(LAW_AS_OF)
    state = f"{LAW_AS_OF} {law}" if law else ""
    return Marks(f"{made.title}: {made.subject}", state, edition=made.fact(EDITION))


def _paragraph(*inlines: Inline) -> Paragraph:
    return Paragraph(inlines)


def _row(row: tuple[str, str]) -> tuple[tuple[Inline, ...], ...]:
    return (_cell(row[0]), _cell(row[1]))


def _cell(text: str) -> tuple[Inline, ...]:
    return (Text(text),)
