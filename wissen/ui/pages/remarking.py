"""Reporting and taking back, from any page: stored first, then told with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.learning.remark import RemarkKind
from wissen.services.remarks import Noted, Subject
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Draft:
    """A remark as far as it is written: about one of the subjects, at first the likeliest."""

    subjects: tuple[Subject, ...]
    subject: int = 0
    kind: RemarkKind = RemarkKind.WRONG
    words: str = ""


def offer_remark(context: Context, subjects: tuple[Subject, ...], page: QWidget) -> None:
    """Ask what is the matter with one of the subjects; say so where there is none."""
    if not subjects:
        hint = tr("Öffnen Sie eine Lektion, eine Frage, einen Prozess oder eine Karte, und drücken Sie dort F8.")
        context.messages.post(Message("info", tr("Auf dieser Seite gibt es nichts zu melden."), hint))
    else:
        _ask(context, Draft(subjects), page.window())


def tell_made(context: Context) -> None:
    """The newest remark is stored."""
    newest = context.services.remarks.all[0]
    context.messages.post(
        Message(
            "info",
            tr("Danke, Ihre Meldung ist gespeichert."),
            tr("Sie liegt nur auf diesem Rechner, bis Sie Ihre Meldungen für die Redaktion speichern."),
            action=tr("Rückgängig"),
            run=partial(_withdraw, context, newest.reference),
            other=tr("Meine Meldungen"),
            run_other=partial(context.go, Address(Screen.REMARKS)),
        )
    )


def tell_left(context: Context, draft: Draft, window: QWidget) -> None:
    """The form was closed with words in it."""
    again = partial(_ask, context, draft, window)
    subject = draft.subjects[draft.subject]
    text = tr("Ihre Meldung ist nicht gespeichert: {title}").format(title=subject.title)
    context.messages.post(Message("info", text, action=tr("Weiterschreiben"), run=again))


def take_back(context: Context, noted: Noted) -> None:
    """Erase a remark; the message about it can bring it back."""
    told = partial(_tell_removed, context, noted)
    context.recorder.erase([noted.remark.reference], told, owner=context.recorder)


def new_text_id(context: Context) -> str:
    """A fresh id for a person's own words."""
    return f"meldung-{context.new_seed():x}"


def _ask(context: Context, draft: Draft, window: QWidget) -> None:
    from wissen.ui.dialogs.remark_dialog import RemarkDialog  # late: it is seldom needed

    RemarkDialog(context, draft, window).open()


def _withdraw(context: Context, reference: str) -> None:
    told = partial(context.messages.post, Message("info", tr("Die Meldung ist zurückgenommen.")))
    context.recorder.erase([reference], told, owner=context.recorder)


def _tell_removed(context: Context, noted: Noted) -> None:
    text = tr("Die Meldung zu „{title}“ ist gelöscht.").format(title=noted.title)
    again = partial(_bring_back, context, noted)
    context.messages.post(Message("info", text, action=tr("Rückgängig"), run=again))


def _bring_back(context: Context, noted: Noted) -> None:
    """Store it again; if that fails the message stays, for it holds the only copy."""
    event = context.services.remarks.again(noted, text_id=new_text_id(context))
    context.recorder.record([event], owner=context.recorder, failed=partial(_tell_removed, context, noted))
