"""The way to somebody else at this computer, and to somebody new."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from wissen.ui import icons
from wissen.ui.people import People
from wissen.ui.strings import tr


class PeopleMenu(QMenu):
    """Made when it opens, so that it knows who has come since."""

    def __init__(self, people: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._people = people
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Name everybody else."""
        self.clear()
        for person in self._people.others():
            switch = self.addAction(tr("Zu {name} wechseln").format(name=person.name))
            switch.triggered.connect(partial(self._people.open_profile, person.profile))
        new = self.addAction(tr("Neue Person anlegen"))
        icons.put(new, "person_add")
        new.triggered.connect(self._begin_profile)

    def _begin_profile(self) -> None:
        self._people.open_profile(self._people.new_profile())
