"""The card of Heute for Auffrischen: how much waits today and how long it takes, never how much is behind."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from wissen.services.reviews import Waiting
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.pages.refresh_words import welcome, what_waits
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.card import Card


class RefreshCard(Card):
    """Shown only while a question is due or rests; what changed in the law alone has a list of its own on Heute."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Auffrischen"), parent=parent)
        self._context = context
        self._button = self.add_button(tr("Auffrischen"), self._open)
        self.hide()

    def refresh(self) -> None:
        """Show what waits now; what takes a moment to be known is computed beside the window."""
        services = self._context.services
        if not services.ready:
            self.hide()
            return
        work = services.reviews.catching_up(self._land)
        if work is None:
            self._show()
        else:
            self._context.jobs.read(work, self._caught_up, owner=self)

    @property
    def _land(self) -> str:
        return self._context.preferences.value.land

    def _caught_up(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        reviews = self._context.services.reviews
        waiting = reviews.waiting(self._land)
        text = _text(waiting, reviews.pace.minutes)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self._button.setText(tr("Auffrischen") if waiting.questions else tr("Ansehen"))
        self.setVisible(bool(waiting.questions or waiting.resting))

    def _open(self) -> None:
        self._context.go(Address(Screen.REFRESH))


def _text(waiting: Waiting, minutes: int) -> str:
    told = [welcome(minutes)] if waiting.away else []
    if waiting.questions:
        told.append(tr("{what}.").format(what=what_waits(waiting)))
    if waiting.resting:
        rest = plural(len(waiting.resting), "Frage ruht", "Fragen ruhen")
        told.append(tr("{rest}: Lesen Sie dazu noch einmal nach.").format(rest=rest))
    return "\n".join(told)
