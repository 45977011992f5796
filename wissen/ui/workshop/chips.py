"""Meta lines below a heading as chips, painted over their text: the text itself stays what and where it is.

Nothing of the document or its layout changes, so that undo, saving, searching and a screen reader know nothing of it,
and no line moves when a chip becomes text because the cursor has come to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QPen, QPixmap, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit

from wissen.content.meta_text import MetaPart, heading_title, parts_of
from wissen.drawing.tokens import FONT_SMALL, SEMI_BOLD, SPACE_S, SPACE_XS
from wissen.ui import look

_MOST_ABOVE = 12
"""Lines between a heading and a meta line; further up nobody looks for one."""
_ROUND = 4
_REMEMBERED = 256
"""Lines whose chips are kept as pictures: more than are ever in sight."""
_WIDEST = (10_000, 260, 180, 130, 90, 64)
"""Pixels of a chip at normal text: the first of these with which all have room."""
_CLEAR_BY_ITSELF = "Bezug"
"""The key that is not said: a § shows what it is."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a meta line where it is painted; `block` is the number of its line, from 0."""

    area: QRectF
    part: MetaPart
    block: int


@dataclass(frozen=True, slots=True)
class _Row:
    """The chips of one line, as if it began at the top left, and how they look."""

    chips: tuple[Chip, ...]
    picture: QPixmap


class ChipLayer:
    """The chips of an editor as they were painted last."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._chips: tuple[Chip, ...] = ()
        self._rows: dict[tuple[str, float, float, str, float, float], _Row] = {}

    def paint(self, blocks: Iterable[tuple[QTextBlock, QRectF]]) -> None:
        """Paint over these lines, each with the room of its text."""
        painter = QPainter(self._editor.viewport())
        painted: list[Chip] = []
        for block, area in blocks:
            row = self._row(block, area)
            if row.chips:
                painter.drawPixmap(area.topLeft(), row.picture)
                number, origin = block.blockNumber(), area.topLeft()
                painted += [replace(chip, area=chip.area.translated(origin), block=number) for chip in row.chips]
        painter.end()
        self._chips = tuple(painted)

    def _row(self, block: QTextBlock, area: QRectF) -> _Row:
        """Remembered: a cursor that blinks has everything in sight painted again."""
        density = self._editor.devicePixelRatioF()
        asked = (block.text(), area.width(), area.height(), look.tokens().name, look.text_scale(), density)
        if asked not in self._rows:
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            room = QRectF(QPointF(0, 0), area.size())
            chips = _chips_of(block, room)
            self._rows[asked] = _Row(chips, self._picture(chips, room, density) if chips else QPixmap())
        return self._rows[asked]

    def _picture(self, chips: Iterable[Chip], room: QRectF, density: float) -> QPixmap:
        picture = QPixmap((room.size() * density).toSize())
        picture.setDevicePixelRatio(density)
        picture.fill(self._editor.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, chips)
        painter.end()
        return picture

    def at(self, place: QPointF) -> Chip | None:
        """The chip at a place of the viewport."""
        return next((chip for chip in self._chips if chip.area.contains(place)), None)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What can be seen of them."""
        return self._chips


def heading_of(block: QTextBlock) -> QTextBlock | None:
    """The heading whose meta line this is, None for any other line."""
    if not parts_of(block.text()):
        return None
    above = block.previous()
    for _ in range(_MOST_ABOVE):
        if not above.isValid() or heading_title(above.text()) is not None:
            break
        if above.text().strip() and not parts_of(above.text()):
            return None
        above = above.previous()
    return above if above.isValid() and heading_title(above.text()) is not None else None


def _chips_of(block: QTextBlock, area: QRectF) -> tuple[Chip, ...]:
    """Where the parts of a meta line go within the room that its text takes; none where there is too little.

    They are as wide as their words, and all a little narrower where that is needed.
    """
    parts, number = parts_of(block.text()), block.blockNumber()
    line = block.layout().lineAt(0).height()
    words, key = _fonts()
    for most in _WIDEST:
        sizes = [min(_width(part, words, key), look.scaled(most)) for part in parts]
        chips = tuple(_in_lines(parts, sizes, line=line, area=area, block=number))
        if len(chips) == len(parts):
            return chips
    return ()


def _in_lines(
    parts: Sequence[MetaPart], sizes: Sequence[float], *, line: float, area: QRectF, block: int
) -> Iterator[Chip]:
    """One behind the other, line by line; ends where there is no room any more."""
    left, top = area.left(), area.top()
    for part, width in zip(parts, sizes, strict=True):
        if left > area.left() and left + width > area.right():
            left, top = area.left(), top + line
        if left + width > area.right() or top + line > area.bottom() + 1:
            return
        yield Chip(QRectF(left, top, width, line), part, block)
        left += width + SPACE_XS


def _paint(painter: QPainter, chips: Iterable[Chip]) -> None:
    tokens = look.tokens()
    words, key = _fonts()
    for chip in chips:
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface2))
        painter.drawRoundedRect(chip.area.adjusted(0.5, 0.5, -0.5, -0.5), _ROUND, _ROUND)
        inside = chip.area.adjusted(SPACE_S, 0, -SPACE_S, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(key)
        painter.setPen(QColor(tokens.muted))
        name = _name(chip.part)
        painter.drawText(inside, middle, name)
        behind = inside.adjusted(QFontMetricsF(key).horizontalAdvance(name), 0, 0, 0)
        painter.setFont(words)
        painter.setPen(QColor(tokens.text))
        shown = QFontMetricsF(words).elidedText(chip.part.value, Qt.TextElideMode.ElideRight, behind.width() + 1)
        painter.drawText(behind, middle, shown)


def _fonts() -> tuple[QFont, QFont]:
    words, key = QFont(), QFont()
    for font in (words, key):
        font.setPixelSize(look.scaled(FONT_SMALL))
    words.setWeight(QFont.Weight(SEMI_BOLD))
    return words, key


def _width(part: MetaPart, words: QFont, key: QFont) -> float:
    told = QFontMetricsF(key).horizontalAdvance(_name(part)) + QFontMetricsF(words).horizontalAdvance(part.value)
    return told + 2 * SPACE_S + 1


def _name(part: MetaPart) -> str:
    return "" if part.key == _CLEAR_BY_ITSELF else f"{part.key} "
