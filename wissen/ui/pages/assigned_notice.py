"""On Heute: a mentor has assigned something, changed it, or taken it back; told until the person has taken note."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.errors import SettingsError
from wissen.services.assigned import Assigned, Heard, HeardOf, Turn, assigned, replaced
from wissen.text import german_list, weekday_date
from wissen.ui.controls import holds_focus
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.card import Card

_TITLES = {
    Turn.CAME: "Neuer Lernpfad von {name}",
    Turn.CHANGED: "{name} hat Ihren Lernpfad geändert",
    Turn.WITHDRAWN: "{name} hat einen Lernpfad zurückgenommen",
}


class AssignedNotice(QWidget):
    """Hidden when there is nothing to tell; one card for everything."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: tuple[tuple[Heard, ...], tuple[Assigned, ...]] = (), ()
        """What is told, and beside which paths of a mentor's earlier computer."""
        self._card: Card | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)

    def refresh(self) -> bool:
        """Tell what is not known yet; whether that is something else than before."""
        services = self._context.services
        told: tuple[Heard, ...] = ()
        older: tuple[Assigned, ...] = ()
        if services.ready:
            known = assigned(services.post), services.post.contacts(), services.shelf.today
            heard_of = self._heard_of  # other pages forget as well
            told = heard_of.news(*known)
            older = replaced(known[0]) if told else ()
            try:
                heard_of.forget_over(*known)
            except SettingsError as error:
                self._context.messages.tell(error)
        if (told, older) == self._shown:
            return False
        self._shown = told, older
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
            self._card = None
        self.setVisible(bool(told))
        if told:
            self._card = self._made(told, older)
            self._column.addWidget(self._card)
            self._card.show()
        return True

    @property
    def _heard_of(self) -> HeardOf:
        return HeardOf(self._context.folders.config)

    def _made(self, told: tuple[Heard, ...], older: tuple[Assigned, ...]) -> Card:
        first = told[0]
        title = tr(_TITLES[first.turn]) if len(told) == 1 else tr("Neues zu Ihren Lernpfaden von {name}")
        names = german_list(sorted({one.by for one in told}))
        card = Card(title.format(name=names), "\n".join((*map(_words, told), *map(_older_words, older))))
        if any(one.turn is not Turn.WITHDRAWN for one in told):
            card.add_button(tr("Ansehen"), self._show)
        card.add_button(tr("Verstanden"), self._take_note)
        for one in older:
            text = tr("„{title}“ nicht mehr verwenden …").format(title=one.assignment.title)
            card.add_button(text, partial(self._ask, one))
        return card

    def _ask(self, path: Assigned) -> None:
        from wissen.ui.dialogs.disuse_dialog import DisuseDialog

        DisuseDialog(self._context, path, self.window()).open()

    def _show(self) -> None:
        self._take_note()
        self._context.go(Address(Screen.ONBOARDING))

    def _take_note(self) -> None:
        had_focus = holds_focus(self)
        try:
            self._heard_of.take_note(assigned(self._context.services.post))
        except SettingsError as error:
            self._context.messages.tell(error)
        if had_focus:
            self.focusNextChild()
        self.refresh()


def _older_words(one: Assigned) -> str:
    told = tr("„{title}“ kommt von einem früheren Rechner von {name} und gilt daneben weiter.")
    return told.format(title=one.assignment.title, name=one.sender.name)


def _words(one: Heard) -> str:
    match one.turn:
        case Turn.WITHDRAWN:
            return tr("„{title}“ gilt nicht mehr. Was Sie gelernt haben, bleibt.").format(title=one.title)
        case Turn.CHANGED:
            told = tr("„{title}“ hat andere Tage oder anderen Inhalt").format(title=one.title)
        case Turn.CAME:
            told = tr("„{title}“ steht jetzt vorn in Ihrer Einarbeitung").format(title=one.title)
    until = tr(", gedacht bis {day}").format(day=weekday_date(one.last)) if one.last else ""
    words = f" „{' '.join(one.words.split())}“" if one.words else ""
    return f"{told}{until}.{words}"
