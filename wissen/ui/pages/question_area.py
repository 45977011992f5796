"""A question with its answer laid over it, and above it the case: in sight for as long as its questions are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from wissen.drawing.page import Page as TextPage
from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui import icons
from wissen.ui.controls import holds_focus
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import icon_button
from wissen.ui.widgets.labels import ElidedLabel

_SHARE = 0.4
"""Of the height, at most, for a case that the person has given no height of their own."""
_ICONS = {True: "chevron_right", False: "expand_more"}


class CasePane(QFrame):
    """The case as a text of its own; a button with its title folds it away."""

    refitted = Signal()
    """It was folded or unfolded, or its text has another height."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.folded = False
        self.page: TextPage | None = None
        self.area = ReadingArea(context, self)
        self.area.reader.page_built.connect(self.refitted)
        self._fold = icon_button(_ICONS[False], "", self.toggle)
        self._title = ElidedLabel("", "strong")
        head = self._head = QHBoxLayout()
        head.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, 0)
        head.setSpacing(SPACE_XS)
        head.addWidget(self._fold)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def show_case(self, page: TextPage, path: str) -> None:
        """Show a case of the file `path`; the one that is shown already stays as it is, where it was read to."""
        if page != self.page:
            self.page = page
            self.area.show_page(replace(page, title=""), path)
            self.area.reader.setAccessibleName(page.title)
        self._tell()

    def toggle(self) -> None:
        """Fold the text away, or show it again."""
        self.folded = not self.folded
        self.area.setVisible(not self.folded)
        self._tell()
        self.refitted.emit()

    def wanted(self) -> int:
        """The height in pixels at which all of it is seen."""
        text = 0 if self.folded else self.area.reader.document().size().height()
        return self.least() + ceil(text)

    def least(self) -> int:
        """The height of its title alone."""
        return self._head.sizeHint().height() + self.height() - self.contentsRect().height()

    def _tell(self) -> None:
        title = self.page.title if self.page else ""
        self._title.setText(title)
        act = tr("{title} aufklappen") if self.folded else tr("{title} zuklappen")
        self._fold.setAccessibleName(act.format(title=title))
        self._fold.setToolTip(act.format(title=title))
        icons.put(self._fold, _ICONS[self.folded])


class QuestionArea(QSplitter):
    """The case takes the height that it needs, up to a share or what the person gave it."""

    text_clicked = Signal(str, str)
    """As of the reader; of the question or of its case."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._given = 0
        """The height that the person gave the case, in pixels; 0 before they did."""
        self._case = CasePane(context, self)
        self._case.hide()
        self._case.refitted.connect(self._fit)
        self._text = ReadingArea(context, self)
        for area in (self._case.area, self._text):
            area.reader.text_clicked.connect(self.text_clicked)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._note_moved)

    @property
    def reader(self) -> ReaderView:
        """The question."""
        return self._text.reader

    @property
    def case(self) -> CasePane | None:
        """The case that is in sight."""
        return self._case if self._case.isVisibleTo(self) else None

    def panes(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return (self._text, *((self.case,) if self.case else ()))

    def show_question(
        self, page: TextPage, path: str, *, case: TextPage | None, embedded: Mapping[str, QWidget]
    ) -> None:
        """Show a question of the file `path`, and the case that it belongs to: its title then stands for the page's."""
        if case is not None:
            self._case.show_case(case, path)
        self._case.setVisible(case is not None)
        self._fit()
        self._text.show_page(page if case is None else replace(page, title=""), path, embedded=embedded)
        self.reader.setAccessibleName(page.title)

    def show_find(self) -> None:
        """Find in the text that has the focus."""
        self._in_use.show_find()

    def explain(self) -> None:
        """Explain the term that is meant in the text that has the focus."""
        self._in_use.explain()

    def reveal_when_laid_out(self, part: QWidget) -> None:
        """Scroll to a part of the answer, once it has taken the room that it needs now."""
        self._text.reveal_when_laid_out(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _in_use(self) -> ReadingArea:
        case = self.case
        return case.area if case is not None and holds_focus(case) else self._text

    def _note_moved(self) -> None:
        if not self._case.folded:
            self._given = self._case.height()

    def _fit(self) -> None:
        case = self.case
        if case is None:
            return
        wanted = case.wanted()
        case.setMaximumHeight(wanted)
        height = min(wanted, self._given or max(round(self.height() * _SHARE), case.least()))
        self.setSizes([height, self.height() - height])
