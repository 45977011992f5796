"""What the Werkstatt knows about 1,000 files: who uses what, another name, questions, and the list of all problems.

`python -m tests.bench.bench_usage`. Goals: 3 s for work on a lane, 50 ms for any turn while 2,000 problems are listed.
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtWidgets import QApplication

from tests.bench.bench_content import generated_files
from tests.bench.figures import Figure, table
from tests.helpers.folders import write_folder
from wissen import paths
from wissen.content.load import load
from wissen.content.problem import Problem, Severity
from wissen.drawing import fonts
from wissen.services.question_review import QuestionReview
from wissen.services.renaming import kennung_renamed
from wissen.services.usage import usage_of
from wissen.ui import theme
from wissen.ui.workshop.place_list import PlaceList, problem_row

FILES, PROBLEMS = 1_000, 2_000
_LANE, _SCREEN = 3_000.0, 50.0
_TURNS = 200


def measure() -> list[Figure]:
    """Everything cold and once."""
    with TemporaryDirectory() as name:
        folder = write_folder(Path(name), generated_files(Random(1), FILES))
        library, _ = load(folder)
        lesson = next(iter(library.entries))
        began = perf_counter()
        usage = usage_of(folder, library)
        built = _since(began)
        began = perf_counter()
        for entry in library.entries.values():
            usage.of_file(entry.path)
        asked = _since(began) / len(library.entries)
        began = perf_counter()
        kennung_renamed(folder, library, lesson, "ganz-neu", published=True)
        renamed = _since(began)
        review = QuestionReview()
        began = perf_counter()
        review.look(library, ())
        looked = _since(began)
        began = perf_counter()
        review.look(library, ())
        again = _since(began)
    return [
        Figure(f"usage: index of {FILES:,} files", built, "ms", _LANE),
        Figure("usage: of one file", asked, "ms", _SCREEN),
        Figure(f"usage: a Kennung renamed in {FILES:,} files, planned", renamed, "ms", _LANE),
        Figure("usage: Fragenprüfung, cold", looked, "ms"),
        Figure("usage: Fragenprüfung, nothing changed", again, "ms", _LANE),
        Figure(f"usage: {PROBLEMS:,} problems listed, longest turn", _listed(), "ms", _SCREEN),
    ]


def _listed() -> float:
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    view = PlaceList("Befunde", "check_circle", None)  # type: ignore[arg-type]
    view.resize(600, 300)
    view.show()
    app.processEvents()
    text = "Die Kennung fehlt. Bis dahin gilt „a“, abgeleitet aus der Überschrift; sie ändert sich mit ihr."
    rows = [problem_row(Problem("karten/k.md", line, "p", text, Severity.HINT)) for line in range(1, PROBLEMS + 1)]
    began = perf_counter()
    view.show_rows(rows, "")
    view.repaint()
    longest = _since(began)
    for _ in range(_TURNS):
        began = perf_counter()
        app.processEvents()
        longest = max(longest, _since(began))
    view.close()
    return longest


def _since(began: float) -> float:
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    print(table(measure()))
