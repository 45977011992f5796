"""Before and after a sitting of Auffrischen: what waits, how much time there is, what was done, what rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QRadioButton, QVBoxLayout, QWidget

from wissen.learning.pace import SITTINGS
from wissen.services.reviews import Waiting
from wissen.ui.announce import announce
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.pages.refresh_words import amount, nothing_today, welcome, what_waits
from wissen.ui.pages.resting import RestingList
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.labels import WrapLabel


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in a sitting; `known` are the questions that were answered fully."""

    questions: int = 0
    known: int = 0
    deltas: int = 0


class StartFace(ScrollColumn):
    """A card with the one next thing to do; below it what rests."""

    begun = Signal(int)
    """The person has so many minutes."""
    home_wanted = Signal()
    lesson_wanted = Signal(object)
    wake_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self._minutes = SITTINGS[0]
        self._main: QPushButton | None = None

    def take_focus(self) -> None:
        """Put the focus on what is to be done next."""
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wait(self) -> None:
        """Until it is known what waits."""
        self._main = None
        self._show(WrapLabel(tr("Einen Augenblick …"), "lead"))

    def show_waiting(self, waiting: Waiting, today: date, *, minutes: int) -> None:
        """Offer a sitting; `minutes` is what the person chose last."""
        if not waiting.anything:
            card = self._card(tr("Auffrischen"), nothing_today(waiting, today))
            self._main = card.add_button(tr("Zu Heute"), self.home_wanted.emit, weight="primary")
        else:
            told = [welcome(minutes)] if waiting.away else []
            told.append(tr("{what}.").format(what=what_waits(waiting)))
            card = self._card(tr("Auffrischen"), "\n".join(told))
            self._minutes = minutes
            if waiting.minutes > SITTINGS[0]:
                asked = tr("Wie viel Zeit haben Sie?")
                card.body.addWidget(WrapLabel(asked, "strong"))
                card.body.addWidget(self._times(minutes, asked))
            kept = tr("Jede Antwort wird sofort gespeichert. Sie können jederzeit aufhören.")
            card.body.addWidget(WrapLabel(kept, "muted"))
            self._main = card.add_button(tr("Beginnen"), self._begin, weight="primary")
        self._show(card, *self._resting(waiting))

    def show_done(self, done: Done, waiting: Waiting, today: date, again: Callable[[], object]) -> None:
        """What was done; `again` begins another sitting, where today holds more."""
        told = [_told(done)]
        told.append(_more(waiting) if waiting.anything else nothing_today(waiting, today))
        card = self._card(tr("Geschafft"), "\n".join(told))
        self._main = card.add_button(tr("Fertig"), self.home_wanted.emit, weight="primary")
        if waiting.anything:
            card.add_button(tr("Weitermachen"), again)
        self._show(card, *self._resting(waiting))
        announce(self, card.text.text())

    def _times(self, minutes: int, asked: str) -> QWidget:
        times = QWidget()
        column = QVBoxLayout(times)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        choices = QButtonGroup(times)
        for time in SITTINGS:
            choice = QRadioButton(plural(time, "Minute", "Minuten"))
            choice.setAccessibleDescription(asked)
            choice.setChecked(time == minutes)
            choices.addButton(choice, time)
            column.addWidget(choice)
        choices.idToggled.connect(self._choose)
        return times

    def _choose(self, minutes: int, chosen: bool) -> None:
        if chosen:
            self._minutes = minutes

    def _begin(self) -> None:
        self.begun.emit(self._minutes)

    def _card(self, title: str, text: str) -> Card:
        return Card(title, text, main=True)

    def _resting(self, waiting: Waiting) -> tuple[QWidget, ...]:
        if not waiting.resting:
            return ()
        made = RestingList(waiting.resting)
        made.lesson_wanted.connect(self.lesson_wanted)
        made.wake_wanted.connect(self.wake_wanted)
        return (made,)

    def _show(self, *parts: QWidget) -> None:
        for part in self._parts:
            self.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = list(parts)
        for place, part in enumerate(parts):
            self.column.insertWidget(place, part)
            part.show()  # else it cannot take the focus yet


def _told(done: Done) -> str:
    """How much it was and how much of it was known: "8 Fragen. 6 Antworten saßen. Was noch fehlte, …"."""
    parts = amount(done.questions, done.deltas)
    if not done.questions:
        return tr("{parts}.").format(parts=parts) if parts else tr("Für heute ist alles getan.")
    if done.known == done.questions:
        return tr("{parts}. Alle Antworten saßen.").format(parts=parts)
    known = plural(done.known, "Antwort saß", "Antworten saßen")
    return tr("{parts}. {known}. Was noch fehlte, kommt bald wieder.").format(parts=parts, known=known)


def _more(waiting: Waiting) -> str:
    what = what_waits(waiting)
    return tr("Wenn Sie mögen, geht es noch weiter: {what}.").format(what=what)
