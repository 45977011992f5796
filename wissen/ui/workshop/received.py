"""Files with Meldungen that are given to the window: taken in, told, and shown in the Werkstatt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wissen.services.received_remarks import ReceivedRemarks, Taken
from wissen.ui.messages import Message, Messages
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import plural, tr
from wissen.ui.workshop.state import REMARKS


def kept_remarks(context: Context) -> ReceivedRemarks:
    """Where Meldungen of others lie in the profile."""
    return ReceivedRemarks(context.folders.data / REMARKS)


def take_remarks(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Take files in that were dragged onto the window or double-clicked."""
    work = partial(kept_remarks(context).take, tuple(files))
    context.jobs.database(work, partial(_taken, context), owner=window)


def tell_taken(messages: Messages, taken: Taken) -> None:
    """Say what came of it."""
    for fault in taken.faults:
        messages.tell(fault)
    if taken.new:
        text = plural(taken.new, "Meldung ist neu eingelesen.", "Meldungen sind neu eingelesen.")
        known = plural(taken.known, "Meldung war schon da.", "Meldungen waren schon da.") if taken.known else ""
        messages.post(Message("info", text, known))
    elif not taken.faults:
        messages.post(Message("info", tr("Nichts Neues: Alle Meldungen dieser Dateien sind schon da.")))


def _taken(context: Context, taken: Taken) -> None:
    tell_taken(context.messages, taken)
    if taken.new:
        context.go(Address(Screen.WORKSHOP))
