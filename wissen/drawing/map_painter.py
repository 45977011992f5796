"""Paints the Prozesslandkarte: on the screen only what meets the part in sight, on paper as lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from wissen.drawing import icons
from wissen.drawing.map_layout import MapLayout, TileBox, Words
from wissen.drawing.page import Look
from wissen.drawing.tokens import RADIUS, RADIUS_FIELD, Tokens

DrawIcon = Callable[[QPainter, str, str, QRectF], None]
"""Draws a bundled icon in a colour (#rrggbb) into a square."""

_BAR = 4


@dataclass(frozen=True, slots=True)
class Pointed:
    """The numbers of the tiles that the person has chosen and points at; -1 for none."""

    current: int = -1
    hovered: int = -1


NOWHERE = Pointed()


def paint(painter: QPainter, layout: MapLayout, look: Look, *, part: QRectF, pointed: Pointed = NOWHERE) -> None:
    """Paint what meets this part of the map."""
    _paint(painter, layout, look, part=part, pointed=pointed, draw_icon=partial(_pixmap, density=look.density))


def paint_lines(painter: QPainter, layout: MapLayout, look: Look) -> None:
    """Paint the whole map for paper, its symbols sharp at any size."""
    whole = QRectF(0, 0, layout.width, layout.height)
    _paint(painter, layout, look, part=whole, pointed=NOWHERE, draw_icon=as_lines)


def as_lines(painter: QPainter, name: str, colour: str, target: QRectF) -> None:
    """Draw an icon as a shape."""
    icons.paint(painter, name, colour, target=target)


def _pixmap(painter: QPainter, name: str, colour: str, target: QRectF, *, density: float) -> None:
    picture = icons.pixmap(name, colour, size=round(target.width()), density=density)
    painter.drawPixmap(target.topLeft(), picture)


def _paint(
    painter: QPainter, layout: MapLayout, look: Look, *, part: QRectF, pointed: Pointed, draw_icon: DrawIcon
) -> None:
    tokens = look.tokens
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for band in layout.bands:
        if band.rect.intersects(part):
            _box(painter, band.rect, tokens.surface, tokens.border, look.gap(RADIUS_FIELD))
            bar = QRectF(band.rect.left(), band.rect.top(), look.gap(_BAR), band.rect.height())
            painter.save()
            painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
            _box(painter, band.rect, tokens.accent, tokens.accent, look.gap(RADIUS_FIELD))
            painter.restore()
            _write(painter, band.title, tokens.text)
            if band.note is not None:
                _write(painter, band.note, tokens.muted)
    for group in layout.groups:
        if group.rect.intersects(part):
            _write(painter, group.title, tokens.text)
    for number, box in enumerate(layout.tiles):
        if box.rect.intersects(part):
            chosen, near = number == pointed.current, number == pointed.hovered
            _tile(painter, box, tokens, draw_icon, corner=look.gap(RADIUS), chosen=chosen, near=near)
    painter.restore()


def _tile(
    painter: QPainter, box: TileBox, tokens: Tokens, draw_icon: DrawIcon, *, corner: float, chosen: bool, near: bool
) -> None:
    pending = box.tile.pending
    ground = tokens.sel if chosen else tokens.surface if pending else tokens.card
    line = tokens.accent if near else tokens.border_strong
    style = Qt.PenStyle.DashLine if pending else Qt.PenStyle.SolidLine
    _box(painter, box.rect, ground, line, corner, style=style, width=2 if near else 1)
    _write(painter, box.title, tokens.sel_text if chosen else tokens.muted if pending else tokens.text)
    if box.tile.mark is not None:
        draw_icon(painter, box.tile.mark.icon, getattr(tokens, box.tile.mark.colour), box.mark)
    for sign in box.signs:
        colour = tokens.sel_text if chosen else getattr(tokens, sign.sign.colour)
        draw_icon(painter, sign.sign.icon, colour, sign.icon)
        _write(painter, sign.words, colour)


def _box(
    painter: QPainter,
    rect: QRectF,
    ground: str,
    line: str,
    corner: float,
    *,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    width: int = 1,
) -> None:
    pen = QPen(QColor(line), width, style)
    pen.setCosmetic(False)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    inset = width / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


def _write(painter: QPainter, words: Words, colour: str) -> None:
    painter.setPen(QColor(colour))
    words.lines.draw(painter, QPointF(words.place))
