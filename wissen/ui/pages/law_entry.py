"""Rechtsänderung einpflegen: stages, then place by place, then the check; left at any time and gone on with later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.content.head import ChangeClass
from wissen.content.staging import Passage
from wissen.services import law_entry, law_staging
from wissen.services.law_entry import EnteredChange, LawEntries, Settled, Task
from wissen.services.law_staging import Written
from wissen.ui.controls import focus_first
from wissen.ui.jobs import Drive
from wissen.ui.law_entry.findings import FindingsFace
from wissen.ui.law_entry.overview import Overview
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.law_entry.telling import about_whole, both_there, laid_aside
from wissen.ui.law_entry.wording import WordingFace
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.strings import tr

PLACES: Final = "stellen"
FINDINGS: Final = "befunde"
"""Steps of a change, as the place of an address names them; without one it is the stages."""
_KEEP_AFTER = 800
"""Milliseconds without typing after which a wording that was begun is kept."""


class LawEntryPage(Page):
    """The address names the change by its Kennung; without one it shows what is under way."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._entries = LawEntries(context.folders.data / law_entry.STORE)
        self._change: EnteredChange | None = None
        self._number = 1
        """The stage whose places are shown."""
        self._task: Task | None = None
        self._shown: Passage | None = None
        self._known: tuple[EnteredChange, ...] = ()
        """What is under way, as it was read last."""
        self._wanted = Address(Screen.LAW_ENTRY)
        self._draft = QTimer(self, singleShot=True, interval=_KEEP_AFTER)
        self._draft.timeout.connect(self._keep_draft)
        self._faces = QStackedLayout(self)
        self._places = PlacesFace(self)
        self._places.stage_chosen.connect(self._choose_stage)
        self._places.opened.connect(self._open_place)
        self._places.back.connect(self._go_to_stages)
        self._places.done.connect(self._go_to_findings)
        self._wording = WordingFace(context, self)
        self._wording.taken.connect(self._take)
        self._wording.compare_wanted.connect(self._compare_shown)
        self._wording.still_right.connect(self._still_right)
        self._wording.left.connect(self._leave_wording)
        self._wording.typed.connect(self._draft.start)
        self._findings = FindingsFace(context, self)
        self._findings.back.connect(self._go_to_places)
        self._findings.done.connect(self._lay_aside)
        self._findings.news_wanted.connect(self._go_to_news)
        self._findings.release_wanted.connect(self._release)
        self._made: QWidget | None = None
        for face in (self._places, self._wording, self._findings):
            self._faces.addWidget(face)

    def title(self) -> str:
        return tr("Rechtsänderung einpflegen")

    def trail(self) -> tuple[str, ...]:
        titled = self._change is not None and bool(self._change.title)
        return (self.title(), *((self._change.title,) if self._change is not None and titled else ()))

    def give_room(self, *, room: bool) -> None:
        self._wording.give_room(room=room)

    def open(self, address: Address) -> None:
        law_staging.require_own(self.context.services.shelf.folder)
        self._wanted = address
        if self._change is not None and address.ref == self._change.kennung:
            self._show(address)  # what is in hand is newer than what was kept
        else:
            read = partial(self._opened, address)
            self.context.jobs.database(self._entries.all, read, owner=self)

    def leave(self) -> None:
        super().leave()
        self._keep_draft()
        self._findings.leave()

    def _opened(self, address: Address, entered: tuple[EnteredChange, ...]) -> None:
        if address is not self._wanted:
            return
        self._known = entered
        self._change = next((change for change in entered if change.kennung == address.ref), None)
        self._show(address)
        self.take_focus()

    def _show(self, address: Address) -> None:
        if self._change is None:
            self._show_overview()
        elif address.place == PLACES:
            self._show_places()
        elif address.place == FINDINGS:
            self._check()
        else:
            self._show_stages()

    def refresh(self) -> None:
        """The content may have been read again: the places are those of now."""
        if self._faces.currentWidget() is self._places and self._change is not None:
            self._show_places()

    def here(self, address: Address) -> Address:
        places = {self._places: PLACES, self._wording: PLACES, self._findings: FINDINGS}
        face = self._faces.currentWidget()
        return replace(
            address,
            ref=self._change.kennung if self._change is not None else "",
            place=next((place for one, place in places.items() if one is face), ""),
        )

    def step_back(self) -> bool:
        """From the wording of a place back to the list."""
        if self._faces.currentWidget() is self._wording:
            self._leave_wording()
            return True
        return False

    def take_focus(self) -> None:
        face = self._faces.currentWidget()
        if face is self._places:
            self._places.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif face is self._wording:
            self._wording.take_focus()
        elif face is self._findings:
            self._findings.take_focus()
        else:
            focus_first(self)

    # ------------------------------------------------------------ which change

    def _show_overview(self) -> None:
        self._change = None
        overview = Overview(self._known, self.context.services.shelf.whole.changes, self)
        overview.begun.connect(self._begin)
        overview.resumed.connect(self._resume)
        overview.taken_up.connect(self._take_up)
        self._show_made(overview)

    def _begin(self, title: str) -> None:
        name = self.context.preferences.value.name
        self._start(law_entry.begun(title, self.context.services.shelf.whole, entered_by=name))

    def _resume(self, kennung: str) -> None:
        """Go on where it was left: once the stages stand in the content, with the places."""
        written = any(change.sha for change in self._known if change.kennung == kennung)
        self.context.go(Address(Screen.LAW_ENTRY, kennung, PLACES if written else ""))

    def _take_up(self, kennung: str) -> None:
        known = {change.kennung: change for change in self._known}
        whole = self.context.services.shelf.whole
        change = next((one for one in whole.changes if one.head.id == kennung), None)
        if kennung in known:
            self._start(known[kennung])
        elif change is not None:
            name, entry = self.context.preferences.value.name, whole.entries[change.head.id]
            self._start(law_entry.taken_up(change, entry.path, entered_by=name, sha=entry.sha))

    def _start(self, change: EnteredChange) -> None:
        self._keep(change, partial(self.context.go, Address(Screen.LAW_ENTRY, change.kennung)))

    def _keep(self, change: EnteredChange, then: Callable[[], object] | None = None) -> None:
        """Remember how far the change is; on a lane, in the order in which it was changed."""
        self._change = change
        self.context.jobs.database(partial(self._entries.keep, change), partial(self._kept, then), owner=self)

    def _kept(self, then: Callable[[], object] | None, _: None) -> None:
        if then is not None:
            then()

    # ------------------------------------------------------------ 1. stages

    def _show_stages(self) -> None:
        if self._change is None:
            return
        face = StagesFace(self._change, self.context.services.shelf.today, self)
        face.changed.connect(self._keep)
        face.rebuilt.connect(self._rebuild)
        face.done.connect(self._write_stages)
        face.put_away.connect(self._lay_aside)
        self._show_made(face)

    def _rebuild(self, change: EnteredChange) -> None:
        more = self._change is not None and len(change.stages) > len(self._change.stages)
        self._keep(change)
        self._show_stages()
        if more and isinstance(self._made, StagesFace):
            self._made.go_to_last()

    def _write_stages(self) -> None:
        """The stages go into the content, so that all of Wissen knows of them; then come the places."""
        if self._change is None:
            return
        shelf = self.context.services.shelf
        work = partial(law_staging.write_change, shelf.folder, self._change, shelf.whole)
        done = partial(self._stages_written, self._change)
        self.context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self.context.messages.tell)

    def _stages_written(self, change: EnteredChange, written: Written) -> None:
        self.context.reload()
        self._keep(replace(change, path=written.path, sha=law_staging.sha_of(written.after)), self._go_to_places)

    def _lay_aside(self) -> None:
        self._put_away(laid_aside(self._change.title if self._change is not None else ""))

    def _finish(self, released: Message) -> None:
        """A change that is released is told as that, and not that it is laid aside."""
        self._put_away(replace(released, action=tr("Weiter daran arbeiten")))

    def _put_away(self, told: Message) -> None:
        change = self._change
        if change is None:
            return
        self._change = None
        work = partial(self._entries.put_away, change.kennung)
        again = replace(told, run=partial(self._start, change))
        self.context.jobs.database(work, partial(self._away, again), owner=self)

    def _away(self, told: Message, _: None) -> None:
        self.context.messages.post(told)
        self.context.go(Address(Screen.LAW_ENTRY))

    # ------------------------------------------------------------ 2. places

    def _show_places(self) -> None:
        if self._change is None:
            return
        self._number = min(self._number, len(self._change.stages))
        self._faces.setCurrentWidget(self._places)
        self.take_focus()
        whole = self.context.services.shelf.whole
        work = partial(law_entry.tasks, whole, self._change, self._number)
        self.context.jobs.read(work, partial(self._show_tasks, self._change, self._number), owner=self)

    def _show_tasks(self, change: EnteredChange, number: int, found: tuple[Task, ...]) -> None:
        if (change, number) == (self._change, self._number):
            self._places.show_tasks(change, number, found)

    def _choose_stage(self, number: int) -> None:
        self._number = number
        self._show_places()

    def _open_place(self, task: Task) -> None:
        self._task = task
        day = self._change.stages[self._number - 1].day if self._change is not None else None
        if not task.can_be_staged or day is None:
            self.tell(about_whole(task, right=self._still_right, workshop=partial(self._open_in_workshop, task)))
            return
        work = partial(law_staging.proposal, self.context.services.shelf.folder, task, day=day)
        self.context.jobs.read(work, self._show_wording, owner=self, failed=self.context.messages.tell)

    def _open_in_workshop(self, task: Task) -> None:
        line = str(task.part.line) if task.part is not None else ""
        self.context.go(Address(Screen.WORKSHOP, task.entry.path, line))

    def _show_wording(self, found: Passage) -> None:
        change, task = self._change, self._task
        day = change.stages[self._number - 1].day if change is not None else None
        if change is None or task is None or day is None:
            return
        self._shown = found
        draft = change.draft(self._number, task.ref)
        self._wording.show_place(task, found, day, reason=change.stages[self._number - 1].title, draft=draft)
        self._faces.setCurrentWidget(self._wording)
        self._wording.take_focus()

    def _compare_shown(self) -> None:
        if self._task is not None:
            self.compare(self._task)

    def _keep_draft(self) -> None:
        """Remember a wording that was begun: neither going elsewhere nor a crash takes it."""
        self._draft.stop()
        change, task, words = self._change, self._task, self._wording.words
        if change is None or task is None or self._faces.currentWidget() is not self._wording:
            return
        if words != change.draft(self._number, task.ref):
            self._keep(change.drafted(self._number, task.ref, words))

    def _leave_wording(self) -> None:
        self._keep_draft()
        self._show_places()

    def _take(self, after: str, kind: ChangeClass, reason: str) -> None:
        change, task, shown = self._change, self._task, self._shown
        day = change.stages[self._number - 1].day if change is not None else None
        if task is None or shown is None or day is None:
            return
        folder = self.context.services.shelf.folder
        work = partial(law_staging.write_stage, folder, task, shown, after=after, day=day, kind=kind, reason=reason)
        done = partial(self._taken, task)
        self.context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self.context.messages.tell)

    def _taken(self, task: Task, written: Written) -> None:
        self.context.reload()
        self._settle(task, Settled.CHANGED)
        self._show_places()
        undo = partial(self._take_back, task, written)
        self.tell(both_there(task, undo=undo, compare=partial(self.compare, task)))

    def _take_back(self, task: Task, written: Written) -> None:
        work = partial(law_staging.take_back, self.context.services.shelf.folder, written)
        done = partial(self._taken_back, task)
        self.context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self.context.messages.tell)

    def _taken_back(self, task: Task, _: None) -> None:
        self.context.reload()
        self._settle(task, None)
        self._show_places()

    def _still_right(self) -> None:
        if self._task is not None:
            self._settle(self._task, Settled.STILL_RIGHT)
            self._show_places()

    def _settle(self, task: Task, how: Settled | None) -> None:
        self._draft.stop()
        if self._change is not None:
            self._keep(self._change.settle(self._number, task.ref, how))

    def compare(self, task: Task) -> None:
        """Show what learners will see of a place: Bisher | Neu."""
        day = self._change.stages[self._number - 1].day if self._change is not None else None
        if day is not None:
            days = f"{(day - timedelta(days=1)).isoformat()}/{day.isoformat()}"
            self.context.go(Address(Screen.COMPARE, f"{task.entry.id}/{days}"))

    # ------------------------------------------------------------ 3. check

    def _check(self) -> None:
        if self._change is None:
            return
        self._faces.setCurrentWidget(self._findings)
        self._findings.check(self._change)
        self._findings.take_focus()

    def _release(self) -> None:
        from wissen.ui.dialogs.release_dialog import ReleaseDialog  # late: the makers of packs

        ReleaseDialog(self.context, self.window(), tell=self._finish).open()

    # ------------------------------------------------------------ ways

    def _go_to_stages(self) -> None:
        self._go("")

    def _go_to_places(self) -> None:
        self._go(PLACES)

    def _go_to_findings(self) -> None:
        self._go(FINDINGS)

    def _go_to_news(self) -> None:
        """The change as learners see it."""
        if self._change is not None:
            self.context.go(Address(Screen.LOOKUP, self._change.kennung))

    def _go(self, place: str) -> None:
        if self._change is not None:
            self.context.go(Address(Screen.LAW_ENTRY, self._change.kennung, place))

    def _show_made(self, face: QWidget) -> None:
        """Show a face that is made anew, in the place of the one before."""
        if self._made is not None:
            self._faces.removeWidget(self._made)
            self._made.hide()
            self._made.deleteLater()
        self._made = face
        self._faces.addWidget(face)
        self._faces.setCurrentWidget(face)
