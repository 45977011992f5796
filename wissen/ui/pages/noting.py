"""Writing notes and taking them away, from any page: stored first, then told with the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.services.notes import NoteView
from wissen.services.remarks import Subject
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


def offer_note(context: Context, subjects: tuple[Subject, ...], window: QWidget) -> None:
    """Ask for a note about what is most likely meant; say so where there is nothing."""
    if subjects:
        ask_for_note(context, new_note(context, subjects[0]), window)
    else:
        hint = tr("Öffnen Sie eine Lektion, einen Prozess oder eine Karte, und drücken Sie dort Strg+M.")
        context.messages.post(Message("info", tr("Auf dieser Seite gibt es nichts zu notieren."), hint))


def new_note(context: Context, subject: Subject) -> NoteView:
    """A note that nobody has written yet."""
    return NoteView(f"notiz-{context.new_seed():x}", subject.ref, subject.title, "")


def ask_for_note(context: Context, view: NoteView, window: QWidget, draft: str = "") -> None:
    """Let the person write a note or change it; `draft` is what was left unkept of it."""
    from wissen.ui.dialogs.note_dialog import NoteDialog  # late: it is seldom needed

    NoteDialog(context, view, window, draft).open()


def keep_note(context: Context, view: NoteView, before: NoteView) -> None:
    """Store the words of a note; without any it is taken away. `before` is the note as it was."""
    if not view.words:
        take_note_away(context, before)
        return
    told = partial(_tell_kept, context, view, before)
    again = partial(_tell_not_kept, context, view, before)
    context.recorder.record([context.services.notes.written(view)], told, owner=context.recorder, failed=again)


def take_note_away(context: Context, view: NoteView) -> None:
    """Take a note away; the message brings it back or erases it for good."""
    told = partial(_tell_taken, context, view)
    context.recorder.record([context.services.notes.taken_away(view)], told, owner=context.recorder)


def bring_note_back(context: Context, view: NoteView) -> None:
    """Let a note be as it was."""
    told = partial(context.messages.post, Message("info", tr("Die Notiz ist wieder so, wie sie war.")))
    context.recorder.record([context.services.notes.written(view)], told, owner=context.recorder)


def tell_left(context: Context, view: NoteView, draft: str, window: QWidget) -> None:
    """The field was closed with words in it that were not kept."""
    again = partial(ask_for_note, context, view, window, draft)
    text = tr("Ihre Notiz ist nicht gespeichert: {title}").format(title=view.title)
    context.messages.post(Message("info", text, action=tr("Weiterschreiben"), run=again))


def _tell_kept(context: Context, view: NoteView, before: NoteView) -> None:
    back = partial(bring_note_back, context, before) if before.words else partial(take_note_away, context, view)
    text = tr("Notiz gespeichert: {title}").format(title=view.title)
    context.messages.post(Message("info", text, action=tr("Rückgängig"), run=back))


def _tell_not_kept(context: Context, view: NoteView, before: NoteView) -> None:
    again = partial(keep_note, context, view, before)
    text = tr("Ihre Notiz ist nicht gespeichert: {title}").format(title=view.title)
    context.messages.post(Message("warning", text, action=tr("Noch einmal versuchen"), run=again))


def _tell_taken(context: Context, view: NoteView) -> None:
    text = tr("Notiz entfernt: {title}").format(title=view.title)
    hint = tr("Sie liegt noch in Meine Unterlagen unter „Entfernt“.")
    back = partial(bring_note_back, context, view)
    context.messages.post(Message("info", text, hint, action=tr("Rückgängig"), run=back))
