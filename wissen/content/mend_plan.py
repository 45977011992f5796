"""Mending as a plan: what each repair would do, seen before any file is touched, and left out where nobody wants it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wissen.content.check import problems_of
from wissen.content.fix import MOST_ROUNDS, apply, bytes_of, encoded, is_worse
from wissen.content.library import Library
from wissen.content.problem import Problem, Rename, Replace
from wissen.content.relink import relinked
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.content.scan import scan
from wissen.content.source import decode
from wissen.errors import ContentError

Key = tuple[str, int, str, str]


@dataclass(frozen=True, slots=True)
class Mend:
    """One repair: `line` is where it is in the file as it stands (0: its name), then what is there and what will be."""

    problem: Problem
    line: int
    before: str
    after: str

    @property
    def key(self) -> Key:
        """What it is known by, whatever else is mended or left."""
        return self.problem.file, self.line, self.problem.rule, self.problem.text


@dataclass(frozen=True, slots=True)
class MendPlan:
    """What would be mended, by file and line, and what that does to the files."""

    mends: tuple[Mend, ...]
    rewrites: tuple[Rewrite, ...]


def mend_plan(
    folder: Path,
    library: Library,
    problems: Iterable[Problem],
    *,
    without: Collection[Key] = (),
    report: Callable[[int, int], object] = lambda _done, _total: None,
) -> MendPlan:
    """All safe repairs of the files that have these problems; what a repair brings to light is repaired too.

    Nothing is written. Raises ContentError when a file cannot be read.
    """
    found = [problem for problem in problems if problem.repair is not None]
    texts = dict.fromkeys(problem.file for problem in found if isinstance(problem.repair, Replace))
    names = [problem for problem in found if isinstance(problem.repair, Rename) and _name(problem).key not in without]
    planning = _Planning(folder, library, without)
    for number, path in enumerate(texts, 1):
        planning.mend(path, MOST_ROUNDS)
        report(number, len(texts))
    return planning.plan(names)


def single_mend(folder: Path, library: Library, problem: Problem) -> MendPlan:
    """The repair of this one problem; `library` is the folder as it was when it was found.

    Raises ContentError when the file is another one by now, or cannot be mended without doing harm.
    """
    planning = _Planning(folder, library, ())
    if isinstance(problem.repair, Rename):
        return planning.plan([problem])
    try:
        found = problems_of(problem.file, bytes_of(folder / problem.file), library)
    except ContentError:
        found = []
    if problem.repair is not None and problem not in found:
        raise ContentError(f"„{problem.file}“ wurde inzwischen geändert.", "Prüfen Sie den Ordner noch einmal.")
    planning.mend(problem.file, 1, only=problem)
    if not planning.mends:
        raise ContentError(
            f"„{problem.file}“ lässt sich an dieser Stelle nicht sicher beheben.", "Ändern Sie die Stelle im Text."
        )
    return planning.plan(())


@dataclass(slots=True)
class _Planning:
    folder: Path
    library: Library
    without: Collection[Key]
    mends: list[Mend] = field(default_factory=list)
    _before: dict[str, bytes] = field(default_factory=dict)
    _after: dict[str, bytes] = field(default_factory=dict)

    def mend(self, path: str, rounds: int, *, only: Problem | None = None) -> None:
        """Mend the text of a file in the plan."""
        data = bytes_of(self.folder / path)
        text, _ = decode(data, path)
        if text is None:
            return
        mending = _Text(path, data, text, list(range(1, text.count("\n") + 2)))
        for _ in range(rounds):
            found = [only] if only is not None else problems_of(path, mending.bytes, self.library)
            wanted = [one for one in found if isinstance(one.repair, Replace)]
            if not mending.mend([one for one in wanted if mending.key(one) not in self.without]):
                break
        if mending.bytes != data:
            self.mends += sorted(mending.mends, key=lambda one: one.line)
            self._before[path], self._after[path] = data, mending.bytes

    def plan(self, names: Iterable[Problem]) -> MendPlan:
        """All of it: texts first, then names, the innermost first, so that the paths of the others hold."""
        renames = {one.file: one for one in names}
        self._relink({path: one.repair.name for path, one in renames.items() if isinstance(one.repair, Rename)})
        written = (Wrote(path, self._before[path], after) for path, after in self._after.items())
        inner = sorted(renames, key=lambda path: path.count("/"), reverse=True)
        mends = (*self.mends, *map(_name, renames.values()))
        moves = (_moved(renames[path]) for path in inner)
        return MendPlan(tuple(sorted(mends, key=_place)), (*written, *moves))

    def _relink(self, names: Mapping[str, str]) -> None:
        """Every link leads to the new names."""
        if not names:
            return
        for path in scan(self.folder)[0]:
            if not path.endswith(".md"):
                continue
            data = self._after.get(path) or bytes_of(self.folder / path)
            text, _ = decode(data, path)
            after = relinked(text, path, names) if text is not None else None
            if after is not None and after != text:
                self._before.setdefault(path, data)
                self._after[path] = encoded(after, data)


@dataclass(slots=True)
class _Text:
    """A text while it is mended; `origin` says for each line which one of the file it comes from."""

    path: str
    data: bytes
    text: str
    origin: list[int]
    mends: list[Mend] = field(default_factory=list)
    refused: set[Key] = field(default_factory=set)

    @property
    def bytes(self) -> bytes:
        """The file as it would be; untouched while nothing was mended."""
        return encoded(self.text, self.data) if self.mends else self.data

    def key(self, problem: Problem) -> Key:
        return problem.file, self._line(problem.line), problem.rule, problem.text

    def mend(self, problems: list[Problem]) -> bool:
        """All repairs at once; if together they do harm, the first one that does none. False when there is none."""
        open_ones = [one for one in problems if self.key(one) not in self.refused]
        for chosen in (open_ones, *([one] for one in open_ones)):
            after, done = apply(self.text, chosen)
            mended = encoded(after, self.data)
            if mended != self.bytes and not is_worse(self.path, self.bytes, mended):
                self._note(done)
                self.text = after
                return True
        self.refused.update(map(self.key, open_ones))
        return False

    def _note(self, done: list[Problem]) -> None:
        lines = self.text.split("\n")
        repairs = [(one.repair, one) for one in done if isinstance(one.repair, Replace)]
        for repair, problem in reversed(repairs):  # from the bottom up: the lines above keep their numbers
            before = "\n".join(lines[repair.first - 1 : repair.last])
            line = self._line(problem.line)
            self.mends.append(Mend(problem, line, before, repair.text.rstrip("\n")))
            origin = self._line(repair.first)
            self.origin[repair.first - 1 : repair.last] = [origin] * len(repair.text.splitlines())

    def _line(self, number: int) -> int:
        return self.origin[min(number, len(self.origin)) - 1] if number and self.origin else 0


def _name(problem: Problem) -> Mend:
    moved = _moved(problem)
    return Mend(problem, 0, posixpath.basename(moved.path), posixpath.basename(moved.target))


def _moved(problem: Problem) -> Moved:
    name = problem.repair.name if isinstance(problem.repair, Rename) else posixpath.basename(problem.file)
    return Moved(problem.file, posixpath.join(posixpath.dirname(problem.file), name))


def _place(mend: Mend) -> tuple[list[str], int]:
    return mend.problem.file.split("/"), mend.line
