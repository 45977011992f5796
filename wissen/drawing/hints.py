"""Hints under the title: an icon and a short line each."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat

from wissen.drawing import icons
from wissen.drawing.inline import Style
from wissen.drawing.page import Hint
from wissen.drawing.tokens import FONT_MUTED, ICON_SMALL
from wissen.drawing.writer import Writer

_HINT = Style(size=FONT_MUTED, colour="muted")
_MIDDLE = QTextCharFormat.VerticalAlignment.AlignMiddle
_EN_SPACE = "\u2002"
_BETWEEN, _AFTER = 6, 12
_GAP = Style(size=2 * _BETWEEN)
"""An en space is half as wide as its font is high."""


def write_hint(writer: Writer, hint: Hint, *, last: bool) -> None:
    """Write one line; it wraps below its own words."""
    look = writer.look
    side = round(look.px(ICON_SMALL))
    hanging = side + look.px(_BETWEEN)
    with writer.indented(hanging):
        writer.block(
            writer.formats.block(bottom=_AFTER if last else 0, line_height=1.3, hanging=hanging),
            _HINT,
        )
        colour = getattr(look.tokens, hint.colour)
        icon = icons.pixmap(hint.icon, colour, size=side, density=look.density).toImage()
        writer.picture(icon, "", align=_MIDDLE)
        writer.text(_EN_SPACE, _GAP)
        writer.run(hint.text, _HINT)
