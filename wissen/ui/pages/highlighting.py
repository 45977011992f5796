"""Marking words and taking marks away: stored first, then told with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from wissen.services.highlights import HighlightView, Marked
from wissen.services.journal import NewEvent
from wissen.services.remarks import Subject
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr

_LONGEST: Final = 1_500
"""Characters of one highlight: more than a few paragraphs are no longer set apart from the rest."""
_SAID = 60


def highlight(context: Context, selected: Sequence[tuple[Subject, Marked]]) -> None:
    """Mark what is selected, place by place; say so where nothing of it can be marked."""
    if not selected:
        hint = tr("Wählen Sie mit der Maus oder mit Umschalt und den Pfeiltasten Wörter aus.")
        context.messages.post(Message("info", tr("Es ist nichts ausgewählt."), hint))
        return
    if any(len(marked.words) > _LONGEST for _, marked in selected):
        hint = tr("Markieren Sie die wichtigsten Sätze. Für den ganzen Text gibt es das Lesezeichen (Strg+D).")
        context.messages.post(Message("info", tr("Das ist zu viel für eine Markierung."), hint))
        return
    made = (_made(context, subject, marked) for subject, marked in selected)
    events = [event for event in made if event is not None]
    if events:
        context.recorder.record(events, partial(_tell_made, context, events), owner=context.recorder)
    else:
        hint = tr("Markieren lassen sich die Wörter eines Textes, keine Überschriften.")
        context.messages.post(Message("info", tr("Das lässt sich nicht markieren."), hint))


def change_highlights(context: Context, views: Sequence[HighlightView], *, kept: bool) -> None:
    """Take highlights away or bring them back; the message offers the other."""
    events = [context.services.highlights.changed(view, kept=kept) for view in views]
    context.recorder.record(events, partial(_tell_changed, context, views, kept=kept), owner=context.recorder)


def _made(context: Context, subject: Subject, marked: Marked) -> NewEvent | None:
    return context.services.highlights.made(subject, marked, mark_id=f"markierung-{context.new_seed():x}")


def _tell_made(context: Context, events: Sequence[NewEvent]) -> None:
    known = context.services.history.notebook.highlights
    made = [known[event.payload["mark"]] for event in events]
    views = [view for event, one in zip(events, made, strict=True) if (view := _view(context, event, one.id))]
    back = partial(change_highlights, context, views, kept=False)
    hint = tr("Sie steht auch in Meine Unterlagen.") if len(views) == 1 else tr("Sie stehen auch in Meine Unterlagen.")
    text = tr("Markiert: {words}").format(words=_said(views))
    context.messages.post(Message("info", text, hint, action=tr("Rückgängig"), run=back))


def _view(context: Context, event: NewEvent, mark_id: str) -> HighlightView | None:
    return context.services.highlights.view(context.services.history.notebook.highlights[mark_id], event.texts)


def _tell_changed(context: Context, views: Sequence[HighlightView], *, kept: bool) -> None:
    text = tr("Wieder markiert: {words}") if kept else tr("Markierung entfernt: {words}")
    again = partial(change_highlights, context, views, kept=not kept)
    context.messages.post(Message("info", text.format(words=_said(views)), action=tr("Rückgängig"), run=again))


def _said(views: Sequence[HighlightView]) -> str:
    if len(views) > 1:
        return plural(len(views), "Stelle", "Stellen")
    words = views[0].words
    return f"„{words if len(words) <= _SAID else words[:_SAID].rsplit(' ', 1)[0] + ' …'}“"
