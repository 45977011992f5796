"""How long the reader takes: `python -m tests.bench.bench_reader`. Goals: 40 ms for a page, 50 ms for any turn."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.bench.figures import Figure, milliseconds, table
from tests.helpers.pages import long_page, terms
from wissen import paths
from wissen.drawing import fonts
from wissen.drawing.document_builder import DocumentBuilder
from wissen.drawing.page import Look, Lookups, Mark, MarkKind, Page
from wissen.drawing.tokens import LIGHT
from wissen.german.hyphens import soften
from wissen.law.citation import find
from wissen.ui import theme
from wissen.ui.reader.reader_view import ReaderView

_LESSON, _LONG = 1_700, 20_000
_ROUNDS = 15
_PAINTED, _TURN = 40.0, 50.0


def _citations(text: str) -> list[Mark]:
    return [Mark(found.start, found.end, f"law:{found.citations[0]}", "", MarkKind.CITATION) for found in find(text)]


_LOOKUPS = Lookups(annotate=(_citations, terms), hyphenate=soften)


def measure() -> list[Figure]:
    """Medians, warm."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    view = ReaderView()
    view.resize(980, 900)
    view.show()
    app.processEvents()
    lesson, long = long_page(_LESSON), long_page(_LONG)
    rounds = [_slices(app, view, long) for _ in range(5)]
    first, whole, slowest = (median(figures) for figures in zip(*rounds, strict=True))
    return [
        Figure("reader: 1,700 words, document built", _median(lambda: _build(lesson)), "ms"),
        Figure("reader: 1,700 words, shown and painted", _median(lambda: _show(view, lesson)), "ms", _PAINTED),
        Figure("reader: 1,700 words, a folded part toggled", _median(lambda: _toggle(view, lesson)), "ms"),
        Figure("reader: 1,700 words, scrolled by a screen", _median(lambda: _scroll(view)), "ms"),
        Figure("reader: 20,000 words, first screen painted", first, "ms"),
        Figure("reader: 20,000 words, whole page stands", whole, "ms"),
        Figure("reader: 20,000 words, longest turn of the event loop", slowest, "ms", _TURN),
    ]


def _median(action: Callable[[], None]) -> float:
    for _ in range(3):
        action()
    return median(milliseconds(action) for _ in range(_ROUNDS))


def _build(page: Page) -> None:
    DocumentBuilder(page, Look(LIGHT), _LOOKUPS).advance()


def _show(view: ReaderView, page: Page) -> None:
    view.show_page(page, _LOOKUPS)
    view.viewport().repaint()


def _toggle(view: ReaderView, page: Page) -> None:
    view.toggle_fold("0")
    view.viewport().repaint()


def _scroll(view: ReaderView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(0 if bar.value() else bar.pageStep())
    view.viewport().repaint()


def _slices(app: QApplication, view: ReaderView, page: Page) -> tuple[float, float, float]:
    """Time until the first screen is seen and until the page stands, and the longest turn of the event loop."""
    watcher = _Watcher(view)
    turns = [milliseconds(lambda: _show(view, page))]
    while not watcher.stands:
        turns.append(milliseconds(app.processEvents))
    return turns[0], sum(turns), max(turns)


class _Watcher:
    """Knows whether the page stands."""

    def __init__(self, view: ReaderView) -> None:
        self.stands = False
        view.page_built.connect(self._built)

    def _built(self) -> None:
        self.stands = True


if __name__ == "__main__":
    print(table(measure()))
