"""Above the tree of Meine Einarbeitung: the first working day, what is shown, and the plan to take along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from wissen.text import german_date, weekday_date
from wissen.ui import actions
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import roomy_button
from wissen.ui.widgets.flow_row import FlowRow


class PlanBar(FlowRow):
    """Give bound methods."""

    def __init__(
        self,
        parent: QWidget,
        *,
        ask_start: Callable[[], object],
        narrow: Callable[[bool], object],
        print_out: Callable[[], object],
        save_calendar: Callable[[], object],
        show_known: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._roomy = True
        self._day: date | None = None
        tip = tr("Erster Arbeitstag: Davon hängt ab, bis wann etwas gedacht ist.")
        self._start = roomy_button("flag", "", ask_start, tip=tip)
        self._only_open = QCheckBox(tr("Nur Offenes"))
        self._only_open.toggled.connect(narrow)
        tip = tr("Plan drucken ({keys})").format(keys=actions.keys(actions.PRINT))
        self._known = roomy_button("verified", tr("Das kann ich schon"), show_known)
        self._known.hide()
        self._tools = (
            self._known,
            roomy_button("print", tr("Drucken"), print_out, tip=tip),
            roomy_button("schedule", tr("Kalender"), save_calendar, tip=tr("Tage des Plans als Kalenderdatei (.ics)")),
        )
        self.add(self._start)
        self.add(self._only_open)
        self.add_gap()
        for tool in self._tools:
            self.add(tool)
        self._say_start()

    @property
    def only_open(self) -> bool:
        """Whether only what is still to be done is wanted."""
        return self._only_open.isChecked()

    def show_start(self, start: date | None) -> None:
        """Say from which day the plan counts."""
        if start != self._day:
            self._day = start
            self._say_start()

    def offer_known(self, module: str) -> None:
        """Offer to show what is known of the module of this title; "" of none."""
        name = tr("Das kann ich schon: {module}").format(module=module)
        self._known.setAccessibleName(name)
        self._known.setToolTip(name)
        self._known.setVisible(bool(module))

    def give_room(self, *, room: bool) -> None:
        """Without room the tools keep their icons alone, and the day is short."""
        if room != self._roomy:
            self._roomy = room
            for tool in self._tools:
                tool.give_room(room=room)
            self._say_start()

    def _say_start(self) -> None:
        start = self._day
        if start is None:
            text = said = tr("Ersten Tag angeben …") if self._roomy else tr("Ab wann?")
        else:
            day = weekday_date(start) if self._roomy else german_date(start)
            text = tr("Beginn: {day}").format(day=day)
            said = tr("{text}, ändern").format(text=text)
        self._start.setText(text)
        self._start.setAccessibleName(said)
        self.updateGeometry()
