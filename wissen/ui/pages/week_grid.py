"""The table of Wochenblick: as wide and high as its words, measured by what differs and not cell by cell."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.services.week import Cell, Overview
from wissen.ui import look
from wissen.ui.models.week_table import WeekTable
from wissen.ui.pages.progress_picture import CountTable
from wissen.ui.strings import tr

_NARROWEST = 110
"""Logical pixels at scale 1 for a column, the titles of modules among them."""
_TALL = 10_000


class WeekGrid(CountTable):
    """Forty people and sixty modules say the same few things again and again: Qt would ask each cell many times."""

    def __init__(self, parent: QWidget) -> None:
        self._table = WeekTable(parent)
        self._overview: Overview | None = None
        super().__init__(self._table, tr("Stände nach Modul und Person"), parent)

    def show_overview(self, overview: Overview) -> None:
        """Show this week."""
        self._overview = overview
        self._table.show_overview(overview)
        self.fit()

    def fit(self) -> None:
        """Measure each thing that is said once, and give columns and rows room for it."""
        if self._overview is None:
            return
        header = self.horizontalHeader()
        header.setMinimumSectionSize(look.scaled(_NARROWEST))
        hints = self._hints(self._overview)
        for place, _ in enumerate(self._overview.columns):
            said = {line.cells[place] for line in self._overview.lines}
            widths = (header.minimumSectionSize(), header.sectionSizeHint(1 + place))
            header.setSectionResizeMode(1 + place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(1 + place, max(*widths, *(hints[cell].width() for cell in said)))
        if self._table.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        rows = 0
        for row, line in enumerate(self._overview.lines):
            height = max(self._title_height(row), *(hints[cell].height() for cell in set(line.cells))) + SPACE_S
            self.setRowHeight(row, height)
            rows += height
        self.setFixedHeight(rows + header.sizeHint().height() + 2 * self.frameWidth() + 2)

    def _hints(self, overview: Overview) -> dict[Cell | None, QSize]:
        found: dict[Cell | None, QSize] = {}
        for row, line in enumerate(overview.lines):
            for place, cell in enumerate(line.cells):
                if cell not in found:
                    found[cell] = self.sizeHintForIndex(self._table.index(row, 1 + place))
        return found

    def _title_height(self, row: int) -> int:
        """Of a title that wraps in the first column."""
        index, metrics = self._table.index(row, 0), self.fontMetrics()
        alone = self.sizeHintForIndex(index)
        title = str(index.data())
        around = alone.width() - metrics.horizontalAdvance(title)
        room = QRect(0, 0, max(1, self.columnWidth(0) - around), _TALL)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()
        return alone.height() + max(0, wrapped - metrics.height())
