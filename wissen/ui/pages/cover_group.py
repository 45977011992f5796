"""In Mein Team: who stands in for the person, changed and ended from there; and how any of that is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.errors import WissenError
from wissen.services import cover_given
from wissen.services.cover_given import Given, Told
from wissen.text import german_date, german_list
from wissen.ui.messages import Message
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel


class CoverGroup(Group):
    """What holds or will; what has passed has ended by itself and stands here no more."""

    def __init__(self, context: Context, given: tuple[Given, ...], parent: QWidget) -> None:
        hint = tr("Wenn Sie länger nicht da sind, kann jemand anderes für Ihre neuen Kolleginnen und Kollegen da sein.")
        super().__init__(tr("Wer mich vertritt"), hint, parent)
        self._context = context
        for one in given:
            self.add(self._line(one))
        row = FlowRow(self)
        row.add(button(tr("Vertretung …"), partial(plan_cover, context, self), icon="person_add"))
        self.add(row)

    def _line(self, given: Given) -> QWidget:
        part = QWidget(self)
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        lines.setSpacing(SPACE_S)
        lines.addWidget(WrapLabel(given_words(given), "strong"))
        names = german_list([contact.name for contact in given.people])
        lines.addWidget(
            WrapLabel(tr("Mitgeteilt: {names}. Ob jemand annimmt, erfahren Sie nicht.").format(names=names))
        )
        row = FlowRow(part)
        for text, slot in ((tr("Ändern …"), self._change), (tr("Beenden"), self._end)):
            made = button(text, partial(slot, given))
            made.setAccessibleDescription(given.cover.name)
            row.add(made)
        lines.addWidget(row)
        return part

    def _change(self, given: Given) -> None:
        plan_cover(self._context, self, given)

    def _end(self, given: Given) -> None:
        mail = self._context.exchange.mail
        text = tr("Die Vertretung durch {name} ist beendet.").format(name=given.cover.name)
        tell(self._context, cover_given.changes(mail, None, (), given.cover), text, failed=self._context.messages.tell)


def given_words(given: Given) -> str:
    """Who stands in, and when."""
    cover = given.cover
    told = tr("{name} vertritt Sie vom {first} bis {last}")
    return told.format(name=cover.name, first=german_date(cover.first), last=german_date(cover.last))


def plan_cover(context: Context, page: QWidget, before: Given | None = None) -> None:
    """Ask who stands in, and when; `before` is to be changed."""
    from wissen.ui.dialogs.cover_dialog import CoverDialog  # late: seldom needed, and it tells through this module

    CoverDialog(context, page.window(), before).open()


def tell(context: Context, told: Told, text: str, *, failed: Callable[[WissenError], object]) -> None:
    """Hand over what each contact is to be told, then say so, with the way back."""
    exchange = context.exchange
    work = partial(cover_given.send, exchange.mail, told)
    exchange.do(work, partial(_say, context, text), owner=context.recorder, failed=failed)


def _say(context: Context, text: str, before: Told) -> None:
    undo = partial(_undo, context, before)
    hint = tr("Es geht beim nächsten Austausch hinaus.")
    context.messages.post(Message("info", text, hint, action=tr("Rückgängig"), run=undo))


def _undo(context: Context, before: Told) -> None:
    exchange = context.exchange
    work = partial(cover_given.send, exchange.mail, before)
    exchange.do(work, partial(_undone, context), owner=context.recorder, failed=context.messages.tell)


def _undone(context: Context, _: Told) -> None:
    context.messages.post(Message("info", tr("Es ist wieder wie vorher.")))
