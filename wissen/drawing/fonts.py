"""The bundled Fira Sans: load it once, ask for fonts by size in pixels."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from wissen.drawing.tokens import REGULAR

FAMILY = "Fira Sans"


def load(folder: Path) -> list[str]:
    """Register every TTF of a folder and return the names of those Qt refuses; needs a running QGuiApplication."""
    return [file.name for file in sorted(folder.glob("*.ttf")) if QFontDatabase.addApplicationFont(str(file)) == -1]


def font(size: float, weight: int = REGULAR, *, italic: bool = False, scale: float = 1.0) -> QFont:
    """Return Fira Sans; `size` in logical pixels before the person's text scale, `weight` as in CSS (400, 600 …)."""
    made = QFont(FAMILY)
    made.setPixelSize(round(size * scale))
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    return made
