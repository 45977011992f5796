"""The area of the tabs of the Werkstatt: their names in a row that goes on below, and the one that is chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from wissen.content.library import Library
from wissen.content.problem import Problem
from wissen.drawing.tokens import SPACE_S
from wissen.ui.pages.page import scrolled
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.fold import Fold
from wissen.ui.workshop.tab import WorkshopTab

_NO_LIMIT = 16_777_215
"""QWIDGETSIZE_MAX, which PySide6 does not hand out."""


class TabPane(QWidget):
    """Folded to its names where there is little height; a name unfolds it, the name of what is shown folds it again.

    Not a QTabWidget: in a small window its names hide behind two arrows too narrow to hit.
    """

    refitted = Signal()
    """It was folded or unfolded."""

    def __init__(self, tabs: Sequence[WorkshopTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Prüfen"))
        self.tabs = tuple(tabs)
        self._fold = Fold()
        self._alone = False
        self._faces = QStackedWidget(self)
        row = FlowRow(self)
        row.setContentsMargins(SPACE_S, 0, SPACE_S, 0)
        # Not in a button group: there Tab would stop at the checked one only.
        self._heads = []
        for number, tab in enumerate(tabs):
            head = button(tab.name, partial(self._press, number), parent=self)
            head.setCheckable(True)
            head.setProperty("role", "tab")
            self._heads.append(head)
            row.add(head)
            self._faces.addWidget(scrolled(tab))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(row)
        self._column.addWidget(self._faces, 1)
        self._show()

    @property
    def folded(self) -> bool:
        """Whether only the names are shown."""
        return self._fold.folded and not self._alone

    @property
    def pane(self) -> QWidget:
        """Where F6 leads: to what is shown, else to the names."""
        shown = self._faces.currentWidget()
        return self if self.folded or shown is None else shown

    @property
    def folded_by_person(self) -> bool:
        """Whether the person wants only the names, whatever there is room for; worth remembering."""
        return self._fold.by_person

    def keep_folded(self, *, folded: bool) -> None:
        """Fold or unfold as the person left it the last time."""
        self._fold.by_person = folded
        self._show()

    def give_room(self, *, room: bool, alone: bool) -> None:
        """Fold where there is little height, see `Fold`; where nothing else is shown, there is nothing to fold for."""
        self._alone = alone
        self._fold.give_room(room=room)
        self._show()

    def forget(self) -> None:
        """Let all tabs forget the folder that was read."""
        for tab in self.tabs:
            tab.forget()

    def show_folder(self, folder: Path, library: Library, problems: Sequence[Problem]) -> None:
        """Let all tabs know the folder, see `WorkshopTab`."""
        for tab in self.tabs:
            tab.show_folder(folder, library, problems)

    def show_file(self, path: str) -> None:
        """Let all tabs know the file that is edited."""
        for tab in self.tabs:
            tab.show_file(path)

    def show_unsaved(self, unsaved: Collection[str]) -> None:
        """Let all tabs know which files to keep off."""
        for tab in self.tabs:
            tab.unsaved = unsaved

    def choose(self, number: int) -> None:
        """Show a tab, from 0."""
        self._faces.setCurrentIndex(number)
        if self.folded:
            self._fold.toggle()
        self._show()

    def step_back(self) -> bool:
        """Fold what was opened although there is little room, when one is in it; the names have the focus then."""
        focused = QApplication.focusWidget()
        for_now = self._fold.opened_anyway and not self._alone
        if not for_now or focused is None or not self._faces.isAncestorOf(focused):
            return False
        self._heads[self._faces.currentIndex()].setFocus()
        self._fold.toggle()
        self._show()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_height()

    def _press(self, number: int) -> None:
        if number == self._faces.currentIndex() and not self.folded and not self._alone:
            self._fold.toggle()
            self._show()
        else:
            self.choose(number)

    def _show(self) -> None:
        changed = self._faces.isHidden() != self.folded
        self._faces.setVisible(not self.folded)
        for at, head in enumerate(self._heads):
            shown = at == self._faces.currentIndex() and not self.folded
            head.setChecked(shown)
            told = "{title} einklappen" if shown and not self._alone else "{title} zeigen"
            head.setToolTip(tr(told).format(title=head.text()))
        self._fit_height()
        if changed:
            self.refitted.emit()

    def _fit_height(self) -> None:
        """Folded, it is as high as its names; a splitter asks for no height at a width."""
        if self.folded:
            self.setFixedHeight(self._column.heightForWidth(self.width()))
        else:
            self.setMinimumHeight(0)
            self.setMaximumHeight(_NO_LIMIT)
