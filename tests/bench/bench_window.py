"""The window with the shipped content: from one page to another, another theme, a keystroke to rows.

`python -m tests.bench.bench_window`. Goals: page 50 ms, theme 150 ms. A page that is shown for the first time is made
and read first; that is the first figure.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, table
from wissen import paths
from wissen.content.model import Kind
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings, ThemeName
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen
from wissen.ui.quick.quick_view import QuickView

PAGE_GOAL, THEME_GOAL, KEY_GOAL = 50.0, 150.0, 50.0
_ROUNDS = 7
_PAGES = (
    Address(Screen.TODAY),
    Address(Screen.ONBOARDING),
    Address(Screen.LESSON, "l01-1"),
    Address(Screen.LOOKUP, "service-fiktionsbescheinigung"),
    Address(Screen.MAP),
    Address(Screen.REFERENCE, "glossar"),
    Address(Screen.SEARCH, "Fiktion"),
    Address(Screen.SETTINGS),
    Address(Screen.HELP),
    Address(Screen.ABOUT),
)
_THEMES: tuple[ThemeName, ...] = ("dunkel", "kontrast", "hell")


def measure() -> list[Figure]:
    """Medians, and the slowest page."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    with TemporaryDirectory() as name:
        chosen = Settings(theme="hell", welcomed=True)
        folders = paths.folders(root=Path(name))
        session = Session(app, folders, chosen, content=paths.bundled("content"), today=date.today)
        gc.disable()  # as in the app: what holds widgets must not be collected on a lane
        session.start()
        _until(app, lambda: session.services.search.ready and not session.jobs.busy)
        figures = [*_pages(app, session), *_processes(app, session)]
        figures += [*_themes(app, session), *_keystrokes(app, session)]
        session.close()
        session.window.close()
        gc.enable()
    return figures


def _pages(app: QApplication, session: Session) -> list[Figure]:
    first: dict[Address, float] = {}
    again: dict[Address, list[float]] = {address: [] for address in _PAGES}
    for number in range(_ROUNDS + 1):
        for address in _PAGES:
            took = _timed(app, partial(session.window.go, address))
            _until(app, lambda: not session.jobs.busy)
            if number:
                again[address].append(took)
            else:
                first[address] = took
    slowest = max(_PAGES, key=lambda address: median(again[address]))
    slowest_first = max(first, key=lambda address: first[address])
    return [
        Figure(f"window: page for the first time, slowest ({slowest_first.screen})", first[slowest_first], "ms"),
        Figure("window: page again, median", median(median(took) for took in again.values()), "ms", PAGE_GOAL),
        Figure(f"window: page again, slowest ({slowest.screen})", median(again[slowest]), "ms", PAGE_GOAL),
    ]


def _processes(app: QApplication, session: Session) -> list[Figure]:
    """Each process for the first time, after one that made the page; the diagram comes from a lane."""
    took: list[float] = []
    drawn: list[float] = []
    for entry in session.services.shelf.library.of_kind(Kind.PROCESS):
        began = perf_counter()
        took.append(_timed(app, partial(session.window.go, Address(Screen.WALK, entry.id))))
        _until(app, lambda: not session.jobs.busy)
        drawn.append(1000 * (perf_counter() - began))
    return [
        Figure("window: a process in the Begleiter, median", median(took[1:]), "ms", PAGE_GOAL),
        Figure("window: a process in the Begleiter, slowest", max(took[1:]), "ms", PAGE_GOAL),
        Figure("window: a process in the Begleiter, diagram drawn too, median", median(drawn[1:]), "ms"),
        Figure("window: the Begleiter for the first time", took[0], "ms"),
    ]


def _themes(app: QApplication, session: Session) -> list[Figure]:
    session.window.go(Address(Screen.LESSON, "l01-1"))
    _until(app, lambda: not session.jobs.busy)
    took: list[float] = []
    for _ in range(3):
        took += [_timed(app, partial(session.preferences.change, theme=name)) for name in _THEMES]
    return [Figure("window: another theme, lesson shown, nine pages made", median(took), "ms", THEME_GOAL)]


def _keystrokes(app: QApplication, session: Session) -> list[Figure]:
    """In the Schnellauskunft, from the key to painted rows, the pause of the field included; then to the answer."""
    session.window.quick.open()
    view = session.window.findChild(QuickView)
    assert isinstance(view, QuickView)
    rows: list[float] = []
    for word in ("Fiktion", "Duldung", "Blaue Karte"):
        view.begin()
        for letter in word:
            began = perf_counter()
            QTest.keyClicks(view.field, letter)
            _until(app, lambda: view.shown == view.field.text() and not session.jobs.busy)
            app.processEvents()
            rows.append(1000 * (perf_counter() - began))
    return [
        Figure("window: from a key in the Schnellauskunft to painted rows, median", median(rows), "ms", KEY_GOAL),
        Figure("window: the same, slowest", max(rows), "ms"),
    ]


def _timed(app: QApplication, act: Callable[[], object]) -> float:
    """Milliseconds until it is done and painted."""
    began = perf_counter()
    act()
    app.processEvents()
    return 1000 * (perf_counter() - began)


def _until(app: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        app.processEvents()
    # Without a running loop nothing that is to go goes, and every round would dress the widgets of all before it.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    print(table(measure()))
