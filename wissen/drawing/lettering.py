"""A short text in lines: broken at blanks, in words that are too long at soft hyphens."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from wissen.drawing import fonts
from wissen.drawing.tokens import REGULAR
from wissen.german import hyphens


class Lettering:
    """Measured once, drawn as often as wanted in the colour of the pen; sizes in logical pixels.

    The fonts are not hinted, so that the text keeps its lines at any zoom, on paper and in a picture file.
    """

    def __init__(self, text: str, size: float, *, width: float, weight: int = REGULAR) -> None:
        self._layout = QTextLayout(_softened(text, size, weight, width), _unhinted(size, weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self.width, self.height = self._break_lines(width)

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Write the lines with their upper left corner there."""
        self._layout.draw(painter, QPointF(left, top))

    def _break_lines(self, width: float) -> tuple[float, float]:
        widest = top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            widest = max(widest, line.naturalTextWidth())
            top += line.height()
        self._layout.endLayout()
        return widest, top


def _softened(text: str, size: float, weight: int, width: float) -> str:
    """With soft hyphens in the words that are wider than a line; others go to the next line whole."""
    if not any(len(word) >= hyphens.SHORTEST for word in text.split(" ")):
        return text
    return " ".join(
        hyphens.soften(word) if len(word) >= hyphens.SHORTEST and advance(word, size, weight) > width else word
        for word in text.split(" ")
    )


@lru_cache(maxsize=2048)
def advance(text: str, size: float, weight: int) -> float:
    """The width of a text on one line, in logical pixels."""
    return QFontMetricsF(_unhinted(size, weight)).horizontalAdvance(text)


def _unhinted(size: float, weight: int) -> QFont:
    font = fonts.font(size, weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
