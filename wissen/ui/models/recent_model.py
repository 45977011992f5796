"""What was opened last, as a list model."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.services.onboarding import Node
from wissen.ui.models.onboarding_model import spoken
from wissen.ui.models.tree_model import NODE


class RecentModel(QAbstractListModel):
    """Nodes, the most recent first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: tuple[Node, ...] = ()

    def set_nodes(self, nodes: tuple[Node, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._nodes = nodes
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """As many as there are."""
        return 0 if parent.isValid() else len(self._nodes)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title for the eye, a whole sentence for the ear, the node for the delegate."""
        if not index.isValid():
            return None
        node = self._nodes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
            case NODE.value:
                return node
        return None
