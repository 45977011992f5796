"""Text in a row that wraps at any width: between words, else at a hyphen, else anywhere."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wissen.drawing.tokens import CONTROL_HEIGHT, SPACE_M
from wissen.drawing.wrapped import height_of, wrapped
from wissen.ui import look

_AIR = 10
"""Logical pixels above and below the words."""


def wrapped_height(text: str, font: QFont, width: int) -> int:
    """The height of a text in a column; remembered, since Qt asks for every row whenever a list changes at all."""
    return _measured(text, font.toString(), width)


@lru_cache(maxsize=4096)
def _measured(text: str, font: str, width: int) -> int:
    """By the font in words: one that Qt lends in the options of a row is gone when the row is painted."""
    described = QFont()
    described.fromString(font)
    return height_of(wrapped(text, described, width))


def draw_wrapped(painter: QPainter, text: str, font: QFont, area: QRect) -> int:
    """Draw a text from the top left of an area and return its height."""
    layout = wrapped(text, font, area.width())
    layout.draw(painter, QPointF(area.topLeft()))
    return height_of(layout)


class WrappingDelegate(QStyledItemDelegate):
    """A plain row that is as high as its words need.

    Qt measures the rows of a list before it knows how wide they are, and does not break long words at all.
    """

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setPen(QColor(tokens.sel_text if selected else tokens.text))
        draw_wrapped(painter, text, option.font, option.rect.adjusted(SPACE_M, _AIR, -SPACE_M, -_AIR))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        height = wrapped_height(text, option.font, width - 2 * SPACE_M) + 2 * _AIR
        return QSize(0, max(CONTROL_HEIGHT, height))  # as wide as the view, also when that becomes narrower
