"""What the person has set, while the app runs: changed in one place, kept at once, told to whom it concerns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from wissen import settings
from wissen.errors import SettingsError
from wissen.settings import TEXT_SCALES, Settings
from wissen.ui.messages import Messages


class Preferences(QObject):
    """Holds the one valid `Settings`."""

    changed = Signal(object)
    """The settings as they were before."""

    def __init__(self, value: Settings, path: Path, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self._path = path
        self._messages = messages

    def change(self, **fields: Any) -> None:
        """Set fields of `Settings`; where they cannot be kept they hold until the end, and the person is told."""
        before, self.value = self.value, replace(self.value, **fields)
        if self.value == before:
            return
        try:
            settings.write_settings(self._path, self.value)
        except SettingsError as error:
            self._messages.tell(error)
        self.changed.emit(before)


def next_scale(now: float, step: int) -> float:
    """The text scale one step up (1) or down (-1) from the present one, or the normal one (0)."""
    if step == 0:
        return TEXT_SCALES[0]
    larger = [scale for scale in TEXT_SCALES if scale > now]
    smaller = [scale for scale in TEXT_SCALES if scale < now]
    if step > 0:
        return larger[0] if larger else now
    return smaller[-1] if smaller else now
