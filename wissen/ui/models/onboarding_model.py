"""The onboarding tree as an item model: rows are nodes."""

from __future__ import annotations

from wissen.services.onboarding import Node, NodeKind
from wissen.ui.models.tree_model import Index, TreeModel
from wissen.ui.strings import plural, tr

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
    """A tree of nodes, each said with its kind, its Stand and its minutes."""

    def node(self, index: Index) -> Node:
        """The node of a valid index."""
        found: Node = self.branch(index)
        return found

    def spoken(self, branch: Node) -> str:
        return spoken(branch)


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
