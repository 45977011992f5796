"""Einstellungen of Auffrischen: minutes of a sitting, questions a day, how sure one wants to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from wissen.learning.pace import CAPS, RETENTIONS, SITTINGS, Pace
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.flow_row import FlowRow


class PaceGroup(Group):
    """Each change is recorded at once, as the days of all questions depend on it; they follow it back as well."""

    opened = Signal()
    """The person wants to see Auffrischen."""

    def __init__(self, context: Context) -> None:
        told = tr(
            "Wissen fragt Sie nach einigen Tagen wieder, was Sie schon beantwortet haben, und dann immer seltener."
        )
        super().__init__(tr("Auffrischen"), told)
        self._context = context
        self._minutes = _choices((minutes, plural(minutes, "Minute", "Minuten")) for minutes in SITTINGS)
        self._cap = _choices((cap, plural(cap, "Frage", "Fragen")) for cap in CAPS)
        self._retention = _choices((part, tr("{part} von 100 Fragen").format(part=part)) for part in RETENTIONS)
        hint = tr("So viel Zeit planen Sie für einmal ein. Beim Beginnen können Sie es anders wählen.")
        self.add_field(tr("Zeit für einmal Auffrischen"), self._minutes, hint)
        hint = tr("Mehr kommt an einem Tag nicht. Was darüber hinausgeht, verteilt Wissen auf die nächsten Tage.")
        self.add_field(tr("Höchstens an einem Tag"), self._cap, hint)
        hint = tr(
            "So viele möchten Sie noch wissen, wenn sie wiederkommen. Je mehr es sein sollen, desto öfter fragt Wissen."
        )
        self.add_field(tr("Wie viel sitzen soll"), self._retention, hint)
        for box in (self._minutes, self._cap, self._retention):
            box.activated.connect(self._change)
        buttons = FlowRow(self)
        buttons.add(button(tr("Zum Auffrischen"), self.opened.emit, icon="refresh", parent=self))
        self._reset = button(tr("Ausgangswerte"), self._begin_anew, weight="quiet", parent=self)
        self._reset.setAccessibleDescription(tr("Auffrischen"))
        buttons.add(self._reset)
        self.add(buttons)
        self.show_pace()

    def show_pace(self) -> None:
        """Show what holds; nothing can be chosen before the history has been read."""
        pace = self._context.services.reviews.pace
        for box, value in ((self._minutes, pace.minutes), (self._cap, pace.cap), (self._retention, pace.retention)):
            box.setCurrentIndex(min(range(box.count()), key=lambda at: abs(box.itemData(at) - value)))
            box.setEnabled(self._context.services.ready)
        self._reset.setEnabled(self._context.services.ready and pace != Pace())

    def _change(self) -> None:
        chosen = replace(
            self._context.services.reviews.pace,
            minutes=self._minutes.currentData(),
            cap=self._cap.currentData(),
            retention=self._retention.currentData(),
        )
        self._record(chosen)

    def _begin_anew(self) -> None:
        self._record(Pace())

    def _record(self, pace: Pace) -> None:
        reviews = self._context.services.reviews
        if pace != reviews.pace:
            self._context.recorder.record([reviews.chosen(pace)], self.show_pace, owner=self, failed=self.show_pace)


def _choices(values: Iterable[tuple[int, str]]) -> QComboBox:
    box = ElidedCombo()
    for value, text in values:
        box.addItem(text, value)
    return box
