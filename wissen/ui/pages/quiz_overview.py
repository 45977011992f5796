"""All questions of an attempt beside the one that is asked: its number, and how it stands, by symbol and word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wissen.services.asked import Asked, QuestionState
from wissen.ui import actions
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.row_list import RowList
from wissen.ui.widgets.side_panel import SidePanel

_ICONS = {
    QuestionState.OPEN: "radio_button_unchecked",
    QuestionState.ANSWERED: "pending",
    QuestionState.RIGHT: "check_circle",
    QuestionState.PARTLY: "info",
    QuestionState.WRONG: "cancel",
    QuestionState.GONE: "close",
}


class QuizOverview(SidePanel):
    """A click or Return goes to a question; the arrow keys only look. The ear also gets its title."""

    chosen = Signal(str)
    """The name of a question in the attempt."""

    def __init__(self, parent: QWidget, *, acts: Sequence[actions.Act]) -> None:
        super().__init__(tr("Fragen"), parent)
        self._model = RowModel(self)
        self._list = RowList(self._model, tr("Fragen"), self, details=False)
        self._list.chosen.connect(self._choose)
        self.body.addWidget(self._list, 1)
        for spec, slot in acts:
            made = button(tr(spec.short or spec.text), slot, weight="quiet", icon=spec.icon, parent=self)
            made.setToolTip(actions.tip(spec))
            self.body.addWidget(made)

    def add_act(self, made: QWidget) -> None:
        """Put a button below the others."""
        self.body.addWidget(made)

    def show_asked(self, asked: Sequence[Asked], current: str) -> None:
        """Show these questions; the list stays as it is where nothing has changed."""
        rows = tuple(_row(number, one) for number, one in enumerate(asked, 1))
        if rows != self._model.rows:
            self._model.set_rows(rows)
        self._list.go_to(_address(current))

    def _choose(self, row: Row) -> None:
        if row.address is not None:
            self.chosen.emit(row.address.place)


def _row(number: int, asked: Asked) -> Row:
    title = asked.place.item.title if asked.place else tr("Frage, die es nicht mehr gibt")
    words = [tr(asked.state.value), *([tr("unsicher")] if asked.unsure else [])]
    icon = "help" if asked.unsure and asked.state is QuestionState.OPEN else _ICONS[asked.state]
    name = tr("Frage {n}").format(n=number)
    return Row(name, icon, kind=" · ".join(words), detail=title, address=_address(asked.name))


def _address(name: str) -> Address:
    return Address(Screen.QUIZ, place=name)
