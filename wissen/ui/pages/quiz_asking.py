"""A question of an attempt over the text, all questions beside it, and in a Durchgang the flow of its process."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wissen.content.flow import Process
from wissen.diagram.flow import flow_of
from wissen.services.asked import Asked, QuestionState
from wissen.ui import actions
from wissen.ui.as_of import text_marks
from wissen.ui.pages.asking_for_help import HelpButton
from wissen.ui.pages.flow_pane import FlowPane, TextAndFlow
from wissen.ui.pages.page import Context, Page
from wissen.ui.pages.question_area import QuestionArea
from wissen.ui.pages.quiz_foot import QuizFoot
from wissen.ui.pages.quiz_overview import QuizOverview
from wissen.ui.pages.quiz_question import ShownQuestion
from wissen.ui.strings import tr


class QuizAsking(QWidget):
    """Lays out what belongs to one question; what happens with it is the page's."""

    def __init__(
        self,
        context: Context,
        parent: Page,
        *,
        back: Callable[[], object],
        on: Callable[[], object],
        end: Callable[[], object],
        report: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._room = True
        text = QWidget(self)
        self.area = QuestionArea(context, text)
        self.overview = QuizOverview(text, acts=((actions.REPORT, report),))
        self.overview.add_act(HelpButton(context, parent, parent.ask_for_help))
        self.flow = FlowPane(context)
        self._both = TextAndFlow(text, self.flow)
        self._both.changed.connect(self._fit)
        self.foot = QuizFoot(self)
        self.foot.back_wanted.connect(back)
        self.foot.on_wanted.connect(on)
        self.foot.end_wanted.connect(end)
        self.foot.flow_wanted.connect(self._both.toggle)
        row = self._row = QHBoxLayout(text)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.area, 1)
        row.addWidget(self.overview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._both, 1)
        column.addWidget(self.foot)

    def panes(self) -> tuple[QWidget, ...]:
        """The areas that F6 goes through."""
        return (*self.area.panes(), self.overview, self.foot, self.flow)

    def give_room(self, *, room: bool) -> None:
        """Whether the window is wide enough for more than the text."""
        self._room = room
        self.foot.give_room(room=room)
        self._both.give_room(room=room)
        self._fit()

    def show_question(self, shown: ShownQuestion) -> None:
        """Show a question, and put the focus there."""
        embedded: dict[str, QWidget] = {shown.box.item.id: shown.box} if shown.box else {}
        self.overview.settle()
        self._row.activate()  # now, so that a text is built once, for the width that it gets
        self.area.show_question(shown.page, shown.path, case=shown.case, embedded=embedded)
        self.area.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_flow(self, process: Process | None, step: str) -> None:
        """Show a process at the step that is asked about; without one there is no diagram."""
        self._both.be_there(there=process is not None)
        self.foot.offer_flow(there=process is not None)
        if process is not None:
            entry = self._context.services.shelf.current.entries[process.head.id]
            self.flow.show_flow(flow_of(process), entry.path, text_marks(self._context.services, entry.title, entry))
            self.flow.show_current(step, way=(step,))

    def show_standing(self, asked: Sequence[Asked], name: str, *, finished: bool) -> None:
        """Say how all questions stand, and which ways lead on from the one of this name."""
        number = next(number for number, one in enumerate(asked, 1) if one.name == name)
        current = asked[number - 1]
        left = [one.name for one in asked if one.state is QuestionState.OPEN]
        self.overview.show_asked(asked, name)
        answered = sum(one.answer is not None for one in asked)
        self.foot.show_place(number, len(asked), answered)
        if finished:
            on = tr("Weiter") if number < len(asked) else tr("Zum Ergebnis")
            self.foot.show_ways(on=on, skip=False, end=False, unsure=None)
            return
        on = tr("Weiter") if left else tr("Zum Ergebnis")
        waits = current.state is QuestionState.OPEN
        self.foot.show_ways(
            on="" if waits else on,
            skip=waits and left != [name],
            end=bool(left) and answered > 0,
            unsure=None if current.state is QuestionState.GONE else current.unsure,
        )

    def _fit(self) -> None:
        """The list of questions gives way to a diagram."""
        self.foot.show_flow(shown=self._both.drawn)
        self.overview.give_room(room=self._room and not self._both.drawn)
