"""Praxis: the foot of a practical skill, where a person says that it is ready, and sees who signed it off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wissen.content.entry import Part
from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.learning.practice import PracticeState, SignOff
from wissen.text import german_date
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.badge import Badge, Status
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

BADGES: dict[PracticeState, tuple[str, Status]] = {
    PracticeState.OPEN: ("radio_button_unchecked", "neutral"),
    PracticeState.READY: ("hourglass_empty", "info"),
    PracticeState.GUIDED: ("pending", "info"),
    PracticeState.ALONE: ("check_circle", "ok"),
}
_MAY_BECOME_READY = (PracticeState.OPEN, PracticeState.GUIDED)


class PracticeBar(QFrame):
    """Hidden where no practical skill is shown by itself."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._context = context
        self._practice: Part | None = None
        self._sign_offs: tuple[SignOff, ...] = ()
        self._badge = Badge(PracticeState.OPEN.value, *BADGES[PracticeState.OPEN])
        self._ready = button(tr("Bereit zur Abnahme"), self._say_ready, weight="primary")
        self._not_yet = button(tr("Doch noch nicht bereit"), self._say_not_yet, weight="quiet")
        self._signed = WrapLabel("", "muted", self)
        self._row = FlowRow(self)
        self._row.add(self._badge)
        self._row.add_gap()
        self._row.add(self._not_yet)
        self._row.add(self._ready)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        lines.setSpacing(SPACE_S)
        lines.addWidget(self._signed)
        lines.addWidget(self._row)
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
        self._ready.setVisible(state in _MAY_BECOME_READY)
        self._not_yet.setVisible(state is PracticeState.READY)
        if had_focus and state is not PracticeState.ALONE:
            (self._ready if state in _MAY_BECOME_READY else self._not_yet).setFocus()
        self._read_names(self._context.services.practices.sign_offs(practice))

    def _read_names(self, sign_offs: tuple[SignOff, ...]) -> None:
        """What mentors were called then stands in the store."""
        if sign_offs != self._sign_offs or not sign_offs:
            self._sign_offs = sign_offs
            self._signed.hide()
        if sign_offs:
            work = partial(self._context.services.journal.texts, [one.name for one in sign_offs])
            self._context.jobs.database(work, partial(self._tell_names, sign_offs), owner=self)

    def _tell_names(self, sign_offs: tuple[SignOff, ...], names: Mapping[str, str]) -> None:
        if sign_offs == self._sign_offs:
            self._signed.setText(signed_words(sign_offs, names))
            self._signed.show()

    def _say_ready(self) -> None:
        self._change(ready=True)

    def _say_not_yet(self) -> None:
        self._change(ready=False)

    def _change(self, *, ready: bool) -> None:
        if self._practice is not None:
            _change(self._context, self._practice, ready=ready)


def signed_words(sign_offs: Sequence[SignOff], names: Mapping[str, str]) -> str:
    """Who signed off what and when, a line each; `names` by the ids of their texts."""
    line = tr("{level} gezeigt, abgezeichnet von {name} am {day}")
    return "\n".join(
        line.format(level=tr(one.level.value), name=names.get(one.name, one.by), day=german_date(one.day))
        for one in sign_offs
    )


def _change(context: Context, practice: Part, *, ready: bool) -> None:
    events = context.services.practices.changed(practice, ready=ready)
    if events:  # a second click before the first is on disk changes nothing
        context.recorder.record(events, partial(_tell, context, practice, ready=ready), owner=context.recorder)


def _tell(context: Context, practice: Part, *, ready: bool) -> None:
    text = tr("Bereit zur Abnahme: {title}") if ready else tr("Noch nicht bereit: {title}")
    hint = tr("Sagen Sie Ihrer Mentorin oder Ihrem Mentor Bescheid. Von selbst erfährt es niemand.") if ready else ""
    again = partial(_change, context, practice, ready=not ready)
    may_send = ready and bool(context.services.sharing.mentors)
    context.messages.post(
        Message(
            "info",
            text.format(title=practice.title),
            hint,
            action=tr("Rückgängig"),
            run=again,
            other=tr("Zum Einblick") if may_send else "",
            run_other=partial(context.go, Address(Screen.DOCUMENTS, "einblick")) if may_send else None,
        )
    )
