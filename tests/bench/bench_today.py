"""Heute and Meine Einarbeitung after years: `python -m tests.bench.bench_today`. Goal: Heute within 100 ms.

The history has 20,000 events over the shipped content: everything learned and all quizzes taken, again and again.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.person import right_keys
from wissen import paths
from wissen.content.item import Quiz
from wissen.content.model import Kind
from wissen.drawing import fonts
from wissen.learning.grading import GRADED
from wissen.learning.verb import Verb
from wissen.progress.events import Event, NewEvent
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen

GOAL, TREE_GOAL = 100.0, 50.0
_EVENTS, _ROUNDS, _A_DAY = 20_000, 15, 40
_START = date(2024, 1, 2)


def measure() -> list[Figure]:
    """The tree, what is derived from it, and the pages until they are painted."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    with TemporaryDirectory() as name:
        chosen = Settings(theme="hell", welcomed=True, start_day=_START, land="BW")
        day = _START + timedelta(_EVENTS // _A_DAY)
        folders = paths.folders(root=Path(name))
        session = Session(app, folders, chosen, content=paths.bundled("content"), today=lambda: day)
        gc.disable()  # as in the app: what holds widgets must not be collected on a lane
        session.start()
        while not session.services.ready or session.jobs.busy:
            app.processEvents()
        events = list(islice(_history(session), _EVENTS))
        learned = milliseconds(partial(session.services.journal.learn, events))
        figures = [Figure(f"today: history of {_EVENTS:,} events learned", learned, "ms"), *_figures(app, session)]
        session.close()
        session.window.close()
        gc.enable()
    return figures


def _figures(app: QApplication, session: Session) -> list[Figure]:
    onboarding = session.services.onboarding

    def all_of_it() -> None:
        _change(session)
        onboarding.tree()
        onboarding.next_step()
        onboarding.progress()
        onboarding.modules()

    def painted(screen: Screen) -> None:
        session.window.go(Address(screen))
        app.processEvents()

    def several(screen: Screen) -> float:
        took = []
        for _ in range(_ROUNDS):
            painted(Screen.SETTINGS)
            _change(session)
            took.append(milliseconds(partial(painted, screen)))
        return median(took)

    return [
        Figure("today: tree, next step, progress and modules made anew", _median(all_of_it), "ms", TREE_GOAL),
        Figure("today: the same when nothing has changed", _median(onboarding.next_step), "ms"),
        Figure("today: Heute after something happened, painted", several(Screen.TODAY), "ms", GOAL),
        Figure("today: Meine Einarbeitung after something happened, painted", several(Screen.ONBOARDING), "ms"),
    ]


def _change(session: Session) -> None:
    """Something that makes everything derived out of date."""
    session.services.journal.learn([Event("log", 1, _START, Verb.BEGUN.value, "l01-1", "", {})])


def _median(act: Callable[[], object]) -> float:
    return median(milliseconds(act) for _ in range(_ROUNDS))


def _history(session: Session) -> Iterator[Event]:
    """Events without end, as somebody makes them who learns everything over and over."""
    for number, (new, attempt) in enumerate(cycle(list(_acts(session))), 1):
        reference = f"log/{number - attempt}" if attempt else None
        payload = {**new.payload, "attempt": reference} if "attempt" in new.payload else dict(new.payload)
        yield Event(
            "log", number, _START + timedelta(number // _A_DAY), new.verb.value, new.object, new.revision, payload
        )


def _acts(session: Session) -> Iterator[tuple[NewEvent, int]]:
    """Each act with how many events before it the attempt began that it belongs to; 0 for none."""
    services = session.services
    for entry in services.shelf.current.of_kind(Kind.LESSON):
        yield services.lessons.completed(entry.id), 0
    for entry in services.shelf.current.of_kind(Kind.PROCESS):
        yield services.processes.completed(entry.id), 0
    for entry in services.shelf.current.of_kind(Kind.QUIZ):
        quiz = services.shelf.current.open(entry.id)
        assert isinstance(quiz, Quiz)
        yield services.quizzes.started(entry.id, seed=1), 0
        asked = [item for item in quiz.items if item.kind in GRADED]
        for place, item in enumerate(asked, 1):
            payload = {"attempt": "log/1", "response": list(right_keys(item)), "score": 1.0}
            yield NewEvent(Verb.ANSWERED, item.id, "r1", payload), place
        yield (
            NewEvent(Verb.ATTEMPT_FINISHED, entry.id, "", {"attempt": "log/1", "score": 1.0, "passed": True}),
            (len(asked) + 1),
        )


if __name__ == "__main__":
    print(table(measure()))
