"""The Fragenprüfung of a folder: its questions read once for each state of their files, then looked at together."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wissen.content.library import Library
from wissen.content.model import Kind
from wissen.content.problem import Problem
from wissen.content.question_review import Asked, asked_in, review
from wissen.errors import ContentError

CHECKED = frozenset(
    {"rückmeldung-fehlt", "bezug-fehlt", "lösung-fehlt", "option-doppelt", "option-leer", "antwort-fehlt"}
)
"""Rules of the ordinary check that speak of questions too."""

_ASKS = frozenset({Kind.QUIZ, Kind.LESSON})


class QuestionReview:
    """Remembers the questions of files that have not changed; may run on any thread, one at a time."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Asked, ...]] = {}

    def look(
        self,
        library: Library,
        problems: Iterable[Problem],
        *,
        report: Callable[[int, int], object] = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Problem, ...]:
        """What is striking about the questions, and what the check has found wrong with them, by file and line."""
        asking = [entry for entry in library.entries.values() if entry.kind in _ASKS]
        kept: dict[str, tuple[Asked, ...]] = {}
        for number, entry in enumerate(asking):
            if cancelled():
                return ()
            key = f"{entry.path} {entry.sha}"
            asked = self._kept.get(key)
            if asked is None:
                try:
                    asked = asked_in(library.open(entry.id), entry.path)
                except ContentError:
                    continue  # its file has gone since, and the next reading tells it
            kept[key] = asked
            report(number + 1, len(asking))
        self._kept = kept
        found = review(library, (one for asked in kept.values() for one in asked))
        found += [problem for problem in problems if problem.rule in CHECKED]
        return tuple(sorted(found, key=lambda problem: (problem.file.split("/"), problem.line)))
