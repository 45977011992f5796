"""The drawing of a flow: measured and laid out once, painted alike in the window, into pictures and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from wissen.diagram.flow import Flow
from wissen.diagram.geometry import Arrow, Box, Drawing, Line, Size
from wissen.diagram.layered import lay_out
from wissen.drawing.flow_legend import Legend
from wissen.drawing.flow_node import NodeTexts, State
from wissen.drawing.flow_strokes import paint_line, reach
from wissen.drawing.lettering import Lettering
from wissen.drawing.tokens import FONT_SMALL, MEDIUM, Tokens

MARGIN = 16.0
"""Blank around the drawing, in logical pixels."""
_LABEL_WIDTH, _LABEL_PADDING = 160.0, 5.0


@dataclass(frozen=True, slots=True)
class Here:
    """Where a walk through the flow stands: the id of its step, and the ids of all steps from the first to it."""

    step: str = ""
    way: tuple[str, ...] = ()

    @property
    def ways(self) -> frozenset[tuple[str, str]]:
        """Each step with the one that came after it."""
        return frozenset(pairwise(self.way))

    def state(self, node_id: str) -> State:
        """Whether the node is the present one, one that was passed, or neither."""
        if node_id == self.step:
            return State.CURRENT
        return State.PASSED if node_id in self.way else State.OPEN


NOWHERE = Here()


class FlowTexts:
    """The words of a flow, measured."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.nodes = {node.id: NodeTexts(node) for node in flow.nodes}
        self.labels = [_label(edge.label) for edge in flow.edges]

    def plan(self) -> Drawing:
        """Find where everything goes; on any thread."""
        arrows = [
            Arrow(edge.source, edge.target, edge.back, _label_size(label))
            for edge, label in zip(self.flow.edges, self.labels, strict=True)
        ]
        return lay_out({key: texts.size for key, texts in self.nodes.items()}, arrows)


class FlowPicture:
    """`size` includes margin and legend; everything counts in logical pixels at normal text size."""

    def __init__(self, texts: FlowTexts, drawing: Drawing) -> None:
        self.flow = texts.flow
        self.drawing = drawing
        self._texts = texts
        self._legend = Legend(self.flow, width=drawing.size.width)
        width = max(drawing.size.width, self._legend.size.width())
        self.size = QSizeF(width + 2 * MARGIN, drawing.size.height + self._legend.size.height() + 2 * MARGIN)
        self._left = MARGIN + (width - drawing.size.width) / 2

    def box(self, node_id: str) -> QRectF:
        """Where a node lies; empty for one that is not there."""
        found = self.drawing.boxes.get(node_id)
        return _rect(found).translated(self._left, MARGIN) if found else QRectF()

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
        for label, line in zip(self._texts.labels, self.drawing.lines, strict=True):
            if label and line.label and _rect(line.label).intersects(shown):
                _paint_label(painter, tokens, label, _rect(line.label))
        for key, texts in self._texts.nodes.items():
            box = _rect(self.drawing.boxes[key])
            if box.intersects(shown):
                lane = getattr(tokens, self._legend.token(texts.node.lane)) if texts.node.lane else ""
                texts.paint(painter, tokens, box, lane=lane, state=here.state(key))
        painter.translate(0, self.drawing.size.height)
        self._legend.paint(painter, tokens)
        painter.restore()

    def _paint_lines(self, painter: QPainter, tokens: Tokens, shown: QRectF, here: Here) -> None:
        """Walked lines last, so that no other lies on them."""
        walked: list[Line] = []
        for edge, line in zip(self.flow.edges, self.drawing.lines, strict=True):
            if not reach(line.points).intersects(shown):
                continue
            if (edge.source, edge.target) in here.ways:
                walked.append(line)
            else:
                paint_line(painter, tokens, line.points, back=line.back, walked=False)
        for line in walked:
            paint_line(painter, tokens, line.points, back=line.back, walked=True)


def picture_of(flow: Flow) -> FlowPicture:
    """Measure a flow and lay it out."""
    texts = FlowTexts(flow)
    return FlowPicture(texts, texts.plan())


def _label(text: str) -> Lettering | None:
    return Lettering(text, FONT_SMALL, width=_LABEL_WIDTH, weight=MEDIUM) if text else None


def _label_size(label: Lettering | None) -> Size | None:
    return Size(label.width + 2 * _LABEL_PADDING, label.height) if label else None


def _paint_label(painter: QPainter, tokens: Tokens, label: Lettering, box: QRectF) -> None:
    """The words interrupt their line."""
    painter.fillRect(box, QColor(tokens.bg))
    painter.setPen(QColor(tokens.text))
    label.draw(painter, box.left() + _LABEL_PADDING, box.top())


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
