"""What a tab of the Werkstatt did to files, with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from wissen.content.rewritten import Rewrite
from wissen.services.renaming import undo
from wissen.ui.messages import Message
from wissen.ui.strings import tr
from wissen.ui.workshop.tab import WorkshopTab


def tell_done(tab: WorkshopTab, folder: Path, rewrites: Sequence[Rewrite], text: str, hint: str = "") -> None:
    """Say what was done, and offer to take it back; the folder is to be read again."""
    tab.changed.emit()
    back = partial(_take_back, tab, folder, tuple(rewrites))
    tab.context.messages.post(Message("info", text, hint, action=tr("Rückgängig machen"), run=back))


def _take_back(tab: WorkshopTab, folder: Path, rewrites: tuple[Rewrite, ...]) -> None:
    work = partial(undo, folder, rewrites)
    tab.context.jobs.read(work, partial(_tell_taken_back, tab), owner=tab)


def _tell_taken_back(tab: WorkshopTab, _: None) -> None:
    tab.changed.emit()
    tab.context.messages.post(Message("info", tr("Rückgängig gemacht. Alles ist wieder, wie es war.")))
