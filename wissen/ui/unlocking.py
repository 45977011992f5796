"""Before anything of the person is shown: ask for the PIN of the profile, if it has one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from wissen.services.access import Access
from wissen.ui.jobs import Jobs
from wissen.ui.people import People
from wissen.ui.preferences import Preferences


class Unlocking(QObject):
    """Asks once; from then on the profile is open until the app ends."""

    given_up = Signal()
    """The person does not go on."""

    def __init__(self, access: Access, jobs: Jobs, people: People, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._access = access
        self._jobs = jobs
        self._people = people
        self._preferences = preferences
        self._window = window
        self._unlocked = False
        self._waiting: list[Callable[[], object]] = []

    def ask(self, then: Callable[[], object]) -> None:
        """Go on once the profile is open; at once where there is nothing to ask."""
        if self._unlocked or not self._access.is_guarded:
            self._unlocked = True
            then()
            return
        self._waiting.append(then)
        if len(self._waiting) == 1:
            self._open_dialog()

    def _open_dialog(self) -> None:
        from wissen.ui.dialogs.pin_dialog import PinDialog  # late: few have a PIN

        dialog = PinDialog(self._access, self._jobs, self._people, self._preferences.value.name, self._window)
        dialog.unlocked.connect(self._go_on)
        dialog.rejected.connect(self.given_up)
        dialog.open()

    def _go_on(self) -> None:
        """While the dialog is still there: the app ends with its last window."""
        self._unlocked = True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()
