"""Above the places: texts that bear a day which their stage no longer has, and the way to put them right at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.content.rewrite import taken_back
from wissen.content.rewritten import Rewrite
from wissen.services.kept_steps import StepKind
from wissen.services.law_entry import EnteredChange
from wissen.services.law_leftovers import Leftover, Plan, leftovers, plan, settled_anew, settled_as_before
from wissen.ui.law_entry.in_hand import InHand
from wissen.ui.law_entry.telling import leftover_told, not_redated, redated, way_of
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.warning_bar import WarningBar
from wissen.ui.workshop.undoing import Steps


class LeftoverBar(WarningBar):
    """One stage and day at a time; hidden where there is nothing left over."""

    changed = Signal()
    """Texts were put right, or that was undone."""

    def __init__(self, context: Context, work: InHand, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._work = context, work
        self._found: tuple[Leftover, ...] = ()
        self._done: tuple[str, Leftover, Plan] | None = None
        """What was put right last, and of which change."""
        self._steps = Steps(context, self)
        self._steps.done.connect(self._learn)

    def look(self, change: EnteredChange) -> bool:
        """Find out what is left over, as the content is now; whether there is something that was not told before."""
        before, self._found = self._found, leftovers(self._context.services.shelf.whole, change)
        first = next(iter(self._found), None)
        if first is None:
            self.hide()
            return False
        if not self.isHidden() and first == next(iter(before), None):
            return False
        title = change.stages[first.number - 1].title if first.number else ""
        self.tell(leftover_told(first, title), (way_of(first), partial(self.put_right, first)))
        return True

    def of(self, number: int, ref: str) -> Leftover | None:
        """What a place at a stage belongs to; None where its text bears no earlier day."""
        return next((one for one in self._found if one.number == number and ref in one.refs), None)

    def put_right(self, leftover: Leftover) -> None:
        """Lead the texts to the day of their stage, or take them back where it has none."""
        change, shelf = self._work.change, self._context.services.shelf
        if change is not None:
            work = partial(plan, shelf.folder, shelf.whole, leftover)
            then = partial(self._carry_out, change.kennung, leftover)
            self._context.jobs.read(work, then, owner=self, failed=self._context.messages.tell)

    def _carry_out(self, kennung: str, leftover: Leftover, found: Plan) -> None:
        why = not_redated(found.left)
        if not found.rewrites:
            self._context.messages.post(Message("warning", tr("Nichts ist geändert."), why))
            return
        self._done = (kennung, leftover, found)
        folder, title = self._context.services.shelf.folder, redated(leftover, len(found.refs))
        failed = self._context.messages.tell
        self._steps.do(folder, StepKind.REDATED, title, found.rewrites, hint=why, failed=failed)

    def _learn(self, rewrites: tuple[Rewrite, ...]) -> None:
        """The decisions go with the texts, there and back."""
        if self._done is None:
            return
        kennung, leftover, found = self._done
        undone = rewrites == taken_back(found.rewrites)
        how = settled_as_before if undone else settled_anew
        self._work.amend(kennung, lambda change: how(change, leftover, found.refs))
        self._context.reload()
        self.changed.emit()
