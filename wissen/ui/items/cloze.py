"""Cloze: the text with a field in the place of each gap, typed or chosen; what is right stands below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wissen.content.blocks import Block, Code, Gap, Text, flatten, inline_runs
from wissen.content.item import Cloze
from wissen.drawing.gap_text import GapText, gap_text
from wissen.drawing.page import Look, Lookups
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.german import hyphens
from wissen.learning.judging import gap_keys, judged
from wissen.ui import look
from wissen.ui.items.feedback import Feedback
from wissen.ui.items.judged_feedback import tell, tell_whole
from wissen.ui.items.line import AnswerLine
from wissen.ui.reader.geometry import range_rects
from wissen.ui.strings import tr
from wissen.ui.widgets.wrap_combo import WrapCombo, choose

_LETTERS = 18
_AROUND = 6
"""Words before and behind a gap that its name says."""
_GAP = "\ufffc"

Field = AnswerLine | WrapCombo


class ClozeItem(QWidget):
    """`order` are the keys of the chosen gaps as they are offered, gap after gap."""

    changed = Signal()

    def __init__(self, cloze: Cloze, order: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._cloze = cloze
        self.fields = _fields(cloze, order)
        for field in self.fields:
            signal = field.textChanged if isinstance(field, AnswerLine) else field.currentIndexChanged
            signal.connect(self._tell)
        self.text = ClozeText(cloze.blocks, self.fields, self)
        self._feedback = [Feedback(self) for _ in self.fields]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for part in (self.text, *self._feedback):
            column.addWidget(part)

    def response(self) -> tuple[str, ...]:
        """What stands in each gap, "" where nothing does; empty while nothing stands in any."""
        parts = tuple(_part(field) for field in self.fields)
        return parts if any(parts) else ()

    def set_response(self, keys: Sequence[str]) -> None:
        """Fill the gaps."""
        for field, part in zip(self.fields, keys, strict=False):
            if isinstance(field, AnswerLine):
                field.setText(part)
            else:
                choose(field, part)

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid filling; what stands there stays readable."""
        for field in self.fields:
            if isinstance(field, AnswerLine):
                field.set_enabled(enabled)
            else:
                field.setEnabled(enabled)

    def show_outcome(self) -> str:
        """Say of each gap whether it is right, and what is; returns the same of those that are not."""
        parts = judged(self._cloze, self.response())
        if len(parts) == 1:
            return tell_whole(self._feedback[0], parts[0])
        told = []
        for number, (field, feedback, part) in enumerate(zip(self.fields, self._feedback, parts, strict=True), 1):
            name = tr("Lücke {n}").format(n=number)
            words = tell(feedback, part, name=name, left_open=not _part(field))
            field.setAccessibleDescription(words)
            if not part.right:
                told.append(words)
        return " ".join(told)

    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def _tell(self) -> None:
        self.changed.emit()


class ClozeText(QWidget):
    """The words as a lesson shows them; the lines flow around the fields."""

    def __init__(self, blocks: Sequence[Block], fields: Sequence[Field], parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks = tuple(blocks)
        self._fields = tuple(fields)
        for field in fields:
            field.setParent(self)
        self._built: tuple[int, GapText] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_heard(blocks))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._text(width).document.size().height())

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        widest = max(field.minimumSizeHint().width() for field in self._fields)
        return QSize(widest, max(field.sizeHint().height() for field in self._fields))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_fields()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._built = None
            self.updateGeometry()
            self._place_fields()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._text(self.width()).document.drawContents(QPainter(self))

    def _text(self, width: int) -> GapText:
        """The document in this width; the last one is kept."""
        if self._built is None or self._built[0] != width:
            sizes = [_size(field, width) + QSize(0, SPACE_XS) for field in self._fields]
            dressed = Look(look.tokens(), look.text_scale(), max(1, width), self.devicePixelRatioF())
            self._built = width, gap_text(self._blocks, sizes, dressed, Lookups(hyphenate=hyphens.soften))
        return self._built[1]

    def _place_fields(self) -> None:
        text = self._text(self.width())
        for field, place in zip(self._fields, text.places, strict=True):
            room = next(iter(range_rects(text.document, place, place + 1)), None)
            if room is not None:
                size = _size(field, self.width())
                field.resize(size)
                # At the upper end of its room: there its letters stand on the line of those around it.
                field.move(round(room.left()), round(room.top()))


def _fields(cloze: Cloze, order: Sequence[str]) -> list[Field]:
    """A line for each typed gap, a combo box for each chosen one, named by what stands around it."""
    keys = iter(order)
    made: list[Field] = []
    for number, (gap, around) in enumerate(zip(cloze.gaps, _surroundings(cloze.blocks), strict=True), 1):
        name = tr("Lücke {n} von {all}: {around}").format(n=number, all=len(cloze.gaps), around=around)
        hint = tr("Lücke {n}").format(n=number) if len(cloze.gaps) > 1 else tr("Lücke")
        field = _combo(gap, [next(keys) for _ in gap_keys(gap)]) if gap.chosen else AnswerLine(name, _LETTERS)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        made.append(field)
    return made


def _combo(gap: Gap, order: Sequence[str]) -> WrapCombo:
    texts = dict(zip(gap_keys(gap), dict.fromkeys(gap.variants), strict=False))
    combo = WrapCombo()
    for key in order:
        combo.addItem(texts[key], key)
    combo.setCurrentIndex(-1)
    return combo


def _part(field: Field) -> str:
    return field.text().strip() if isinstance(field, AnswerLine) else str(field.currentData() or "")


def _size(field: Field, width: int) -> QSize:
    """The size of a field in a text of this width."""
    field.ensurePolished()
    if isinstance(field, AnswerLine):
        return field.sizeHint().boundedTo(QSize(width, field.sizeHint().height()))
    wide = min(field.sizeHint().width(), width)
    return QSize(wide, field.heightForWidth(wide))


def _runs(blocks: Sequence[Block]) -> list[str]:
    """The words of each run, with a sign for each gap."""
    return ["".join(_letters(inline) for inline in flatten(run)) for run, _ in inline_runs(tuple(blocks))]


def _letters(inline: object) -> str:
    match inline:
        case Text(text=text) | Code(text=text):
            return text
        case Gap():
            return _GAP
        case _:
            return ""


def _surroundings(blocks: Sequence[Block]) -> list[str]:
    """For each gap the words around it, with "…" in its place."""
    found = []
    for run in _runs(blocks):
        pieces = run.split(_GAP)
        for number in range(1, len(pieces)):
            before = " … ".join(pieces[:number]).split()[-_AROUND:]
            behind = " … ".join(pieces[number:]).split()[:_AROUND]
            found.append(" ".join((*before, "…", *behind)))
    return found


def _heard(blocks: Sequence[Block]) -> str:
    return " ".join(_runs(blocks)).replace(_GAP, "…")
