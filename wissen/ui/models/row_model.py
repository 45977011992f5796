"""Rows of things that can be opened: what is found, and what is looked up from A to Z."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.ui.navigation import Address
from wissen.ui.strings import tr

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """`kind` says in a word what it is, `note` why it is here; `marks` are stretches of `detail` to set apart.

    A row without an address is a heading, which nobody can choose.
    """

    title: str
    icon: str = ""
    kind: str = ""
    note: str = ""
    detail: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    address: Address | None = None


class RowModel(QAbstractListModel):
    """Read only; `set_rows` replaces everything, `set_detail` brings what takes longer to find."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def set_detail(self, number: int, detail: str, marks: tuple[tuple[int, int], ...]) -> None:
        """Show the piece of text of a row."""
        self.set_row(number, replace(self.rows[number], detail=detail, marks=marks))

    def set_row(self, number: int, row: Row) -> None:
        """Show another row in the place of one; the others, and the current one, stay."""
        self.rows = (*self.rows[:number], row, *self.rows[number + 1 :])
        self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and self.rows[index.row()].address is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title for the eye, a whole sentence for the ear, the row for the delegate."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case ROW.value:
                return row
        return None


def spoken(row: Row) -> str:
    """What a screen reader says of a row."""
    parts = (row.title, row.kind, row.note and tr("Treffer: {reason}").format(reason=row.note), row.detail)
    return ", ".join(part for part in parts if part)
