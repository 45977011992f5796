"""Questions: from the click on "Antworten" until the answer is stored and what is said about it is painted.

`python -m tests.bench.bench_items`. Every kind, each in a quiz of the running app, below a case and with a source.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.bench.bench_lesson import Painted, running
from tests.bench.figures import Figure, table
from tests.helpers.person import right_keys
from wissen import paths
from wissen.content.item import ItemKind
from wissen.drawing import fonts
from wissen.session import Session
from wissen.ui import theme
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.reader.reader_view import ReaderView

GOAL = 50.0
_ROUNDS = 5
_WORDS = "Die Behörde prüft zuerst, ob der Antrag vollständig ist, und sagt dann, was noch fehlt. "
_OPTIONS = "\n".join(f"- [{mark}] {_WORDS[:40]}{number}\n  > {_WORDS}" for number, mark in enumerate("x   "))
_ANSWERS = {
    ItemKind.SINGLE: _OPTIONS,
    ItemKind.MULTIPLE: _OPTIONS.replace("[ ]", "[x]", 1),
    ItemKind.TRUE_FALSE: f"- [x] Richtig\n  > {_WORDS}\n- [ ] Falsch\n  > {_WORDS}",
    ItemKind.ORDERING: "1. Annehmen\n2. Prüfen\n3. Anhören\n4. Entscheiden\n5. Bekanntgeben",
    ItemKind.MATCHING: "| Wer | Was |\n|---|---|\n| Theke | annehmen |\n| Team | prüfen |\n|  | zeichnen |",
    ItemKind.CLOZE: f"{_WORDS}Das heißt [[Duldung]]. {_WORDS}Sie [[Wahl: gilt | gilt nicht]]. {_WORDS}",
    ItemKind.NUMERIC: "Antwort: 93,00 €",
    ItemKind.DATE: "Antwort: 01.03.2024",
    ItemKind.SHORT_TEXT: "Antwort: Duldung | Aussetzung der Abschiebung",
    ItemKind.DISCRETION: f"> **Musterlösung:** {_WORDS * 4}",
}


def measure() -> list[Figure]:
    """The median of each kind."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    took: dict[str, list[float]] = {kind.value: [] for kind in ItemKind}
    with TemporaryDirectory() as name, running(app, Path(name), {"module/m/q.md": quiz()}) as session:
        for _ in range(_ROUNDS + 1):
            for kind, milliseconds in _attempt(app, session):
                took[kind].append(milliseconds)
    return [
        Figure(f"items: {kind}, from the click to the feedback painted", median(times[1:]), "ms", GOAL)
        for kind, times in took.items()
    ]


def quiz() -> str:
    """A question of every kind below one case."""
    head = "---\nkennung: q\ntitel: Alle Arten\nart: übung\n---\n"
    questions = "\n".join(
        f"## Frage {number}?\nKennung: f{number} · Bezug: § 82 AufenthG · Art: {kind.value}\n\n{answer}\n\n"
        f"> **Erklärung:** {_WORDS * 2}\n"
        for number, (kind, answer) in enumerate(_ANSWERS.items())
    )
    return f"{head}\n# Fall: Frau A.\n\n{_WORDS * 8}\n\n{questions}"


def _attempt(app: QApplication, session: Session) -> Iterator[tuple[str, float]]:
    """Answer every question; the kind of each, and how long it took."""
    for address in (Address(Screen.TODAY), Address(Screen.QUIZ, "q")):
        session.window.go(address)
        _rest(app, session)
    page = session.window.page
    assert isinstance(page, QuizPage)
    page.begin()
    for _ in _ANSWERS:
        _rest(app, session)
        embedded = page.findChildren(ReaderView)[0].embedding.widgets
        box = next(one for one in embedded.values() if isinstance(one, AnswerBox))
        box.input.set_response(right_keys(box.item))
        _rest(app, session)
        painted = Painted(session.window)
        box.verdict.installEventFilter(painted)
        began = perf_counter()
        box.button.click()
        while not painted.seen:
            app.processEvents()
        yield box.item.kind.value, 1000 * (perf_counter() - began)
        painted.deleteLater()
        _rest(app, session)
        page.go_on()
    _rest(app, session)
    page.end()
    _rest(app, session)


def _rest(app: QApplication, session: Session) -> None:
    """Wait until everything is done and drawn, and what is to go has gone."""
    while session.jobs.busy:
        app.processEvents()
    for _ in range(5):
        app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


if __name__ == "__main__":
    print(table(measure()))
