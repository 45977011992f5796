"""Mending: applies the repairs of problems until no safe one is left; each file is written in one step."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from wissen.content.check import check
from wissen.content.load import kind_of, read_bytes, read_content
from wissen.content.problem import Problem, Rename, Replace, Severity
from wissen.content.relink import relinked
from wissen.content.scan import scan
from wissen.content.source import decode
from wissen.errors import ContentError

MOST_ROUNDS = 50
"""A repair may bring the next fault to light; no file has this many layers of them."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was mended, in the order it was done, and what is left for a person."""

    done: tuple[Problem, ...]
    left: tuple[Problem, ...]


def fix(folder: Path, *, rounds: int = MOST_ROUNDS) -> Mended:
    """Mend what can be mended safely in a content folder; raises ContentError when a file cannot be written."""
    mending = _Mending(folder)
    problems = check(folder)
    for _ in range(rounds):
        if not (mending.texts(problems) or mending.names(problems)):
            break
        problems = check(folder)
    return Mended(tuple(mending.done), tuple(problems))


def apply(text: str, problems: Iterable[Problem]) -> tuple[str, list[Problem]]:
    """The text with the repairs that do not touch each other, and the problems they mend.

    They are applied from the bottom up, so that the lines above keep their numbers. Of two repairs of one line the
    first wins; the other is found again, or has become needless, in the next round.
    """
    chosen: list[tuple[Replace, Problem]] = []
    for problem in problems:
        repair = problem.repair
        if isinstance(repair, Replace) and not any(_touch(repair, other) for other, _ in chosen):
            chosen.append((repair, problem))
    chosen.sort(key=lambda pair: pair[0].first)
    for repair, _ in reversed(chosen):
        text = repair.apply(text)
    return text, [problem for _, problem in chosen]


@dataclass(slots=True)
class _Mending:
    """One run over a folder; `refused` are problems whose repair would do harm."""

    folder: Path
    done: list[Problem] = field(default_factory=list)
    refused: set[Problem] = field(default_factory=set)

    def texts(self, problems: Iterable[Problem]) -> bool:
        """Mend the texts of all files as far as one round goes; says whether anything was mended."""
        by_file: dict[str, list[Problem]] = {}
        for problem in problems:
            if isinstance(problem.repair, Replace) and problem not in self.refused:
                by_file.setdefault(problem.file, []).append(problem)
        mended = [problem for path, found in by_file.items() for problem in self._text(path, found)]
        self.done += mended
        return bool(mended)

    def names(self, problems: Iterable[Problem]) -> bool:
        """Rename files and folders and lead every link to their new names; says whether there were any."""
        found = [problem for problem in problems if isinstance(problem.repair, Rename)]
        names = {problem.file: problem.repair.name for problem in found if isinstance(problem.repair, Rename)}
        if not names:
            return False
        # Links first: after a crash in between, the next run finds the names still to be changed and goes on.
        for path in scan(self.folder)[0]:
            self._relink(path, names)
        # The innermost first, so that the paths of those that are still to come hold.
        for path in sorted(names, key=lambda path: path.count("/"), reverse=True):
            rename(self.folder / path, names[path])
        self.done += found
        return True

    def _text(self, path: str, problems: list[Problem]) -> list[Problem]:
        """All repairs of a file at once; if together they do harm, the first one that does none."""
        data = bytes_of(self.folder / path)
        for chosen in (problems, *([problem] for problem in problems)):
            mended = _mended(path, data, chosen)
            if mended is not None:
                after, done = mended
                write_whole(self.folder / path, after)
                return done
        self.refused.update(problems)
        return []

    def _relink(self, path: str, names: dict[str, str]) -> None:
        if not path.endswith(".md"):
            return
        data = bytes_of(self.folder / path)
        text, _ = decode(data, path)
        after = relinked(text, path, names) if text is not None else None
        if after is not None and after != text:
            write_whole(self.folder / path, encoded(after, data))


def _touch(first: Replace, second: Replace) -> bool:
    """Whether two repairs share a line; a new line belongs to the one it is put before."""
    return first.first <= max(second.first, second.last) and second.first <= max(first.first, first.last)


def _mended(path: str, data: bytes, problems: list[Problem]) -> tuple[bytes, list[Problem]] | None:
    """The bytes after the repairs; None when nothing would change, or the file would read worse than before."""
    text, _ = decode(data, path)
    if text is None:
        return None
    after, done = apply(text, problems)
    mended = encoded(after, data)
    return None if mended == data or is_worse(path, data, mended) else (mended, done)


def is_worse(path: str, before: bytes, after: bytes) -> bool:
    """Whether a file that could be read gets errors of a kind that it had fewer of."""
    known, found = _errors(path, before), _errors(path, after)
    return known is not None and (found is None or not found <= known)


def _errors(path: str, data: bytes) -> Counter[str] | None:
    """How often each rule is broken; None when the file gives no object."""
    kind = kind_of(path, data)
    content, problems = read_content(kind, data, path) if kind else (None, [])
    if content is None:
        return None
    return Counter(problem.rule for problem in problems if problem.severity is Severity.ERROR)


def encoded(text: str, before: bytes) -> bytes:
    """The text as UTF-8 with the line ends and the byte order mark that the file had."""
    plain = before.replace(b"\0", b"")  # UTF-16 has one beside every letter
    if 2 * plain.count(b"\r\n") > plain.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def bytes_of(file: Path) -> bytes:
    """The file as it stands; raises ContentError."""
    try:
        return read_bytes(file)
    except OSError as error:
        raise ContentError(f"„{file}“ lässt sich nicht lesen: {error.strerror}.") from error


def write_whole(file: Path, data: bytes) -> None:
    """Put the bytes in the place of the file in one step: after a crash it is the old or the new one.

    Raises ContentError.
    """
    target = file.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".neu", dir=target.parent)
        fresh = Path(name)
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(data)
                written.flush()
                os.fsync(written.fileno())
            shutil.copymode(target, fresh)
            fresh.replace(target)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise ContentError(
            f"„{file}“ lässt sich nicht schreiben: {error.strerror}.", "Prüfen Sie die Rechte des Ordners."
        ) from error


def write_new(file: Path, data: bytes) -> None:
    """Put the bytes where there is no file yet, in a folder that may be new too; raises ContentError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(exist_ok=False)
    except OSError as error:
        if file.exists():
            raise ContentError(f"„{file}“ gibt es schon.", "Wählen Sie einen anderen Namen.") from error
        raise ContentError(
            f"„{file}“ lässt sich nicht schreiben: {error.strerror}.", "Prüfen Sie die Rechte des Ordners."
        ) from error
    write_whole(file, data)


def remove(file: Path) -> None:
    """Take a file away, and its folder where nothing else lies in it; raises ContentError."""
    try:
        file.unlink()
    except OSError as error:
        raise ContentError(
            f"„{file}“ lässt sich nicht löschen: {error.strerror}.", "Ist die Datei anderswo offen?"
        ) from error
    with suppress(OSError):
        file.parent.rmdir()


def rename(path: Path, name: str) -> None:
    """Give a file or folder another name in its folder; raises ContentError."""
    try:
        path.rename(path.with_name(name))
    except OSError as error:
        raise ContentError(
            f"„{path}“ lässt sich nicht umbenennen: {error.strerror}.", "Prüfen Sie die Rechte des Ordners."
        ) from error
