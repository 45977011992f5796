"""Rechtsänderung einpflegen: stages, then place by place, then the check; left at any time and gone on with later."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QStackedLayout, QWidget

from wissen.services import law_entry, law_staging
from wissen.services.law_entry import EnteredChange
from wissen.services.law_staging import Written
from wissen.ui.controls import focus_first
from wissen.ui.jobs import Drive
from wissen.ui.law_entry.findings import FindingsFace
from wissen.ui.law_entry.in_hand import InHand
from wissen.ui.law_entry.overview import Overview
from wissen.ui.law_entry.places_step import PlacesStep
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.law_entry.telling import laid_aside, still_open, still_waits
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context, Page
from wissen.ui.strings import tr

PLACES: Final = "stellen"
FINDINGS: Final = "befunde"
"""Steps of a change, as the place of an address names them; without one it is the stages."""


class LawEntryPage(Page):
    """The address names the change by its Kennung; without one it shows what is under way."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._work = InHand(context, self)
        self._wanted = Address(Screen.LAW_ENTRY)
        self._faces = QStackedLayout(self)
        self._places = PlacesStep(context, self._work, self.tell, self.take_back, self)
        self._places.back.connect(self._go_to_stages)
        self._places.done.connect(self._go_to_findings)
        self._findings = FindingsFace(context, self)
        self._findings.back.connect(self._go_to_places)
        self._findings.done.connect(self._lay_aside)
        self._findings.news_wanted.connect(self._go_to_news)
        self._findings.release_wanted.connect(self._release)
        self._made: QWidget | None = None
        for face in (self._places, self._findings):
            self._faces.addWidget(face)

    def title(self) -> str:
        return tr("Rechtsänderung einpflegen")

    def trail(self) -> tuple[str, ...]:
        title = self._work.change.title if self._work.change is not None else ""
        return (self.title(), *filter(None, (title,)))

    def give_room(self, *, room: bool) -> None:
        self._places.give_room(room=room)

    def open(self, address: Address) -> None:
        law_staging.require_own(self.context.services.shelf.folder)
        self._wanted = address
        if self._work.change is not None and address.ref == self._work.change.kennung:
            self._show(address)  # what is in hand is newer than what was kept
        else:
            self._work.read(partial(self._opened, address))

    def leave(self) -> None:
        super().leave()
        self._places.leave()
        self._findings.leave()

    def _opened(self, address: Address) -> None:
        if address is not self._wanted:
            return
        self._work.change = next((change for change in self._work.known if change.kennung == address.ref), None)
        self._show(address)
        self.take_focus()

    def _show(self, address: Address) -> None:
        change = self._work.change
        if change is None:
            self._show_overview()
        elif address.place in {PLACES, FINDINGS}:
            work = partial(law_staging.unready, self.context.services.shelf.folder, change)
            self.context.jobs.read(work, partial(self._show_later_step, address, change), owner=self)
        else:
            self._show_stages(change)

    def _show_later_step(self, address: Address, change: EnteredChange, why: str) -> None:
        """Places and check are about stages that stand in the content as they were confirmed."""
        if address is not self._wanted:
            return
        if why:
            self._show_stages(change)
            self.take_focus()
            self.tell(Message("info", tr(why)))
        elif address.place == PLACES:
            self._faces.setCurrentWidget(self._places)
            self._places.show_places()
        else:
            self._check(change)

    def refresh(self) -> None:
        if self._faces.currentWidget() is self._places:
            self._places.refresh()

    def here(self, address: Address) -> Address:
        places = {self._places: PLACES, self._findings: FINDINGS}
        face = self._faces.currentWidget()
        return replace(
            address,
            ref=self._work.change.kennung if self._work.change is not None else "",
            place=next((place for one, place in places.items() if one is face), ""),
        )

    def step_back(self) -> bool:
        return self._faces.currentWidget() is self._places and self._places.step_back()

    def take_focus(self) -> None:
        face = self._faces.currentWidget()
        if face is self._places:
            self._places.take_focus()
        elif face is self._findings:
            self._findings.take_focus()
        else:
            focus_first(self)

    # ------------------------------------------------------------ which change

    def _show_overview(self) -> None:
        self._work.change = None
        overview = Overview(self._work.known, self.context.services.shelf.whole.changes, self)
        overview.begun.connect(self._begin)
        overview.resumed.connect(self._resume)
        overview.taken_up.connect(self._take_up)
        self._show_made(overview)

    def _begin(self, title: str) -> None:
        name = self.context.preferences.value.name
        self._start(law_entry.begun(title, self.context.services.shelf.whole, entered_by=name))

    def _resume(self, kennung: str) -> None:
        """Go on where it was left: once the stages stand in the content, with the places."""
        written = any(change.sha for change in self._work.known if change.kennung == kennung)
        self.context.go(Address(Screen.LAW_ENTRY, kennung, PLACES if written else ""))

    def _take_up(self, kennung: str) -> None:
        known = {change.kennung: change for change in self._work.known}
        whole = self.context.services.shelf.whole
        change = next((one for one in whole.changes if one.head.id == kennung), None)
        if kennung in known:
            self._start(known[kennung])
        elif change is not None:
            name, entry = self.context.preferences.value.name, whole.entries[change.head.id]
            taken = law_entry.taken_up(change, entry.path, entered_by=name, sha=entry.sha)
            before = next((one for one in self._work.away if one.kennung == kennung), None)
            self._start(law_entry.as_decided(taken, before) if before is not None else taken)

    def _start(self, change: EnteredChange) -> None:
        self._work.keep(change, partial(self.context.go, Address(Screen.LAW_ENTRY, change.kennung)))

    # ------------------------------------------------------------ 1. stages

    def _show_stages(self, change: EnteredChange) -> None:
        face = StagesFace(change, self.context.services.shelf.today, self)
        face.changed.connect(self._work.keep)
        face.rebuilt.connect(self._rebuild)
        face.done.connect(self._write_stages)
        face.put_away.connect(self._lay_aside)
        self._show_made(face)

    def _rebuild(self, change: EnteredChange) -> None:
        before = self._work.change
        self._work.keep(change)
        self._show_stages(change)
        if before is not None and len(change.stages) > len(before.stages) and isinstance(self._made, StagesFace):
            self._made.go_to_last()

    def _write_stages(self) -> None:
        """The stages go into the content, so that all of Wissen knows of them; then come the places."""
        change, shelf = self._work.change, self.context.services.shelf
        if change is None:
            return
        work = partial(law_staging.write_change, shelf.folder, change, shelf.whole)
        done = partial(self._stages_written, change)
        self.context.jobs.drive(Drive.WRITTEN, work, done, owner=self, failed=self.context.messages.tell)

    def _stages_written(self, change: EnteredChange, written: Written) -> None:
        self.context.reload()
        self._work.keep(replace(change, path=written.path, sha=law_staging.sha_of(written.after)), self._go_to_places)

    def _lay_aside(self) -> None:
        change = self._work.change
        if change is not None:
            again = partial(self._start, change)
            self._put_away(laid_aside(change.title, stands=bool(change.sha), undo=again))

    def _finish(self, released: Message) -> None:
        """A change that is released is told as that, and not that it is laid aside; one that waits for more stays."""
        change = self._work.change
        if change is None:
            return
        released = replace(released, other=tr("Weiter daran arbeiten"), run_other=partial(self._start, change))
        why = still_waits(change, sum(self._findings.open_places))
        if why:
            self._away(replace(released, hint=f"{released.hint}\n{why}"))
        else:
            self._put_away(released)

    def _put_away(self, told: Message) -> None:
        self._work.put_away(partial(self._away, told))

    def _away(self, told: Message) -> None:
        self.context.messages.post(told)
        self.context.go(Address(Screen.LAW_ENTRY))

    # ------------------------------------------------------------ 3. check

    def _check(self, change: EnteredChange) -> None:
        self._faces.setCurrentWidget(self._findings)
        self._findings.check(change)
        self._findings.take_focus()

    def _release(self) -> None:
        from wissen.ui.dialogs.release_dialog import ReleaseDialog  # late: the makers of packs

        count = sum(self._findings.open_places)
        warned = still_open(count, show=self._go_to_open_places) if count else None
        ReleaseDialog(self.context, self.window(), warned=warned, tell=self._finish).open()

    def _go_to_open_places(self) -> None:
        """To the first stage that has some."""
        counts = enumerate(self._findings.open_places, 1)
        self._places.choose_stage(next((number for number, count in counts if count), 1))
        self._go_to_places()

    # ------------------------------------------------------------ ways

    def _go_to_stages(self) -> None:
        self._go("")

    def _go_to_places(self) -> None:
        self._go(PLACES)

    def _go_to_findings(self) -> None:
        self._go(FINDINGS)

    def _go_to_news(self) -> None:
        """The change as learners see it."""
        if self._work.change is not None:
            self.context.go(Address(Screen.LOOKUP, self._work.change.kennung))

    def _go(self, place: str) -> None:
        if self._work.change is not None:
            self.context.go(Address(Screen.LAW_ENTRY, self._work.change.kennung, place))

    def _show_made(self, face: QWidget) -> None:
        """Show a face that is made anew, in the place of the one before."""
        if self._made is not None:
            self._faces.removeWidget(self._made)
            self._made.hide()
            self._made.deleteLater()
        self._made = face
        self._faces.addWidget(face)
        self._faces.setCurrentWidget(face)
