"""What has come by post and becomes part of one's own history: sign-offs of practical skills."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from wissen.services.bundle import Services
from wissen.text import german_list
from wissen.ui.messages import Message, Messages
from wissen.ui.recorder import Recorder
from wissen.ui.strings import plural, tr


class Arrivals(QObject):
    """Takes in what is new, whenever it is asked to."""

    def __init__(self, services: Services, recorder: Recorder, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._recorder = recorder
        self._messages = messages
        self._taking = False

    def take(self) -> None:
        """Record what the history does not know yet; nothing before there is one, and one thing after the other."""
        if self._taking or not self._services.journal.known:
            return
        events = self._services.practices.arrived()
        if events:
            self._taking = True
            names = german_list(sorted({name for event in events for name in event.texts.values()}))
            self._recorder.record(events, partial(self._taken, len(events), names), owner=self, failed=self._failed)

    def _taken(self, count: int, names: str) -> None:
        self._taking = False
        came = plural(count, "Abnahme", "Abnahmen")
        text = tr("Zu Ihrer Praxis ist etwas gekommen: {came} von {names}.").format(came=came, names=names)
        hint = tr("Es steht bei den Praxisaufgaben und unter „Meine Daten“.")
        self._messages.post(Message("info", text, hint))
        self.take()  # what came meanwhile

    def _failed(self) -> None:
        self._taking = False
