"""What a mentor does from Wochenblick and Gesprächsblatt: sign off, take back, put a path off by a week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from wissen.services.own_plans import OwnPlans
from wissen.services.week import Contact, Message, SignedOff, SignOffLevel, Skill, Week
from wissen.text import german_date
from wissen.ui.messages import Message as Told
from wissen.ui.pages.page import Context, Page
from wissen.ui.strings import tr

_LEAVES = "Es geht beim nächsten Austausch hinaus."


class WeekActs(QObject):
    """Each act is sent on the database lane, told, and can be undone; `done` shows the page anew."""

    def __init__(self, context: Context, page: Page, done: Callable[[], object]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._done = done

    @property
    def _week(self) -> Week:
        return self._context.services.week

    def ask_sign_off(self, contact: str) -> None:
        """Offer to sign off; the person may be another one."""
        from wissen.ui.dialogs.sign_off_dialog import SignOffDialog

        people = self._week.people()
        dialog = SignOffDialog(self._week, people, contact, self._context.services.shelf.today, self._page.window())
        dialog.chosen.connect(self.sign_off)
        dialog.open()

    def sign_off(self, contact: str, skill: Skill, day: date, level: SignOffLevel) -> None:
        """Tell a person that a skill was seen; undone, what stood before stands again."""
        signed = self._week.sign_off(skill.ref, day, level)
        before = self._week.sign_off(skill.ref, skill.day or day, skill.level)
        text = tr("Abgezeichnet für {name}: „{title}“, {level}, {day}.").format(
            name=self._name(contact), title=skill.title, level=tr(level.value), day=german_date(day)
        )
        self._send(contact, signed, text, before)

    def take_back(self, contact: Contact, title: str, signed: SignedOff) -> None:
        """Take a sign-off back; undone, it stands again."""
        gone = self._week.sign_off(signed.practice, signed.day, None)
        text = tr("Zurückgenommen für {name}: „{title}“.").format(name=contact.name, title=title)
        self._send(contact.id, gone, text, signed)

    def week_later(self, contact: str, plan: str) -> None:
        """Put what is not done of a path off by a week; undone, the earlier days hold again."""
        land = self._context.preferences.value.land
        work = partial(self._put_off, contact, plan, land)
        self._context.jobs.database(work, partial(self._tell_later, contact), owner=self)

    def _put_off(self, contact: str, plan: str, land: str) -> tuple[str, Message]:
        away = OwnPlans(self._context.folders.config).absences(contact)
        later, before = self._week.week_later(contact, plan, land, away)
        self._week.send(contact, later)
        return later.title, before

    def _tell_later(self, contact: str, sent: tuple[str, Message]) -> None:
        title, before = sent
        text = tr("„{title}“ ist für {name} um eine Woche verschoben.").format(title=title, name=self._name(contact))
        self._tell(contact, text, before)

    def _send(self, contact: str, message: Message, text: str, before: Message) -> None:
        work = partial(self._week.send, contact, message)
        self._context.jobs.database(work, partial(self._sent, contact, text, before), owner=self)

    def _sent(self, contact: str, text: str, before: Message, _: None) -> None:
        self._tell(contact, text, before)

    def _tell(self, contact: str, text: str, before: Message) -> None:
        undo = partial(self._undo, contact, before)
        self._page.tell(Told("info", text, tr(_LEAVES), action=tr("Rückgängig"), run=undo))
        self._done()

    def _undo(self, contact: str, before: Message) -> None:
        self._context.jobs.database(partial(self._week.send, contact, before), self._undone, owner=self)

    def _undone(self, _: None) -> None:
        self._page.tell(Told("info", tr("Es ist wieder wie vorher.")))
        self._done()

    def _name(self, contact: str) -> str:
        return self._week.contact(contact).name
