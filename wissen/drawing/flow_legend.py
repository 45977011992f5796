"""What the colours and lines of a flow mean, below its drawing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from wissen.diagram.flow import Flow
from wissen.drawing.flow_strokes import paint_line
from wissen.drawing.lettering import Lettering
from wissen.drawing.tokens import FONT_SMALL, Tokens

_LANES = ("accent", "ok", "visited", "info", "err", "muted")
"""Colours of the lanes, in turn; the name of the lane stands in every step as well."""
_LEAST_WIDTH = 300.0
_ABOVE, _GAP, _LINE_GAP = 28.0, 22.0, 8.0
_SIGN, _SIGN_GAP = 26.0, 8.0
_SQUARE = 12.0
LOOP = "Zurück (Schleife)"


class Legend:
    """One entry for each lane, one for loops if there are any; `size` includes the blank above."""

    def __init__(self, flow: Flow, *, width: float) -> None:
        self._tokens = {lane: _LANES[index % len(_LANES)] for index, lane in enumerate(flow.lanes)}
        names = [*flow.lanes, *([LOOP] if any(edge.back for edge in flow.edges) else [])]
        room = max(width, _LEAST_WIDTH)
        self._entries: list[tuple[str, Lettering, QPointF]] = []
        x = y = widest = bottom = 0.0
        for name in names:
            words = Lettering(name, FONT_SMALL, width=room - _SIGN - _SIGN_GAP)
            needed = self._sign(name) + _SIGN_GAP + words.width
            if x and x + needed > room:
                x, y = 0.0, bottom + _LINE_GAP
            self._entries.append((name, words, QPointF(x, _ABOVE + y)))
            x += needed + _GAP
            widest, bottom = max(widest, x - _GAP), max(bottom, y + words.height)
        self.size = QSizeF(widest, _ABOVE + bottom) if names else QSizeF()

    def token(self, lane: str) -> str:
        """The token of a lane's colour."""
        return self._tokens[lane]

    def paint(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint it with the left lower corner of the drawing as its origin."""
        for name, words, place in self._entries:
            middle = place.y() + words.height / 2
            if name in self._tokens:
                square = QRectF(place.x(), middle - _SQUARE / 2, _SQUARE, _SQUARE)
                painter.fillRect(square, QColor(getattr(tokens, self._tokens[name])))
            else:
                points = ((place.x(), middle), (place.x() + _SIGN, middle))
                paint_line(painter, tokens, points, back=True, walked=False)
            painter.setPen(QColor(tokens.muted))
            words.draw(painter, place.x() + self._sign(name) + _SIGN_GAP, place.y())

    def _sign(self, name: str) -> float:
        return _SQUARE if name in self._tokens else _SIGN
