"""A row of the onboarding tree: icon, title that wraps, what is due below it, minutes and Stand as icon and word."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from wissen.drawing.tokens import CONTROL_HEIGHT, FONT_MUTED, SEMI_BOLD, SPACE_M, SPACE_S
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.onboarding import Node, NodeKind
from wissen.ui import icons, look
from wissen.ui.delegates.wrapped import draw_wrapped, wrapped_height
from wissen.ui.models.onboarding_model import NOTE, shown_minutes, state_words, time_left
from wissen.ui.models.tree_model import NODE
from wissen.ui.strings import plural, tr

ICONS = {
    NodeKind.PHASE: "flag",
    NodeKind.MODULE: "school",
    NodeKind.LESSON: "menu_book",
    NodeKind.QUIZ: "quiz",
    NodeKind.PROCESS: "account_tree",
    NodeKind.PRACTICE: "work",
    NodeKind.FINDER: "alt_route",
    NodeKind.OTHER: "link",
}
STANDINGS = {
    Standing.OPEN: ("radio_button_unchecked", "muted"),
    Standing.BEGUN: ("pending", "info"),
    Standing.DONE: ("check_circle", "ok"),
    Standing.STALE: ("refresh", "warn"),
}
PRACTICE_STATES = {
    PracticeState.OPEN: ("radio_button_unchecked", "muted"),
    PracticeState.READY: ("hourglass_empty", "info"),
    PracticeState.GUIDED: ("pending", "info"),
    PracticeState.ALONE: ("check_circle", "ok"),
}
_BETWEEN = " · "
_NARROW = 420
"""Logical pixels at scale 1 below which the Stand goes under the title."""


class NodeDelegate(QStyledItemDelegate):
    """Paints a node; on a narrow row Stand and minutes stand below the title."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the selection, then icon, title and Stand."""
        node: Node = index.data(NODE)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        tokens = look.tokens()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(SPACE_S, SPACE_S, -SPACE_S, -SPACE_S)
        side = look.scaled(22)
        density = painter.device().devicePixelRatio()
        painter.drawPixmap(
            area.left(),
            area.top(),
            icons.pixmap(ICONS[node.kind], colour="sel_text" if selected else "muted", density=density),
        )
        title = area.adjusted(side + SPACE_S, 0, 0, 0)
        details = self._details_width(node, option.font)
        narrow = self._is_narrow(option.rect.width())
        if not narrow:
            title.setRight(title.right() - details - SPACE_M)
        painter.setPen(QColor(tokens.sel_text if selected else tokens.text))
        title.translate(0, max(0, (side - option.fontMetrics.height()) // 2))  # in the middle of the icon
        height = draw_wrapped(painter, node.title, _title_font(node, option.font), title)
        if note := index.data(NOTE):
            painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
            height += draw_wrapped(painter, note, _note_font(option.font), title.adjusted(0, height, 0, 0))
        line = QRect(title.left(), title.top() + height, title.width(), side) if narrow else QRect(area)
        if not narrow:
            line.setLeft(area.right() - details)
            line.setHeight(side)
        self._draw_details(painter, node, line, selected=selected, density=density, narrow=narrow)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for the wrapped title."""
        node: Node = index.data(NODE)
        width = row_width(option.widget, index)
        inner = width - 2 * SPACE_S - look.scaled(22) - SPACE_S
        narrow = self._is_narrow(width)
        if not narrow:
            inner -= self._details_width(node, option.font) + SPACE_M
        height = wrapped_height(node.title, _title_font(node, option.font), inner)
        if note := index.data(NOTE):
            height += wrapped_height(note, _note_font(option.font), inner)
        if narrow and details(node):
            height += look.scaled(22)
        return QSize(width, max(CONTROL_HEIGHT, height + 2 * SPACE_S))

    @staticmethod
    def _is_narrow(width: int) -> bool:
        return width < look.scaled(_NARROW)

    def _draw_details(
        self, painter: QPainter, node: Node, line: QRect, *, selected: bool, density: float, narrow: bool
    ) -> None:
        tokens = look.tokens()
        left = line.left()
        sign = _sign(node)
        if sign is None and not narrow:
            left += look.scaled(18) + SPACE_S  # below the words of the others
        if sign is not None:
            icon, colour = sign
            side = look.scaled(18)
            picture = icons.pixmap(icon, colour="sel_text" if selected else colour, size=18, density=density)
            painter.drawPixmap(QPointF(left, line.center().y() - side / 2 + 1), picture)
            left += side + SPACE_S
        painter.setPen(QColor(tokens.sel_text if selected else tokens.muted))
        painter.drawText(
            QRect(left, line.top(), line.right() - left, line.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            details(node),
        )

    @staticmethod
    def _details_width(node: Node, font: QFont) -> int:
        """As wide as the usual details of any row, so that they stand one below the other."""
        text = max(QFontMetrics(font).horizontalAdvance(details(node)), _usual_width(font.toString()))
        return text + look.scaled(18) + SPACE_S + 2


@lru_cache(maxsize=64)
def _usual_width(font: str) -> int:
    """The width of the longest Stand with minutes; by the font in words, as Qt only lends the font of a row."""
    described = QFont()
    described.fromString(font)
    metrics = QFontMetrics(described)
    return max(metrics.horizontalAdvance(_BETWEEN.join((tr(one.value), _minutes(88)))) for one in Standing)


def row_width(view: QWidget, index: QModelIndex | QPersistentModelIndex) -> int:
    """What is left of the width of the view after the indent of the row; Qt gives no rectangle while it measures."""
    if not isinstance(view, QAbstractItemView):
        return view.width()
    width = view.viewport().width()
    if isinstance(view, QTreeView):
        above = index
        while above.isValid():
            width -= view.indentation()
            above = above.parent()
    return width


def details(node: Node) -> str:
    """What stands beside the title: "fertig · 8 Min." and whether it is optional."""
    parts = (state_words(node), time_left(node, _minutes(shown_minutes(node))), tr("Wahl") if node.optional else "")
    return _BETWEEN.join(part for part in parts if part)


def _sign(node: Node) -> tuple[str, str] | None:
    """Icon and colour of how far a node is."""
    if node.practice is not None:
        return PRACTICE_STATES[node.practice]
    return STANDINGS[node.standing] if node.standing is not None else None


def _minutes(count: int) -> str:
    return plural(count, "Min.", "Min.")


def _title_font(node: Node, font: QFont) -> QFont:
    if node.kind not in (NodeKind.PHASE, NodeKind.MODULE):
        return font
    strong = QFont(font)
    strong.setWeight(QFont.Weight(SEMI_BOLD))
    return strong


def _note_font(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(look.scaled(FONT_MUTED))
    return small
