"""The margin beside a text: its outline, its sources, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.head import Head
from wissen.drawing.page import OutlineEntry
from wissen.drawing.tokens import SPACE_S
from wissen.ui import actions
from wissen.ui.reader.outline import Outline
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.side_panel import SidePanel


class Margin(SidePanel):
    """Follows the reader; folds away with one button."""

    def __init__(
        self,
        title: str,
        reader: ReaderView,
        parent: QWidget,
        *,
        acts: Sequence[actions.Act] = (),
    ) -> None:
        super().__init__(title, parent)
        self._outline = Outline()
        self._reader = reader
        self._outline.chosen.connect(self._go_to)
        reader.section_changed.connect(self._outline.set_reading)
        self._sources_heading = WrapLabel(tr("Quellen"), "small")
        self._sources = WrapLabel("", "muted")
        self._sources_heading.setContentsMargins(0, SPACE_S, 0, 0)
        self.face = QWidget()
        self._column = column = QVBoxLayout(self.face)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        column.addWidget(self._outline)
        for widget in (self._sources_heading, self._sources):
            column.addWidget(widget)
        column.addStretch(1)
        self._above = column.count()
        for spec, slot in acts:
            made = button(tr(spec.short or spec.text), slot, weight="quiet", icon=spec.icon, parent=self)
            made.setToolTip(actions.tip(spec))
            column.addWidget(made)
        self.body.addWidget(self.face, 1)

    def show_entry(self, entries: tuple[OutlineEntry, ...], head: Head) -> None:
        """Show outline and sources of a text."""
        self._outline.set_entries(entries)
        self._sources.setText("\n".join(head.sources))
        self._sources_heading.setVisible(bool(head.sources))
        self._sources.setVisible(bool(head.sources))

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the outline of a text that has no sources."""
        self._outline.set_entries(entries)
        for part in (self._sources_heading, self._sources):
            part.hide()

    def add_above_acts(self, widget: QWidget) -> None:
        """Put something between the sources and what can be done with the text."""
        self._column.insertWidget(self._above, widget)

    def add_act(self, made: QWidget) -> None:
        """Put a button below what can be done with the text."""
        self._column.addWidget(made)

    def show_noted(self, places: frozenset[str]) -> None:
        """Set a sign at the headings under which notes stand."""
        self._outline.set_noted(places)

    def _go_to(self, section: str) -> None:
        """Go to a heading, and mark it even where the page is too short to bring it to the top."""
        self._reader.go_to(section)
        self._outline.set_reading(section)
