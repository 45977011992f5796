"""What stands above a text in the place of its head: what the head holds, and the ways to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wissen.content.frontmatter import MINUTES, SOURCES
from wissen.content.head_text import HeadText
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.editor import Editor


class HeadRow(FlowRow):
    """Seen while the head is folded and the text is shown."""

    def __init__(self, editor: Editor, show_form: Callable[[], object], parent: QWidget) -> None:
        """`show_form` shows what stands in the head as fields."""
        super().__init__(parent)
        self.setProperty("role", "head")
        self.setContentsMargins(SPACE_M, 0, SPACE_S, 0)
        self._editor = editor
        self._there = False
        self._words = WrapLabel("", "muted")
        edit = button(tr("Bearbeiten"), show_form, weight="quiet")
        edit.setAccessibleName(tr("Angaben bearbeiten"))
        as_text = button(tr("Als Text"), editor.fold.enter, weight="quiet")
        as_text.setAccessibleName(tr("Angaben als Text zeigen"))
        for widget in (self._words, edit, as_text):
            self.add(widget)
        editor.fold.changed.connect(self._tell)
        editor.marked.connect(self._tell)

    def show_with(self, *, text: bool) -> None:
        """Whether it is the text that is shown."""
        self._there = text
        self._tell()

    @property
    def words(self) -> str:
        """What it says of the head."""
        return self._words.text()

    def _tell(self) -> None:
        fold = self._editor.fold
        if fold.head is not None:
            below = fold.body.blockNumber()
            faults = sum(len(self._editor.problems_at(line)) for line in range(1, below + 1))
            self._words.setText(_words(fold.head, faults))
        self.setVisible(self._there and fold.folded)


def _words(head: HeadText, faults: int) -> str:
    """What the head holds, in a few words; its title is read elsewhere."""
    minutes, sources = head.value(MINUTES), len(head.value(SOURCES))
    parts = (
        plural(minutes, "Minute", "Minuten") if minutes else "",
        plural(sources, "Quelle", "Quellen") if sources else "",
        plural(faults, "Befund", "Befunde") if faults else "",
    )
    told = " · ".join(part for part in parts if part)
    return tr("Angaben: {told}").format(told=told) if told else tr("Angaben zu dieser Datei")
