"""How far people are, as a table: a row for each module, a column for each person."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPixmap

from wissen.drawing.tokens import ICON_SMALL
from wissen.services.week import Cell, Overview
from wissen.services.week_tables import NOT_SHARED, age_words
from wissen.ui import icons
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import BADGES

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()


class WeekTable(QAbstractTableModel):
    """Read only. Each cell says by itself whose it is, to the ear."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: Overview | None = None

    def show_overview(self, overview: Overview) -> None:
        """Show this week."""
        self.beginResetModel()
        self._shown = overview
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """A row for each module."""
        return 0 if parent.isValid() or self._shown is None else len(self._shown.lines)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """The title, then the people."""
        return 0 if parent.isValid() or self._shown is None else 1 + len(self._shown.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; to the ear with person and module."""
        if not index.isValid() or self._shown is None:
            return None
        line = self._shown.lines[index.row()]
        if not index.column():
            spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return line.title if spoken else None
        cell = line.cells[index.column() - 1]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _words(cell, "\n")
            case Qt.ItemDataRole.DecorationRole:
                return _icon(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                name = self._shown.columns[index.column() - 1].name
                return f"{name}, {line.title}: {_words(cell, ', ')}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the people."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal or self._shown is None:
            return None
        return self._shown.columns[section - 1].name if section else tr("Modul")


def _words(cell: Cell | None, between: str) -> str:
    if cell is None:
        return tr(NOT_SHARED)
    stand = tr(cell.standing.value) if cell.score is None else f"{tr(cell.standing.value)}, {cell.score} %"
    return f"{stand}{between}{age_words(cell.weeks)}"


def _icon(cell: Cell | None) -> QPixmap | None:
    if cell is None:
        return None
    icon, status = BADGES[cell.standing]
    colour = "muted" if status == "neutral" else status
    density = QGuiApplication.primaryScreen().devicePixelRatio()
    return icons.pixmap(icon, colour=colour, size=ICON_SMALL, density=density)
