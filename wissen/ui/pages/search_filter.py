"""The filters beside what was found: a tree of all values to tick, with the number of hits behind each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wissen.drawing.tokens import SPACE_XS
from wissen.services.narrowing import Chosen, Value
from wissen.ui.announce import announce
from wissen.ui.delegates.value_delegate import ValueDelegate
from wissen.ui.models.tree_model import NODE
from wissen.ui.models.value_model import ValueLine, ValueModel
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.side_panel import SidePanel
from wissen.ui.widgets.tree import Tree


class SearchFilter(SidePanel):
    """Keeps what was ticked as long as the page lives, and nowhere else."""

    changed = Signal()
    done = Signal()
    """Where the filters have taken the place of the hits, the person goes on to these."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Filter"), parent, alone=True)
        self.chosen: Chosen = frozenset()
        self._folded: set[str] = set()
        self._model = ValueModel(self)
        self._tree = _Ticks(self._model, tr("Treffer filtern"), self, indent=0)
        self._tree.setItemDelegate(ValueDelegate(self._tree))
        self._tree.chosen.connect(self._choose_line)
        self._tree.collapsed.connect(self._note_folded)
        self._tree.expanded.connect(self._note_unfolded)
        self._reset = button(tr("Alle Filter entfernen"), self.reset, weight="quiet", icon="close", parent=self)
        self._done = button("", self._finish, parent=self)
        acts = FlowRow(self)
        acts.setContentsMargins(SPACE_XS, 0, SPACE_XS, SPACE_XS)
        for act in (self._done, self._reset):
            acts.add(act)
        self.body.addWidget(self._tree, 1)
        self.body.addWidget(acts)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.refitted.connect(self._fit)
        self._fit()

    def show_counts(self, counts: Mapping[Value, int], left: int) -> None:
        """Show what there is to tick, and how many hits are left; a value stays ticked though nothing has it."""
        index = self._tree.currentIndex()
        current: ValueLine | None = index.data(NODE) if index.isValid() else None
        if not self._model.set_counts(counts, self.chosen):
            self._unfold()
            self._go_to(current.ref if current else "")
        self._reset.setEnabled(bool(self.chosen))
        self._done.setText(plural(left, "Treffer zeigen", "Treffer zeigen"))

    def reset(self) -> None:
        """Want everything again."""
        self.choose(frozenset())

    def choose(self, chosen: Chosen) -> None:
        """Want these."""
        self.chosen = chosen
        if not chosen and self._reset.hasFocus():
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _choose_line(self, index: QModelIndex) -> None:
        line: ValueLine = index.data(NODE)
        if line.value is None:
            self._tree.setExpanded(index, not self._tree.isExpanded(index))
        else:
            self.choose(self.chosen ^ {line.value})
            announce(self._tree, self._model.spoken(index.data(NODE)))

    def _finish(self) -> None:
        self.toggle()
        self.done.emit()

    def _fit(self) -> None:
        self._done.setVisible(self.needs_page)

    def _unfold(self) -> None:
        """Unfold the facets of a new tree, but for those that the person has folded."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self._tree.setExpanded(index, index.data(NODE).ref not in self._folded)

    def _go_to(self, ref: str) -> None:
        index = self._model.find(ref)
        if index.isValid():
            self._tree.setCurrentIndex(index)

    def _note_folded(self, index: QModelIndex) -> None:
        self._folded.add(index.data(NODE).ref)

    def _note_unfolded(self, index: QModelIndex) -> None:
        self._folded.discard(index.data(NODE).ref)


class _Ticks(Tree):
    """Space ticks, as it does with any box."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
