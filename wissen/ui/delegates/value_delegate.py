"""A line of the filters: a box to tick, the value, and how many hits it has."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wissen.drawing.tokens import FONT_SMALL, SEMI_BOLD, SPACE_S, SPACE_XS
from wissen.ui import icons, look
from wissen.ui.delegates.node_delegate import row_width
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.models.tree_model import NODE
from wissen.ui.models.value_model import ValueLine

_AIR = 5
_BOX = 38
"""Room that the style takes for the box to tick, with what lies left of it."""
_CHEVRON = 18
_LOWEST = 32
"""Logical pixels at normal text: boxes keep their distance."""


class ValueDelegate(QStyledItemDelegate):
    """Paints a `ValueLine`; facets are small headings."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the selection with the box, then value and count."""
        line: ValueLine = index.data(NODE)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        area = _area(line, option.font, option.rect)
        height = wrapped_height(line.title, _font(line, option.font), area.width())
        area.setTop(option.rect.top() + (option.rect.height() - height) // 2)
        quiet = line.value is None or not line.count
        if line.value is None:
            _draw_chevron(painter, option, "sel_text" if selected else "muted")
        painter.setPen(QColor(tokens.sel_text if selected else tokens.muted if quiet else tokens.text))
        draw_wrapped(painter, line.title, _font(line, option.font), area)
        if line.value is not None:
            painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
            painter.setFont(_small(option.font))
            aside = option.rect.adjusted(0, 0, -SPACE_S, 0)
            painter.drawText(aside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(line.count))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for the wrapped value."""
        line: ValueLine = index.data(NODE)
        width = row_width(option.widget, index)
        inner = _area(line, option.font, QRect(0, 0, width, 0)).width()
        height = wrapped_height(line.title, _font(line, option.font), inner)
        return QSize(width, max(look.scaled(_LOWEST), height + 2 * _AIR))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """A click anywhere on the line ticks it, not only one on the box."""
        del event, model, option, index
        return False


def _draw_chevron(painter: QPainter, option: QStyleOptionViewItem, colour: str) -> None:
    """Say whether the values below a facet are shown."""
    icon = "expand_more" if option.state & QStyle.StateFlag.State_Open else "chevron_right"
    density = painter.device().devicePixelRatio()
    picture = icons.pixmap(icon, colour=colour, size=_CHEVRON, density=density)
    top = option.rect.center().y() - look.scaled(_CHEVRON) // 2
    painter.drawPixmap(option.rect.left() + SPACE_S, top, picture)


def _area(line: ValueLine, font: QFont, rect: QRect) -> QRect:
    """Where the words stand, between box and count."""
    if line.value is None:
        return rect.adjusted(look.scaled(_CHEVRON) + SPACE_S + SPACE_XS, 0, -SPACE_S, 0)
    count = QFontMetrics(_small(font)).horizontalAdvance("0" * max(2, len(str(line.count))))
    return rect.adjusted(look.scaled(_BOX) + SPACE_XS, 0, -count - 2 * SPACE_S, 0)


def _font(line: ValueLine, font: QFont) -> QFont:
    if line.value is not None:
        return font
    heading = _small(font)
    heading.setWeight(QFont.Weight(SEMI_BOLD))
    return heading


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look.scaled(FONT_SMALL))
    return small
