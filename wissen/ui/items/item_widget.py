"""What every question widget can do; the card around it knows nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget


class ItemWidget(Protocol):
    """A question's answer area; a QWidget.

    Keys are those of the options or entries of the item (content format, "Kennungen").
    """

    @property
    def changed(self) -> SignalInstance:
        """Emitted whenever the response changes."""

    def response(self) -> tuple[str, ...]:
        """Keys chosen, or all keys in their order; empty while nothing is chosen."""

    def set_response(self, keys: Sequence[str]) -> None:
        """Show an earlier response."""

    def set_enabled(self, enabled: bool) -> None:
        """Allow or forbid changes; what was chosen stays readable."""

    def show_outcome(self) -> str:
        """Show which parts are right, with the feedback under each; returns what is worth saying aloud of it."""

    def widget(self) -> QWidget:
        """The widget itself, to lay out."""
