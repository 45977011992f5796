"""A quiz of 40 questions in the real window, from the click until its question is painted.

`python -m tests.bench.bench_quiz`. Goal: 50 ms, to begin it, to go on with it, and to go from one question to the next.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from tests.bench.bench_lesson import Painted, running
from tests.bench.figures import Figure, table
from wissen import paths
from wissen.drawing import fonts
from wissen.session import Session
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.reader.reader_view import ReaderView

QUESTIONS = 40
GOAL = 50.0
_ROUNDS = 9
_QUIZ = "q"

_HEAD = "---\nkennung: q\ntitel: Vierzig Fragen\nart: abschluss\n---\n"
_QUESTION = """\
## Was gilt im {number}. Fall, wenn der Antrag vor Ablauf des Aufenthaltstitels gestellt worden ist?
Kennung: f{number} · Bezug: § 81 Abs. 4 AufenthG

Die Sachbearbeitung prüft zuerst, ob alle Unterlagen vorliegen und ob die Frist gewahrt ist.

- [x] Der Titel gilt als fortbestehend, bis über den Antrag entschieden ist.
  > Richtig: So steht es in der Vorschrift, und die Bescheinigung sagt es.
- [ ] Der Titel erlischt mit seinem letzten Tag.
  > Nein: Das gilt nur, wenn kein Antrag gestellt ist.
- [ ] Die Behörde entscheidet nach ihrem Ermessen.
  > Nein: Das Gesetz lässt hier keine Wahl.

> **Erklärung:** Wer rechtzeitig handelt, verliert nichts.

"""


def measure() -> list[Figure]:
    """Medians; what is left to do after the painting does not count."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    files = {"module/m/q.md": quiz()}
    with TemporaryDirectory() as name, running(app, Path(name), files) as session:
        _go(app, session)
        _painted(app, session, _page(session).begin)  # builds the reader
        begun, resumed, next_one = [], [], []
        for _ in range(_ROUNDS):
            next_one.append(_painted(app, session, _page(session).go_on))
            _go(app, session)
            resumed.append(_painted(app, session, _page(session).go_on))
            _go(app, session)
            begun.append(_painted(app, session, _page(session).begin))
    return [
        Figure(f"quiz: {QUESTIONS} questions, begun until painted", median(begun), "ms", GOAL),
        Figure(f"quiz: {QUESTIONS} questions, gone on with until painted", median(resumed), "ms", GOAL),
        Figure(f"quiz: {QUESTIONS} questions, the next one until painted", median(next_one), "ms", GOAL),
    ]


def quiz() -> str:
    """Forty questions of five lines and more each."""
    return _HEAD + "\n".join(_QUESTION.format(number=number) for number in range(1, QUESTIONS + 1))


def _page(session: Session) -> QuizPage:
    page = session.window.page
    assert isinstance(page, QuizPage)
    return page


def _go(app: QApplication, session: Session) -> None:
    """To its first page, whatever was shown."""
    for address in (Address(Screen.TODAY), Address(Screen.QUIZ, _QUIZ)):
        session.window.go(address)
        _rest(app, session)


def _painted(app: QApplication, session: Session, act: Callable[[], object]) -> float:
    """Milliseconds from an act of the person to the painted question."""
    painted = Painted(session.window)
    painted.watch(session.window.page.findChild(ReaderView))
    began = perf_counter()
    act()
    while not painted.seen:
        app.processEvents()
    took = 1000 * (perf_counter() - began)
    _rest(app, session)
    painted.deleteLater()
    return took


def _rest(app: QApplication, session: Session) -> None:
    while session.jobs.busy:
        app.processEvents()
    app.processEvents()


if __name__ == "__main__":
    print(table(measure()))
