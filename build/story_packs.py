"""The part of the story in which the next edition of the content arrives as a pack."""

from __future__ import annotations

from pathlib import Path

from build.stage import Shot, Stage, sure
from wissen.content.load import MODULES, PACK_FILE
from wissen.content.pack import build_pack, sign_pack
from wissen.content.pack_manifest import manifest_of
from wissen.content.pack_signature import SecretKey
from wissen.ui.dialogs.pack_dialog import PackDialog
from wissen.ui.navigation import Screen

_FILE = "grundpaket.wissenpaket"
_KEY = SecretKey(bytes(8), bytes(32))
"""Nobody's: what it signs is shown and never installed."""
_CHANGED = 3
"""Lessons that read otherwise."""


def _dialog(stage: Stage) -> PackDialog:
    """A pack that was dropped, of a key that nobody knows yet."""
    stage.go(Screen.SETTINGS)
    Path(_FILE).write_bytes(_next_edition(stage))
    stage.window.open_files([Path(_FILE)])
    stage.settle()
    return sure(stage.window.findChild(PackDialog), PackDialog)


def _next_edition(stage: Stage) -> bytes:
    shelf = stage.session.services.shelf
    library, pack = shelf.whole, shelf.whole.pack
    if pack is None:
        raise TypeError("there is no content to be shown")
    edition = f"{pack.edition}.1"
    files = {path: (shelf.folder / path).read_bytes() for path in library.files}
    files[PACK_FILE] = files[PACK_FILE].replace(pack.edition.encode(), edition.encode(), 1)
    lessons = [path for path in sorted(files) if path.startswith(MODULES) and not path.endswith("modul.md")]
    for path in lessons[:_CHANGED]:
        files[path] = files[path].replace(b"\n## ", b"\nDieser Absatz ist in der neuen Ausgabe neu.\n\n## ", 1)
    manifest = manifest_of(files, pack_id=pack.id, edition=edition, title=pack.title)
    return sign_pack(build_pack(manifest, files), _KEY, pack_id=pack.id, edition=edition)


PACKS = (Shot("paket-installieren", Screen.SETTINGS, _dialog),)
