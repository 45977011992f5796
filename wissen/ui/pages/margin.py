"""The margin beside a text: its outline, its sources, and the state of the law it was written for."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.content.head import Head
from wissen.content.model import Pack
from wissen.drawing.page import OutlineEntry
from wissen.drawing.tokens import SPACE_S
from wissen.printing.marks import Marks
from wissen.text import german_date
from wissen.ui.reader.outline import Outline
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.side_panel import SidePanel


class Margin(SidePanel):
    """Follows the reader; folds away with one button."""

    def __init__(self, title: str, reader: ReaderView, parent: QWidget) -> None:
        super().__init__(title, parent)
        self._outline = Outline()
        self._reader = reader
        self._outline.chosen.connect(self._go_to)
        reader.section_changed.connect(self._outline.set_reading)
        self._sources_heading = WrapLabel(tr("Quellen"), "small")
        self._sources = WrapLabel("", "muted")
        self._state_heading = WrapLabel(tr("Rechtsstand"), "small")
        self._state = WrapLabel("", "muted")
        for heading in (self._sources_heading, self._state_heading):
            heading.setContentsMargins(0, SPACE_S, 0, 0)
        self.body.addWidget(self._outline)
        for widget in (self._sources_heading, self._sources, self._state_heading, self._state):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_entry(self, entries: tuple[OutlineEntry, ...], head: Head, pack: Pack | None) -> None:
        """Show outline, sources and Rechtsstand of a text."""
        self._outline.set_entries(entries)
        self._sources.setText("\n".join(head.sources))
        self._sources_heading.setVisible(bool(head.sources))
        self._sources.setVisible(bool(head.sources))
        self._state.setText(law_state(head, pack))
        for part in (self._state_heading, self._state):
            part.show()

    def show_outline(self, entries: tuple[OutlineEntry, ...]) -> None:
        """Show the outline of a text that has neither sources nor a Rechtsstand."""
        self._outline.set_entries(entries)
        for part in (self._sources_heading, self._sources, self._state_heading, self._state):
            part.hide()

    def _go_to(self, section: str) -> None:
        """Go to a heading, and mark it even where the page is too short to bring it to the top."""
        self._reader.go_to(section)
        self._outline.set_reading(section)


def law_state(head: Head, pack: Pack | None) -> str:
    """Who has checked the text, or by which law text it was written; never "aktuell" by default."""
    if head.review is not None:
        text = tr("Vom Amt geprüft am {day} ({by})").format(day=german_date(head.review.day), by=head.review.by)
        due = head.review.due
        return text if due is None else tr("{text}, nächste Prüfung bis {day}").format(text=text, day=german_date(due))
    if pack is not None and pack.law_as_of is not None:
        day = german_date(pack.law_as_of)
        return tr("Nach Gesetzestext vom {day} erstellt, vom Amt noch nicht freigegeben.").format(day=day)
    return tr("Vom Amt noch nicht freigegeben.")


def text_marks(title: str, head: Head, pack: Pack | None, *, watermark: str = "") -> Marks:
    """What stands on each sheet of a text of the pack."""
    return Marks(title, law_state(head, pack), watermark, pack.edition if pack is not None else "")
