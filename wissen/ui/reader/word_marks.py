"""The words that led to a page, marked in its text; a strip above it goes through them and takes them away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui.announce import announce
from wissen.ui.controls import holds_focus
from wissen.ui.jobs import Jobs
from wissen.ui.reader.finding import places
from wissen.ui.reader.marking import MarkedPlaces
from wissen.ui.reader.page_view import PageView
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.labels import ElidedLabel

Find = Callable[[str, str], Sequence[tuple[int, int]]]
"""Where in a text the words stand for which it was found."""


class WordMarks(QFrame):
    """Shown only while there is something to mark."""

    def __init__(self, view: PageView, jobs: Jobs, find: Find, parent: QWidget) -> None:
        """`find` may take a while: it is asked on a lane."""
        super().__init__(parent)
        self.setProperty("role", "top")
        self._view, self._jobs, self._find = view, jobs, find
        self.words = ""
        """What is marked; forgotten when the person takes the marks away."""
        self._number = 0
        self._marked = MarkedPlaces(view)
        self._label = ElidedLabel("", "muted")
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._count)
        layout.addWidget(icon_button("arrow_upward", tr("Vorherige Stelle"), self._previous, parent=self))
        layout.addWidget(icon_button("arrow_downward", tr("Nächste Stelle"), self._next, parent=self))
        layout.addWidget(icon_button("close", tr("Markierung entfernen (Esc)"), self.leave, parent=self))
        view.page_built.connect(self._look)
        self.hide()

    def show_words(self, words: str) -> None:
        """Mark these words in the page that is shown; none takes the marks away."""
        self.words = words.strip()
        self._marked.begin_anew()
        self._look()

    def leave(self) -> bool:
        """Take the marks away; whether there were any."""
        shown = self.isVisible()
        if holds_focus(self):
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if shown:
            announce(self._view, tr("Markierung entfernt"))
        self.words = ""
        self._show([])
        return shown

    def _look(self) -> None:
        """Look where the words stand now; also when the page was built anew."""
        self._number += 1
        if self.words:
            work = partial(_marked, self._view.document().toRawText(), self.words, self._find)
            self._jobs.read(work, partial(self._take, self._number), owner=self)
        elif self._marked.places:
            self._show([])

    def _take(self, number: int, found: list[tuple[int, int]]) -> None:
        if number == self._number:
            self._show(found)

    def _show(self, found: list[tuple[int, int]]) -> None:
        self._number += 1
        self._marked.show(found)
        self._label.setText(tr("Markiert: {words}").format(words=self.words))
        self._tell()
        self.setVisible(bool(found))

    def _tell(self) -> None:
        self._count.setText(self._marked.told or plural(len(self._marked.places), "Stelle", "Stellen"))

    def _next(self) -> None:
        self._go(1)

    def _previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        self._marked.step(step)
        self._tell()
        announce(self, self._count.text())


def _marked(text: str, words: str, find: Find) -> list[tuple[int, int]]:
    return places(text, lambda read: find(read, words))
