"""Pages that are hard to print, and sheets as pictures."""

from __future__ import annotations

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from tests.helpers.pages import LOOKUPS, callout, cell, text
from wissen.content.blocks import Align, Block, CalloutKind, CodeBlock, Figure, Table
from wissen.drawing.page import Lookups, Page, PageSection
from wissen.printing.marks import Marks
from wissen.printing.sheet_painter import Sheets

A4 = QSizeF(595, 842) / 72
"""In inches."""

MARKS = Marks("Eine Seite", "Nach Gesetzestext vom 01.11.2026 erstellt.", "", "2026-11")
OLD = Marks(
    "Eine Seite", "Nach Gesetzestext vom 01.11.2026 erstellt.", "Rechtsstand 29.02.2024 – nicht aktuell", "2026-11"
)

_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenprüfungsstelle"
_TALL = b"""<svg xmlns="http://www.w3.org/2000/svg" width="400" height="3000">
<rect width="400" height="3000" fill="#dde"/></svg>"""


def table(columns: int, rows: int, words: str) -> Table:
    """A table whose cells hold these words and their place."""
    return Table(
        tuple(cell(f"Spalte {column}") for column in range(columns)),
        tuple(tuple(cell(f"{words} {row}.{column}") for column in range(columns)) for row in range(rows)),
        (Align.LEFT,) * columns,
    )


def of_blocks(*blocks: Block, title: str = "Abschnitt") -> Page:
    """A page of one section."""
    return Page("Eine Seite", (PageSection("a", title, blocks),))


def hard_page() -> Page:
    """Everything that is too wide or too high for a sheet."""
    long_card = [text("Ein langer Satz steht hier im Kasten und läuft immer weiter. " * 6) for _ in range(25)]
    blocks: tuple[tuple[str, tuple[Block, ...]], ...] = (
        ("Breite Tabelle", (table(9, 3, "Wort"),)),
        ("Lange Wörter in Zellen", (table(4, 3, _WORD),)),
        ("Lange Tabelle", (table(3, 60, "Zeile"),)),
        ("Hohes Bild", (Figure("hoch", "Ein hohes Bild"),)),
        ("Langer Kasten", (callout(CalloutKind.NOTE, *long_card),)),
        (f"Quelltext {_WORD}", (CodeBlock("x" * 400), text("y" * 500), table(1, 1, "z" * 300), table(2, 2, "z" * 200))),
        ("Riesige Zelle", (table(2, 1, "Wort " * 900),)),
    )
    return Page(
        f"Schwierig {_WORD}", tuple(PageSection(f"s{n}", title, found) for n, (title, found) in enumerate(blocks))
    )


HARD = Lookups(picture=lambda source: _TALL if source == "hoch" else None, hyphenate=LOOKUPS.hyphenate)


def set_page(page: Page, lookups: Lookups = LOOKUPS, marks: Marks = MARKS) -> Sheets:
    """A page on A4."""
    return Sheets(page, lookups, marks, inches=A4)


def picture_of(sheets: Sheets, number: int, *, scale: float = 0.5) -> QImage:
    """A sheet on white paper; `scale` in pixels per logical pixel."""
    paper = A4 * 192 * scale
    image = QImage(paper.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    sheets.paint(painter, number)
    painter.end()
    return image


def ink(image: QImage, left: int, right: int, top: int = 0, bottom: int | None = None) -> set[tuple[int, int]]:
    """The pixels from `left` to `right` and `top` to `bottom` (exclusive) that are not white."""
    rows = range(top, image.height() if bottom is None else bottom)
    return {(x, y) for y in rows for x in range(left, right) if image.pixel(x, y) & 0xFFFFFF != 0xFFFFFF}
