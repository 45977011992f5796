"""Who is learning here: the name at the top right, and the way to somebody else."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from wissen.settings import Settings
from wissen.ui import icons
from wissen.ui.people import People
from wissen.ui.preferences import Preferences
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import RoomyButton

_LONGEST = 20
"""Letters of a name that are shown."""


class ProfileButton(RoomyButton):
    """Shows the name; its menu is made when it opens, so that it knows who has come since."""

    def __init__(self, preferences: Preferences, people: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._people = people
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        icons.put(self, "person")
        preferences.changed.connect(self._show_name)
        self._show_name()

    def _show_name(self, before: Settings | None = None) -> None:
        del before
        name = self._preferences.value.name or tr("Mein Profil")
        self.setText(name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…")
        self.setAccessibleName(tr("Profil: {name}").format(name=name))
        self.setToolTip(tr("Hier lernt: {name}").format(name=name))

    def _fill(self) -> None:
        self._menu.clear()
        for person in self._people.others():
            switch = self._menu.addAction(tr("Zu {name} wechseln").format(name=person.name))
            switch.triggered.connect(partial(self._people.open_profile, person.profile))
        new = self._menu.addAction(tr("Neue Person anlegen"))
        icons.put(new, "person_add")
        new.triggered.connect(self._begin_profile)

    def _begin_profile(self) -> None:
        self._people.open_profile(self._people.new_profile())
