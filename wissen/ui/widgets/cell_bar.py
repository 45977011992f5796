"""A bar of cells, one for each thing that is counted: full, half, dotted or empty, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wissen.ui import look

_HEIGHT, _WIDEST, _NARROWEST, _GAP, _ROUND = 18, 28, 4, 4, 4


class Filling(Enum):
    """How a cell is filled."""

    FULL = auto()
    STRIPED = auto()
    HALF = auto()
    EMPTY = auto()


@dataclass(frozen=True, slots=True)
class Cells:
    """Some cells that look the same; `colour` names a token."""

    count: int
    filling: Filling
    colour: str


class CellBar(QWidget):
    """As wide as its cells need, up to the room there is; what it means is said in `accessibleName`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[Cells, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_cells(self, cells: Sequence[Cells], said: str) -> None:
        """Show these from the left; `said` is the same in words."""
        self._cells = tuple(cells)
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._count * look.scaled(_WIDEST + _GAP), look.scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._count * _NARROWEST, look.scaled(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(look.scaled(_WIDEST + _GAP), self.width() / max(1, self._count))
        gap = min(_GAP, step / 4)
        left = 0.0
        for cells in self._cells:
            for _ in range(cells.count):
                cell = QRectF(left, 0, step - gap, self.height()).adjusted(1, 1, -1, -1)
                _paint_cell(painter, cell, cells.filling, QColor(getattr(look.tokens(), cells.colour)))
                left += step

    @property
    def _count(self) -> int:
        return sum(cells.count for cells in self._cells)


def _paint_cell(painter: QPainter, cell: QRectF, filling: Filling, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    if filling is Filling.FULL:
        painter.setBrush(colour)
        painter.drawRoundedRect(cell, _ROUND, _ROUND)
    elif filling is Filling.STRIPED:
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(cell, _ROUND, _ROUND)
    elif filling is Filling.HALF:
        painter.save()
        painter.setClipRect(QRectF(cell.left(), cell.center().y(), cell.width(), cell.height()))
        painter.setBrush(colour)
        painter.drawRoundedRect(cell, _ROUND, _ROUND)
        painter.restore()
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(cell, _ROUND, _ROUND)
