"""Pictures on a page: figures with their caption, and icons that stand in a line as real characters do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from wissen.drawing import cards, icons
from wissen.drawing.formats import ALIGN_CENTER
from wissen.drawing.inline import Style
from wissen.drawing.page import Look
from wissen.drawing.pictures import Picture, blank, open_picture
from wissen.drawing.tokens import FONT_UI, ICON
from wissen.drawing.writer import Writer

_PAPER_BORDER = 12
_CAPTION = Style(size=FONT_UI, colour="muted")


def write_figure(writer: Writer, source: str, alt: str) -> None:
    """Write a picture with its description as the caption; a card says so where there is no picture to show."""
    data = writer.lookups.picture(source)
    picture = open_picture(data) if data else None
    if picture is None:
        with writer.card(cards.missing_shape(writer.look.tokens)):
            writer.left = writer.look.px(cards.ICON_ROOM)
            writer.block(writer.formats.block(line_height=1.3), _CAPTION)
            writer.text(f"Das Bild kann nicht gezeigt werden: {alt}", _CAPTION)
        return
    _write_picture(writer, picture, alt)
    below = writer.formats.block(bottom=18, line_height=1.35)
    below.setAlignment(ALIGN_CENTER)
    writer.block(below, _CAPTION)
    writer.text(alt, _CAPTION)


def _write_picture(writer: Writer, picture: Picture, alt: str) -> None:
    look = writer.look
    line = writer.formats.block(top=12, bottom=4, line_height=1)
    line.setAlignment(ALIGN_CENTER)
    writer.block(line, _CAPTION)
    paper = look.paper if picture.drawn else ""
    border = look.gap(_PAPER_BORDER) if paper else 0.0
    width = min(writer.width - writer.left, look.px(picture.size.width()) + 2 * border)
    writer.picture(picture.image(width, density=look.density, paper=paper, border=border), alt)


def box_image(name: str, colour: str, *, width: float, look: Look) -> QImage:
    """A tick box at the left of an image `width` pixels wide: the blank that follows it is part of it."""
    side = look.px(ICON)
    # The icon keeps an eighth of its side free all around; without it the box does not push the lines apart, and a
    # little more below than above lets it stand at the height of capital letters.
    edge, height = side / 12, side * 0.9
    image = blank(QSizeF(width, height), look.density)
    painter = QPainter(image)
    icons.paint(painter, name, colour, target=QRectF(-edge, -edge, side, side))
    painter.end()
    return image
