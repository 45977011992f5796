"""The row above a text: which face of it is shown, saving, the way back, and what can be put in or done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.ui import icons
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import RoomyButton, button, icon_button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.workshop.editor import Editor


class WritingTools(FlowRow):
    """One line at most widths: first words give way to icons, then the way back to its keys and to Mehr."""

    face_wanted = Signal(int)
    save_wanted = Signal()

    insert_filled = Signal(QMenu)
    """The menu with what can be put in is opened, and is to be filled."""

    more_filled = Signal(QMenu)
    """The same for what else can be done."""

    def __init__(self, editor: Editor, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "head")
        self.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self._tabs = [self._tab(number, name) for number, name in enumerate((tr("Text"), tr("Angaben")))]
        self.save = button(tr("Speichern"), self.save_wanted.emit, weight="primary")
        self.save.setToolTip(tr("Speichern (Strg+S)"))
        self._undo = icon_button("undo", tr("Rückgängig (Strg+Z)"), editor.undo)
        self._redo = icon_button("redo", tr("Wiederholen (Strg+Umschalt+Z)"), editor.redo)
        self._insert = _menu_button("add", tr("Einfügen"), self.insert_filled.emit)
        more = _menu_button("more_horiz", tr("Mehr"), self.more_filled.emit)
        _give_room(more, room=False)
        for widget in (*self._tabs, self.save, self._undo, self._redo, self._insert, more):
            self.add(widget)
        editor.undoAvailable.connect(self._undo.setEnabled)
        editor.redoAvailable.connect(self._redo.setEnabled)

    def show_saved(self, *, saved: bool) -> None:
        """Whether the file holds what stands in the text."""
        self.save.setText(tr("Gespeichert") if saved else tr("Speichern"))
        self.save.setEnabled(not saved)

    def show_steps(self, *, undo: bool, redo: bool) -> None:
        """Which ways lead back and forth in the text that is shown now."""
        self._undo.setEnabled(undo)
        self._redo.setEnabled(redo)

    def offer_form(self, *, there: bool) -> None:
        """Whether the text has a head that can be shown as a form."""
        self._tabs[1].setVisible(there)

    def show_face(self, face: int) -> None:
        """Which face is shown, from 0."""
        for number, tab in enumerate(self._tabs):
            tab.setChecked(number == face)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Take away as little as is needed for one line."""
        for room, redo, undo in ((True, True, True), (False, True, True), (False, False, True), (False, False, False)):
            _give_room(self._insert, room=room)
            self._redo.setVisible(redo)
            self._undo.setVisible(undo)
            if self.sizeHint().width() + self._spare() <= self.width():
                break

    def _spare(self) -> int:
        """What the button needs when it says its longer word, so that saving moves nothing."""
        metrics = self.save.fontMetrics()
        return metrics.horizontalAdvance(tr("Gespeichert")) - metrics.horizontalAdvance(self.save.text())

    def _tab(self, face: int, name: str) -> QPushButton:
        made = button(name, partial(self.face_wanted.emit, face))
        made.setProperty("role", "tab")
        made.setCheckable(True)
        return made


def _menu_button(icon: str, name: str, fill: Callable[[QMenu], object]) -> RoomyButton:
    """A button whose menu is filled when it is opened."""
    made = RoomyButton()
    icons.put(made, icon)
    made.setText(name)
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(made)
    menu.aboutToShow.connect(partial(_refill, menu, fill))
    made.setMenu(menu)
    return made


def _give_room(made: RoomyButton, *, room: bool) -> None:
    """With its word, or as an icon without the arrow that says that there is a menu."""
    role = "" if room else "icon-menu"
    if made.property("role") != role:
        made.give_room(room=room)
        made.setProperty("role", role)
        made.style().unpolish(made)
        made.style().polish(made)


def _refill(menu: QMenu, fill: Callable[[QMenu], object]) -> None:
    menu.clear()
    fill(menu)
