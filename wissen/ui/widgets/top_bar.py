"""The bar above the page: back and forward, where the person is, and room for more at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.ui.widgets.buttons import RoomyButton, ToolButton
from wissen.ui.widgets.labels import ElidedLabel

_BETWEEN = "  ›  "


class TrailLabel(ElidedLabel):
    """The trail; where room is short it loses whole names from the left, then the end of the last one."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        super().__init__("", "muted")

    def show_names(self, names: Sequence[str]) -> None:
        """Show these names."""
        self._names = tuple(names)
        self.setText(_BETWEEN.join(names))

    def _shorten(self) -> None:
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        shown = self._whole
        for number in range(len(self._names)):
            shown = _BETWEEN.join(("…", *self._names[number:]) if number else self._names)
            if metrics.horizontalAdvance(shown) <= room:
                break
        QLabel.setText(self, metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))
        self.setToolTip("" if self.text() == self._whole else self._whole)


class TopBar(QFrame):
    """Shows the trail from the place in the rail down to the page."""

    def __init__(self, back: QAction, forward: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "top")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._row.setSpacing(SPACE_S)
        for action in (back, forward):
            made = ToolButton()
            made.setDefaultAction(action)
            self._row.addWidget(made)
        # The end of the trail is the page itself: what is left out when room is short is its beginning.
        self._trail = TrailLabel()
        self._row.addWidget(self._trail, 1)

    def show_trail(self, names: Sequence[str]) -> None:
        """Show where the person is, the widest name first."""
        self._trail.show_names(names)

    def give_room(self, *, room: bool) -> None:
        """In a narrow window the search field needs what trail and name would take; the rail says where one is."""
        self._trail.setVisible(room)
        for button in self.findChildren(RoomyButton):
            button.give_room(room=room)

    def trail(self) -> str:
        """The trail in one line."""
        return self._trail.whole_text()

    def add_right(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something at the right end, for instance the profile; with `stretch` it shares the room of the trail."""
        self._row.addWidget(widget, stretch)
