"""The Werkstatt over 1,000 files: opened, a file chosen, a key pressed, everything checked.

`python -m tests.bench.bench_workshop`. Goals: 100 ms from a key to the painted preview, 50 ms for any turn of the
event loop, and the list of files within 1.5 s.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.bench_content import PER_MODULE, generated_files
from tests.bench.figures import Figure, table
from tests.helpers.folders import write_folder
from wissen import paths
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.workshop import WorkshopPage

FILES = 1_000
_LISTED, _PAINTED, _TURN = 1_500.0, 100.0, 50.0
_KEYS = 15


def measure() -> list[Figure]:
    """The first opening cold, keys as medians and at their slowest."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    with TemporaryDirectory() as name:
        content = Path(name, "inhalte")
        write_folder(content, generated_files(Random(1), FILES))
        chosen = Settings(theme="hell", welcomed=True, tasks=("trainer",))
        folders = paths.folders(root=Path(name, "profil"))
        session = Session(app, folders, chosen, content=content, today=date.today)
        gc.disable()  # as in the app: what holds widgets must not be collected on a lane
        session.start()
        session.window.resize(1366, 768)
        _until(app, lambda: session.services.search.ready and not session.jobs.busy)
        figures = _measured(app, session)
        session.close()
        session.window.close()
        gc.enable()
    return figures


def _measured(app: QApplication, session: Session) -> list[Figure]:
    page = session.window.page_of(Screen.WORKSHOP)
    assert isinstance(page, WorkshopPage)
    checked: list[float] = []
    began = perf_counter()
    page.work.checked.connect(lambda: checked.append(_since(began)))
    session.window.go(Address(Screen.WORKSHOP))
    slow_listing = _until(app, lambda: page.tree.model().rowCount() > 0)
    listed = _since(began)
    slow_checking = _until(app, lambda: bool(checked))
    began = perf_counter()
    session.window.go(Address(Screen.WORKSHOP, f"module/m1/l{PER_MODULE - 1:02}.md"))
    _until(app, lambda: page.preview.reader.toPlainText().startswith("Lektion"))
    page.preview.reader.viewport().repaint()
    shown = _since(began)
    _until(app, lambda: not session.jobs.busy)
    keys, turns = zip(*(_key(app, session, page, number) for number in range(_KEYS)), strict=True)
    saved = _saved(app, session, page)
    return [
        Figure(f"workshop: {FILES:,} files listed, cold", listed, "ms", _LISTED),
        Figure("workshop: longest turn while they are read", slow_listing, "ms", _TURN),
        Figure(f"workshop: {FILES:,} files checked", checked[0], "ms"),
        Figure("workshop: longest turn while they are checked", slow_checking, "ms", _TURN),
        Figure("workshop: a file chosen, its preview painted", shown, "ms", _PAINTED),
        Figure("workshop: key to painted preview, median", median(keys), "ms", _PAINTED),
        Figure("workshop: key to painted preview, slowest", max(keys), "ms", _PAINTED),
        Figure("workshop: longest turn while writing", max(turns), "ms", _TURN),
        Figure("workshop: saved, on disk", saved, "ms"),
    ]


def _key(app: QApplication, session: Session, page: WorkshopPage, number: int) -> tuple[float, float]:
    """From a key to the painted preview, and the longest turn until all work for it is done."""
    editor = page.writing.editor
    editor.go_to_line(10)
    wanted = f"{number:03}"
    for letter in wanted[:-1]:
        QTest.keyClicks(editor, letter)
    _until(app, lambda: not session.jobs.busy)
    began = perf_counter()
    QTest.keyClicks(editor, wanted[-1])
    first = _since(began)
    slowest = _until(app, lambda: wanted in page.preview.reader.toPlainText())
    page.preview.reader.viewport().repaint()
    took = _since(began)
    return took, max(first, slowest, _until(app, lambda: not session.jobs.busy))


def _saved(app: QApplication, session: Session, page: WorkshopPage) -> float:
    began = perf_counter()
    page.save()
    _until(app, lambda: not page.files.unsaved)
    took = _since(began)
    _until(app, lambda: not session.jobs.busy)
    return took


def _since(began: float) -> float:
    return 1000 * (perf_counter() - began)


def _until(app: QApplication, condition: Callable[[], bool]) -> float:
    """Let the app run, and return how long its longest turn took."""
    longest = 0.0
    while not condition():
        began = perf_counter()
        app.processEvents()
        longest = max(longest, _since(began))
        sleep(0.001)  # a loop that never sleeps keeps the lanes from their work
    return longest


if __name__ == "__main__":
    print(table(measure()))
