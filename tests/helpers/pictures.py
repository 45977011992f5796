"""Pictures for commands that draw, without Qt."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wissen.diagram.flow import Flow
from wissen.errors import PrintError
from wissen.printing.marks import Marks
from wissen.printing.sizes import PosterSize
from wissen.services.process_map import MapView
from wissen.services.shelf import Shelf


@dataclass
class NotedPictures:
    """Notes what it is to draw; a file that ends on `.bmp` is refused."""

    flows: list[tuple[Flow, Path, Marks]] = field(default_factory=list)
    maps: list[tuple[list[str], date, Path, PosterSize]] = field(default_factory=list)

    def save_flow(self, flow: Flow, path: Path, marks: Marks) -> None:
        if path.suffix == ".bmp":
            raise PrintError("So nicht.", "Anders.")
        self.flows.append((flow, path, marks))

    def save_map(self, view: MapView, shelf: Shelf, path: Path, *, size: PosterSize) -> None:
        self.maps.append(([tile.kennung for tile in view.tiles], shelf.day, path, size))
