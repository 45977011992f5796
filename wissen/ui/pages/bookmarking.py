"""Setting and taking away bookmarks, from a page or from the Schnellauskunft."""

from __future__ import annotations

from functools import partial

from wissen.services.remarks import Subject
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


def offer_bookmark(context: Context, subjects: tuple[Subject, ...]) -> None:
    """Set or take away the bookmark of what is most likely meant; say so where there is nothing."""
    if subjects:
        toggle_bookmark(context, subjects[0].ref, subjects[0].title)
    else:
        hint = tr("Öffnen Sie eine Lektion, einen Prozess oder eine Karte, und drücken Sie dort Strg+D.")
        context.messages.post(Message("info", tr("Auf dieser Seite gibt es nichts zu merken."), hint))


def toggle_bookmark(context: Context, ref: str, title: str) -> None:
    """Set the bookmark of something, or take it away; the message offers the way back."""
    change_bookmark(context, ref, title, kept=not context.services.bookmarks.has(ref))


def change_bookmark(context: Context, ref: str, title: str, *, kept: bool) -> None:
    """Set the bookmark of a place that people call so, or take it away."""
    event = context.services.bookmarks.changed(ref, kept=kept, title=title)
    told = partial(_tell, context, ref, title, kept=kept)
    context.recorder.record([event], told, owner=context.recorder)


def _tell(context: Context, ref: str, title: str, *, kept: bool) -> None:
    text = tr("Lesezeichen gesetzt: {title}") if kept else tr("Lesezeichen entfernt: {title}")
    again = partial(change_bookmark, context, ref, title, kept=not kept)
    hint = tr("Es steht in Meine Unterlagen und in der Schnellauskunft (Strg+K).") if kept else ""
    context.messages.post(Message("info", text.format(title=title), hint, action=tr("Rückgängig"), run=again))
