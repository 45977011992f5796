"""The line at the foot of the window: edition of the content, last exchange, state of the law, what is under way."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from wissen.content.model import Pack
from wissen.drawing.tokens import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from wissen.text import german_date
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.labels import ElidedLabel, IconLabel


class StatusLine(QFrame):
    """Short texts that are always in sight, and between them work that takes longer."""

    stopped = Signal()
    """The person does not want the work any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._edition = ElidedLabel("", "muted")
        self._law_state = ElidedLabel("", "muted")
        self._exchange = ElidedLabel("", "muted", elide=Qt.TextElideMode.ElideLeft)
        # When room is short the edition gives way first, then the exchange.
        self._edition.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._law_state.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_XS, SPACE_M, SPACE_XS)
        row.setSpacing(SPACE_S)
        row.addWidget(self._edition, 1)
        self._work = ElidedLabel("", "muted")
        self._stop = button(tr("Abbrechen"), self.stopped.emit, weight="quiet", parent=self)
        self._stop.setProperty("small", "true")
        for part in (self._work, self._stop):
            row.addWidget(part)
        self.hide_work()
        self._sign_of_exchange = IconLabel("refresh", "muted", size=ICON_SMALL)
        row.addWidget(self._sign_of_exchange)
        row.addWidget(self._exchange)
        self.show_exchange(None, has_contacts=False)
        self._sign = IconLabel("gavel", "muted", size=ICON_SMALL)
        row.addWidget(self._sign)
        row.addWidget(self._law_state)

    def show_pack(self, pack: Pack | None) -> None:
        """Name edition and origin of the content: "Ausgabe 2026-11", "Inhalte nach Gesetzestext vom 01.11.2026".

        "Rechtsstand" is the other day: the one that they are shown for.
        """
        self._edition.setText(tr("Ausgabe {edition}").format(edition=pack.edition) if pack else "")
        day = pack.law_as_of if pack else None
        told = tr("Inhalte nach Gesetzestext vom {day}").format(day=german_date(day)) if day else ""
        why = tr("Darauf stützen sich die Inhalte. Für welchen Tag sie gezeigt werden, steht oben unter „Rechtsstand“.")
        self._law_state.setText(told)
        self._law_state.explain(why if told else "")
        self._sign.setVisible(day is not None)

    def show_exchange(self, day: date | None, *, has_contacts: bool) -> None:
        """Name the day of the last exchange, for whoever exchanges with somebody."""
        text = tr("Letzter Austausch {day}").format(day=german_date(day)) if day else tr("Noch kein Austausch")
        self._exchange.setText(text if has_contacts else "")
        for part in (self._sign_of_exchange, self._exchange):
            part.setVisible(has_contacts)

    def sizeHint(self) -> QSize:
        return self._steady(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        return self._steady(super().minimumSizeHint())

    def _steady(self, size: QSize) -> QSize:
        """As high as with the button, so that the page above does not jump when it comes and goes."""
        self._stop.ensurePolished()
        margins = self.contentsMargins() + self._row.contentsMargins()
        return size.expandedTo(QSize(0, self._stop.sizeHint().height() + margins.top() + margins.bottom()))

    def show_work(self, text: str) -> None:
        """Say what is under way and how far it is, with a button to stop it."""
        self._work.setText(text)
        self._work.show()
        self._stop.show()

    def hide_work(self) -> None:
        """Nothing is under way any more."""
        self._work.hide()
        self._stop.hide()
