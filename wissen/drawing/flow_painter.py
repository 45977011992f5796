"""The drawing of a flow: measured and laid out once, painted alike in the window, into pictures and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from wissen.diagram.flow import Flow, FlowNode, NodeKind
from wissen.diagram.geometry import Arrow, Box, Drawing, Line, Size
from wissen.diagram.layered import lay_out
from wissen.drawing import icons
from wissen.drawing.flow_legend import Legend
from wissen.drawing.flow_shapes import SHAPES, Shape, extras, outline_of, padding
from wissen.drawing.flow_strokes import LINE, STRONG, paint_line, reach
from wissen.drawing.lettering import Lettering
from wissen.drawing.tokens import FONT_MUTED, FONT_SMALL, MEDIUM, REGULAR, SEMI_BOLD, Tokens
from wissen.text import german_list

MARGIN = 16.0
"""Blank around the drawing, in logical pixels."""
_TEXT_WIDTH, _LABEL_WIDTH, _LEAST_WIDTH = 188.0, 160.0, 112.0
_ABOVE, _BETWEEN, _BELOW = 9.0, 3.0, 10.0
_ICON, _ICON_GAP = 16.0, 5.0
_STRIPE, _INSET = 6.0, 4.0
_LABEL_PADDING = 5.0


@dataclass(frozen=True, slots=True)
class Here:
    """Where a walk through the flow stands: the id of its step, and the ids of all steps from the first to it."""

    step: str = ""
    way: tuple[str, ...] = ()

    @property
    def passed(self) -> frozenset[str]:
        """The steps behind the present one."""
        return frozenset(self.way) - {self.step}

    @property
    def ways(self) -> frozenset[tuple[str, str]]:
        """Each step with the one that came after it."""
        return frozenset(pairwise(self.way))


NOWHERE = Here()


class FlowPicture:
    """`size` includes margin and legend; everything counts in logical pixels at normal text size."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._nodes = {node.id: _Texts(node) for node in flow.nodes}
        self._labels = [_label(edge.label) for edge in flow.edges]
        arrows = [
            Arrow(edge.source, edge.target, edge.back, _label_size(label))
            for edge, label in zip(flow.edges, self._labels, strict=True)
        ]
        self.drawing: Drawing = lay_out({key: texts.size for key, texts in self._nodes.items()}, arrows)
        self._legend = Legend(flow, width=self.drawing.size.width)
        size = self.drawing.size
        width = max(size.width, self._legend.size.width())
        self.size = QSizeF(width + 2 * MARGIN, size.height + self._legend.size.height() + 2 * MARGIN)
        self._left = MARGIN + (width - size.width) / 2

    def box(self, node_id: str) -> QRectF:
        """Where a node lies; empty for one that is not there."""
        found = self.drawing.boxes.get(node_id)
        return self._rect(found) if found else QRectF()

    def at(self, point: QPointF) -> str:
        """The id of the node at a point, "" if there is none."""
        return next((key for key in self.drawing.boxes if self.box(key).contains(point)), "")

    def paint(self, painter: QPainter, tokens: Tokens, *, area: QRectF | None = None, here: Here = NOWHERE) -> None:
        """Paint what meets the area, or all; the ground is the caller's and has the colour `bg`."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(self._left, MARGIN)
        shown = (area or QRectF(QPointF(), self.size)).translated(-self._left, -MARGIN)
        self._paint_lines(painter, tokens, shown, here)
        for label, line in zip(self._labels, self.drawing.lines, strict=True):
            if label and line.label and _plain(line.label).intersects(shown):
                _paint_label(painter, tokens, label, _plain(line.label))
        for key, texts in self._nodes.items():
            box = _plain(self.drawing.boxes[key])
            if box.intersects(shown):
                lane = getattr(tokens, self._legend.token(texts.node.lane)) if texts.node.lane else ""
                texts.paint(painter, tokens, box, lane=lane, here=here)
        painter.translate(0, self.drawing.size.height)
        self._legend.paint(painter, tokens)
        painter.restore()

    def _paint_lines(self, painter: QPainter, tokens: Tokens, shown: QRectF, here: Here) -> None:
        """Walked lines last, so that no other lies on them."""
        pairs: list[tuple[bool, Line]] = [
            ((edge.source, edge.target) in here.ways, line)
            for edge, line in zip(self.flow.edges, self.drawing.lines, strict=True)
        ]
        for walked, line in sorted(pairs, key=lambda pair: pair[0]):
            if reach(line.points).intersects(shown):
                paint_line(painter, tokens, line.points, back=line.back, walked=walked)

    def _rect(self, box: Box) -> QRectF:
        return _plain(box).translated(self._left, MARGIN)


class _Texts:
    """A node in its shape: number and kind, title, and who does it, one below the other."""

    def __init__(self, node: FlowNode) -> None:
        self.node = node
        self.shape = SHAPES[node.kind]
        strong = node.kind is not NodeKind.ACTION
        word = _kicker(node)
        self._kicker = Lettering(word, FONT_SMALL, width=_TEXT_WIDTH, weight=SEMI_BOLD) if word else None
        self._title = Lettering(node.title, FONT_MUTED, width=_TEXT_WIDTH, weight=MEDIUM if strong else REGULAR)
        who = german_list(node.who)
        self._who = Lettering(who, FONT_SMALL, width=_TEXT_WIDTH) if who else None
        lines = [text for text in (self._kicker, self._title, self._who) if text]
        left, right = padding(self.shape.outline)
        head = self._kicker.width if self._kicker else 0.0
        # The mark of a step that is passed, or is the present one, stands at the end of the first line.
        widest = max(*(text.width for text in lines), self._icon_room + head + _ICON + _ICON_GAP)
        height = sum(text.height for text in lines) + _BETWEEN * (len(lines) - 1)
        self.size = Size(max(_LEAST_WIDTH, left + widest + right), _ABOVE + height + _BELOW)

    @property
    def _icon_room(self) -> float:
        return _ICON + _ICON_GAP if self.shape.icon else 0.0

    def paint(self, painter: QPainter, tokens: Tokens, box: QRectF, *, lane: str, here: Here) -> None:
        """Paint the node; `lane` is the colour of the one who leads, "" without."""
        current, passed = self.node.id == here.step, self.node.id in here.passed
        _paint_shape(painter, tokens, self.shape, box, lane=lane, current=current)
        text, muted = (tokens.sel_text, tokens.sel_text) if current else (tokens.text, tokens.muted)
        left, right = padding(self.shape.outline)
        x, y = box.left() + left, box.top() + _ABOVE
        if self._kicker:
            painter.setPen(QColor(muted))
            if self.shape.icon:
                icons.paint(painter, self.shape.icon, muted, target=QRectF(x, y, _ICON, _ICON))
            self._kicker.draw(painter, x + self._icon_room, y)
            y += self._kicker.height + _BETWEEN
        if current or passed:
            icon, colour = ("location_on", text) if current else ("check_circle", tokens.ok)
            place = QRectF(box.right() - right - _ICON, box.top() + _ABOVE, _ICON, _ICON)
            icons.paint(painter, icon, colour, target=place)
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


def _label(text: str) -> Lettering | None:
    return Lettering(text, FONT_SMALL, width=_LABEL_WIDTH, weight=MEDIUM) if text else None


def _label_size(label: Lettering | None) -> Size | None:
    return Size(label.width + 2 * _LABEL_PADDING, label.height) if label else None


def _paint_label(painter: QPainter, tokens: Tokens, label: Lettering, box: QRectF) -> None:
    """The words interrupt their line."""
    painter.fillRect(box, QColor(tokens.bg))
    painter.setPen(QColor(tokens.text))
    label.draw(painter, box.left() + _LABEL_PADDING, box.top())


def _plain(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
