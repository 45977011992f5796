"""A short text in lines: broken at blanks, in words that are too long at soft hyphens."""

from __future__ import annotations

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
        font = fonts.font(size, weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._layout = QTextLayout(_softened(text, font, width), font)
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


def _softened(text: str, font: QFont, width: float) -> str:
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return text
    return " ".join(
        hyphens.soften(word) if metrics.horizontalAdvance(word) > width else word for word in text.split(" ")
    )
