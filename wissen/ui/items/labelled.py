"""A radio button or check box with text that wraps; a click on the text is a click on the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.ui.items.feedback import rich_label


class LabelledButton(QWidget):
    """The text is small HTML as `drawing.inline_html` writes it; `name` is what a screen reader says."""

    def __init__(self, button: QAbstractButton, html: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = button
        button.setParent(self)
        button.setAccessibleName(name)
        self.text = rich_label(html, self)
        self.text.setProperty("role", "option")
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.text.installEventFilter(self)
        self.rows = QGridLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setHorizontalSpacing(SPACE_S)
        self.rows.setVerticalSpacing(0)
        self.rows.addWidget(button, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.rows.addWidget(self.text, 0, 1)
        self.rows.setColumnStretch(1, 1)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._align()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the text act as part of the button."""
        if (
            watched is self.text
            and event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and self.button.isEnabled()
        ):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
            return True
        return super().eventFilter(watched, event)

    def _align(self) -> None:
        """Bring the first line of the text to the height of the button."""
        for widget in (self.button, self.text):
            widget.ensurePolished()
        above = max(0, (self.button.sizeHint().height() - self.text.fontMetrics().height()) // 2)
        self.text.setContentsMargins(0, above, 0, above)
