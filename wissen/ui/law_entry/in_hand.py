"""The change of the law that is worked on: what is done to it is kept at once, in the order in which it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from wissen.services.law_entries import STORE, LawEntries
from wissen.services.law_entry import EnteredChange
from wissen.ui.pages.page import Context

Then = Callable[[], object]


class InHand(QObject):
    """`change` is newer than what was read of it last; None while nobody has chosen one."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._entries = LawEntries(context.folders.data / STORE)
        self.change: EnteredChange | None = None
        self.known: tuple[EnteredChange, ...] = ()
        """What is under way, as it was read last."""
        self.away: tuple[EnteredChange, ...] = ()
        """What was put away, with what was decided until then."""

    def read(self, then: Then) -> None:
        """Find out what is under way."""
        self._context.jobs.database(partial(_both, self._entries), partial(self._read, then), owner=self)

    def keep(self, change: EnteredChange, then: Then | None = None) -> None:
        """Go on with a change as it is now, and remember how far it is."""
        self.change = change
        self._context.jobs.database(partial(self._entries.keep, change), partial(_done, then), owner=self)

    def amend(self, kennung: str, how: Callable[[EnteredChange], EnteredChange]) -> None:
        """Let something else be known of a change, whether it is in hand or not."""
        if self.change is not None and self.change.kennung == kennung:
            self.keep(how(self.change))
        else:
            self._context.jobs.database(partial(self._entries.amend, kennung, how), partial(_done, None), owner=self)

    def put_away(self, then: Then) -> None:
        """Nobody works on the change any more; what stands in the content stays, and what was decided is kept."""
        if self.change is not None:
            work = partial(self._entries.put_away, self.change.kennung)
            self.change = None
            self._context.jobs.database(work, partial(_done, then), owner=self)

    def _read(self, then: Then, found: tuple[tuple[EnteredChange, ...], tuple[EnteredChange, ...]]) -> None:
        self.known, self.away = found
        then()


def _both(entries: LawEntries) -> tuple[tuple[EnteredChange, ...], tuple[EnteredChange, ...]]:
    """What is under way, and what was put away."""
    return entries.all(), entries.away()


def _done(then: Then | None, _: None) -> None:
    if then is not None:
        then()
