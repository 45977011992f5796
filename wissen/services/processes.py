"""Processes: walk through one, take note of it, take that back."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.content.entry import Entry
from wissen.content.flow import Process
from wissen.content.library import Library
from wissen.errors import NotFound
from wissen.learning.completion import Standing
from wissen.learning.history import History
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.lessons import completed_event
from wissen.services.refreshers import Refreshers
from wissen.services.shelf import Shelf


@dataclass(frozen=True, slots=True)
class ProcessView:
    """A process as of the Stichtag; `standing` is that of today."""

    entry: Entry
    process: Process
    standing: Standing
    may_undo: bool


class Processes:
    """Use cases of the Prozess-Begleiter; `open` may run on any thread, the rest belongs to that of the history."""

    def __init__(self, shelf: Shelf, history: History, refreshers: Refreshers) -> None:
        self._shelf = shelf
        self._history = history
        self._refreshers = refreshers

    def open(self, process_id: str) -> Process:
        """Parse the process as of the Stichtag; raises NotFound, NotThen or ContentError."""
        self._shelf.find(process_id)
        return self._process(self._shelf.library, process_id)

    def view(self, process_id: str) -> ProcessView:
        """Everything the page shows; raises like `open`."""
        entry, _ = self._shelf.find(process_id)
        return ProcessView(
            entry=entry,
            process=self.open(process_id),
            standing=self._refreshers.standing(self._shelf.current.entries.get(entry.id, entry)),
            may_undo=entry.id in self._history.completions,
        )

    def begun(self, process_id: str) -> NewEvent | None:
        """Note that somebody began to learn it; None when that is known already."""
        return None if process_id in self._history.begun else NewEvent(Verb.BEGUN, process_id)

    def completed(self, process_id: str) -> NewEvent:
        """Note that somebody walked through it, with the Fassung and text of every step that holds today."""
        return completed_event(self._process(self._shelf.current, process_id), self._shelf)

    def undone(self, process_id: str) -> NewEvent:
        """Take the completion of a process back; raises KeyError when it is not completed."""
        return NewEvent(
            Verb.UNDONE, process_id, payload={"completion": self._history.completions[process_id].reference}
        )

    @staticmethod
    def _process(library: Library, process_id: str) -> Process:
        process = library.open(process_id)
        if not isinstance(process, Process):
            raise NotFound(f"„{process_id}“ ist kein Prozess.")
        return process
