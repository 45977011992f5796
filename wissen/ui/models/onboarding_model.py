"""The onboarding tree as an item model: rows are nodes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from wissen.services.onboarding import Node, NodeKind
from wissen.ui.due_words import due_words
from wissen.ui.models.tree_model import NODE, Index, TreeModel
from wissen.ui.strings import plural, tr

NOTE = Qt.ItemDataRole(NODE + 1)
"""What stands below the title, "" for nothing."""
_BETWEEN = " · "

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


class OnboardingModel(TreeModel):
    """A tree of nodes, each said with its kind, its Stand, its minutes and the day it is due."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today: date | None = None

    def show_plan(self, tree: Sequence[Node], today: date) -> None:
        """Show this tree; days are told as seen from today."""
        self._today = today
        self.set_tree(tree)

    def node(self, index: Index) -> Node:
        """The node of a valid index."""
        found: Node = self.branch(index)
        return found

    def spoken(self, branch: Node) -> str:
        return ", ".join(part for part in (spoken(branch), self._note(branch)) if part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As any tree, and what stands below the title."""
        if role == NOTE and index.isValid():
            return self._note(self.node(index))
        return super().data(index, role)

    def _note(self, node: Node) -> str:
        due = "" if self._today is None or node.due is None or not node.waits else due_words(node.due, self._today)
        return _BETWEEN.join(part for part in (due, assigned_words(node)) if part)


def assigned_words(node: Node) -> str:
    """Who has assigned a phase, and what they wrote; "" where nobody has."""
    if not node.by:
        return ""
    told = tr("zugewiesen von {name}").format(name=node.by)
    return tr("{told}: „{words}“").format(told=told, words=" ".join(node.words.split())) if node.words else told


def kind_name(node: Node) -> str:
    """What a line of the tree is, in a word."""
    return tr(_KIND_NAMES[node.kind])


def state_words(node: Node) -> str:
    """How far a node is, in a word; "" where nothing is to be done."""
    if node.absent:
        return tr("nicht im Inhalt dieser Ausgabe")
    if node.practice is not None:
        return tr(node.practice.value)
    return tr(node.standing.value) if node.standing is not None else ""


def spoken(node: Node) -> str:
    """A node as one sentence: kind, title, Stand, minutes."""
    parts = [f"{kind_name(node)}: {node.title}", state_words(node)]
    if minutes := time_left(node, plural(shown_minutes(node), "Minute", "Minuten")):
        parts.append(minutes)
    if node.optional:
        parts.append(tr("Wahl"))
    return ", ".join(part for part in parts if part)


def shown_minutes(node: Node) -> int:
    """The minutes that count: what is left of a group that was begun, else all of it."""
    return node.left if node.children else node.minutes


def time_left(node: Node, minutes: str) -> str:
    """The minutes in words: "noch" where some of a group are done; "" where there are none."""
    if not shown_minutes(node):
        return ""
    begun = bool(node.children) and node.left < node.minutes
    return tr("noch {minutes}").format(minutes=minutes) if begun else minutes
