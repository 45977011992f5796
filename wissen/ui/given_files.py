"""Files that a person gives to the window, dragged onto it or by a double click: what takes which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wissen.content.pack_names import PACK_ENDING
from wissen.services.mail import ENDINGS
from wissen.ui.pages.page import Context

Opener = Callable[[Context, Sequence[Path], QWidget], None]


def open_files(context: Context, files: Sequence[Path], window: QWidget) -> None:
    """Hand files to what takes their kind; whatever is of no kind of ours is offered to the import."""
    found: dict[Opener, list[Path]] = {}
    for file in files:
        found.setdefault(_OPENERS.get(file.suffix.lower(), _import), []).append(file)
    for opener, same in found.items():
        opener(context, same, window)


def _import(context: Context, files: Sequence[Path], window: QWidget) -> None:
    from wissen.ui.dialogs.import_dialog import offer_import  # late: the readers of other programs' files

    offer_import(context, files, window)


def _install(context: Context, files: Sequence[Path], window: QWidget) -> None:
    from wissen.ui.dialogs.pack_dialog import offer_pack  # late: what reads packs

    offer_pack(context, files, window)


def _exchanged(context: Context, files: Sequence[Path], window: QWidget) -> None:
    from wissen.ui.dialogs.key_dialog import take_files  # late: seldom needed

    take_files(context, files, window)


def _remarks(context: Context, files: Sequence[Path], window: QWidget) -> None:
    from wissen.ui.workshop.received import take_remarks  # late: few people are given any

    take_remarks(context, files, window)


_OPENERS: Mapping[str, Opener] = {
    PACK_ENDING: _install,
    ".wissenmeldung": _remarks,
    **dict.fromkeys(ENDINGS, _exchanged),
}
"""By ending, in small letters, with its dot."""
