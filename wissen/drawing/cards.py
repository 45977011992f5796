"""The look of callouts and other cards, and the painting of what lies under the text of a page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from wissen.content.blocks import CalloutKind
from wissen.drawing import fonts, icons
from wissen.drawing.built_page import BadgeSpot, BuiltPage, CardShape, CardSpot
from wissen.drawing.tokens import FONT_UI, ICON, SEMI_BOLD, Tokens

CORNER = 8
BAR = 5
ICON_ROOM = 32
"""Width that the icon of a card takes from its first line, before the text scale."""

BADGE = 28
BADGE_ROOM = 42

# Colour of bar, icon and label by the name of its token; icon. The label is the text of the kind itself.
_CALLOUTS = {
    CalloutKind.REMEMBER: ("accent", "bookmark"),
    CalloutKind.WARNING: ("warn", "warning"),
    CalloutKind.EXAMPLE: ("muted", "person"),
    CalloutKind.PRACTICE: ("ok", "work"),
    CalloutKind.NOTE: ("info", "info"),
    CalloutKind.MORE: ("accent", "chevron_right"),
    CalloutKind.MISCONCEPTION: ("err", "cancel"),
    CalloutKind.CORRECTION: ("ok", "check_circle"),
    CalloutKind.SOURCE: ("muted", "gavel"),
    CalloutKind.REASON: ("info", "help"),
    CalloutKind.LOOP: ("warn", "refresh"),
    CalloutKind.LOCAL: ("accent", "map"),
    CalloutKind.TIP: ("ok", "lightbulb"),
    CalloutKind.EXPLANATION: ("info", "school"),
    CalloutKind.RED: ("err", "error"),
    CalloutKind.MODEL_ANSWER: ("ok", "verified"),
}
_BACKGROUNDS = {"accent": "accent_soft", "muted": "surface"}


def callout_colour(kind: CalloutKind) -> str:
    """The token of the label's colour."""
    return _CALLOUTS[kind][0]


def callout_shape(kind: CalloutKind, tokens: Tokens) -> CardShape:
    """The card of a callout."""
    token, icon = _CALLOUTS[kind]
    colour = getattr(tokens, token)
    fill = getattr(tokens, _BACKGROUNDS.get(token, f"{token}_bg"))
    # Where the ground is that of the page (high contrast), a line in the colour says where the card ends.
    border = colour if fill == tokens.bg else ""
    return CardShape(fill=fill, border=border, bar=colour, icon=icon, icon_colour=colour)


def grouped(shapes: list[CardShape]) -> list[CardShape]:
    """Cards that stand one on the other as one: only the outer corners are round."""
    last = len(shapes) - 1
    return [replace(shape, top=index == 0, bottom=index == last) for index, shape in enumerate(shapes)]


def fold_shape(tokens: Tokens, *, opened: bool) -> CardShape:
    """The card of a part that can be folded."""
    icon = "expand_more" if opened else "chevron_right"
    return CardShape(fill=tokens.card, border=tokens.border, icon=icon, icon_colour=tokens.accent)


def question_shape(tokens: Tokens) -> CardShape:
    """The card of a question between the sections."""
    return CardShape(fill=tokens.card, border=tokens.accent, icon="quiz", icon_colour=tokens.accent)


def answer_shape(tokens: Tokens) -> CardShape:
    """The card with what is said at counter and telephone."""
    return CardShape(fill=tokens.card, border=tokens.accent, bar=tokens.accent)


def quote_shape(tokens: Tokens) -> CardShape:
    """A quotation: a bar alone."""
    return CardShape(bar=tokens.border_strong, top=False, bottom=False)


def code_shape(tokens: Tokens) -> CardShape:
    """Text as typed into a program."""
    return CardShape(fill=tokens.surface, border=tokens.border)


def notes_shape(tokens: Tokens) -> CardShape:
    """Footnotes: a line above."""
    return CardShape(rule=tokens.border_strong)


def missing_shape(tokens: Tokens) -> CardShape:
    """The place of a picture that cannot be shown."""
    return CardShape(fill=tokens.surface, border=tokens.border, icon="error", icon_colour=tokens.muted)


def paint(painter: QPainter, built: BuiltPage, visible: QRectF) -> None:
    """Paint cards and badges that meet `visible`, all in the coordinates of the document."""
    # A card reaches beyond its text by padding and margin: look a little further than what is seen.
    reach = built.look.px(80)
    first, last = built.position_at(visible.top() - reach), built.position_at(visible.bottom() + reach)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for spot in built.cards:
        if spot.start <= last and spot.end >= first:
            _paint_card(painter, built, spot)
    for badge in built.badges:
        if first <= badge.position <= last:
            _paint_badge(painter, built, badge)
    painter.restore()


def card_rect(built: BuiltPage, spot: CardSpot) -> QRectF:
    """The box of a card: its frame without the margins and without the blank below the last letters."""
    frame_format = spot.frame.frameFormat()
    return (
        built.document.documentLayout()
        .frameBoundingRect(spot.frame)
        .adjusted(
            frame_format.leftMargin(),
            frame_format.topMargin(),
            -frame_format.rightMargin(),
            -frame_format.bottomMargin() - spot.slack,
        )
    )


def _paint_card(painter: QPainter, built: BuiltPage, spot: CardSpot) -> None:
    shape, look = spot.shape, built.look
    rect = QRectF(card_rect(built, spot).toRect())  # between two pixels a line is grey
    path = _box(rect, look.gap(CORNER), shape)
    if shape.fill:
        painter.fillPath(path, QColor(shape.fill))
    if shape.bar:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)  # a sheet of paper ends before the card may do
        painter.fillRect(QRectF(rect.left(), rect.top(), look.gap(BAR), rect.height()), QColor(shape.bar))
        painter.restore()
    if shape.border:
        painter.strokePath(
            _box(rect.adjusted(0.5, 0.5, -0.5, -0.5), look.gap(CORNER), shape), QPen(QColor(shape.border))
        )
    if shape.rule:
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), QColor(shape.rule))
    if shape.icon:
        _paint_icon(painter, built, spot)


def _box(rect: QRectF, radius: float, shape: CardShape) -> QPainterPath:
    """The outline; a straight end is a round one that reaches beyond the box and is cut off."""
    path = QPainterPath()
    if not shape.top and not shape.bottom:
        path.addRect(rect)
        return path
    grown = rect.adjusted(0, 0 if shape.top else -2 * radius, 0, 0 if shape.bottom else 2 * radius)
    path.addRoundedRect(grown, radius, radius)
    if grown != rect:
        box = QPainterPath()
        box.addRect(rect)
        path = path.intersected(box)
    return path


def _paint_icon(painter: QPainter, built: BuiltPage, spot: CardSpot) -> None:
    look = built.look
    size = round(look.px(ICON))
    pixmap = icons.pixmap(spot.shape.icon, spot.shape.icon_colour, size=size, density=look.density)
    left, middle = _first_line(built, spot.start)
    painter.drawPixmap(QPointF(left - look.px(ICON_ROOM), round(middle - size / 2)), pixmap)


def _paint_badge(painter: QPainter, built: BuiltPage, badge: BadgeSpot) -> None:
    look = built.look
    left, middle = _first_line(built, badge.position)
    side = look.px(BADGE)
    disc = QRectF(left - look.px(BADGE_ROOM), middle - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.tokens.accent))
    painter.drawEllipse(disc)
    painter.setFont(fonts.font(FONT_UI, SEMI_BOLD, scale=look.scale))
    painter.setPen(QColor(look.tokens.on_accent))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(badge.number))


def _first_line(built: BuiltPage, position: int) -> tuple[float, float]:
    """Left edge of the first line of a block and the height at which its small letters have their middle."""
    block = built.document.findBlock(position)
    rect = built.document.documentLayout().blockBoundingRect(block)
    line = block.layout().lineAt(0)
    small = QFontMetricsF(block.charFormat().font()).xHeight()
    # Between the middle of small and of capital letters: that is where a sign beside them looks centred.
    return rect.left() + line.x(), rect.top() + line.y() + line.ascent() - small * 0.62
