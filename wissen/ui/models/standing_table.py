"""How far each module is, as a table: a row for each, a column for each Stand that occurs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.learning.completion import Standing
from wissen.services.onboarding import ModuleStand
from wissen.ui.strings import tr

Index = QModelIndex | QPersistentModelIndex
SHOWN = (Standing.DONE, Standing.STALE, Standing.BEGUN, Standing.OPEN)
"""The order in which they are told: what is done comes first."""
_NOTHING = QModelIndex()


class StandingTable(QAbstractTableModel):
    """Read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[ModuleStand, ...] = ()
        self._standings: tuple[Standing, ...] = ()

    def show_modules(self, modules: Sequence[ModuleStand]) -> None:
        """Show these."""
        self.beginResetModel()
        self._modules = tuple(modules)
        self._standings = tuple(one for one in SHOWN if any(module.counts.get(one) for module in modules))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOTHING) -> int:
        """A row for each module."""
        return 0 if parent.isValid() else len(self._modules)

    def columnCount(self, parent: Index = _NOTHING) -> int:
        """The title, then the counts."""
        return 0 if parent.isValid() else 1 + len(self._standings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a cell; to the ear with the Stand it counts."""
        if not index.isValid():
            return None
        module = self._modules[index.row()]
        if not index.column():
            spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return module.title if spoken else None
        standing = self._standings[index.column() - 1]
        count = module.counts.get(standing, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(count)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{count} {tr(standing.value)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The Stand above each column."""
        if role == Qt.ItemDataRole.TextAlignmentRole and not section:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr(self._standings[section - 1].value) if section else tr("Modul")
