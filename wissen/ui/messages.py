"""What the app has to tell, as data: widgets show it, tests read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from wissen.errors import WissenError

Kind = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell: what happened, what can be done, a button that does it, and perhaps another way from here."""

    kind: Kind
    text: str
    hint: str = ""
    action: str = ""
    run: Callable[[], object] | None = None
    other: str = ""
    run_other: Callable[[], object] | None = None


class Messages(QObject):
    """The messages that nobody has closed yet; the last one is shown."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: list[Message] = []

    @property
    def open(self) -> tuple[Message, ...]:
        """All messages not closed yet, oldest first."""
        return tuple(self._open)

    def post(self, message: Message) -> None:
        """Show a message; the same words replace those that already stand there."""
        self._open = [other for other in self._open if (other.kind, other.text) != (message.kind, message.text)]
        self._open.append(message)
        self.changed.emit()

    def tell(self, error: WissenError) -> None:
        """Show an expected failure; fits `Jobs.failed`."""
        self.post(Message("error", error.text, error.hint))

    def close(self, message: Message) -> None:
        """Take a message away; one that has gone already does not matter."""
        if message in self._open:
            self._open.remove(message)
            self.changed.emit()
