"""The database of a workplace, and the dialog that says why it cannot be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.ui.dialogs.store_dialog import StoreDialog


def database(place: Workplace) -> Path:
    return paths.folders(root=place.root).data / "wissen.db"


def damage(place: Workplace) -> None:
    """Let the disk lose the middle of the database."""
    with database(place).open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * 16384)


def dialog(place: Workplace) -> StoreDialog:
    """The dialog that says why the history cannot be used."""
    place.until(lambda: any(found.isVisible() for found in place.window.findChildren(StoreDialog)))
    return next(found for found in place.window.findChildren(StoreDialog) if found.isVisible())


def words(widget: StoreDialog) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
