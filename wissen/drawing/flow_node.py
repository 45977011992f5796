"""A node of a flow: its texts, measured, and how it is painted in its shape."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from wissen.diagram.flow import FlowNode, NodeKind
from wissen.diagram.geometry import Size
from wissen.drawing import icons
from wissen.drawing.flow_shapes import SHAPES, Shape, extras, outline_of, padding
from wissen.drawing.flow_strokes import LINE, STRONG
from wissen.drawing.lettering import Lettering
from wissen.drawing.tokens import FONT_MUTED, FONT_SMALL, MEDIUM, REGULAR, SEMI_BOLD, Tokens
from wissen.text import german_list

_TEXT_WIDTH, _LEAST_WIDTH = 188.0, 112.0
_ABOVE, _BETWEEN, _BELOW = 9.0, 3.0, 10.0
_ICON, _ICON_GAP = 16.0, 5.0
_STRIPE, _INSET = 6.0, 4.0


class State(Enum):
    """Where a node stands in a walk; each has a sign of its own, not only a colour."""

    OPEN = auto()
    PASSED = auto()
    CURRENT = auto()


_SIGN_ICONS = {State.PASSED: ("check_circle", "ok"), State.CURRENT: ("location_on", "sel_text")}


class NodeTexts:
    """Number and kind, title, and who does it, one below the other; `size` is that of the whole node."""

    def __init__(self, node: FlowNode) -> None:
        self.node = node
        self._shape = SHAPES[node.kind]
        word, who = _kicker(node), german_list(node.who)
        weight = REGULAR if node.kind is NodeKind.ACTION else MEDIUM
        self._kicker = Lettering(word, FONT_SMALL, width=_TEXT_WIDTH, weight=SEMI_BOLD) if word else None
        self._title = Lettering(node.title, FONT_MUTED, width=_TEXT_WIDTH, weight=weight)
        self._who = Lettering(who, FONT_SMALL, width=_TEXT_WIDTH) if who else None
        self.size = self._measured()

    def _measured(self) -> Size:
        lines = [text for text in (self._kicker, self._title, self._who) if text]
        left, right = padding(self._shape.outline)
        head = self._kicker.width if self._kicker else 0.0
        # The sign of a step that is passed, or is the present one, stands at the end of the first line.
        widest = max(*(text.width for text in lines), self._icon_room + head + _ICON + _ICON_GAP)
        height = sum(text.height for text in lines) + _BETWEEN * (len(lines) - 1)
        return Size(max(_LEAST_WIDTH, left + widest + right), _ABOVE + height + _BELOW)

    @property
    def _icon_room(self) -> float:
        return _ICON + _ICON_GAP if self._shape.icon else 0.0

    def paint(self, painter: QPainter, tokens: Tokens, box: QRectF, *, lane: str, state: State) -> None:
        """Paint the node; `lane` is the colour (#rrggbb) of the one who leads, "" without."""
        current = state is State.CURRENT
        _paint_shape(painter, tokens, self._shape, box, lane=lane, current=current)
        text, muted = (tokens.sel_text, tokens.sel_text) if current else (tokens.text, tokens.muted)
        left, right = padding(self._shape.outline)
        x, y = box.left() + left, box.top() + _ABOVE
        if sign := _SIGN_ICONS.get(state):
            place = QRectF(box.right() - right - _ICON, y, _ICON, _ICON)
            icons.paint(painter, sign[0], getattr(tokens, sign[1]), target=place)
        if self._kicker:
            if self._shape.icon:
                icons.paint(painter, self._shape.icon, muted, target=QRectF(x, y, _ICON, _ICON))
            painter.setPen(QColor(muted))
            self._kicker.draw(painter, x + self._icon_room, y)
            y += self._kicker.height + _BETWEEN
        painter.setPen(QColor(text))
        self._title.draw(painter, x, y)
        if self._who:
            painter.setPen(QColor(muted))
            self._who.draw(painter, x, y + self._title.height + _BETWEEN)


def _kicker(node: FlowNode) -> str:
    """The line above the title: number and kind."""
    number = "" if node.number is None else str(node.number)
    word = "" if node.kind is NodeKind.ACTION or node.title == node.kind else node.kind.value
    return " · ".join(part for part in (number, word) if part)


def _paint_shape(painter: QPainter, tokens: Tokens, shape: Shape, box: QRectF, *, lane: str, current: bool) -> None:
    outline = outline_of(shape.outline, box)
    line = QColor(tokens.accent if current else tokens.border_strong)
    painter.fillPath(outline, QColor(tokens.sel if current else getattr(tokens, shape.fill)))
    if lane:
        stripe = QPainterPath()
        stripe.addRect(QRectF(box.left(), box.top(), _STRIPE + shape.stripe, box.height()))
        painter.fillPath(outline.intersected(stripe), QColor(lane))
    painter.fillPath(extras(shape.outline, box), line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, STRONG if current else LINE))
    painter.drawPath(outline)
    if shape.double:
        painter.setPen(QPen(line, LINE / 2))
        painter.drawPath(outline_of(shape.outline, box.adjusted(_INSET, _INSET, -_INSET, -_INSET)))
