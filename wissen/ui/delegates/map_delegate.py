"""A line of the Prozesslandkarte as a list: title, below it the states as symbols and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wissen.drawing.map_layout import SIGN, Sign
from wissen.drawing.tokens import CONTROL_HEIGHT, FONT_SMALL, MEDIUM, SEMI_BOLD, SPACE_M, SPACE_S, SPACE_XS
from wissen.ui import icons, look
from wissen.ui.delegates.node_delegate import row_width
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.models.map_tree_model import MapLine
from wissen.ui.models.tree_model import NODE

_AIR = 7


class MapDelegate(QStyledItemDelegate):
    """Paints a `MapLine`; bands and groups are headings with a count."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the selection, then title and states."""
        line: MapLine = index.data(NODE)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(SPACE_S, _AIR, -SPACE_S, -_AIR)
        waits = line.tile is not None and not line.tile.described
        painter.setPen(QColor(tokens.sel_text if selected else tokens.muted if waits else tokens.text))
        area.setTop(area.top() + draw_wrapped(painter, line.title, _title_font(line, option.font), area))
        small = _small(option.font)
        painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
        if line.note:
            draw_wrapped(painter, line.note, small, area)
        for sign, place in _places(line.signs, QFontMetrics(small), area.width()):
            colour = "sel_text" if selected else sign.colour
            self._draw_sign(painter, sign, QRect(area.topLeft() + place, QSize(area.width(), _step(small))), colour)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for the wrapped title and its states."""
        line: MapLine = index.data(NODE)
        width = row_width(option.widget, index)
        inner = width - 2 * SPACE_S
        height = wrapped_height(line.title, _title_font(line, option.font), inner)
        small = _small(option.font)
        if line.note:
            height += wrapped_height(line.note, small, inner)
        places = [place.y() for _, place in _places(line.signs, QFontMetrics(small), inner)]
        height += max(places) + _step(small) if places else 0
        return QSize(width, max(CONTROL_HEIGHT, height + 2 * _AIR))

    @staticmethod
    def _draw_sign(painter: QPainter, sign: Sign, area: QRect, colour: str) -> None:
        side = look.scaled(SIGN)
        density = painter.device().devicePixelRatio()
        picture = icons.pixmap(sign.icon, colour=colour, size=SIGN, density=density)
        painter.drawPixmap(area.left(), area.top() + (area.height() - side) // 2, picture)
        painter.setPen(QColor(getattr(look.tokens(), colour)))
        words = area.adjusted(side + SPACE_XS, 0, 0, 0)
        small = _small(painter.font())
        painter.setFont(small)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, sign.text)


def _places(signs: Sequence[Sign], metrics: QFontMetrics, width: int) -> Iterator[tuple[Sign, QPoint]]:
    """Where each sign begins: beside the one before, or below it when the width is used up."""
    left, top = 0, 0
    for sign in signs:
        room = look.scaled(SIGN) + SPACE_XS + metrics.horizontalAdvance(sign.text)
        if left and left + room > width:
            left, top = 0, top + max(metrics.lineSpacing(), look.scaled(SIGN))
        yield sign, QPoint(left, top)
        left += room + SPACE_M


def _step(font: QFont) -> int:
    return max(QFontMetrics(font).lineSpacing(), look.scaled(SIGN))


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look.scaled(FONT_SMALL))
    return small


def _title_font(line: MapLine, font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight(MEDIUM if line.tile is not None else SEMI_BOLD))
    return strong
