"""The nodes of a flow as a list: titles for the eye, whole sentences for the ear."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wissen.diagram.flow import Flow, FlowEdge, FlowNode, NodeKind
from wissen.drawing.flow_node import State
from wissen.drawing.flow_painter import NOWHERE, Here
from wissen.text import german_list
from wissen.ui.strings import tr

_EMPTY = Flow("", (), ())


class FlowModel(QAbstractListModel):
    """Read only; one row for each node, in story order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.flow = _EMPTY
        self.here = NOWHERE

    def set_flow(self, flow: Flow) -> None:
        """Show these nodes; nobody stands anywhere yet."""
        self.beginResetModel()
        self.flow, self.here = flow, NOWHERE
        self.endResetModel()

    def set_here(self, here: Here) -> None:
        """Say of each node whether it is passed or the present one."""
        self.here = here
        if self.flow.nodes:
            self.dataChanged.emit(self.index(0), self.index(len(self.flow.nodes) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Number of nodes."""
        return 0 if parent.isValid() else len(self.flow.nodes)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title to search for by typing, and what a screen reader says."""
        if not index.isValid():
            return None
        node = self.flow.nodes[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self.flow, node, self.here)
        return None


def spoken(flow: Flow, node: FlowNode, here: Here = NOWHERE) -> str:
    """What a screen reader says of a node: name, place in the walk, who, and each way on."""
    state = {State.CURRENT: tr("Sie sind hier"), State.PASSED: tr("Erledigt")}.get(here.state(node.id), "")
    ways = [way_in_words(flow, edge) for edge in flow.edges if edge.source == node.id]
    parts = (node.name, state, german_list(node.who), *ways)
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part)


def way_in_words(flow: Flow, edge: FlowEdge) -> str:
    """The answer and where it leads: "Nein: zurück zu Schritt 2"."""
    target = target_in_words(flow, edge)
    return f"{edge.label}: {target}" if edge.label else target[:1].upper() + target[1:]


def target_in_words(flow: Flow, edge: FlowEdge) -> str:
    """Where a way leads: to a step by its number, to another process, or to the end."""
    target = flow.node(edge.target)
    if target is None or target.number is None:
        if target is not None and target.kind is NodeKind.PROCESS:
            return tr("weiter mit dem Prozess „{title}“").format(title=target.title)
        return tr("Ende")
    words = tr("zurück zu Schritt {n}") if edge.back else tr("weiter mit Schritt {n}")
    return words.format(n=target.number)
