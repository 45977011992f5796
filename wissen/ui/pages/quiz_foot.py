"""Below a question: how far the person is, and the ways on, back and out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from wissen.drawing.tokens import SPACE_M, SPACE_S
from wissen.ui import actions
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import ElidedLabel

_BAR = 120


class QuizFoot(FlowRow):
    """`show_place` says everything that it shows; what cannot be done is not there."""

    back_wanted = Signal()
    on_wanted = Signal()
    end_wanted = Signal()
    flow_wanted = Signal()
    """The diagram is to be shown, or hidden."""
    unsure_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        self._count = ElidedLabel("", "muted")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR)
        self._flow = button(tr("Diagramm"), self.flow_wanted.emit, weight="quiet")
        self._end = button(tr("Abschließen"), self.end_wanted.emit, weight="quiet")
        self._unsure = QCheckBox(tr("Unsicher"))
        self._unsure.clicked.connect(self._toggle)
        self._unsure.setToolTip(actions.tip(actions.UNSURE))
        self._back = button(tr("Zurück"), self.back_wanted.emit, weight="quiet")
        self._skip = button(tr("Später"), self.on_wanted.emit, weight="quiet")
        self._next = button("", self.on_wanted.emit, weight="primary")
        told: tuple[QWidget, ...] = (self._count, self._bar, self._flow, self._end)
        ways: tuple[QWidget, ...] = (self._unsure, self._back, self._skip, self._next)
        for widget in told:
            self.add(widget)
        self._flow.hide()
        self.add_gap()
        for widget in ways:
            self.add(widget)

    def give_room(self, *, room: bool) -> None:
        """Without room the question itself says how far one is."""
        for part in (self._count, self._bar):
            part.setVisible(room)

    def offer_flow(self, *, there: bool) -> None:
        """Whether there is a diagram to look at."""
        self._flow.setVisible(there)

    def show_flow(self, *, shown: bool) -> None:
        """Say what the button of the diagram does now."""
        self._flow.setText(tr("Ohne Diagramm") if shown else tr("Diagramm"))

    def show_place(self, number: int, count: int, done: int) -> None:
        """Which of the questions is shown, and how many are answered."""
        text = tr("Frage {n} von {all}").format(n=number, all=count)
        self._count.setText(text)
        self._bar.setRange(0, max(1, count))
        self._bar.setValue(done)
        self._bar.setAccessibleName(tr("{place}, {done} beantwortet").format(place=text, done=done))
        self._back.setVisible(number > 1)

    def show_ways(self, *, on: str, skip: bool, end: bool, unsure: bool | None) -> None:
        """The main way on by its name, if there is one; whether the question can be left for later, or all ended now.

        `unsure` is whether the question is marked so, None where it cannot be.
        """
        leaving = self._skip.hasFocus() or self._next.hasFocus()
        self._next.setText(on)
        self._next.setVisible(bool(on))
        self._skip.setVisible(skip)
        self._end.setVisible(end)
        self._unsure.setVisible(unsure is not None)
        self._unsure.setChecked(bool(unsure))
        if leaving and on:
            self.take_focus()

    def take_focus(self) -> None:
        """Put the focus on the main way on."""
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self) -> None:
        self.unsure_toggled.emit(self._unsure.isChecked())
