"""Plain values with children as an item model: one column, rows as the values lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

NODE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Branch(Protocol):
    """What a line of a tree has; `ref` is the Kennung it leads to, "" for none."""

    @property
    def title(self) -> str: ...
    @property
    def ref(self) -> str: ...
    @property
    def children(self) -> Sequence[Branch]: ...


class _Row:
    """A value with its place in the tree; Qt holds it by its number."""

    __slots__ = ("branch", "children", "parent", "row")

    def __init__(self, branch: Branch, parent: int, row: int) -> None:
        self.branch = branch
        self.parent = parent
        self.row = row
        self.children: list[int] = []


class TreeModel(QAbstractItemModel):
    """Read only; `set_tree` replaces everything."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._tops: list[int] = []

    def set_tree(self, tree: Sequence[Branch]) -> None:
        """Show this tree."""
        self.beginResetModel()
        self._rows = []
        self._tops = [self._add(branch, -1, row) for row, branch in enumerate(tree)]
        self.endResetModel()

    def mend(self, tree: Sequence[Branch]) -> bool:
        """Give the lines other values; False, and nothing is done, when the tree does not have the same Kennungen."""
        branches = list(flat(tree))
        if [branch.ref for branch in branches] != [row.branch.ref for row in self._rows]:
            return False
        for row, branch in zip(self._rows, branches, strict=True):
            row.branch = branch
        for below in (self._tops, *(row.children for row in self._rows)):
            if below:
                self.dataChanged.emit(self.at(below[0]), self.at(below[-1]))
        return True

    def spoken(self, branch: Any) -> str:
        """A line as one sentence for the ear."""
        return str(branch.title)

    def branch(self, index: Index) -> Any:
        """The value of a valid index."""
        return self._rows[index.internalId()].branch

    def number(self, index: Index) -> int:
        """The number of a line, counted through the whole tree; -1 for none."""
        return index.internalId() if index.isValid() else -1

    def at(self, number: int) -> QModelIndex:
        """The line with this number; invalid if there is none."""
        return self.createIndex(self._rows[number].row, 0, number) if 0 <= number < len(self._rows) else QModelIndex()

    def find(self, ref: str) -> QModelIndex:
        """The first line with this Kennung; invalid if there is none."""
        for number, row in enumerate(self._rows):
            if row.branch.ref == ref:
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
        """Title for the eye, a whole sentence for the ear, the value for the delegate."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.branch(index).title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(self.branch(index))
            case NODE.value:
                return self.branch(index)
        return None

    def _below(self, parent: Index) -> list[int]:
        return self._rows[parent.internalId()].children if parent.isValid() else self._tops

    def _add(self, branch: Branch, parent: int, row: int) -> int:
        number = len(self._rows)
        self._rows.append(_Row(branch, parent, row))
        self._rows[number].children = [self._add(child, number, place) for place, child in enumerate(branch.children)]
        return number


def flat(tree: Sequence[Branch]) -> Iterator[Branch]:
    """The lines of a tree in the order in which they are numbered."""
    for branch in tree:
        yield branch
        yield from flat(branch.children)
