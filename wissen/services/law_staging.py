"""Rechtsänderung einpflegen: what is decided about a place, written into the files, and taken back again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wissen import paths
from wissen.content.check import check
from wissen.content.fix import bytes_of, encoded, write_whole
from wissen.content.head import ChangeClass
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.pack_store import refuse_installed
from wissen.content.problem import Problem, Severity
from wissen.content.source import decode
from wissen.content.staging import Passage, change_of, passage, staged, with_change
from wissen.errors import ContentError
from wissen.services.law_entry import EnteredChange, Task, as_markdown

SURPRISE = "probe-falsch"
"""The rule of a Probe that comes to another outcome than is written."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and what it was before; None where there was none."""

    path: str
    before: bytes | None
    after: bytes


def require_own(folder: Path) -> None:
    """Raise ContentError for what comes with Wissen or in a pack: an update would replace what is written there."""
    refuse_installed(folder)
    if folder.resolve() == paths.bundled("content").resolve():
        raise ContentError(
            "Die mitgelieferten Inhalte werden nicht geändert.",
            "Wählen Sie in den Einstellungen einen eigenen Inhaltsordner, zum Beispiel eine Kopie von diesem.",
        )


def proposal(folder: Path, task: Task, *, day: date) -> Passage:
    """Both wordings of a place, the new one still as the old. Raises ContentError."""
    if task.part is None:
        raise ContentError("Diese Stelle hat keinen eigenen Text.", "Ändern Sie die Datei in der Werkstatt.")
    return passage(_text(folder, task.entry.path)[0], task.entry, task.part.id, day=day)


def write_stage(folder: Path, task: Task, *, after: str, day: date, kind: ChangeClass, reason: str) -> Written:
    """Write the new wording of a place and what the change asks of people. Raises ContentError; then nothing is done.

    An editorial change gets no reason: nobody is told of it.
    """
    require_own(folder)
    path = task.entry.path
    text, before = _text(folder, path)
    if task.part is None:
        raise ContentError("Diese Stelle hat keinen eigenen Text.", "Ändern Sie die Datei in der Werkstatt.")
    found = passage(text, task.entry, task.part.id, day=day)
    text = staged(text, path, found, after=after)
    text = with_change(text, path, change_of(day, kind, reason.strip(), [task.part]))
    return _write(folder, Written(path, before, encoded(text, before)))


def write_change(folder: Path, change: EnteredChange, library: Library) -> Written:
    """Write the stages into the content folder; the head of a file that is there already stays. Raises ContentError."""
    require_own(folder)
    entry = library.entries.get(Id(change.kennung))
    text = as_markdown(change, entry.head if entry is not None else None)
    before = bytes_of(folder / change.path) if (folder / change.path).is_file() else None
    return _write(folder, Written(change.path, before, encoded(text, before or b"")))


def take_back(folder: Path, written: Written) -> None:
    """Put a file back as it was. Raises ContentError when it was changed since."""
    file = folder / written.path
    if bytes_of(file) != written.after:
        raise ContentError(f"„{written.path}“ wurde seither geändert.", "Ändern Sie die Datei in der Werkstatt.")
    if written.before is None:
        file.unlink()
    else:
        write_whole(file, written.before)


def findings(folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the folder now: surprising outcomes of the Proben first, then errors, then the rest."""
    return tuple(sorted(check(folder), key=_weight))


def _weight(problem: Problem) -> tuple[bool, int]:
    order: Sequence[Severity] = (Severity.ERROR, Severity.WARNING, Severity.HINT)
    return (problem.rule != SURPRISE, order.index(problem.severity))


def _write(folder: Path, written: Written) -> Written:
    file = folder / written.path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as error:
        raise ContentError(
            f"„{written.path}“ lässt sich nicht schreiben: {error.strerror}.", "Prüfen Sie die Rechte des Ordners."
        ) from error
    try:
        write_whole(file, written.after)
    except ContentError:
        if written.before is None:
            file.unlink(missing_ok=True)
        raise
    return written


def _text(folder: Path, path: str) -> tuple[str, bytes]:
    data = bytes_of(folder / path)
    text, _ = decode(data, path)
    if text is None:
        raise ContentError(f"„{path}“ ist nicht lesbar.", "Beheben Sie zuerst die Befunde der Datei.")
    return text, data
