"""A page set for paper: its document at the width of the sheet, and what of it must not be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextImageFormat,
    QTextLine,
    QTextOption,
    QTextTable,
)

from wissen.drawing import cards
from wissen.drawing.built_page import BuiltPage, CardSpot
from wissen.drawing.document_builder import DocumentBuilder
from wissen.drawing.page import Look, Lookups, Page, folds
from wissen.drawing.tokens import FONT_TEXT, LIGHT
from wissen.printing.on_paper import on_paper, paper_lookups
from wissen.printing.page_breaks import Column, Keep, Strip, TableHead

PER_INCH = 192
"""Logical pixels of a document per inch of paper: letters land where they belong, a line of one pixel is a fine one."""

_TEXT_POINTS = 10.5
_DENSITY, _LEADING = 2.0, 0.88
_SCALE = _TEXT_POINTS / 72 * PER_INCH / FONT_TEXT

# What gives way first when not everything can be kept: a pair of lines, a row, a card, last a heading.
_LOOSE, _ROW, _CARD, _HEADING = 1, 10, 100, 1000
_LINES_BELOW_HEADING = 3
_OBJECT, _HARD_BLANK = "\ufffc", "\u00a0"
_FOLD_ICONS = {"expand_more": "menu_book"}


def paper_look(width: float) -> Look:
    """The look of a text on paper; `width` with the margins of the column, in logical pixels."""
    return Look(LIGHT, scale=_SCALE, width=width, density=_DENSITY, leading=_LEADING)


def typeset(page: Page, lookups: Lookups, *, width: float, height: float) -> BuiltPage:
    """Build the document, all folds open, for sheets of this width and height in logical pixels."""
    paper = on_paper(page)
    everything = frozenset(str(index) for index in range(len(folds(paper))))
    builder = DocumentBuilder(paper, paper_look(width), paper_lookups(lookups), opened=everything)
    option = builder.built.document.defaultTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    builder.built.document.setDefaultTextOption(option)
    builder.advance()
    built = builder.built
    _part_ligatures(built)
    _take_off_links(built)
    _fit_pictures(built, height)
    built.cards[:] = [_without_fold(spot) for spot in built.cards]
    built.document.setTextWidth(width)
    return built


def column(built: BuiltPage) -> Column:
    """What `page_breaks` has to know of a document."""
    text = [(block, _lines(built, block)) for block in _blocks(built) if block.text()]
    tables = [_Rows(built, frame) for frame in _frames(built.document.rootFrame()) if isinstance(frame, QTextTable)]
    frames = [(spot, _strip(cards.card_rect(built, spot))) for spot in built.cards]
    keeps = [
        *_heading_keeps(text),
        *_pair_keeps(text),
        *(keep for table in tables for keep in table.keeps()),
        *_card_keeps(built, frames),
    ]
    return Column(
        lines=[line for _, lines in text for line in lines],
        boxes=[*(strip for _, strip in frames), *(strip for table in tables for strip in table.rows)],
        keeps=keeps,
        heads=[head for table in tables for head in table.head()],
    )


# ---------------------------------------------------------------- what only a screen needs


def _part_ligatures(built: BuiltPage) -> None:
    """Set f and i apart: what is copied out of a PDF would have the sign "ﬁ" in its words."""
    font = QFont()
    font.setFeature(QFont.Tag("liga"), 0)
    parted = QTextCharFormat()
    parted.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
    cursor = QTextCursor(built.document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeCharFormat(parted)


def _take_off_links(built: BuiltPage) -> None:
    """Leave the words; without this Qt would put links into the PDF that lead nowhere."""
    cursor = QTextCursor(built.document)
    for link in built.links:
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, QTextCursor.MoveMode.KeepAnchor)
        made = QTextCharFormat(cursor.charFormat())
        for name in (QTextCharFormat.Property.IsAnchor, QTextCharFormat.Property.AnchorHref):
            made.clearProperty(name.value)
        made.setFontUnderline(False)
        if link.href.startswith("#fnref-"):
            cursor.insertText(_HARD_BLANK * (link.end - link.start), made)  # as long: everything else keeps its place
        else:
            cursor.setCharFormat(made)
    built.links.clear()


def _fit_pictures(built: BuiltPage, height: float) -> None:
    """Put pictures on the ground they stand on, and make those smaller that are higher than a sheet."""
    most = height - built.look.px(9 * FONT_TEXT)  # a heading and the lines below it have to fit as well
    cursor = QTextCursor(built.document)
    for block in _blocks(built):
        if _OBJECT not in block.text():
            continue
        for start, end, picture in _pictures(block):
            _ground(built, start, picture.name())
            if picture.height() > most:
                picture.setWidth(picture.width() * most / picture.height())
                picture.setHeight(most)
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(picture)


def _pictures(block: QTextBlock) -> Iterator[tuple[int, int, QTextImageFormat]]:
    """From where to where each picture of a block stands."""
    entry = block.begin()
    while not entry.atEnd():
        fragment = entry.fragment()
        picture = fragment.charFormat().toImageFormat()
        if picture.isValid():
            yield fragment.position(), fragment.position() + fragment.length(), picture
        entry += 1


def _ground(built: BuiltPage, position: int, name: str) -> None:
    """Fill what is transparent: printers draw it badly or slowly."""
    kind, url = QTextDocument.ResourceType.ImageResource.value, QUrl(name)
    picture = built.document.resource(kind, url)
    if isinstance(picture, QImage):
        around = [spot.shape.fill for spot in built.cards if spot.start <= position <= spot.end and spot.shape.fill]
        filled = QImage(picture.size(), QImage.Format.Format_RGB32)
        filled.setDevicePixelRatio(picture.devicePixelRatio())
        filled.fill(QColor(around[-1] if around else built.look.tokens.bg))
        painter = QPainter(filled)
        painter.drawImage(0, 0, picture)
        painter.end()
        built.document.addResource(kind, url, filled)


def _without_fold(spot: CardSpot) -> CardSpot:
    """On paper nothing can be folded: another sign stands in the place of the arrow."""
    return replace(spot, shape=replace(spot.shape, icon=_FOLD_ICONS.get(spot.shape.icon, spot.shape.icon)))


# ---------------------------------------------------------------- where what stands


def _blocks(built: BuiltPage) -> Iterator[QTextBlock]:
    block = built.document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _frames(frame: QTextFrame) -> Iterator[QTextFrame]:
    for child in frame.childFrames():
        yield child
        yield from _frames(child)


def _strip(rect: QRectF) -> Strip:
    return Strip(rect.top(), rect.bottom())


def _lines(built: BuiltPage, block: QTextBlock) -> list[Strip]:
    top = built.document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    return [_line(top, layout.lineAt(number)) for number in range(layout.lineCount())]


def _line(top: float, line: QTextLine) -> Strip:
    return Strip(top + line.y(), top + line.y() + line.height())


def _keep(top: float, bottom: float, weight: int) -> Keep:
    return Keep(Strip(top, bottom), weight)


Text = Sequence[tuple[QTextBlock, Sequence[Strip]]]


def _heading_keeps(text: Text) -> Iterator[Keep]:
    """A heading and the first lines below it, as far as the next heading."""
    for index, (block, lines) in enumerate(text):
        if not block.blockFormat().headingLevel():
            continue
        below: list[Strip] = []
        for following, found in text[index + 1 : index + 1 + _LINES_BELOW_HEADING]:
            if below and following.blockFormat().headingLevel():
                break
            below += found
        kept = [*lines, *below[:_LINES_BELOW_HEADING]]
        yield _keep(kept[0].top, max(line.bottom for line in kept), _HEADING)


def _pair_keeps(text: Text) -> Iterator[Keep]:
    """The first and the last two lines of a paragraph; a picture and the line below it; what ends in a colon."""
    for _, lines in text:
        if len(lines) > 1:
            yield _keep(lines[0].top, lines[1].bottom, _LOOSE)
            yield _keep(lines[-2].top, lines[-1].bottom, _LOOSE)
    for (block, lines), (_, below) in pairwise(text):
        picture = block.text() == _OBJECT
        if lines and below and (picture or block.text().endswith(":")):
            yield _keep(lines[-1].top, below[min(1, len(below) - 1)].bottom, _CARD if picture else _LOOSE)


def _card_keeps(built: BuiltPage, frames: Sequence[tuple[CardSpot, Strip]]) -> Iterator[Keep]:
    """Each card; those that stand one on the other as one; of those higher than a sheet at least the beginning."""
    first: Strip | None = None
    for spot, strip in frames:
        yield Keep(strip, _CARD)
        lines = _lines(built, built.document.findBlock(spot.start))
        yield _keep(strip.top, max((line.bottom for line in lines), default=strip.top) + built.look.px(40), _CARD)
        if spot.shape.top and not spot.shape.bottom:
            first = strip
        elif spot.shape.bottom and not spot.shape.top and first is not None:
            yield _keep(first.top, strip.bottom, _CARD)
            first = None


class _Rows:
    """The rows of a table; Qt tells where letters stand, not where cells do."""

    def __init__(self, built: BuiltPage, table: QTextTable) -> None:
        self._heads = table.format().toTableFormat().headerRowCount()
        self._facts = not self._heads and table.columns() == 2
        self._below = built.look.px(2 * FONT_TEXT)
        layout = built.document.documentLayout()
        rect = layout.frameBoundingRect(table)
        bottom = rect.bottom() - table.frameFormat().bottomMargin()
        tops = [self._top(built, table, row) for row in range(table.rows())]
        self.rows = [Strip(top, below) for top, below in zip(tops, [*tops[1:], bottom], strict=True)]

    @staticmethod
    def _top(built: BuiltPage, table: QTextTable, row: int) -> float:
        tops = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            lines = _lines(built, cell.firstCursorPosition().block())
            tops.append(lines[0].top - cell.format().toTableCellFormat().topPadding() if lines else float("inf"))
        return min(tops)

    def keeps(self) -> Iterator[Keep]:
        """Each row; the header row and the one below it; the first and the last two."""
        for row in self.rows:
            yield Keep(row, _ROW)
        if self._facts:
            # What is looked up stands together, and not without the text that it belongs to.
            top, bottom = self.rows[0].top, self.rows[-1].bottom
            yield _keep(top, bottom, _ROW)
            yield _keep(top, bottom + self._below, _LOOSE)
        if len(self.rows) > self._heads + 1:
            yield _keep(self.rows[0].top, self.rows[self._heads + 1].bottom, _LOOSE)
            yield _keep(self.rows[-2].top, self.rows[-1].bottom, _LOOSE)
        if self._heads and len(self.rows) > self._heads:
            yield _keep(self.rows[0].top, self.rows[self._heads].bottom, _CARD)

    def head(self) -> Iterator[TableHead]:
        """The header row, if the table has one."""
        if self._heads:
            yield TableHead(Strip(self.rows[0].top, self.rows[self._heads - 1].bottom), self.rows[-1].bottom)
