"""A row to choose from: icon, title, what it is and why it is here, and two lines of text with marked words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wissen.drawing.tokens import CONTROL_HEIGHT, FONT_MUTED, FONT_SMALL, MEDIUM, SEMI_BOLD, SPACE_S
from wissen.ui import icons, look
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.models.row_model import ROW, Row

_AIR = 8
_ICON = 22
_LINES = 2
_BETWEEN = " · "


class RowDelegate(QStyledItemDelegate):
    """Paints a `Row`; headings are small and set apart.

    With `details` every row that says more than its title keeps room for its lines of text.
    """

    def __init__(self, parent: QAbstractItemView, *, details: bool) -> None:
        super().__init__(parent)
        self._details = details

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the selection, then what the row says."""
        row: Row = index.data(ROW)
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(SPACE_S, _AIR, -SPACE_S, -_AIR)
        if row.address is None:
            painter.setPen(QColor(tokens.muted))
            draw_wrapped(painter, row.title, _font(option.font, FONT_SMALL, SEMI_BOLD), area)
            painter.restore()
            return
        side = look.scaled(_ICON)
        density = painter.device().devicePixelRatio()
        colour = "sel_text" if selected else "text"
        painter.drawPixmap(area.left(), area.top(), icons.pixmap(row.icon, colour=colour, density=density))
        area.setLeft(area.left() + side + SPACE_S)
        painter.setPen(QColor(tokens.sel_text if selected else tokens.text))
        area.setTop(area.top() + draw_wrapped(painter, row.title, _font(option.font, None, MEDIUM), area))
        painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
        if about(row):
            area.setTop(area.top() + draw_wrapped(painter, about(row), _font(option.font, FONT_SMALL), area))
        if self._details and (about(row) or row.detail):
            _draw_detail(painter, row, _font(option.font, FONT_MUTED), area)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the view, high enough for the wrapped title."""
        row: Row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        inner = width - 2 * SPACE_S
        if row.address is None:
            height = wrapped_height(row.title, _font(option.font, FONT_SMALL, SEMI_BOLD), inner)
            return QSize(0, height + 2 * _AIR)
        inner -= look.scaled(_ICON) + SPACE_S
        height = wrapped_height(row.title, _font(option.font, None, MEDIUM), inner)
        if about(row):
            height += wrapped_height(about(row), _font(option.font, FONT_SMALL), inner)
        if self._details and (about(row) or row.detail):
            height += _LINES * QFontMetrics(_font(option.font, FONT_MUTED)).lineSpacing()
        return QSize(0, max(CONTROL_HEIGHT, height + 2 * _AIR))


def about(row: Row) -> str:
    """What it is and why it is here, in one line."""
    return _BETWEEN.join(part for part in (row.kind, row.note) if part)


def _draw_detail(painter: QPainter, row: Row, font: QFont, area: QRect) -> None:
    """The first lines of the text, with marked words in a heavier weight; the last line ends in an ellipsis."""
    layout = QTextLayout(row.detail, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    strong = QTextCharFormat()
    strong.setFontWeight(SEMI_BOLD)
    layout.setFormats([_stretch(start, end, strong) for start, end in row.marks])
    layout.beginLayout()
    top = 0.0
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, area.width()))
        line.setPosition(QPointF(0, top))
        top += line.height()
        last = number == _LINES - 1 and line.textStart() + line.textLength() < len(row.detail)
        if last:
            rest = row.detail[line.textStart() :]
            elided = QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, area.width())
            layout.endLayout()
            line_top = area.top() + round(top - line.height())
            _draw_first_lines(painter, layout, area, number)
            _draw_elided(painter, elided, font, QPointF(area.left(), line_top), start=line.textStart(), row=row)
            return
    layout.endLayout()
    layout.draw(painter, QPointF(area.topLeft()))


def _draw_elided(painter: QPainter, text: str, font: QFont, place: QPointF, *, start: int, row: Row) -> None:
    """The last line, with its marked words; `start` is where it begins in the whole text."""
    layout = QTextLayout(text, font)
    strong = QTextCharFormat()
    strong.setFontWeight(SEMI_BOLD)
    inside = ((max(0, first - start), min(len(text) - 1, last - start)) for first, last in row.marks)
    layout.setFormats([_stretch(first, last, strong) for first, last in inside if first < last])
    layout.beginLayout()
    layout.createLine().setLineWidth(10_000)
    layout.endLayout()
    layout.draw(painter, place)


def _draw_first_lines(painter: QPainter, layout: QTextLayout, area: QRect, count: int) -> None:
    for number in range(count):
        layout.lineAt(number).draw(painter, QPointF(area.topLeft()))


def _stretch(start: int, end: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, char_format
    return made


def _font(font: QFont, size: int | None, weight: int | None = None) -> QFont:
    made = QFont(font)
    if size is not None:
        made.setPixelSize(look.scaled(size))
    if weight is not None:
        made.setWeight(QFont.Weight(weight))
    return made
