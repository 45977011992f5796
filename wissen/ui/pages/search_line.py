"""The line above what was found: how many there are, and in which order they come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from wissen.services.narrowing import Order
from wissen.ui.strings import tr
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class SearchLine(FlowRow):
    """Keeps the order as long as the page lives."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._told = WrapLabel("", "muted")
        self._order = ElidedCombo()
        self._order.setAccessibleName(tr("Reihenfolge der Treffer"))
        self._order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for order in Order:
            self._order.addItem(tr(order.value), order)
        self._order.currentIndexChanged.connect(self.changed)
        self.add(self._told)
        self.add_gap()
        self.add(self._order)

    @property
    def order(self) -> Order:
        """The order that is chosen."""
        return Order(self._order.currentData())

    def tell(self, words: str) -> None:
        """Say how many there are."""
        self._told.setText(words)
