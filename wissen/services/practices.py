"""Praxis: how far a practical skill is, and saying that it is ready to be signed off."""

from __future__ import annotations

from wissen.content.entry import Part
from wissen.learning.history import History
from wissen.learning.practice import PracticeState
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent


class Practices:
    """Use cases of a practical skill."""

    def __init__(self, history: History) -> None:
        self._history = history

    def state(self, practice: Part) -> PracticeState:
        """How far a practical skill is."""
        return practice_state(self._history, practice)

    def changed(self, practice: Part, *, ready: bool) -> tuple[NewEvent, ...]:
        """Say that it is ready to be signed off, or not yet after all, also under the names it had before.

        Nothing where that was said already.
        """
        said = [name for name in _names(practice) if name in self._history.ready]
        names = ([] if said else [practice.id]) if ready else said
        return tuple(NewEvent(Verb.PRACTICE_READY, name, "", {"ready": ready}) for name in names)


def practice_state(history: History, practice: Part) -> PracticeState:
    """How far a practical skill is, by its own Kennung or that of the one it replaces."""
    ready = any(name in history.ready for name in _names(practice))
    return PracticeState.READY if ready else PracticeState.OPEN


def _names(practice: Part) -> tuple[str, ...]:
    """What the skill is called, and was called before; its file does not matter."""
    return (practice.id, *(old.partition("#")[2] or old for old in practice.supersedes))
