"""A push button whose text wraps, for answers as long as a sentence."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from wissen.drawing.tokens import ICON_SMALL, SPACE_M, SPACE_S
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class WrapButton(QPushButton):
    """As high as its text needs; `note` stands in quieter words beside it, `icon` before it."""

    def __init__(
        self, text: str, slot: Callable[[], object], *, note: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "ordinary")
        self.setAutoDefault(True)  # else Qt answers to Space alone
        self.setAccessibleName(f"{text}. {note}" if note else text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._row.setSpacing(SPACE_S)
        if icon:
            self._row.addWidget(IconLabel(icon, "accent", size=ICON_SMALL))
        self.label = WrapLabel(text, "strong")
        self._row.addWidget(self.label, 1)
        if note:
            self._row.addWidget(WrapLabel(note, "muted"), 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(slot)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._row.totalHeightForWidth(width), super().sizeHint().height())

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint().expandedTo(QSize(0, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._row.totalMinimumSize().width(), super().minimumSizeHint().height())
