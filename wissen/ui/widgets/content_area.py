"""A place for one widget that wants its room and scrolls up and down where there is less."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class ContentArea(QScrollArea):
    """Asks for its place anew whenever what it holds wants another; says itself how much that is."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # WORKAROUND: Qt lays out nothing that was resized and restyled while hidden; sizes would be those of before.
        if layout := self.content.layout():
            layout.invalidate()
            layout.setGeometry(self.content.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.content:
            self.updateGeometry()
        return super().eventFilter(watched, event)
