"""Who stands in for a mentor, on Heute and in Einblick: accepted, declined, and taken back when it is over."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_M
from wissen.errors import SettingsError, WissenError
from wissen.services import cover_offered
from wissen.services.assigned import HeardOf
from wissen.services.cover_offered import CoverNotes, CoverState, CoverTold, Farewell, Offer
from wissen.services.mail_words import Invited
from wissen.services.post import Contact
from wissen.text import german_date
from wissen.ui.dialogs.key_dialog import StandInDialog
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.card import Card

_PLACE = "einblick"
_OFFERED = (
    "Wenn Sie annehmen, erfährt {name} Ihren Namen und bis wann die Vertretung für {away} dauert, sonst nichts. "
    "Danach kommen Sie zur Vorschau im Einblick: Ausgewählt ist dasselbe wie für {away}, und erst „Jetzt senden“ gibt "
    "es weiter."
)
_KNOWN = "Mit {name} tauschen Sie sich schon aus. Es ändert sich nichts; um Hilfe bitten Sie solange zuerst {name}."
_CHANGED = "Übernehmen Sie das, erfährt es {name}. Was {name} von Ihnen sieht, ändert sich dadurch nicht."
_RUNNING = "Nach dem letzten Tag bekommt {name} nichts mehr von Ihnen, und Wissen bietet an, alles zurückzuholen."
_OVER = (
    "Gesendet wird nichts mehr. Sie können zurückholen, was {name} noch von Ihnen sieht, und den Kontakt entfernen. "
    "Lernpfade von dort verschwinden dann auch; Ihr Lernstand und die Abnahmen bleiben."
)


_DECLINED = "Das haben Sie abgelehnt. Bis zum letzten Tag können Sie es sich noch anders überlegen."
_TEXTS = {
    (CoverState.OFFERED, False): _OFFERED,
    (CoverState.OFFERED, True): _DECLINED,
    (CoverState.KNOWN, False): _KNOWN,
    (CoverState.KNOWN, True): _KNOWN,
    (CoverState.CHANGED, False): _CHANGED,
    (CoverState.CHANGED, True): _DECLINED,
    (CoverState.RUNNING, False): _RUNNING,
    (CoverState.RUNNING, True): _RUNNING,
}
"""What a card says, by whether it was declined or taken note of."""


class CoverNotice(QWidget):
    """A card for each thing to decide; hidden without any. `whole`: also what runs, and what was declined."""

    def __init__(self, context: Context, parent: QWidget, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._context = context
        self._whole = whole
        self._shown: object = ((), (), context.exchange.folder)
        """What is over, what is offered, and the folder by which something is taken back."""
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_M)
        self.hide()

    def refresh(self) -> bool:
        """Tell what is so now; whether that is something else than before."""
        self.setEnabled(True)
        over, told = self._over(), self._told()
        now = (over, told, self._context.exchange.folder)
        if now == self._shown:
            return False
        self._shown = now
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [*map(self._of_end, over), *map(self._of_offer, told)]
        for card in self._cards:
            self._column.addWidget(card)
            card.show()
        self.setVisible(bool(self._cards))
        return True

    def _over(self) -> tuple[Contact, ...]:
        services = self._context.services
        return cover_offered.ended(services.post, services.shelf.today) if services.ready else ()

    def _told(self) -> tuple[tuple[CoverTold, bool], ...]:
        """Each with whether it was declined, or taken note of."""
        services = self._context.services
        found = cover_offered.covers(services.post, services.shelf.today) if services.ready else ()
        if not found:
            return ()
        notes = CoverNotes(self._context.folders.config)
        told = ((one, notes.has(one.offer)) for one in found)
        return tuple(
            (one, noted) for one, noted in told if self._whole or not (noted or one.state is CoverState.RUNNING)
        )

    # ------------------------------------------------------------ cards

    def _of_offer(self, told: tuple[CoverTold, bool]) -> Card:
        (state, offer), noted = (told[0].state, told[0].offer), told[1]
        name, away = offer.cover.name, offer.away.name
        card = Card(_title(state, offer), tr(_TEXTS[state, noted]).format(name=name, away=away))
        accept, decline = partial(self._accept, offer), partial(self._decline, offer)
        match state, noted:
            case CoverState.OFFERED, False:
                card.add_button(tr("Annehmen"), accept)
                card.add_button(tr("Ablehnen"), decline, weight="quiet")
            case CoverState.CHANGED, False:
                card.add_button(tr("Übernehmen"), accept)
                card.add_button(tr("Nicht übernehmen"), decline, weight="quiet")
            case ((CoverState.OFFERED | CoverState.CHANGED), True):
                card.add_button(tr("Doch annehmen"), accept)
            case CoverState.KNOWN, False:
                card.add_button(tr("Verstanden"), partial(self._note, offer))
        return card

    def _of_end(self, contact: Contact) -> Card:
        title = tr("Die Vertretung durch {name} ist zu Ende").format(name=contact.name)
        card = Card(title, tr(_OVER).format(name=contact.name))
        if self._context.exchange.folder is not None:
            card.add_button(tr("Zurückholen und entfernen"), partial(self._end, contact))
        else:
            card.add_button(tr("Zurückholen und entfernen …"), partial(self._leave, contact))
        card.add_button(tr("Als Kontakt behalten"), partial(self._keep, contact), weight="quiet")
        return card

    # ------------------------------------------------------------ accept and decline

    def _accept(self, offer: Offer) -> None:
        self.setEnabled(False)
        work = partial(cover_offered.introduced, self._context.exchange.mail, offer)
        self._context.jobs.database(work, partial(self._introduced, offer), owner=self, failed=self._failed)

    def _introduced(self, offer: Offer, invited: Invited) -> None:
        if invited.known is None and invited.changed is not None:
            self.setEnabled(True)
            accept = partial(self._accept_as, offer, invited)
            StandInDialog(self._context, invited, offer.away.name, accept, self.window()).open()
        else:
            self._accept_as(offer, invited, "")

    def _accept_as(self, offer: Offer, invited: Invited, instead_of: str) -> None:
        exchange = self._context.exchange
        work = partial(cover_offered.accept, exchange.mail, offer, invited, instead_of)
        done = self._accepted if invited.known is None and not instead_of else self._taken_over
        exchange.do(work, partial(done, offer), owner=self, failed=self._failed)

    def _accepted(self, offer: Offer, contact: Contact) -> None:
        """Somebody new: what they would see is what the mentor sees, and is shown before it is sent."""
        self._choose(contact, self._context.preferences.value.insight.get(offer.away.id, ()))
        hint = tr("Was {name} sehen würde, zeigt die Vorschau im Einblick. Gesendet ist davon noch nichts.")
        self._context.messages.post(Message("info", _until(offer), hint.format(name=contact.name)))
        self._context.go(Address(Screen.DOCUMENTS, _PLACE, contact.id))

    def _taken_over(self, offer: Offer, _: Contact) -> None:
        self._context.messages.post(Message("info", _until(offer)))

    def _decline(self, offer: Offer) -> None:
        if self._note(offer):
            text = tr("Abgelehnt. {name} bekommt nichts von Ihnen.").format(name=offer.cover.name)
            hint = tr("Bis zum letzten Tag können Sie im Einblick noch annehmen.")
            undo = partial(self._ask_again, offer)
            self._context.messages.post(Message("info", text, hint, action=tr("Rückgängig"), run=undo))

    def _note(self, offer: Offer) -> bool:
        services = self._context.services
        current = cover_offered.offers(services.post, services.shelf.today)
        try:
            CoverNotes(self._context.folders.config).note(offer, current)
        except SettingsError as error:
            self._context.messages.tell(error)
            return False
        self.refresh()
        return True

    def _ask_again(self, offer: Offer) -> None:
        try:
            CoverNotes(self._context.folders.config).forget(offer)
        except SettingsError as error:
            self._context.messages.tell(error)
        self.refresh()

    # ------------------------------------------------------------ the end

    def _end(self, contact: Contact) -> None:
        exchange, folder = self._context.exchange, self._context.exchange.folder
        if folder is not None:
            self.setEnabled(False)
            farewell = Farewell(exchange.mail, contact, folder, today=self._context.services.shelf.today)
            exchange.take_leave(farewell, partial(self._ended, contact), failed=self._failed)

    def _ended(self, contact: Contact) -> None:
        self._choose(contact, ())
        try:
            HeardOf(self._context.folders.config).forget(contact.id)
        except SettingsError as error:
            self._context.messages.tell(error)
        text = tr("Zurückgeholt. {name} hat es spätestens nach dem nächsten Austausch nicht mehr.")
        self._context.messages.post(Message("info", text.format(name=contact.name)))

    def _leave(self, contact: Contact) -> None:
        """Without a folder it goes by a file, or is deleted here alone."""
        from wissen.ui.dialogs.leave_dialog import LeaveDialog

        LeaveDialog(self._context, contact, self.window()).open()

    def _keep(self, contact: Contact) -> None:
        self.setEnabled(False)
        exchange = self._context.exchange
        work = partial(cover_offered.keep, exchange.mail, contact)
        exchange.do(work, partial(self._kept, contact), owner=self, failed=self._failed)

    def _kept(self, contact: Contact, _: None) -> None:
        self._choose(contact, ())
        text = tr("Mit {name} tauschen Sie sich weiter aus, ohne letzten Tag.").format(name=contact.name)
        hint = tr("Was gezeigt werden darf, wählen Sie im Einblick neu.")
        self._context.messages.post(Message("info", text, hint))

    def _failed(self, error: WissenError) -> None:
        self._context.messages.tell(error)
        self._context.exchange.changed.emit()

    def _choose(self, contact: Contact, aspects: tuple[str, ...]) -> None:
        """Switch on for somebody exactly this; it sends nothing."""
        chosen = {one: on for one, on in self._context.preferences.value.insight.items() if one != contact.id}
        if aspects:
            chosen[contact.id] = aspects
        self._context.preferences.change(insight=MappingProxyType(chosen))


def _until(offer: Offer) -> str:
    told = tr("{name} ist bis {day} Ihre Vertretung für {away}.")
    return told.format(name=offer.cover.name, day=german_date(offer.cover.last), away=offer.away.name)


def _title(state: CoverState, offer: Offer) -> str:
    days = {"first": german_date(offer.cover.first), "last": german_date(offer.cover.last)}
    told = tr("{name} vertritt {away} vom {first} bis {last}")
    if state is CoverState.CHANGED:
        told = tr("Geändert: {name} vertritt {away} vom {first} bis {last}")
    return told.format(name=offer.cover.name, away=offer.away.name, **days)
