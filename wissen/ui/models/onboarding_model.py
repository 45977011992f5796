"""The onboarding tree as an item model: one column, rows are nodes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.services.onboarding import Node, NodeKind
from wissen.ui.strings import plural, tr

NODE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex

_KIND_NAMES = {
    NodeKind.PHASE: "Abschnitt",
    NodeKind.MODULE: "Modul",
    NodeKind.LESSON: "Lektion",
    NodeKind.QUIZ: "Übung",
    NodeKind.PROCESS: "Prozess",
    NodeKind.PRACTICE: "Praxis",
    NodeKind.FINDER: "Anliegen-Finder",
    NodeKind.OTHER: "Inhalt",
}


class _Row:
    """A node with its place in the tree; Qt holds it by its number."""

    __slots__ = ("children", "node", "parent", "row")

    def __init__(self, node: Node, parent: int, row: int) -> None:
        self.node = node
        self.parent = parent
        self.row = row
        self.children: list[int] = []


class OnboardingModel(QAbstractItemModel):
    """Read only; `set_tree` replaces everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._tops: list[int] = []

    def set_tree(self, tree: tuple[Node, ...]) -> None:
        """Show this tree."""
        self.beginResetModel()
        self._rows = []
        self._tops = [self._add(node, -1, row) for row, node in enumerate(tree)]
        self.endResetModel()

    def node(self, index: Index) -> Node:
        """The node of a valid index."""
        return self._rows[index.internalId()].node

    def number(self, index: Index) -> int:
        """The number of a line, counted through the whole tree; -1 for none."""
        return index.internalId() if index.isValid() else -1

    def at(self, number: int) -> QModelIndex:
        """The line with this number; invalid if there is none."""
        return self.createIndex(self._rows[number].row, 0, number) if 0 <= number < len(self._rows) else QModelIndex()

    def find(self, ref: str) -> QModelIndex:
        """The first lesson, quiz or module with this Kennung; invalid if there is none."""
        for number, row in enumerate(self._rows):
            if row.node.ref == ref:
                return self.createIndex(row.row, 0, number)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """The index of a child."""
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The index above."""
        if not child.isValid():
            return QModelIndex()
        above = self._rows[child.internalId()].parent
        return QModelIndex() if above < 0 else self.createIndex(self._rows[above].row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of children."""
        return len(self._below(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title for the eye, a whole sentence for the ear, the node for the delegate."""
        if not index.isValid():
            return None
        node = self.node(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(node)
            case NODE.value:
                return node
        return None

    def _below(self, parent: Index) -> list[int]:
        return self._rows[parent.internalId()].children if parent.isValid() else self._tops

    def _add(self, node: Node, parent: int, row: int) -> int:
        number = len(self._rows)
        self._rows.append(_Row(node, parent, row))
        self._rows[number].children = [self._add(child, number, place) for place, child in enumerate(node.children)]
        return number


def spoken(node: Node) -> str:
    """A node as one sentence: kind, title, Stand, minutes."""
    parts = [f"{tr(_KIND_NAMES[node.kind])}: {node.title}"]
    if node.standing is not None:
        parts.append(tr(node.standing.value))
    if node.minutes:
        parts.append(plural(node.minutes, "Minute", "Minuten"))
    if node.optional:
        parts.append(tr("Wahl"))
    return ", ".join(parts)
