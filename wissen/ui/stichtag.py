"""The Stichtag in the window: the button that tells and asks for it, and the frame around what does not hold today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wissen.drawing.tokens import ICON, SPACE_M, SPACE_S, SPACE_XS
from wissen.services.law_changes import LawChanges
from wissen.services.shelf import Shelf
from wissen.text import german_date
from wissen.ui import actions, icons
from wissen.ui.announce import announce
from wissen.ui.as_of import not_today
from wissen.ui.dialogs.stichtag_dialog import StichtagDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import RoomyButton, button
from wissen.ui.widgets.labels import IconLabel, WrapLabel

_FRAME = 4
"""Width of the frame, as in the style sheet."""


class Stichtag(QObject):
    """Owns button and frame; `changed` says that everything shown is to be shown anew."""

    changed = Signal()

    def __init__(self, shelf: Shelf, law_changes: LawChanges, window: QWidget) -> None:
        super().__init__(window)
        self._shelf = shelf
        self._law_changes = law_changes
        self._window = window
        self.button = DayButton(window)
        self.button.clicked.connect(self.ask)
        self.frame = DayFrame(self.choose_today, window)

    def choose(self, day: date | None) -> None:
        """Show the law as of a day; None is today."""
        before = self._shelf.day
        self._shelf.choose(day)
        if self._shelf.day != before:
            self.changed.emit()
            announce(self._window, not_today(self._shelf) or tr("Rechtsstand von heute"))

    def choose_today(self) -> None:
        """Back to what holds today."""
        self.choose(None)

    def ask(self) -> None:
        """Let the person choose a day."""
        dialog = StichtagDialog(self._shelf.day, self._shelf.today, self._law_changes.stages(), self._window)
        dialog.chosen.connect(self.choose)
        dialog.open()

    def show_day(self, *, followed: bool) -> None:
        """Tell the Stichtag; the frame only around a page that follows it."""
        told = not_today(self._shelf)
        self.button.show_day(german_date(self._shelf.day) if told else "")
        self.frame.show_day(told if followed else "")


class DayButton(RoomyButton):
    """Names the day; in a narrow window by its icon alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        icons.put(self, "gavel")
        self.show_day("")

    def show_day(self, day: str) -> None:
        """Tell a day, or that it is today ("")."""
        self.setText(day or tr("Rechtsstand heute"))
        shown = tr("Gezeigt wird, was am {day} gilt.").format(day=day) if day else tr("Gezeigt wird, was heute gilt.")
        self.setToolTip(f"{shown}\n{actions.tip(actions.STICHTAG)}")
        self.setAccessibleName(tr("Rechtsstand: {day}").format(day=day or tr("heute")))


class DayFrame(QFrame):
    """A coloured frame with a line of text around the page; without a text it is not there."""

    def __init__(self, leave: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "as-of")
        self.setProperty("shown", "false")
        self.line = QFrame(self)
        self.line.setProperty("role", "as-of-line")
        self._text = WrapLabel("", "strong")
        back = button(tr("Zurück zu heute"), leave, parent=self.line)
        row = QHBoxLayout(self.line)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_S, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(IconLabel("warning", "warn", size=ICON))
        row.addWidget(self._text, 1)
        row.addWidget(back)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.line)
        self.line.hide()

    def hold(self, page: QWidget) -> None:
        """Put the page into the frame."""
        self._column.addWidget(page, 1)

    def show_day(self, text: str) -> None:
        """Frame the page with this text, or not at all ("")."""
        self._text.setText(text)
        self.line.setVisible(bool(text))
        width = _FRAME if text else 0
        self._column.setContentsMargins(width, width, width, width)  # a style sheet alone leaves no room for it
        shown = "true" if text else "false"
        if self.property("shown") != shown:
            self.setProperty("shown", shown)
            self.style().unpolish(self)
            self.style().polish(self)
