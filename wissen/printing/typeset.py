"""A page set for paper: its document at the width of the sheet, without what only a screen needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextOption,
)

from wissen.drawing.built_page import BuiltPage, CardSpot
from wissen.drawing.document_builder import DocumentBuilder
from wissen.drawing.page import Look, Lookups, Page, folds
from wissen.drawing.tokens import FONT_TEXT, LIGHT
from wissen.printing.on_paper import on_paper, paper_lookups

PER_INCH = 192
"""Logical pixels of a document per inch of paper: letters land where they belong, a line of one pixel is a fine one."""

_TEXT_POINTS = 10.5
_DENSITY, _LEADING = 2.0, 0.88
_SCALE = _TEXT_POINTS / 72 * PER_INCH / FONT_TEXT

OBJECT, _HARD_BLANK = "\ufffc", "\u00a0"
"""The character in the place of a picture; a blank at which no line is broken."""

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
    for block in blocks_of(built):
        if OBJECT not in block.text():
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


def blocks_of(built: BuiltPage) -> Iterator[QTextBlock]:
    """Every block of the document."""
    block = built.document.begin()
    while block.isValid():
        yield block
        block = block.next()
