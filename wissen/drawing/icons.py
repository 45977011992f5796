"""Bundled SVG icons drawn in one colour at the size and density asked for."""

from __future__ import annotations

import threading
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wissen import paths

_DRAWING = threading.Lock()
"""A renderer that is kept may be wanted by the window and by a lane that writes a file."""


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, *, size: int, density: float = 1.0) -> QPixmap:
    """Draw the icon `resources/icons/<name>.svg` in a colour (#rrggbb), `size` logical pixels square.

    The same pixmap is handed out again: do not paint on it. A missing icon is a bug and raises FileNotFoundError.
    """
    side = round(size * density)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        paint(painter, name, colour, target=QRectF(0, 0, side, side))
    picture.setDevicePixelRatio(density)
    return picture


def paint(painter: QPainter, name: str, colour: str, *, target: QRectF) -> None:
    """Draw the icon as lines, not as a picture: sharp on paper and in exported drawings; on any thread."""
    with _DRAWING:
        _renderer(name, colour).render(painter, target)


@lru_cache(maxsize=64)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    """Kept, because an icon is drawn several times at once: for each mode and each density. The main thread's own."""
    return QSvgRenderer(QByteArray(_tinted(name, colour)))


@lru_cache(maxsize=64)
def _tinted(name: str, colour: str) -> bytes:
    svg = paths.bundled("resources", "icons", f"{name}.svg").read_bytes()
    return svg.replace(b"<svg ", f'<svg fill="{colour}" '.encode(), 1)
