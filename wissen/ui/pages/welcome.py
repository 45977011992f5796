"""Willkommen: three short pages at the first start; everything can be left out and changed later."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_L
from wissen.ui.controls import focus_first
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.about_me import ROLES, NameField, role_checks, task_checks
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import Context, Page, ScrollColumn
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_KEPT = (
    "Gespeichert wird, was Sie lesen und wie Sie Fragen beantworten. So wissen Sie, wo Sie weitermachen.",
    "Das liegt nur auf diesem Rechner, in Ihrem Benutzerprofil. Es verlässt den Rechner nicht von selbst.",
)
_NOT_KEPT = (
    "Nicht gespeichert wird, wie lange Sie lernen, wann Sie sich anmelden und wonach Sie suchen.",
    "Niemand sieht Ihre Antworten, wenn Sie das nicht selbst möchten.",
)


class WelcomePage(Page):
    """One question a page; the answers are kept when the person goes on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        value, pack = context.preferences.value, context.services.shelf.library.pack
        self._column = ScrollColumn(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._column)
        self._name = NameField(value.name)
        self._name.returnPressed.connect(self.go_on)
        self._roles = role_checks(pack.roles if pack and pack.roles else ROLES, value.roles)
        self._tasks = task_checks(value.tasks)
        self._day = DayField(value.start_day or context.services.shelf.today)
        self._steps = (self._who(), self._where(), self._what())
        self._step = 0
        self._position = WrapLabel("", "muted")
        self._back = button(tr("Zurück"), self.go_back)
        self._next = button(tr("Weiter"), self.go_on, weight="primary")
        self._skip = button(tr("Später beantworten"), self.finish, weight="quiet")
        buttons = FlowRow(self)
        for widget in (self._next, self._back, self._skip):
            buttons.add(widget)
        column = self._column.column
        column.addWidget(WrapLabel(tr("Willkommen bei Wissen"), "title"))
        column.addWidget(self._position)
        for step in self._steps:
            column.addWidget(step)
        column.addWidget(buttons)
        column.addStretch(1)
        self._show_step(0)

    def title(self) -> str:
        return tr("Willkommen")

    def open(self, address: Address) -> None:
        """Always the same."""
        del address

    def take_focus(self) -> None:
        if not focus_first(self._steps[self._step]):
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Keep the answers and go to the next page, after the last one to Heute."""
        self._keep()
        if self._step + 1 < len(self._steps):
            self._show_step(self._step + 1)
            self.take_focus()
        else:
            self.finish()

    def go_back(self) -> None:
        """Go to the page before."""
        self._show_step(self._step - 1)
        self.take_focus()

    def finish(self) -> None:
        """Keep what is answered and begin."""
        self._keep()
        self.context.preferences.change(welcomed=True)
        self.context.go(Address(Screen.TODAY))

    def _keep(self) -> None:
        self.context.preferences.change(
            name=self._name.text().strip(),
            roles=self._roles.chosen,
            tasks=self._tasks.chosen,
            start_day=self._day.day,
        )

    def _show_step(self, number: int) -> None:
        self._step = number
        for place, step in enumerate(self._steps):
            step.setVisible(place == number)
        count = len(self._steps)
        self._position.setText(tr("Seite {n} von {all}").format(n=number + 1, all=count))
        self._back.setVisible(number > 0)
        self._skip.setVisible(number + 1 < count)
        self._next.setText(tr("Weiter") if number + 1 < count else tr("Los geht’s"))

    def _who(self) -> QWidget:
        told = tr("Der Name steht in diesem Fenster und auf dem, was Sie selbst einmal jemandem senden.")
        group = Group(tr("Wer sind Sie?"), told)
        group.add_field(tr("Ihr Name (freiwillig)"), self._name)
        return group

    def _where(self) -> QWidget:
        text = tr("Danach richtet sich, was die Suche zuerst zeigt. Mehreres ist möglich, auch nichts.")
        group = Group(tr("Wo fangen Sie an, und wann?"), text)
        group.add(self._roles)
        group.add(self._tasks)
        group.add_field(tr("Ihr erster Arbeitstag"), self._day, tr("Lernpfade zählen ihre Tage und Wochen ab hier."))
        return group

    def _what(self) -> QWidget:
        group = Group(tr("Was gespeichert wird und was nicht"))
        for text in (*_KEPT, *_NOT_KEPT):
            label = WrapLabel(tr(text), "text")
            label.setContentsMargins(0, 0, 0, SPACE_L // 4)
            group.add(label)
        return group
