"""Praxis: the foot of a practical skill, where a person says that it is ready to be signed off."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from wissen.content.entry import Part
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.learning.practice import PracticeState
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import Badge, Status
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow

BADGES: dict[PracticeState, tuple[str, Status]] = {
    PracticeState.OPEN: ("radio_button_unchecked", "neutral"),
    PracticeState.READY: ("hourglass_empty", "info"),
}


class PracticeBar(FlowRow):
    """Hidden where no practical skill is shown by itself."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._practice: Part | None = None
        self.setProperty("role", "foot")
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._badge = Badge(PracticeState.OPEN.value, *BADGES[PracticeState.OPEN])
        self._ready = button(tr("Bereit zur Abnahme"), self._say_ready, weight="primary")
        self._not_yet = button(tr("Doch noch nicht bereit"), self._say_not_yet, weight="quiet")
        self.add(self._badge)
        self.add_gap()
        self.add(self._not_yet)
        self.add(self._ready)
        self.hide()

    def show_practice(self, practice: Part | None) -> None:
        """Say how far a skill is, and offer the other; None hides the row."""
        self._practice = practice
        self.setVisible(practice is not None)
        if practice is None:
            return
        had_focus = self._ready.hasFocus() or self._not_yet.hasFocus()
        state = self._context.services.practices.state(practice)
        self._badge.show_status(tr(state.value), *BADGES[state])
        self._ready.setVisible(state is PracticeState.OPEN)
        self._not_yet.setVisible(state is PracticeState.READY)
        if had_focus:
            (self._ready if state is PracticeState.OPEN else self._not_yet).setFocus()

    def _say_ready(self) -> None:
        self._change(ready=True)

    def _say_not_yet(self) -> None:
        self._change(ready=False)

    def _change(self, *, ready: bool) -> None:
        if self._practice is not None:
            _change(self._context, self._practice, ready=ready)


def _change(context: Context, practice: Part, *, ready: bool) -> None:
    events = context.services.practices.changed(practice, ready=ready)
    if events:  # a second click before the first is on disk changes nothing
        context.recorder.record(events, partial(_tell, context, practice, ready=ready), owner=context.recorder)


def _tell(context: Context, practice: Part, *, ready: bool) -> None:
    text = tr("Bereit zur Abnahme: {title}") if ready else tr("Noch nicht bereit: {title}")
    hint = tr("Sagen Sie Ihrer Mentorin oder Ihrem Mentor Bescheid. Von selbst erfährt es niemand.") if ready else ""
    again = partial(_change, context, practice, ready=not ready)
    context.messages.post(Message("info", text.format(title=practice.title), hint, action=tr("Rückgängig"), run=again))
