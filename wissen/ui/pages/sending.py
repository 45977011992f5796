"""Sending to a mentor and taking back, from any page: handed over first, then told with the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from wissen.errors import WissenError
from wissen.services.sharing import Contact, HelpWanted
from wissen.services.sharing import Message as Letter
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr

Then = Callable[[], object]


def send(
    context: Context, mentor: Contact, letter: Letter, then: Then, *, failed: Then, undone: Then | None = None
) -> None:
    """Hand something over to the post; `then` runs once it lies there, `undone` whenever it was taken back."""
    work = partial(context.services.sharing.send, mentor.id, letter)
    again = partial(take_back, context, mentor, letter, undone)
    _do(context, work, partial(_tell_sent, context, mentor, isinstance(letter, HelpWanted), again, then), failed)


def take_back(context: Context, mentor: Contact, letter: Letter, then: Then | None = None) -> None:
    """Let a mentor have all but this; `then` runs also where that failed."""
    work = partial(context.services.sharing.take_back, mentor.id, letter)
    text = tr("Zurückgenommen. {name} hat es spätestens nach dem nächsten Austausch nicht mehr.")
    _do(context, work, partial(_tell, context, text.format(name=mentor.name), then), then)


def erase(context: Context, mentor: Contact, then: Then) -> None:
    """Take back everything that a mentor was told; `then` runs also where that failed."""
    work = partial(context.services.sharing.erase, mentor.id)
    text = tr("Hier ist alles gelöscht. Bei {name} verschwindet es mit dem nächsten Austausch.")
    _do(context, work, partial(_tell, context, text.format(name=mentor.name), then), then)


def _do(context: Context, work: Callable[[], None], told: Callable[[None], object], failed: Then | None) -> None:
    context.exchange.do(work, told, owner=context.recorder, failed=partial(_tell_failed, context, failed))


def _tell_sent(context: Context, mentor: Contact, asked: bool, again: Then, then: Then, _: None) -> None:
    text = tr("Ihre Bitte um Hilfe liegt bereit.") if asked else tr("Ihr Einblick liegt bereit.")
    context.messages.post(
        Message(
            "info",
            text,
            tr("{name} bekommt alles mit dem nächsten Austausch.").format(name=mentor.name),
            action=tr("Rückgängig"),
            run=again,
            other=tr("Jetzt austauschen") if context.exchange.folder else tr("Zum Austausch"),
            run_other=context.exchange.exchange
            if context.exchange.folder
            else partial(context.go, Address(Screen.TEAM)),
        )
    )
    then()


def _tell(context: Context, text: str, then: Then | None, _: None) -> None:
    context.messages.post(Message("info", text))
    if then is not None:
        then()


def _tell_failed(context: Context, failed: Then | None, error: WissenError) -> None:
    context.messages.tell(error)
    if failed is not None:
        failed()
