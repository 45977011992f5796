"""Who is learning here: the name at the top right, and the way to somebody else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from wissen.settings import Settings
from wissen.ui import icons
from wissen.ui.people import People
from wissen.ui.preferences import Preferences
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import RoomyButton
from wissen.ui.widgets.people_menu import PeopleMenu

_LONGEST = 20
"""Letters of a name that are shown."""


class ProfileButton(RoomyButton):
    """Shows the name; its menu leads to others, and to what is kept about the person."""

    data_wanted = Signal()

    def __init__(self, preferences: Preferences, people: People, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        menu = PeopleMenu(people, self)
        menu.aboutToShow.connect(self._offer_data)
        self.setMenu(menu)
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

    def _offer_data(self) -> None:
        """Below the others, in the menu that was just filled."""
        self.menu().addSeparator()
        mine = self.menu().addAction(tr("Meine Daten"))
        icons.put(mine, "verified")
        mine.triggered.connect(self.data_wanted)
