"""Styles and distances as Qt's text formats, made once per look."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QTextBlockFormat, QTextCharFormat

from wissen.drawing import fonts
from wissen.drawing.inline import Style, Underline
from wissen.drawing.page import Look
from wissen.drawing.tokens import LINE_HEIGHT

_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


def room(height: float) -> QTextBlockFormat:
    """An empty block of exactly this height in pixels."""
    made = QTextBlockFormat()
    made.setLineHeight(height, _FIXED)
    return made


class Formats:
    """Char formats are costly to make and few: each style is made once."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._char: dict[Style, QTextCharFormat] = {}

    def colour(self, token: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(getattr(self.look.tokens, token))

    def char(self, style: Style) -> QTextCharFormat:
        """The format of a style."""
        made = self._char.get(style)
        if made is None:
            made = self._char[style] = self._make(style)
        return made

    def block(
        self, *, top: float = 0, bottom: float = 0, line_height: float = LINE_HEIGHT, hanging: float = 0
    ) -> QTextBlockFormat:
        """A block; `top` and `bottom` shrink in narrow columns, the first line begins `hanging` pixels further left."""
        made = QTextBlockFormat()
        made.setTopMargin(self.look.gap(top))
        made.setBottomMargin(self.look.gap(bottom))
        height = max(min(line_height, 1), line_height * self.look.leading)  # never closer than lines can stand
        made.setLineHeight(round(100 * height), _PROPORTIONAL)
        made.setTextIndent(-hanging)
        return made

    def _make(self, style: Style) -> QTextCharFormat:
        font = fonts.font(style.size, style.weight, italic=style.italic, scale=self.look.scale)
        if style.mono:
            font.setFamily(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family())
        font.setStrikeOut(style.struck)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(self.colour(style.colour))
        if style.background:
            made.setBackground(self.colour(style.background))
        if style.raised:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if style.underline is Underline.LINE:
            made.setFontUnderline(True)
        elif style.underline is Underline.DOTS:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            made.setUnderlineColor(self.colour("accent"))
        if style.href:
            made.setAnchor(True)
            made.setAnchorHref(style.href)
        if style.tooltip:
            made.setToolTip(style.tooltip)
        return made


ALIGN_CENTER = Qt.AlignmentFlag.AlignHCenter
ALIGN_RIGHT = Qt.AlignmentFlag.AlignRight
