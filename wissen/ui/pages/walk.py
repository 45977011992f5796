"""Prozess-Begleiter: one step at a time with the way so far, to learn a process or to work along it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.blocks import Text
from wissen.content.entry import Entry
from wissen.content.flow import Step
from wissen.content.ids import Id
from wissen.diagram.flow import flow_of
from wissen.drawing.page import Hint, Lookups
from wissen.drawing.page import Page as TextPage
from wissen.errors import NotThen, WissenError
from wissen.learning.walk import Walk, Way, begin
from wissen.printing.marks import Marks
from wissen.services.processes import ProcessView
from wissen.services.remarks import Subject
from wissen.ui.announce import announce
from wissen.ui.as_of import not_today, text_marks
from wissen.ui.items.deadline_box import DeadlineBox
from wissen.ui.items.documents import DocumentChecks
from wissen.ui.items.ways import WayButtons
from wissen.ui.messages import Message
from wissen.ui.navigation import Address
from wissen.ui.pages.errand import Errand
from wissen.ui.pages.flow_pane import FlowPane, TextAndFlow
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.pages.walk_bars import WalkFoot, WalkHead
from wissen.ui.reader import walk_pages
from wissen.ui.reader.absent import absent_page
from wissen.ui.reader.law_hints import law_hints
from wissen.ui.reader.lookups import lookups
from wissen.ui.reader.page_content import link_to, lookup_page, step_title
from wissen.ui.strings import tr


class WalkPage(Page):
    """The address names the process, its place the step. Only to learn, and only as of today, anything is recorded."""

    follows_stichtag = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._ref = ""
        self._view: ProcessView | None = None
        self._errands: dict[str, Errand] = {}
        self._working = False
        self._shown: object = None
        self._head = WalkHead(self)
        self._text = QWidget()
        self._area = ReadingArea(context, self._text)
        self._foot = WalkFoot(self)
        self._diagram = FlowPane(context)
        self._diagram.chosen.connect(self._jump_from_diagram)
        self._both = TextAndFlow(self._text, self._diagram)
        self._both.changed.connect(self._tell_drawn)
        self._lay_out()

    def title(self) -> str:
        entries = self.context.services.shelf.whole.entries
        return entries[Id(self._ref)].title if self._ref in entries else tr("Prozess-Begleiter")

    def trail(self) -> tuple[str, ...]:
        return (tr("Prozess-Begleiter"), self.title()) if self._ref else (self.title(),)

    def panes(self) -> tuple[QWidget, ...]:
        return (self._head, self._area, self._foot, self._diagram)

    def open(self, address: Address) -> None:
        services = self.context.services
        self._ref = services.shelf.whole.entry(address.ref).id
        self._view = self._look()
        place = address.place or ("" if self._ref in self._errands else services.places.section(self._ref))
        if self._view is not None and place and self._walk.place != place:
            self._jump_if_there(place)
        self._show()
        self._note_begun()

    def refresh(self) -> None:
        """Show the step again when it, its Rechtsstand or the Stand has changed; say so when it has gone.

        Raises NotFound when the whole process has gone from the content: nobody walks along on what no longer holds.
        """
        if not self._ref:
            return
        self.context.services.shelf.whole.entry(self._ref)
        before = self._view
        with suppress(WissenError):
            self._view = self._look()
            self._show()
            changed = before is not None and self._view is not None and before.process != self._view.process
            if changed:
                self._tell_where()

    def here(self, address: Address) -> Address:
        return replace(address, place=self._walk.place if self._view else "")

    def take_focus(self) -> None:
        self._area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_room(self, *, room: bool) -> None:
        self._head.setVisible(room)
        self._foot.give_room(room=room)
        self._both.give_room(room=room)

    def show_find(self) -> None:
        self._area.show_find()

    def explain(self) -> None:
        self._area.explain()

    def remarkable(self) -> tuple[Subject, ...]:
        step = self._walk.step if self._view else None
        places = (step.id, "") if step else ("",)
        return tuple(found for place in places if self._ref and (found := self.subject_at(self._ref, place)))

    def printed(self) -> tuple[TextPage, Lookups] | None:
        """To learn, the whole process with its explanations; at work, the checklist."""
        if self._view is None:
            return self._area.shown
        process = self._view.process
        page = walk_pages.checklist_page(process) if self._working else lookup_page(process)
        return page, lookups(self.context.services, self._view.entry.path)

    def marks(self, title: str) -> Marks:
        return text_marks(self.context.services, title, self.context.services.shelf.whole.entry(self._ref))

    # ------------------------------------------------------------ what the person does

    @property
    def working(self) -> bool:
        """Whether it is walked along at work, not to learn."""
        return self._working

    @property
    def drawn(self) -> bool:
        """Whether the diagram is shown."""
        return self._both.drawn

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to lose by beginning anew."""
        return self._view is not None and self._errand.is_begun

    def steps(self) -> tuple[Step, ...]:
        """The steps of the process that hold on the Stichtag."""
        return self._view.process.steps if self._view is not None else ()

    def go(self, way: Way) -> None:
        """Follow a way."""
        self._move(self._walk.go(way))

    def go_on(self) -> None:
        """Follow the only way there is."""
        ways = self._walk.ways()
        if len(ways) == 1:
            self._move(self._walk.go(ways[0]))

    def go_back(self) -> None:
        """Undo the last stop."""
        self._move(self._walk.back())

    def restart(self) -> None:
        """Begin anew, with nothing ticked; what goes can be brought back."""
        if self._view is not None:
            before = self._errands[self._ref]
            self._take_up(self._ref, Errand(begin(self._view.process)))
            told = tr("Der Weg beginnt von vorn, Häkchen und Daten sind entfernt.")
            back = partial(self._take_up, self._ref, before)
            self.tell(Message("info", told, action=tr("Rückgängig"), run=back))

    def _take_up(self, ref: str, errand: Errand) -> None:
        self._errands[ref] = errand
        if ref == self._ref and self._view is not None:
            self._shown = None  # the ticks of the step that is shown are others
            self._arrive()

    def jump(self, step_id: str) -> None:
        """Go to any step; the end and other processes of the diagram are no steps."""
        if self._view is not None and self._jump_if_there(step_id):
            self._arrive()

    def _jump_from_diagram(self, step_id: str) -> None:
        self._both.show_text()
        self.jump(step_id)

    def work(self, working: bool) -> None:
        """Change between Lernen and Arbeiten."""
        self._working = working
        self._show()
        self._note_begun()

    def finish(self) -> None:
        """Note that the process was walked through, unless another text holds by now: then that one is read first."""
        shown = self._view
        self.refresh()
        if shown is None or self._view is None:
            return
        if self._view.process == shown.process:
            self.act([self.context.services.processes.completed(self._ref)])
        else:
            told = tr("Der Text dieses Prozesses hat sich gerade geändert. „Durchgegangen“ ist noch nicht vermerkt.")
            self.tell(Message("info", told, tr("Sehen Sie sich den neuen Text an und bestätigen Sie dann.")))

    def undo(self) -> None:
        """Take it back."""
        self.act([self.context.services.processes.undone(self._ref)])

    def print_checklist(self) -> None:
        """Offer to print or save the checklist."""
        from wissen.ui.dialogs.print_dialog import PrintDialog

        if self._view is not None:
            page = walk_pages.checklist_page(self._view.process)
            found = lookups(self.context.services, self._view.entry.path)
            PrintDialog(page, found, self.marks(page.title), self.context.messages, self).open()

    def toggle_diagram(self) -> None:
        """Show or hide the diagram; in a narrow window it takes the place of the text."""
        self._both.toggle()

    # ------------------------------------------------------------ showing

    @property
    def _walk(self) -> Walk:
        if self._view is None:
            raise AssertionError("there is no way through what does not hold")
        return self._errand.through(self._view.process)

    @property
    def _errand(self) -> Errand:
        """The errand under way with the process that is shown."""
        if self._ref not in self._errands and self._view is not None:
            self._errands[self._ref] = Errand(begin(self._view.process))
        return self._errands[self._ref]

    def _look(self) -> ProcessView | None:
        """The process as of the Stichtag; None when it does not hold then."""
        try:
            return self.context.services.processes.view(self._ref)
        except NotThen:
            return None

    def _jump_if_there(self, step_id: str) -> bool:
        found = next((step for step in self._walk.process.steps if step.id == step_id), None)
        if found is not None:
            self._errand.walk = self._walk.jump(found.number)
        return found is not None

    def _move(self, walk: Walk) -> None:
        if self._view is not None:
            self._errand.walk = walk
            self._arrive()

    def _tell_where(self) -> None:
        """In another text: when the place where the person was has gone, say so."""
        self.take_back()
        if self._walk.place == self._errand.walk.place:
            return
        step = self._walk.step
        told = tr("In diesem Text des Prozesses gibt es die Stelle nicht, an der Sie waren.")
        where = tr("Sie stehen jetzt bei „{step}“.").format(step=step_title(step) if step else tr("Ende"))
        self.tell(Message("info", told, where))

    def _arrive(self) -> None:
        self.take_back()
        self._show()
        step = self._walk.step
        announce(self, step_title(step) if step else tr("Ende"))
        if self._foot.on.isVisible():
            self._foot.on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def _show(self) -> None:
        """Build the page of the step unless it is shown already."""
        shelf, view = self.context.services.shelf, self._view
        whole = shelf.whole.entry(self._ref)
        self._both.be_there(there=view is not None)
        self._head.setEnabled(view is not None)
        self._foot.setVisible(view is not None)
        if view is None:
            self._show_text(absent_page(whole, None, shelf.day), whole, {})
            return
        walk = self._walk
        self._head.show_walk(walk, working=self._working, begun=self.is_begun)
        self._foot.show_walk(walk, view, learning=not self._working and shelf.is_today)
        page = self._page(view, walk)
        now = (self._ref, page, walk.ways(), self._working, not_today(shelf), self.context.preferences.value.land)
        if now != self._shown:
            self._show_text(page, whole, self._widgets(walk.step))
            self._shown = now
        self._draw(view, walk)
        self._remember()

    def _show_text(self, page: TextPage, entry: Entry, widgets: Mapping[str, QWidget]) -> None:
        self._shown = None
        note = not_today(self.context.services.shelf)
        self._area.show_page(page, entry.path, note=note, embedded=widgets)

    def _page(self, view: ProcessView, walk: Walk) -> TextPage:
        hints = law_hints(self.context.services, view.entry)
        if self._working:
            told = tr("Häkchen und Weg bleiben nur, bis Sie Wissen schließen. Davon wird nichts gespeichert.")
            hints = (*hints, Hint("info", "muted", (Text(told),)))
        if walk.step is not None:
            return walk_pages.step_page(walk, walk.step, working=self._working, hints=hints)
        entries = self.context.services.shelf.library.entries
        follow_ups = [entries[name] for name in view.process.follow_ups if name in entries]
        links = [(entry.title, link_to(view.entry, entry)) for entry in follow_ups]
        return walk_pages.end_page(walk, links, hints)

    def _widgets(self, step: Step | None) -> dict[str, QWidget]:
        """What is worked with on the page of a step."""
        if step is None or self._view is None:
            return {}
        errand, walk = self._errand, self._walk
        made: dict[str, QWidget] = {}
        if documents := walk_pages.documents_of(step):
            checks = DocumentChecks(documents, errand.ticked.get(step.id, ()), self)
            checks.ticked.connect(partial(self._tick, step.id))
            made[walk_pages.CHECKS] = checks
        duration = walk_pages.duration_of(step)
        if duration is not None:
            day = errand.days.get(step.id, self.context.services.shelf.today)
            land, jobs = self.context.preferences.value.land, self.context.jobs
            box = DeadlineBox(duration, day, land=land, jobs=jobs, parent=self)
            box.day_changed.connect(partial(self._choose_day, step.id))
            made[walk_pages.DEADLINE] = box
        if walk_pages.asks(walk.ways()):
            ways = WayButtons(walk.ways(), self._titles(), self)
            ways.chosen.connect(self.go)
            made[walk_pages.WAYS] = ways
        return made

    def _titles(self) -> dict[int, str]:
        return {step.number: step_title(step) for step in self._walk.process.steps}

    def _tick(self, step_id: str, document: str, checked: bool) -> None:
        ticked = self._errand.ticked.setdefault(step_id, set())
        if checked:
            ticked.add(document)
        else:
            ticked.discard(document)
        self._head.allow_restart(allowed=self.is_begun)

    def _choose_day(self, step_id: str, day: date) -> None:
        self._errand.days[step_id] = day
        self._head.allow_restart(allowed=self.is_begun)

    # ------------------------------------------------------------ recording

    def _remember(self) -> None:
        """Where to go on with learning; at work no step is kept."""
        step = self._walk.step
        kept = self.context.services.places.section(self._ref)
        self.context.recorder.visit(self._ref, kept if self._working or step is None else step.id)

    def _note_begun(self) -> None:
        if self._view is not None and not self._working and self.context.services.shelf.is_today:
            begun = self.context.services.processes.begun(self._ref)
            if begun is not None:
                self.context.recorder.record([begun], owner=self)

    # ------------------------------------------------------------ diagram

    def _draw(self, view: ProcessView, walk: Walk) -> None:
        process = view.process
        way = [step.id for step, _ in walk.passed]
        here = walk.place
        self._diagram.show_flow(flow_of(process), view.entry.path, self.marks(process.head.title))
        self._diagram.show_current(here, way=(*way, here))

    def _tell_drawn(self) -> None:
        self._head.show_diagram(shown=self._both.drawn)

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._text)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self._area, 1)
        inner.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._both, 1)
