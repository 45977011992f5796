"""The law as of another day, and what has changed of what somebody learned.

`python -m tests.bench.bench_law`. Goals: another Stichtag repaints the open page in 50 ms and re-evaluates 500 objects
in 100 ms; the refreshers of a person with 5,000 events take 50 ms, with 200,000 events 1 s, the history included.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.events import Happening
from wissen import paths
from wissen.content.entry import Entry, Headed, Part, PartKind
from wissen.content.head import Change, ChangeClass, Head
from wissen.content.ids import Id
from wissen.content.library import Opened, build
from wissen.content.model import Kind
from wissen.content.validity import Period
from wissen.drawing import fonts
from wissen.learning.history import History
from wissen.learning.refresher import Surroundings, present, refresher, replaced
from wissen.learning.verb import Verb
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen

PAGE_GOAL, OBJECTS_GOAL, FEW_GOAL, MANY_GOAL = 50.0, 100.0, 50.0, 1000.0
_ROUNDS = 9
_OBJECTS = 500
_EVE, _DAY = date(2024, 2, 29), date(2024, 3, 1)
_SECTIONS = 8
_FEW, _MANY = 5_000, 200_000


def measure() -> list[Figure]:
    """Medians of several rounds."""
    return [*_pages(), _objects(), *_refreshers()]


def _pages() -> list[Figure]:
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    figures = []
    with TemporaryDirectory() as name:
        session = Session(
            app,
            paths.folders(root=Path(name)),
            Settings(theme="hell", welcomed=True),
            content=paths.bundled("content"),
            today=date.today,
        )
        gc.disable()  # as in the app: what holds widgets must not be collected on a lane
        session.start()
        _until(app, lambda: session.services.search.ready and not session.jobs.busy)
        for screen, ref in ((Screen.LESSON, "l01-4"), (Screen.LOOKUP, "arbeit-studium")):
            session.window.go(Address(screen, ref))
            _until(app, lambda: not session.jobs.busy)
            took = []
            for number in range(_ROUNDS):
                day = (_EVE, _DAY, None)[number % 3]
                took.append(milliseconds(partial(_choose, app, session, day)))
                _until(app, lambda: not session.jobs.busy)
            figures.append(
                Figure(f"law: another Stichtag, page repainted ({screen})", median(took[3:]), "ms", PAGE_GOAL)
            )
        session.close()
        session.window.close()
        gc.enable()
    return figures


def _choose(app: QApplication, session: Session, day: date | None) -> None:
    session.window.choose_day(day)
    app.processEvents()


def _objects() -> Figure:
    """All objects of a large pack as of another day."""
    entries = {entry.id: entry for entry in islice(_entries(), _OBJECTS)}
    whole = build(entries=entries, opened=Opened(_never))
    days = [_EVE + timedelta(days=number) for number in range(_ROUNDS)]
    took = [milliseconds(partial(whole.at, day)) for day in days]
    return Figure(f"law: {_OBJECTS} objects as of another day", median(took), "ms", OBJECTS_GOAL)


def _refreshers() -> list[Figure]:
    entries = list(islice(_entries(), _OBJECTS))
    figures = []
    for count, goal in ((_FEW, FEW_GOAL), (_MANY, MANY_GOAL)):
        events = [_completed(number, entries[number % len(entries)]) for number in range(count)]
        history = History(events)
        # What Heute asks for: the history is there already, it grows by each event.
        asked = median(milliseconds(partial(_asked, entries, history)) for _ in range(3))
        figures.append(Figure(f"law: refreshers of a person with {count:,} events", asked, "ms", goal))
        if count == _MANY:
            whole = milliseconds(lambda: _asked(entries, History(events)))  # noqa: B023 - called at once
            figures.append(Figure(f"law: the same with the history of {count:,} events read anew", whole, "ms", goal))
    return figures


def _asked(entries: list[Entry], history: History) -> int:
    around = Surroundings(
        replaced=replaced(entries),
        present=present(entries),
        whole={entry.id: entry for entry in entries},
        learned=history.learned(),
    )
    found = [refresher(entry, history, _DAY, around) for entry in entries]
    return sum(one is not None for one in found)


def _entries() -> Iterator[Entry]:
    number = 0
    while True:
        number += 1
        change = Change(_DAY, ChangeClass.REFRESH, "Frist geändert")
        parts = tuple(
            Part(f"s{place}", PartKind.SECTION, "Abschnitt", f"r{number}-{place}", _period(place), words=120)
            for place in range(_SECTIONS)
        )
        head = Head(Id(f"lektion-{number}"), "Lektion", history=(change,))
        yield Entry(Kind.LESSON, f"module/m/{number}.md", "sha", head, parts)


def _period(place: int) -> Period:
    return (Period(None, _EVE), Period(_DAY))[place % 2]


def _completed(number: int, entry: Entry) -> Happening:
    """Somebody who learned the old text of most lessons, again and again."""
    sections = {part.id: f"alt-{part.revision}" for part in entry.parts}
    return Happening(f"log/{number}", Verb.COMPLETED, entry.id, {"sections": sections, "through": None}, day=_EVE)


def _never(_: Entry) -> Headed:
    raise AssertionError("nothing is opened here")


def _until(app: QApplication, condition: Callable[[], bool]) -> None:
    while not condition():
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    print(table(measure()))
