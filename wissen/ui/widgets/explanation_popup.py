"""A small box beside a word that says what it means and where more is; Escape or a click elsewhere closes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import PANEL_WIDTH, SPACE_M, SPACE_S
from wissen.ui import look
from wissen.ui.announce import announce
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class ExplanationPopup(QFrame):
    """Title, text, source; reads itself aloud. `leads` are buttons: what each says, and what it stands for."""

    chosen = Signal(str)
    """What the pressed button stands for; the box has closed."""

    def __init__(
        self, title: str, text: str, source: str, *, leads: Sequence[tuple[str, str]] = (), parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addWidget(WrapLabel(title, "strong"))
        for words, role in ((text, ""), (source, "muted")):
            if words:
                column.addWidget(WrapLabel(words, role))
        self._leads = FlowRow(self)
        for words, target in leads:
            lead = button(words, self._choose, parent=self)
            lead.setProperty("target", target)
            self._leads.add(lead)
        self._leads.setVisible(bool(leads))
        column.addWidget(self._leads)
        self._spoken = ". ".join(part for part in (title, text, source) if part)

    def show_at(self, place: QPoint) -> None:
        """Open below a point of the screen, moved so that all of it can be seen."""
        for part in (self, *self.findChildren(QWidget)):
            part.ensurePolished()  # their heights count before the box is shown
        self._column.invalidate()
        screen = self.screen().availableGeometry()
        width = min(look.scaled(PANEL_WIDTH + 110), screen.width() - 2 * SPACE_M)
        self.setFixedWidth(width)
        height = self._column.heightForWidth(width)
        self.setFixedHeight(min(height, screen.height() - 2 * SPACE_M))
        left = min(max(place.x(), screen.left() + SPACE_M), screen.right() - width - SPACE_M)
        below = place.y() + SPACE_S
        top = below if below + height <= screen.bottom() else max(screen.top(), place.y() - height - 3 * SPACE_M)
        self.move(left, top)
        self.show()
        first = self._leads.findChild(QPushButton)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, self._spoken)

    def _choose(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, QPushButton):
            self.close()
            self.chosen.emit(pressed.property("target"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4):
            self.close()
            return
        super().keyPressEvent(event)
