"""Two versions of a file side by side: mine, and what it has become elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from wissen.content.blocks import Text
from wissen.content.word_diff import Difference, difference
from wissen.drawing.page import Lookups, Page, PageComparison
from wissen.drawing.tokens import SPACE_M
from wissen.ui import look
from wissen.ui.jobs import Jobs
from wissen.ui.pages.compare import SIGNS
from wissen.ui.reader.page_view import PageView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow

_WIDTH, _HEIGHT = 900, 640
_CONTEXT = 2
"""Lines above and below what differs that are shown too."""
_LEFT_OUT = "…"


class CompareDialog(QDialog):
    """Only to be read; what is kept is decided behind it. Open it with `open()`."""

    def __init__(self, title: str, *, heads: tuple[str, str], old: str, new: str, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Fassungen vergleichen"))
        self._title, self._heads = title, heads
        self.view = PageView(self)
        acts = FlowRow(self)
        acts.add(button(tr("Schließen"), self.accept, weight="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.addWidget(self.view, 1)
        column.addWidget(acts)
        room = parent.window().size()
        self.resize(min(look.scaled(_WIDTH), room.width()), min(look.scaled(_HEIGHT), room.height()))
        jobs.read(partial(difference, *where_they_differ(old, new)), self._show, owner=self)

    def _show(self, found: Difference) -> None:
        told = tr(SIGNS) if found.any else tr("Beide Fassungen sagen dasselbe.")
        part = PageComparison("vergleich", "", found.old, found.new, self._heads)
        self.view.show_page(Page(self._title, (part,), lead=(Text(told),)), Lookups())


def where_they_differ(old: str, new: str) -> tuple[str, str]:
    """Both texts without the lines they begin and end with alike, but for some on either side."""
    before, after = old.split("\n"), new.split("\n")
    start = _alike(before, after)
    rest = min(len(before), len(after)) - start
    end = min(rest, _alike(before[::-1], after[::-1]))
    first, last = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    return _part(before, first, last), _part(after, first, last)


def _alike(first: Sequence[str], second: Sequence[str]) -> int:
    """How many lines two texts begin with alike."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(first), len(second)))


def _part(lines: Sequence[str], first: int, last: int) -> str:
    inside = lines[first : len(lines) - last]
    return "\n".join((*((_LEFT_OUT,) if first else ()), *inside, *((_LEFT_OUT,) if last else ())))
