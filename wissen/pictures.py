"""What the command line draws with: Qt without a window, also where there is no display."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from wissen import paths
from wissen.diagram.flow import Flow
from wissen.printing.marks import Marks
from wissen.printing.sizes import PosterSize
from wissen.services.process_map import MapView
from wissen.services.shelf import Shelf

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


class Painter:
    """The `Pictures` of the commands; Qt begins with the first picture, not before."""

    def __init__(self) -> None:
        self._app: object = None

    def save_flow(self, flow: Flow, path: Path, marks: Marks) -> None:
        """Draw a flow as SVG, PNG or PDF; raises PrintError."""
        self._begin()
        from wissen.printing.flow_file import save_flow

        save_flow(flow, path, marks)

    def save_map(self, view: MapView, shelf: Shelf, path: Path, *, size: PosterSize) -> None:
        """Draw the map as a PDF of one sheet; raises PrintError."""
        self._begin()
        from wissen.printing.poster import save_poster
        from wissen.ui.as_of import map_marks
        from wissen.ui.diagram.map_words import drawn_for_paper, legend

        save_poster(drawn_for_paper(view), legend(), map_marks(shelf), path, size=size)

    def _begin(self) -> None:
        """An application without windows, with the fonts of the package; once for the process."""
        from PySide6.QtGui import QGuiApplication

        from wissen.drawing import fonts

        if self._app is None:
            draw_offscreen()
            self._app = QGuiApplication.instance() or QGuiApplication([paths.own_command()[0]])
            fonts.load(paths.bundled("resources", "fonts"))


def draw_offscreen() -> None:
    """Let Qt do without a display where there is none; to be called before it begins."""
    if sys.platform == "linux" and not any(map(os.environ.get, _DISPLAYS)):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
