"""A lesson of 1,700 words in the real window, from the click until it is painted: `python -m tests.bench.bench_lesson`.

Goal: 40 ms warm. Cold means: for the first time, so its file is read and parsed.
"""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.figures import Figure, table
from tests.helpers.folders import write_folder
from wissen import paths
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen
from wissen.ui.reader.reader_view import ReaderView

WORDS = 1_700
GOAL = 40.0
_LESSONS, _ROUNDS = 6, 5

_PROSE = (
    "Die Sachbearbeitung prüft zuerst, ob alle Unterlagen vorliegen und ob die Frist nach § 81 Abs. 4 AufenthG gewahrt "
    "ist. Fehlt etwas, wird die Person schriftlich aufgefordert, die fehlenden Nachweise innerhalb von vier Wochen "
    "einzureichen. Erst danach folgt die Entscheidung über die Aufenthaltserlaubnis, die nach § 39 Abs. 1 VwVfG zu "
    "begründen und bekannt zu geben ist. Solange sie aussteht, hilft die Fiktionsbescheinigung."
)
_TABLE = """\
| Lage | Nachweis | Warum |
|---|---|---|
| Antrag vor Ablauf | Eingang mit Datum | Der Titel gilt als fortbestehend. |
| Antrag nach Ablauf | Auskunft der Fachkraft | Die Folgen hängen vom Einzelfall ab. |
"""
_QUESTION = """\
## Kontrollfrage: Was prüfen Sie zuerst?
Kennung: k{number} · Bezug: § 81 AufenthG

- [x] Die Unterlagen
  > Richtig: Ohne sie lässt sich nichts entscheiden.
- [ ] Die Stimmung
  > Nein: Sie ist keine Voraussetzung.
"""


def measure() -> list[Figure]:
    """Medians over lessons that differ in their Kennungen only."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    lessons = {f"module/m/l{number}.md": lesson(number) for number in range(_LESSONS)}
    with TemporaryDirectory() as name, running(app, Path(name), lessons) as session:
        _open(app, session, 0)  # imports the page and the reader, and begins the lesson
        cold = [_open(app, session, number) for number in range(1, _LESSONS)]
        warm = [_open(app, session, number) for _ in range(_ROUNDS) for number in range(_LESSONS)]
    return [
        Figure(f"lesson: {WORDS:,} words, from the click to painted, cold", median(cold), "ms"),
        Figure(f"lesson: {WORDS:,} words, from the click to painted, warm", median(warm), "ms", GOAL),
    ]


def lesson(number: int) -> str:
    """About as many words as are measured: paragraphs with citations and terms, lists, callouts, tables, a question."""
    section = (
        f"{_PROSE}\n\n{_PROSE}\n\n- {_PROSE[:90]}\n- {_PROSE[90:200]}\n\n> **Merke:** {_PROSE[:120]}\n\n{_TABLE}\n"
    )
    count = round(WORDS / len(section.split()))
    sections = "\n".join(f"## Abschnitt {place}\nKennung: a{place}\n\n{section}" for place in range(count))
    head = f"---\nkennung: l{number}\ntitel: Lektion {number}\ndauer: 8\n---\n"
    return f"{head}\n{sections}\n{_QUESTION.format(number=number)}"


@contextmanager
def running(app: QApplication, folder: Path, files: Mapping[str, str]) -> Iterator[Session]:
    """The app with a module of these files."""
    module = "---\nkennung: m\ntitel: Modul\nziel: Danach können Sie lesen.\n---\n"
    content = write_folder(folder / "inhalt", {**files, "module/m/modul.md": module})
    shutil.copy(paths.bundled("content", "glossar.md"), content)
    session = Session(
        app, paths.folders(root=folder), Settings(theme="hell", welcomed=True), content=content, today=date.today
    )
    gc.disable()  # as in the app: what holds widgets must not be collected on a lane
    session.start()
    while session.jobs.busy:
        app.processEvents()
    yield session
    session.close()
    session.window.close()
    gc.enable()


def _open(app: QApplication, session: Session, number: int) -> float:
    """Milliseconds; what is left to do afterwards does not count."""
    painted = Painted(session.window)
    began = perf_counter()
    session.window.go(Address(Screen.LESSON, f"l{number}"))
    painted.watch(session.window.page.findChild(ReaderView))
    while not painted.seen:
        app.processEvents()
    took = 1000 * (perf_counter() - began)
    while session.jobs.busy:
        app.processEvents()
    painted.deleteLater()
    return took


class Painted(QObject):
    """Watches a reader: knows whether the text has been painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen = False

    def watch(self, reader: QObject | None) -> None:
        assert isinstance(reader, ReaderView)
        viewport: QWidget = reader.viewport()
        viewport.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


if __name__ == "__main__":
    print(table(measure()))
