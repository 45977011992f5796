"""Every page and dialog as a picture, in three themes and at two sizes: python3 build/dev.py shots ORDNER.

One day, a fresh profile, the shipped content and no display: the same program gives the same pictures.
"""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from build.stage import SEED, Shot, Stage
from build.story import DAMAGED, EMPTY, LEARNING
from wissen import paths
from wissen import session as wissen_session
from wissen.drawing import fonts
from wissen.services.keeping import DATABASE
from wissen.settings import Settings, ThemeName
from wissen.ui import garbage, theme
from wissen.ui import look as worn
from wissen.ui.focus import FocusRing
from wissen.ui.strings import speak_german

TODAY = date(2026, 11, 23)
DISPLAY = (1366, 768)
"""Pixels of the smallest display that is still common in offices."""
_QUALITY = 60
"""Of a PNG, where it says how hard Qt tries to make the file small (100: not at all)."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme at a size; `text` is the person's text scale, `system` how many pixels the system makes of one."""

    theme: ThemeName
    text: float = 1.0
    system: int = 1

    @property
    def name(self) -> str:
        """The folder of its pictures."""
        size = f"{self.text:.0%}".rstrip("%") if self.system == 1 else "x".join(str(n // self.system) for n in DISPLAY)
        return f"{self.theme}-{size}"


_THEMES: tuple[ThemeName, ...] = ("hell", "dunkel", "kontrast")
LOOKS = (*(Look(name, text) for name in _THEMES for text in (1.0, 2.0)), Look("hell", system=2))


@contextmanager
def _running(app: QApplication, look: Look, *, content: Path, root: Path) -> Iterator[Stage]:
    chosen = Settings(theme=look.theme, text_scale=look.text, welcomed=True)
    session = wissen_session.Session(
        app,
        paths.folders(root=root),
        chosen,
        content=content,
        today=lambda: TODAY,
        new_seed=itertools.count(SEED).__next__,
    )
    session.start()
    session.window.setGeometry(session.window.screen().availableGeometry())
    session.window.activateWindow()
    stage = Stage(session)
    stage.settle()
    yield stage
    session.close()
    session.window.close()


def _take(stage: Stage, shots: tuple[Shot, ...], folder: Path) -> None:
    for shot in shots:
        over = shot.arrange(stage)
        stage.settle()
        if stage.window.address.screen is not shot.screen:
            raise RuntimeError(f"{shot.name}: the window shows {stage.window.address}")
        _picture(stage.window, over).save(str(folder / f"{shot.name}.png"), quality=_QUALITY)
        if over is not None:
            over.close()
            stage.window.activateWindow()


def _picture(window: QWidget, over: QWidget | None) -> QPixmap:
    """What a display would show; a dialog gets the line that the system draws around it."""
    picture = window.grab()
    if over is not None:
        painter = QPainter(picture)
        area = over.rect().translated(over.mapToGlobal(QPoint()) - window.mapToGlobal(QPoint()))
        painter.drawPixmap(area.topLeft(), over.grab())
        if isinstance(over, QDialog):
            painter.setPen(QColor(worn.tokens().border_strong))
            painter.drawRect(area.adjusted(-1, -1, 0, 0))
        painter.end()
    return picture


def take_all(look: Look, folder: Path) -> None:
    """Take every picture in one look; the process must be fresh, and its display that of the look."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    app.setCursorFlashTime(0)
    speak_german(app)
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, look.theme, look.text)
    FocusRing(app)
    garbage.collect_on_main_thread(app)
    # Relative, so that no folder of this machine stands in a picture.
    with TemporaryDirectory() as place, chdir(place):
        Path("leer").mkdir()
        damaged = paths.folders(root=Path("beschaedigt")).data / DATABASE
        damaged.parent.mkdir(parents=True)
        damaged.write_bytes(b"SQLite format 3\0" + bytes(4096))
        scenes = (
            ("neu", paths.bundled("content"), LEARNING),
            ("ohne-inhalt", Path("leer"), EMPTY),
            ("beschaedigt", paths.bundled("content"), DAMAGED),
        )
        for profile, content, shots in scenes:
            with _running(app, look, content=content, root=Path(profile)) as stage:
                _take(stage, shots, folder)


def main(argv: list[str]) -> int:
    """Take all pictures, each look in a process of its own; its name as second argument is that process."""
    folder = Path(argv[0]).resolve()
    if len(argv) > 1:
        (look,) = (look for look in LOOKS if look.name == argv[1])
        take_all(look, folder / look.name)
        return 0
    with TemporaryDirectory() as name:
        display = Path(name, "display.json")
        screen = {"name": "", "x": 0, "y": 0, "width": DISPLAY[0], "height": DISPLAY[1], "dpr": 1}
        display.write_text(json.dumps({"screens": [{**screen, "logicalDpi": 96, "logicalBaseDpi": 96}]}), "utf-8")
        for look in LOOKS:
            print(folder / look.name, flush=True)
            wanted = {
                "QT_QPA_PLATFORM": f"offscreen:configfile={display}",
                "QT_SCALE_FACTOR": str(look.system),
                "QT_LOGGING_RULES": "default.warning=false",  # without a display there is much that cannot be done
            }
            command = [sys.executable, "-m", "build.shots", str(folder), look.name]
            if subprocess.run(command, env={**os.environ, **wanted}, check=False).returncode != 0:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
