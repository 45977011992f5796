"""The tree of Meine Einarbeitung as a widget."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.ui.delegates.node_delegate import NodeDelegate
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.strings import tr
from wissen.ui.widgets.tree import Tree


class OnboardingTree(Tree):
    """Phases, modules, lessons, with Stand and minutes."""

    def __init__(self, model: OnboardingModel, parent: QWidget) -> None:
        super().__init__(model, tr("Meine Einarbeitung"), parent)
        self.setItemDelegate(NodeDelegate(self))
