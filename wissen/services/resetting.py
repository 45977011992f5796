"""Lernstand zurücksetzen: a module or everything begins anew; nothing is deleted, and what is no Stand stays."""

from __future__ import annotations

from collections.abc import Iterator

from wissen.content.entry import Entry
from wissen.content.ids import Id
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.shelf import Shelf


def reset_events(shelf: Shelf, history: History, module: str = "") -> list[NewEvent]:
    """What is to be recorded so that a module, or everything, has no Stand any more; empty where it has none."""
    if not module:
        return [NewEvent(Verb.PROGRESS_RESET)] if _has_any(history) else []
    library = shelf.whole
    found = next((one for one in library.modules if one.head.id == module), None)
    if found is None:
        return []
    inside = (library.entries[found.head.id], *library.contents(found))  # its own attempts are at "Das kann ich schon"
    return [NewEvent(Verb.PROGRESS_RESET, name) for entry in inside for name in _with_stand(entry, history)]


def _with_stand(entry: Entry, history: History) -> Iterator[Id]:
    """The object, its questions and practical skills, by each name they have borne: what there is to forget of them."""
    known = history.begun | history.completions.keys()
    for name in (entry.id, *entry.head.supersedes):
        if name in known or history.attempts(name):
            yield Id(name)
    names = (name for part in entry.parts for name in (part.id, *part.supersedes))
    yield from (Id(name) for name in names if name in history.answers or name in history.ready)


def _has_any(history: History) -> bool:
    return bool(history.begun or history.completions or history.answers or history.ready or history.any_attempt)
