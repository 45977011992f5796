"""Text set in a width: broken between words, else at a hyphen, else anywhere."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout, QTextOption

from wissen.german import hyphens


def line_width(text: str, font: QFont) -> int:
    """The width at which a text stands on one line: a layout wants a pixel beside its letters."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1


def wrapped(text: str, font: QFont, width: float, *, indent: float = 0) -> QTextLayout:
    """The lines of a text, the first one at the top left; soft hyphens only where a word needs them.

    The first line begins `indent` pixels further right.
    """
    metrics, room = QFontMetrics(font), width - indent
    if any(len(word) >= hyphens.SHORTEST and metrics.horizontalAdvance(word) > room for word in text.split()):
        text = hyphens.soften(text)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - indent, 1))
        line.setPosition(QPointF(indent, top))
        top, indent = top + line.height(), 0
    layout.endLayout()
    return layout


def height_of(layout: QTextLayout) -> int:
    """Whole pixels that all lines take."""
    return ceil(sum(layout.lineAt(number).height() for number in range(layout.lineCount())))
