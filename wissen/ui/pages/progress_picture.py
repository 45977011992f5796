"""Mein Fortschritt nach Modulen: a bar of cells for each module, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from wissen.learning.completion import Standing
from wissen.services.onboarding import ModuleStand
from wissen.ui.models.standing_table import SHOWN, StandingTable
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import BADGES
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.cell_bar import CellBar, Cells, Filling
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel, IconLabel, WrapLabel

FILLINGS = {
    Standing.DONE: (Filling.FULL, "ok"),
    Standing.STALE: (Filling.STRIPED, "warn"),
    Standing.BEGUN: (Filling.HALF, "info"),
    Standing.OPEN: (Filling.EMPTY, "muted"),
}


class ProgressPicture(QWidget):
    """Shows modules; the button below changes between picture and table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: tuple[ModuleStand, ...] = ()
        self._model = StandingTable(self)
        self._table = CountTable(self._model, tr("Fortschritt nach Modulen"), self)
        self._bars = QWidget(self)
        self._lines = QVBoxLayout(self._bars)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(SPACE_M)
        self._toggle = button(tr("Als Tabelle"), self.toggle, weight="quiet", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._bars)
        column.addWidget(self._table)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self._table.hide()
        self.controls = (self._table, self._toggle)
        """What takes the keyboard, from above."""

    def show_modules(self, modules: Sequence[ModuleStand]) -> None:
        """Show these; without a change nothing is made anew."""
        if tuple(modules) == self._modules:
            return
        self._modules = tuple(modules)
        while (item := self._lines.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.hide()
                line.deleteLater()
        for module in self._modules:
            self._lines.addWidget(ModuleLine(module, self._bars))
        self._model.show_modules(self._modules)
        self._table.fit()

    def toggle(self) -> None:
        """Change between picture and table."""
        as_table = self._table.isHidden()
        self._table.setVisible(as_table)
        self._bars.setVisible(not as_table)
        self._toggle.setText(tr("Als Bild") if as_table else tr("Als Tabelle"))
        if as_table:
            self._table.fit()


class ModuleLine(QWidget):
    """Title, cells, and below them each Stand that occurs, with its icon and word."""

    def __init__(self, module: ModuleStand, parent: QWidget) -> None:
        super().__init__(parent)
        counts = [(standing, count) for standing in SHOWN if (count := module.counts.get(standing, 0))]
        words = [tr("{count} {standing}").format(count=count, standing=tr(one.value)) for one, count in counts]
        bar = CellBar(self)
        said = tr("{title}: {words} von {all}").format(title=module.title, words=", ".join(words), all=module.count)
        bar.show_cells([Cells(count, *FILLINGS[standing]) for standing, count in counts], said)
        legend = FlowRow(self)
        for (standing, _), text in zip(counts, words, strict=True):
            legend.add(_Word(standing, text))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(WrapLabel(module.title, "strong"))
        column.addWidget(bar)
        column.addWidget(legend)


class _Word(QWidget):
    """A Stand with its icon."""

    def __init__(self, standing: Standing, text: str) -> None:
        super().__init__()
        icon, _ = BADGES[standing]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, SPACE_S, 0)
        row.setSpacing(SPACE_XS)
        row.addWidget(IconLabel(icon, FILLINGS[standing][1], size=ICON_SMALL))
        row.addWidget(ElidedLabel(text, "muted"))


class CountTable(QTableView):
    """As high as its rows; the first column takes what is left and wraps."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)

    def fit(self) -> None:
        """Measure columns and rows anew."""
        header = self.horizontalHeader()
        for column in range(1, self.model().columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if self.model().columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.resizeRowsToContents()
        rows = 0
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + SPACE_S)
            rows += self.rowHeight(row)
        self.setFixedHeight(rows + header.sizeHint().height() + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # its height is its own doing
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self.fit()
