"""An account that installs packs, and the files that come from elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.packs import EDITION, ID, small_files, write_pack
from wissen.content.load import load
from wissen.content.pack_store import OBJECTS, place_of
from wissen.services.packs import Packs

NEXT = "2026-12"
CHANGED = {"glossar.md": small_files()["glossar.md"].replace(b"nicht vollzogen", b"nicht ausgefuehrt")}


class Account:
    """`root` is where the files lie; the packs are installed below it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.packs = Packs(root / "pakete")

    @property
    def place(self) -> Path:
        return place_of(self.packs.folder, ID)

    def file(self, edition: str = EDITION, **options: object) -> Path:
        files = small_files(CHANGED) if edition != EDITION else small_files()
        return write_pack(self.root / f"probe-{edition}.wissenpaket", files, edition=edition, **options)  # type: ignore[arg-type]

    def install(self, edition: str = EDITION) -> None:
        assert self.packs.install(self.packs.look(self.file(edition))) is not None

    def objects(self) -> set[str]:
        return {file.name for file in (self.packs.folder / OBJECTS).glob("??/*")}

    @property
    def read(self) -> tuple[str, str]:
        """Which edition is read, and a text of it."""
        library, problems = load(self.place)
        assert problems == []
        assert library.pack is not None
        return library.pack.edition, str(library.open("glossar"))
