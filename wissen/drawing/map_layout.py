"""Where on the Prozesslandkarte what lies: bands one below the other, in them groups of tiles that wrap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QTextLayout

from wissen.drawing import fonts
from wissen.drawing.page import Look
from wissen.drawing.tokens import FONT_H3, FONT_MUTED, FONT_SMALL, FONT_UI, MEDIUM, REGULAR, SEMI_BOLD
from wissen.drawing.wrapped import height_of, wrapped

SIGN = 16
"""Side of the symbol before a word, before the text scale."""

_TILE = 200
"""Least width of a tile, before the text scale: the longest word of the titles fits."""

_BAND_PAD, _TILE_PAD, _BETWEEN, _ABOVE_GROUP, _SIGN_GAP = 12, 10, 8, 14, 5


@dataclass(frozen=True, slots=True)
class Sign:
    """A state as symbol and word; `colour` names a token."""

    icon: str
    colour: str
    text: str


@dataclass(frozen=True, slots=True)
class DrawnTile:
    """What stands on a tile; a pending one is drawn as a place that waits to be filled.

    `mark` is a symbol before the title, for paper that says elsewhere what it means.
    """

    title: str
    signs: tuple[Sign, ...]
    pending: bool = False
    mark: Sign | None = None


@dataclass(frozen=True, slots=True)
class DrawnGroup:
    """Tiles under a heading."""

    title: str
    tiles: tuple[DrawnTile, ...]


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """A stripe of groups; `note` stands beside its title."""

    title: str
    note: str
    groups: tuple[DrawnGroup, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text and where they begin."""

    lines: QTextLayout
    place: QPointF


@dataclass(frozen=True, slots=True)
class SignBox:
    """A sign, its symbol and its words set."""

    sign: Sign
    icon: QRectF
    words: Words


@dataclass(frozen=True, slots=True)
class TileBox:
    """A tile in its place; `row` counts the lines of tiles through the whole map."""

    tile: DrawnTile
    rect: QRectF
    title: Words
    signs: tuple[SignBox, ...]
    row: int
    mark: QRectF


@dataclass(frozen=True, slots=True)
class HeadBox:
    """A heading in its place: that of a band, with its note, or of a group."""

    rect: QRectF
    title: Words
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Everything that is painted, in pixels from the top left; `groups[i]` is the heading above tile `group_of[i]`."""

    width: float
    height: float
    bands: tuple[HeadBox, ...]
    groups: tuple[HeadBox, ...]
    tiles: tuple[TileBox, ...]
    group_of: tuple[int, ...]


def lay_out(bands: Sequence[DrawnBand], look: Look, *, stacked: int = 0) -> MapLayout:
    """Place everything in the width of the look; a pure function of its arguments and the fonts.

    Groups stand on lines from left to right. With `stacked` they are that many tiles wide and piled up, each where the
    pile is lowest: a poster, which nobody reads line by line, has less blank paper so.
    """
    return _Laying(look, stacked).whole(bands)


@dataclass(slots=True)
class _Set:
    """A tile with its texts set, not yet placed."""

    tile: DrawnTile
    title: QTextLayout
    signs: list[tuple[Sign, QTextLayout]]
    height: float


class _Laying:
    """One run from the top to the bottom."""

    def __init__(self, look: Look, stacked: int) -> None:
        self._look = look
        self._inner = look.width - 2 * look.gap(_BAND_PAD)
        self._between = look.gap(_BETWEEN)
        columns = max(1, int((self._inner + self._between) // (look.px(_TILE) + self._between)))
        self._stacked = min(stacked, columns)
        self._columns = columns // self._stacked * self._stacked if stacked else columns
        self._tile = (self._inner - self._between * (self._columns - 1)) / self._columns
        self._title, self._small = self._font(FONT_UI, MEDIUM), self._font(FONT_SMALL)
        self._said: dict[str, QTextLayout] = {}
        self._bands: list[HeadBox] = []
        self._groups: list[HeadBox] = []
        self._tiles: list[TileBox] = []
        self._group_of: list[int] = []
        self._row = 0

    def whole(self, bands: Sequence[DrawnBand]) -> MapLayout:
        top = 0.0
        for band in bands:
            top = self._band(band, top) + self._look.gap(_BAND_PAD)
        height = max(0.0, top - self._look.gap(_BAND_PAD))
        return MapLayout(
            self._look.width,
            height,
            tuple(self._bands),
            tuple(self._groups),
            tuple(self._tiles),
            tuple(self._group_of),
        )

    def _band(self, band: DrawnBand, top: float) -> float:
        """Place a band and return where it ends."""
        pad = self._look.gap(_BAND_PAD)
        title = wrapped(band.title, self._font(FONT_H3, SEMI_BOLD), self._inner)
        place = QPointF(pad, top + pad)
        room = self._inner - title.lineAt(0).naturalTextWidth() - 2 * pad
        note = wrapped(band.note, self._font(FONT_MUTED), max(room, self._tile))
        beside = room >= note.lineAt(0).naturalTextWidth() and note.lineCount() == 1 and title.lineCount() == 1
        below = place.y() + height_of(title)
        where = QPointF(pad, below)
        if beside:
            drop = title.lineAt(0).ascent() - note.lineAt(0).ascent()
            where = QPointF(pad + title.lineAt(0).naturalTextWidth() + pad, place.y() + drop)
        bottom = below if beside else below + height_of(note)
        bottom = self._piles(band.groups, bottom) if self._stacked else self._lines(band.groups, bottom)
        rect = QRectF(0, top, self._look.width, bottom + pad - top)
        self._bands.append(HeadBox(rect, Words(title, place), Words(note, where)))
        return rect.bottom()

    def _lines(self, groups: Sequence[DrawnGroup], top: float) -> float:
        for shelf in self._shelves(groups):
            top = self._shelf(shelf, top + self._look.gap(_ABOVE_GROUP), self._look.gap(_BAND_PAD))
        return top

    def _piles(self, groups: Sequence[DrawnGroup], top: float) -> float:
        bottoms = [top] * (self._columns // self._stacked)
        width = self._stacked * (self._tile + self._between)
        for group in groups:
            pile = bottoms.index(min(bottoms))
            left = self._look.gap(_BAND_PAD) + pile * width
            bottoms[pile] = self._shelf([(group, self._stacked)], bottoms[pile] + self._look.gap(_ABOVE_GROUP), left)
        return max(bottoms)

    def _shelves(self, groups: Sequence[DrawnGroup]) -> Iterator[list[tuple[DrawnGroup, int]]]:
        """Groups that fit beside each other, each with how many columns it takes."""
        shelf: list[tuple[DrawnGroup, int]] = []
        taken = 0
        for group in groups:
            columns = min(self._columns, len(group.tiles))
            if shelf and taken + columns > self._columns:
                yield shelf
                shelf, taken = [], 0
            shelf.append((group, columns))
            taken += columns
        if shelf:
            yield shelf

    def _shelf(self, shelf: list[tuple[DrawnGroup, int]], top: float, left: float) -> float:
        """Place groups beside each other, their tiles on the same lines, and return where they end."""
        step = self._tile + self._between
        font = self._font(FONT_UI, SEMI_BOLD)
        titles = [wrapped(group.title, font, columns * step - self._between) for group, columns in shelf]
        below = top + max(map(height_of, titles)) + self._between
        bottom, first_row = below, self._row
        for (group, columns), title in zip(shelf, titles, strict=True):
            rect = QRectF(left, top, columns * step - self._between, below - top)
            place = QPointF(left, below - self._between - height_of(title))
            self._groups.append(HeadBox(rect, Words(title, place)))
            bottom = max(bottom, self._rows(group, columns, QPointF(left, below), first_row))
            left += columns * step
        self._row = max((box.row for box in self._tiles), default=-1) + 1
        return bottom

    def _rows(self, group: DrawnGroup, columns: int, corner: QPointF, first_row: int) -> float:
        """Place the tiles of a group, all tiles of one line as high as the highest."""
        made = [self._set(tile) for tile in group.tiles]
        top = corner.y()
        for number in range(ceil(len(made) / columns)):
            line = made[number * columns : (number + 1) * columns]
            height = max(one.height for one in line)
            for column, one in enumerate(line):
                rect = QRectF(corner.x() + column * (self._tile + self._between), top, self._tile, height)
                self._tiles.append(self._placed(one, rect, first_row + number))
                self._group_of.append(len(self._groups) - 1)
            top += height + self._between
        return top - self._between

    def _set(self, tile: DrawnTile) -> _Set:
        pad, room = self._look.gap(_TILE_PAD), self._tile - 2 * self._look.gap(_TILE_PAD)
        indent = self._look.px(SIGN + _SIGN_GAP)
        title = wrapped(tile.title, self._title, room, indent=indent if tile.mark else 0)
        signs = [(sign, self._words(sign.text, room - indent)) for sign in tile.signs]
        words = sum(max(height_of(lines), self._look.px(SIGN)) for _, lines in signs)
        height = 2 * pad + height_of(title) + words + len(signs) * self._look.gap(_SIGN_GAP)
        return _Set(tile, title, signs, ceil(height))

    def _words(self, text: str, room: float) -> QTextLayout:
        """The words of a sign; most tiles share them."""
        if text not in self._said:
            self._said[text] = wrapped(text, self._small, room)
        return self._said[text]

    def _placed(self, made: _Set, rect: QRectF, row: int) -> TileBox:
        """Title at the top, signs at the foot: on one line of tiles the states stand side by side."""
        pad, side = self._look.gap(_TILE_PAD), self._look.px(SIGN)
        left, bottom = rect.left() + pad, rect.bottom() - pad
        boxes: list[SignBox] = []
        for sign, lines in reversed(made.signs):
            height = max(height_of(lines), side)
            top = bottom - height
            first = lines.lineAt(0).height()
            icon = QRectF(left, top + max(0.0, (first - side) / 2), side, side)
            words = QPointF(left + side + self._look.px(_SIGN_GAP), top + max(0.0, (side - first) / 2))
            boxes.append(SignBox(sign, icon, Words(lines, words)))
            bottom = top - self._look.gap(_SIGN_GAP)
        middle = rect.top() + pad + (made.title.lineAt(0).height() - side) / 2
        title = Words(made.title, QPointF(left, rect.top() + pad))
        return TileBox(made.tile, rect, title, tuple(boxes[::-1]), row, QRectF(left, middle, side, side))

    def _font(self, size: int, weight: int = REGULAR) -> QFont:
        font = fonts.font(size, weight, scale=self._look.scale)
        font.setFeature(QFont.Tag("liga"), 0)  # what is copied out of a poster would have the sign "ﬁ" in its words
        return font
