"""Meine Einarbeitung: the tree of phases, modules and lessons with Stand and minutes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.services.onboarding import Node, NodeKind
from wissen.ui.models.onboarding_model import OnboardingModel
from wissen.ui.models.tree_model import NODE
from wissen.ui.navigation import Address
from wissen.ui.pages.no_content import no_content
from wissen.ui.pages.onboarding_tree import OnboardingTree
from wissen.ui.pages.page import Context, Page, fill_column
from wissen.ui.pages.today import ProgressLine, address_of
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel

_GROUPS = (NodeKind.PHASE, NodeKind.MODULE)


class OnboardingPage(Page):
    """The whole way at a glance; Return or a click opens a lesson, Left and Right fold."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._shown: tuple[Node, ...] = ()
        self._folded: set[str] = set()
        self._model = OnboardingModel(self)
        self._tree = OnboardingTree(self._model, self)
        self._tree.chosen.connect(self._open_index)
        self._progress = ProgressLine(self)
        self._loading = WrapLabel(tr("Die Inhalte werden geladen …"), "lead")
        filled = QWidget(self)
        fill_column(
            filled,
            WrapLabel(tr("Meine Einarbeitung"), "title"),
            self._progress,
            self._loading,
            self._tree,
            spacing=SPACE_M,
        )
        self._faces = QStackedLayout(self)
        self._faces.addWidget(filled)
        self._faces.addWidget(no_content(context, self))
        self._tree.collapsed.connect(self._note_folded)
        self._tree.expanded.connect(self._note_unfolded)

    def title(self) -> str:
        return tr("Meine Einarbeitung")

    def open(self, address: Address) -> None:
        self.refresh()
        self._show_ref(address.place or address.ref)

    def refresh(self) -> None:
        """Show the tree as it is now; the row and what is in sight stay."""
        services = self.context.services
        self._progress.setVisible(services.ready)
        self._loading.setVisible(not services.ready)
        if not services.ready:
            return
        tree = services.onboarding.tree()
        self._progress.show_progress(services.onboarding.progress())
        self._faces.setCurrentIndex(0 if tree else 1)
        if tree != self._shown:
            self._show(tree)

    def here(self, address: Address) -> Address:
        index = self._tree.currentIndex()
        return replace(address, place=self._model.node(index).ref if index.isValid() else "")

    def _show(self, tree: tuple[Node, ...]) -> None:
        current, scrolled = self._tree.currentIndex(), self._tree.verticalScrollBar().value()
        row = self._model.number(current)
        ref = self._model.node(current).ref if current.isValid() else ""
        self._shown = tree
        self._model.set_tree(tree)
        self._unfold(QModelIndex())
        # The same line where there is one: a lesson may stand in several phases.
        same = self._model.at(row)
        index = same if same.isValid() and self._model.node(same).ref == ref else self._model.find(ref)
        if index.isValid():
            self._tree.setCurrentIndex(index)
        self._tree.verticalScrollBar().setValue(scrolled)
        if not ref and (step := self.context.services.onboarding.next_step()) is not None:
            self._show_ref(step.node.ref)

    def _show_ref(self, ref: str) -> None:
        current = self._tree.currentIndex()
        if not ref or (current.isValid() and self._model.node(current).ref == ref):
            return
        index = self._model.find(ref)
        if index.isValid():
            self._tree.setCurrentIndex(index)
            self._tree.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _unfold(self, parent: QModelIndex) -> None:
        """Open everything, except what the person has folded."""
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            if self._model.rowCount(index):
                self._tree.setExpanded(index, self._key(index) not in self._folded)
                self._unfold(index)

    def _open_index(self, index: QModelIndex) -> None:
        node: Node = index.data(NODE)
        if node.kind in _GROUPS:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        else:
            self.context.go(address_of(node))

    def _note_folded(self, index: QModelIndex) -> None:
        self._folded.add(self._key(index))

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._folded.discard(self._key(index))

    def _key(self, index: QModelIndex) -> str:
        """Names a group, also where a module stands in several phases."""
        above = index.parent()
        own = self._model.node(index).ref or self._model.node(index).title
        return f"{self._key(above)}/{own}" if above.isValid() else own
