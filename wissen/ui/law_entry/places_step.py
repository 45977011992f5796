"""The second step: the list of the places that a stage touches, and the wordings of the one that was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from wissen.content.head import ChangeClass
from wissen.content.staging import Passage
from wissen.services import law_entry, law_staging
from wissen.services.law_entry import EnteredChange, Settled, Task
from wissen.services.law_staging import Written
from wissen.ui.jobs import Drive
from wissen.ui.law_entry.in_hand import InHand
from wissen.ui.law_entry.leftover_bar import LeftoverBar
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.telling import about_whole, both_there, first_redated, stay_right
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context

_KEEP_AFTER: Final = 800
"""Milliseconds without typing after which a wording that was begun is kept."""


class PlacesStep(QStackedWidget):
    """Decides about the places of one stage at a time."""

    back = Signal()
    done = Signal()

    def __init__(
        self,
        context: Context,
        work: InHand,
        tell: Callable[[Message], object],
        take_back: Callable[[], object],
        parent: QWidget,
    ) -> None:
        """`tell` and `take_back` as of a `Page`."""
        """`tell` says what speaks of the place that is shown."""
        super().__init__(parent)
        self._context, self._work, self._tell, self._untell = context, work, tell, take_back
        self._number = 1
        """The stage whose places are shown."""
        self._task: Task | None = None
        self._shown: Passage | None = None
        self._draft = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._draft.timeout.connect(self._keep_draft)
        self._leftovers = LeftoverBar(context, work, self)
        self._leftovers.changed.connect(self.refresh)
        self._places = PlacesFace(self._leftovers, self)
        self._places.stage_chosen.connect(self._show_stage)
        self._places.opened.connect(self._open_place)
        self._places.found_right.connect(self._find_right)
        self._places.back.connect(self.back)
        self._places.done.connect(self.done)
        self._wording = WordingFace(context, self)
        self._wording.taken.connect(self._take)
        self._wording.compare_wanted.connect(self._compare_shown)
        self._wording.still_right.connect(self._still_right)
        self._wording.left.connect(self._leave_wording)
        self._wording.typed.connect(self._draft.start)
        for face in (self._places, self._wording):
            self.addWidget(face)

    def give_room(self, *, room: bool) -> None:
        """As for `WordingFace`."""
        self._wording.give_room(room=room)

    def take_focus(self) -> None:
        """Put the focus where the person goes on."""
        if self.currentWidget() is self._places:
            self._places.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._wording.take_focus()

    def step_back(self) -> bool:
        """From the wording of a place back to the list, unless somebody writes; whether there was anything to leave."""
        if self.currentWidget() is not self._wording:
            return False
        if not self._wording.step_back():
            self._leave_wording()
        return True

    def refresh(self) -> None:
        """The content may have been read again: the places are those of now."""
        if self.currentWidget() is self._places:
            self._find_tasks()

    def leave(self) -> None:
        """Keep what was begun, and be at the list again."""
        self._keep_draft()
        self.setCurrentWidget(self._places)

    # ------------------------------------------------------------ the list

    def choose_stage(self, number: int) -> None:
        """Let it be the places of a stage (from 1) that are shown next."""
        self._number = number

    def _show_stage(self, number: int) -> None:
        self.choose_stage(number)
        self.show_places()

    def show_places(self) -> None:
        """Show the places of the stage that was chosen last."""
        if self._work.change is not None:
            self.setCurrentWidget(self._places)
            self.take_focus()
            self._find_tasks()

    def _find_tasks(self) -> None:
        change = self._work.change
        if change is None:
            return
        self._number = min(self._number, len(change.stages))
        work = partial(law_entry.tasks, self._context.services.shelf.whole, change, self._number)
        self._context.jobs.read(work, partial(self._show_tasks, change, self._number), owner=self)

    def _show_tasks(self, change: EnteredChange, number: int, found: tuple[Task, ...]) -> None:
        if (change, number) == (self._work.change, self._number):
            self._places.show_tasks(change, number, found)
            if self._leftovers.look(change):
                self._leftovers.take_focus()

    def _find_right(self, refs: Sequence[str]) -> None:
        if self._work.change is not None:
            number = self._number
            self._work.keep(self._work.change.settle_all(number, refs, Settled.STILL_RIGHT))
            self.show_places()
            self._tell(stay_right(len(refs), undo=partial(self._leave_open, number, refs)))

    def _leave_open(self, number: int, refs: Sequence[str]) -> None:
        """Nothing is decided about these places any more; what was changed since stays changed."""
        change = self._work.change
        if change is not None:
            right = [ref for ref in refs if change.decision(number, ref) is Settled.STILL_RIGHT]
            self._work.keep(change.settle_all(number, right, None))
            self.show_places()

    @property
    def _day(self) -> date | None:
        """Of the stage whose places are shown."""
        change = self._work.change
        return change.stages[self._number - 1].day if change is not None else None

    # ------------------------------------------------------------ one place

    def _open_place(self, task: Task) -> None:
        self._untell()  # what still stands there is about another place
        self._task = task
        day = self._day
        leftover = self._leftovers.of(self._number, task.ref)
        if leftover is not None:
            put_right, workshop = partial(self._leftovers.put_right, leftover), partial(self._open_in_workshop, task)
            self._tell(first_redated(task, leftover, put_right=put_right, workshop=workshop))
            return
        if not task.can_be_staged or day is None:
            right, workshop = partial(self._right, self._number, task), partial(self._open_in_workshop, task)
            self._tell(about_whole(task, right=right, workshop=workshop))
            return
        work = partial(law_staging.proposal, self._context.services.shelf.folder, task, day=day)
        self._context.jobs.read(work, self._show_wording, owner=self, failed=self._context.messages.tell)

    def _open_in_workshop(self, task: Task) -> None:
        line = str(task.part.line) if task.part is not None else ""
        self._context.go(Address(Screen.WORKSHOP, task.entry.path, line))

    def _show_wording(self, found: Passage) -> None:
        change, task, day = self._work.change, self._task, self._day
        if change is None or task is None or day is None:
            return
        self._shown = found
        draft = change.draft(self._number, task.ref)
        self._wording.show_place(task, found, day, reason=change.stages[self._number - 1].title, draft=draft)
        self.setCurrentWidget(self._wording)
        self._wording.take_focus()

    def _keep_draft(self) -> None:
        """Remember a wording that was begun: neither going elsewhere nor a crash takes it."""
        self._draft.stop()
        change, task, words = self._work.change, self._task, self._wording.words
        if change is None or task is None or self.currentWidget() is not self._wording:
            return
        if words != change.draft(self._number, task.ref):
            self._work.keep(change.drafted(self._number, task.ref, words))

    def _leave_wording(self) -> None:
        self._keep_draft()
        self.show_places()

    def _take(self, after: str, kind: ChangeClass, reason: str) -> None:
        task, shown, day = self._task, self._shown, self._day
        if task is None or shown is None or day is None:
            return
        folder = self._context.services.shelf.folder
        work = partial(law_staging.write_stage, folder, task, shown, after=after, day=day, kind=kind, reason=reason)
        done = partial(self._taken, task)
        self._context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self._context.messages.tell)

    def _taken(self, task: Task, written: Written) -> None:
        self._context.reload()
        self._settle(task, Settled.CHANGED)
        self.show_places()
        undo = partial(self._take_back, task, written)
        self._tell(both_there(task, undo=undo, compare=partial(self._compare, task)))

    def _take_back(self, task: Task, written: Written) -> None:
        work = partial(law_staging.take_back, self._context.services.shelf.folder, written)
        done = partial(self._taken_back, task)
        self._context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self._context.messages.tell)

    def _taken_back(self, task: Task, _: None) -> None:
        self._context.reload()
        self._settle(task, None)
        self.show_places()

    def _still_right(self) -> None:
        if self._task is not None:
            self._right(self._number, self._task)

    def _right(self, number: int, task: Task) -> None:
        """Find a place right at a stage, whichever is shown by now."""
        if self._work.change is not None:
            self._draft.stop()
            self._work.keep(self._work.change.settle(number, task.ref, Settled.STILL_RIGHT))
            self.show_places()

    def _settle(self, task: Task, how: Settled | None) -> None:
        self._draft.stop()
        if self._work.change is not None:
            self._work.keep(self._work.change.settle(self._number, task.ref, how))

    def _compare_shown(self) -> None:
        if self._task is not None:
            self._compare(self._task)

    def _compare(self, task: Task) -> None:
        """Show what learners will see of a place: Bisher | Neu."""
        day = self._day
        if day is not None:
            days = f"{(day - timedelta(days=1)).isoformat()}/{day.isoformat()}"
            self._context.go(Address(Screen.COMPARE, f"{task.entry.id}/{days}"))
