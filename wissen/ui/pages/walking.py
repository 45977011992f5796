"""A process as it is walked: the step or the end, the ways on, the diagram beside it; of who walks it knows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.content.blocks import Text
from wissen.content.entry import Entry
from wissen.content.flow import Process, Step
from wissen.diagram.flow import flow_of
from wissen.drawing.page import Hint
from wissen.drawing.page import Page as TextPage
from wissen.learning.completion import Standing
from wissen.learning.walk import Walk, Way, begin
from wissen.printing.marks import Marks
from wissen.ui.announce import announce
from wissen.ui.items.deadline_box import DeadlineBox
from wissen.ui.items.documents import DocumentChecks
from wissen.ui.items.ways import WayButtons
from wissen.ui.pages.errand import Errand
from wissen.ui.pages.flow_pane import FlowPane, TextAndFlow
from wissen.ui.pages.page import Context
from wissen.ui.pages.reading import ReadingArea
from wissen.ui.pages.walk_bars import WalkAct, WalkFoot, WalkHead
from wissen.ui.reader import walk_pages
from wissen.ui.reader.page_content import link_to, step_title
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Walked:
    """A process as of a day, and what is said of it.

    `standing` is None where walking to the end counts for nothing; `note` goes along with what is copied, `marks`
    stand on what is saved of the diagram.
    """

    entry: Entry
    process: Process
    marks: Marks
    hints: tuple[Hint, ...] = ()
    note: str = ""
    standing: Standing | None = None
    may_undo: bool = False


class Walking(QWidget):
    """Remembers the way through each process until it is closed, and stores nothing."""

    arrived = Signal()
    """The person went to another place."""
    mode_changed = Signal()
    restarted = Signal(object)
    """It begins anew; calling what comes along brings back what was there."""
    finish_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget, acts: tuple[WalkAct, ...] = ()) -> None:
        """`acts` are what else can be done with the process."""
        super().__init__(parent)
        self._context = context
        self._walked: Walked | None = None
        self._errands: dict[str, Errand] = {}
        self._shown: object = None
        self.working = False
        """Whether it is walked along at work, not to learn."""
        self.head = WalkHead(self, acts)
        self._text = QWidget()
        self.area = ReadingArea(context, self._text)
        self.foot = WalkFoot(self, acts)
        self.diagram = FlowPane(context)
        self.diagram.chosen.connect(self._jump_from_diagram)
        self._both = TextAndFlow(self._text, self.diagram)
        self._both.changed.connect(self._tell_drawn)
        self._lay_out()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._text)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.area, 1)
        inner.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._both, 1)

    def panes(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return (self.head, self.area, self.foot, self.diagram)

    def give_room(self, *, room: bool) -> None:
        """Whether there is width for more than the text."""
        self.head.setVisible(room)
        self.foot.give_room(room=room)
        self._both.give_room(room=room)

    def take_focus(self) -> None:
        """Put the focus on the text."""
        self.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ what is shown

    def has_walked(self, ref: str) -> bool:
        """Whether a way through this process is remembered."""
        return ref in self._errands

    def show_process(self, walked: Walked, *, place: str = "") -> None:
        """Show where one is in a process, or the step of this Kennung where there is one."""
        self._walked = walked
        if place and self.walk.place != place:
            self._jump_if_there(place)
        self._both.be_there(there=True)
        self.head.setEnabled(True)
        self.foot.show()
        self._show()

    def show_nothing(self, page: TextPage, path: str, *, note: str = "") -> None:
        """Show a page that says why there is no way."""
        self._walked = self._shown = None
        self._both.be_there(there=False)
        self.head.setEnabled(False)
        self.foot.hide()
        self.area.show_page(page, path, note=note)

    @property
    def walk(self) -> Walk:
        """The way through the process that is shown."""
        if self._walked is None:
            raise AssertionError("there is no way through what does not hold")
        return self._errand.through(self._walked.process)

    @property
    def has_lost_place(self) -> bool:
        """Whether the text has no such place any more as the one where the person was."""
        return self.walk.place != self._errand.walk.place

    @property
    def drawn(self) -> bool:
        """Whether the diagram is shown."""
        return self._both.drawn

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to lose by beginning anew."""
        return self._walked is not None and self._errand.is_begun

    def steps(self) -> tuple[Step, ...]:
        """The steps of the process that hold on the day."""
        return self._walked.process.steps if self._walked is not None else ()

    # ------------------------------------------------------------ what the person does

    def go(self, way: Way) -> None:
        """Follow a way."""
        self._move(self.walk.go(way))

    def go_on(self) -> None:
        """Follow the only way there is."""
        ways = self.walk.ways()
        if len(ways) == 1:
            self._move(self.walk.go(ways[0]))

    def go_back(self) -> None:
        """Undo the last stop."""
        self._move(self.walk.back())

    def restart(self) -> None:
        """Begin anew, with nothing ticked; what goes can be brought back."""
        if self._walked is not None:
            ref, before = self._walked.entry.id, self._errand
            self._take_up(ref, Errand(begin(self._walked.process)))
            self.restarted.emit(partial(self._take_up, ref, before))

    def jump(self, step_id: str) -> None:
        """Go to any step; the end and other processes of the diagram are no steps."""
        if self._walked is not None and self._jump_if_there(step_id):
            self._arrive()

    def visit(self, step_id: str) -> None:
        """Show a step to somebody who is busy elsewhere: the focus stays, and only the last visit can be undone."""
        if self._walked is None or self.walk.place == step_id:
            return
        if self.walk.here.jumped:
            self._errand.walk = self.walk.back()
        if self._jump_if_there(step_id):
            self._show()

    def work(self, working: bool) -> None:
        """Change between Lernen and Arbeiten."""
        self.working = working
        if self._walked is not None:
            self._show()
        self.mode_changed.emit()

    def toggle_diagram(self) -> None:
        """Show or hide the diagram; in a narrow window it takes the place of the text."""
        self._both.toggle()

    def _take_up(self, ref: str, errand: Errand) -> None:
        self._errands[ref] = errand
        if self._walked is not None and ref == self._walked.entry.id:
            self._shown = None  # the ticks of the step that is shown are others
            self._arrive()

    def _jump_from_diagram(self, step_id: str) -> None:
        self._both.show_text()
        self.jump(step_id)

    def _jump_if_there(self, step_id: str) -> bool:
        found = next((step for step in self.walk.process.steps if step.id == step_id), None)
        if found is not None:
            self._errand.walk = self.walk.jump(found.number)
        return found is not None

    def _move(self, walk: Walk) -> None:
        if self._walked is not None:
            self._errand.walk = walk
            self._arrive()

    def _arrive(self) -> None:
        self._show()
        self.arrived.emit()
        step = self.walk.step
        announce(self, step_title(step) if step else tr("Ende"))
        if self.foot.on.isVisible():
            self.foot.on.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    # ------------------------------------------------------------ showing

    @property
    def _errand(self) -> Errand:
        """The errand under way with the process that is shown."""
        if self._walked is None:
            raise AssertionError("nothing is walked")
        ref = self._walked.entry.id
        if ref not in self._errands:
            self._errands[ref] = Errand(begin(self._walked.process))
        return self._errands[ref]

    def _show(self) -> None:
        """Build the page of the step unless it is shown already."""
        walked = self._walked
        if walked is None:
            return
        walk = self.walk
        self.head.show_walk(walk, working=self.working, begun=self.is_begun)
        standing = None if self.working else walked.standing
        self.foot.show_walk(walk, standing, may_undo=walked.may_undo)
        page = self._page(walked, walk)
        now = (walked.entry.path, page, walk.ways(), self.working, walked.note, self._land)
        if now != self._shown:
            embedded = self._widgets(walk.step)
            self.area.show_page(page, walked.entry.path, note=walked.note, embedded=embedded)
            self._shown = now
        self._draw()

    @property
    def _land(self) -> str:
        return self._context.preferences.value.land

    def _page(self, walked: Walked, walk: Walk) -> TextPage:
        hints = walked.hints
        if self.working:
            told = tr("Häkchen und Weg bleiben nur, bis Sie Wissen schließen. Davon wird nichts gespeichert.")
            hints = (*hints, Hint("info", "muted", (Text(told),)))
        if walk.step is not None:
            return walk_pages.step_page(walk, walk.step, working=self.working, hints=hints)
        entries = self._context.services.shelf.library.entries
        follow_ups = [entries[name] for name in walked.process.follow_ups if name in entries]
        links = [(entry.title, link_to(walked.entry, entry)) for entry in follow_ups]
        return walk_pages.end_page(walk, links, hints)

    def _widgets(self, step: Step | None) -> Mapping[str, QWidget]:
        """What is worked with on the page of a step."""
        if step is None:
            return {}
        errand, walk = self._errand, self.walk
        made: dict[str, QWidget] = {}
        if documents := walk_pages.documents_of(step):
            checks = DocumentChecks(documents, errand.ticked.get(step.id, ()), self)
            checks.ticked.connect(partial(self._tick, step.id))
            made[walk_pages.CHECKS] = checks
        duration = walk_pages.duration_of(step)
        if duration is not None:
            day = errand.days.get(step.id, self._context.services.shelf.today)
            box = DeadlineBox(duration, day, land=self._land, jobs=self._context.jobs, parent=self)
            box.day_changed.connect(partial(self._choose_day, step.id))
            made[walk_pages.DEADLINE] = box
        if walk_pages.asks(walk.ways()):
            titles = {step.number: step_title(step) for step in walk.process.steps}
            ways = WayButtons(walk.ways(), titles, self)
            ways.chosen.connect(self.go)
            made[walk_pages.WAYS] = ways
        return made

    def _tick(self, step_id: str, document: str, checked: bool) -> None:
        ticked = self._errand.ticked.setdefault(step_id, set())
        if checked:
            ticked.add(document)
        else:
            ticked.discard(document)
        self.head.allow_restart(allowed=self.is_begun)

    def _choose_day(self, step_id: str, day: date) -> None:
        self._errand.days[step_id] = day
        self.head.allow_restart(allowed=self.is_begun)

    def _draw(self) -> None:
        """Bring the diagram up to date where it is seen."""
        walked = self._walked
        if walked is not None and self._both.drawn:
            walk = self.walk
            self.diagram.show_flow(flow_of(walked.process), walked.entry.path, walked.marks)
            self.diagram.show_current(walk.place, way=(*(step.id for step, _ in walk.passed), walk.place))

    def _tell_drawn(self) -> None:
        self.head.show_diagram(shown=self._both.drawn)
        self._draw()
