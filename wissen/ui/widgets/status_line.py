"""The line at the foot of the window: which edition of the content, and which state of the law it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from wissen.content.model import Pack
from wissen.drawing.tokens import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from wissen.text import german_date
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import ElidedLabel, IconLabel


class StatusLine(QFrame):
    """Two short texts that are always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._edition = ElidedLabel("", "muted")
        self._law_state = ElidedLabel("", "muted")
        # When room is short the edition gives way first.
        self._edition.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(self._edition, 1)
        self._sign = IconLabel("gavel", "muted", size=ICON_SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._law_state)

    def show_pack(self, pack: Pack | None) -> None:
        """Name edition and state of the law of the content: "Ausgabe 2026-11", "Rechtsstand 01.11.2026"."""
        self._edition.setText(tr("Ausgabe {edition}").format(edition=pack.edition) if pack else "")
        day = pack.law_as_of if pack else None
        self._law_state.setText(tr("Rechtsstand {day}").format(day=german_date(day)) if day else "")
        self._sign.setVisible(day is not None)
