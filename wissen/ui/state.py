"""How the window was left: its place on the screen and what was folded; kept as JSON beside the settings."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QWidget

from wissen.errors import SettingsError
from wissen.settings import read_json, write_json
from wissen.ui.widgets.rail import Rail
from wissen.ui.widgets.side_panel import SidePanel

NAME = "fenster.json"
"""Of the file, beside the settings."""

_FIRST_SIZE = (1280, 800)
_FRAME = 48
"""About what title bar and borders take besides; a screen without that room gets the window as large as it is."""


@dataclass(frozen=True, slots=True)
class WindowState:
    """What is remembered; the page and the place on it are events of the journal and not kept here."""

    geometry: str = ""
    """As Qt writes it, in Base64: it knows screens, maximised windows and what to do when a screen is gone."""
    rail_folded: bool = False
    panels_folded: frozenset[str] = frozenset()
    """Titles of the side panels that the person keeps folded."""
    quick_geometry: str = ""
    """The same for the Schnellauskunft in a window of its own."""


def read(path: Path) -> WindowState:
    """Return how the window was left; damaged values are not worth telling anybody, the window just opens anew."""
    raw, _ = read_json(path)
    panels = raw.get("panels_folded")
    return WindowState(
        geometry=_text(raw.get("geometry")),
        rail_folded=raw.get("rail_folded") is True,
        panels_folded=frozenset(map(str, panels)) if isinstance(panels, list) else frozenset(),
        quick_geometry=_text(raw.get("quick_geometry")),
    )


def write(path: Path, state: WindowState) -> None:
    """Remember how the window is left, as far as the folder can be written."""
    with suppress(SettingsError):
        write_json(
            path,
            {
                "format": 1,
                "geometry": state.geometry,
                "rail_folded": state.rail_folded,
                "panels_folded": sorted(state.panels_folded),
                "quick_geometry": state.quick_geometry,
            },
        )


def of(window: QWidget, before: WindowState, quick: QWidget | None = None) -> WindowState:
    """Take down how a window stands; an area that folded for lack of room counts as the person wants it.

    `quick` is the window of the Schnellauskunft. `before` stands in for it, and for panels of pages, where they were
    never opened.
    """
    rails, panels = window.findChildren(Rail), window.findChildren(SidePanel)
    folded = {panel.title for panel in panels if panel.folded_by_person}
    return WindowState(
        geometry=_geometry(window),
        rail_folded=rails[0].folded_by_person if rails else before.rail_folded,
        panels_folded=(before.panels_folded - {panel.title for panel in panels}) | folded,
        quick_geometry=_geometry(quick) if quick is not None else before.quick_geometry,
    )


def restore(window: QWidget, state: WindowState) -> None:
    """Put a window where it was left, or in a good size if there is nothing to go by; before it is shown."""
    if restore_place(window, state.geometry):
        return
    room = window.screen().availableSize()
    window.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))
    if room.width() < _FIRST_SIZE[0] + _FRAME or room.height() < _FIRST_SIZE[1] + _FRAME:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def restore_place(window: QWidget, geometry: str) -> bool:
    """Put a window where it was, if there is anything to go by."""
    return window.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode())))


def _geometry(window: QWidget) -> str:
    return bytes(window.saveGeometry().toBase64().data()).decode("ascii")


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
