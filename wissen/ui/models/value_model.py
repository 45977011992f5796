"""What hits can be narrowed by, as a tree: each facet with its values, and how many hits each of them has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from wissen.services.narrowing import Chosen, Facet, Value
from wissen.services.search import Found
from wissen.ui import kinds
from wissen.ui.models.tree_model import Index, TreeModel
from wissen.ui.pages.about_me import ROLES
from wissen.ui.strings import plural, tr


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value with its count, or with `value` None the facet above its values."""

    title: str
    ref: str
    value: Value | None = None
    count: int = 0
    chosen: bool = False
    children: tuple[ValueLine, ...] = ()


class ValueModel(TreeModel):
    """Read only: ticks come with the lines."""

    def set_counts(self, counts: Mapping[Value, int], chosen: Chosen) -> bool:
        """Show these values; whether the lines are still the same ones, with other counts and ticks."""
        lines = tuple(filter(None, (_line(facet, counts, chosen) for facet in Facet)))
        same = self.mend(lines)
        if not same:
            self.set_tree(lines)
        return same

    def spoken(self, branch: ValueLine) -> str:
        if branch.value is None:
            return branch.title
        parts = (branch.title, plural(branch.count, "Treffer", "Treffer"), tr("gewählt") if branch.chosen else "")
        return ", ".join(part for part in parts if part)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Values can be ticked."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and self.branch(index).value else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As for any tree, and the tick."""
        if index.isValid() and role == Qt.ItemDataRole.CheckStateRole and self.branch(index).value is not None:
            return Qt.CheckState.Checked if self.branch(index).chosen else Qt.CheckState.Unchecked
        return super().data(index, role)


def name_of(value: Value) -> str:
    """What a value is called on screen."""
    match value.facet:
        case Facet.KIND:
            return tr(kinds.NAMES[Found(value.key)])
        case Facet.ROLE:
            return tr(ROLES.get(value.key, value.key))
    return value.name


def _line(facet: Facet, counts: Mapping[Value, int], chosen: Chosen) -> ValueLine | None:
    values = tuple(
        ValueLine(name_of(value), f"{facet.name}/{value.key}", value, count, value in chosen)
        for value, count in counts.items()
        if value.facet is facet
    )
    return ValueLine(tr(facet.value), facet.name, children=values) if values else None
