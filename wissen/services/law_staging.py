"""Rechtsänderung einpflegen: what is decided about a place, written into the files, and taken back again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wissen import paths
from wissen.content.as_of import as_of
from wissen.content.check import check
from wissen.content.check_stages import for_a_pack
from wissen.content.entry import Entry, Part
from wissen.content.fix import bytes_of, encoded, write_whole
from wissen.content.head import ChangeClass
from wissen.content.ids import Id
from wissen.content.library import Library
from wissen.content.load import kind_of, read_content
from wissen.content.model import Kind, LawChange
from wissen.content.pack_store import refuse_installed
from wissen.content.problem import Problem, Severity
from wissen.content.source import decode
from wissen.content.staging import Passage, change_of, passage, staged, with_change
from wissen.content.summary import sources_of, summarise
from wissen.errors import ContentError
from wissen.services.law_entry import EnteredChange, Task, as_markdown, missing, taken_up
from wissen.services.sheet import Passage as SheetPassage
from wissen.services.sheet import passage_of

SURPRISE = "probe-falsch"
"""The rule of a Probe that comes to another outcome than is written."""
UNCOVERED = "probe-fehlt-zur-stufe"
"""The rule of a finder that has no Probe for a stage."""

_UNWRITTEN = (
    "Die Stufen stehen noch nicht so in den Inhalten. „Weiter: Betroffene Stellen“ übernimmt sie; dann geht es mit den "
    "Stellen weiter."
)
_AGAIN = "Legen Sie die Änderung beiseite, und nehmen Sie sie als „vorhandene Änderung“ wieder auf."


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
    text, data = text_of(folder, task.entry.path)
    return passage(text, _entry_now(task, text, data), _part(task).id, day=day)


def as_read(folder: Path, task: Task, *, after: str, day: date) -> SheetPassage:
    """What the new wording says to those who read it on the day. Raises ContentError where it cannot be read."""
    path, part = task.entry.path, _part(task)
    text, before = text_of(folder, path)
    found = passage(text, _entry_now(task, text, before), part.id, day=day)
    read = _read_on(staged(text, path, found, after=after), path, part, day=day)
    if read is None:
        raise ContentError(
            f"Der neue Text gilt an diesem Tag nicht mehr für „{part.title}“.",
            "Lassen Sie die Zeile mit „Kennung“ und „Gilt“ stehen, wie sie war.",
        )
    return read


def as_read_now(folder: Path, task: Task, *, day: date) -> SheetPassage | None:
    """What the file as it is says about a place to those who read it on the day; None where it holds nothing then."""
    text, _ = text_of(folder, task.entry.path)
    return _read_on(text, task.entry.path, _part(task), day=day)


def write_stage(
    folder: Path, task: Task, shown: Passage, *, after: str, day: date, kind: ChangeClass, reason: str
) -> Written:
    """Write the new wording of a place and what the change asks of people; `shown` is what was there to be changed.

    An editorial change gets no reason: nobody is told of it. Raises ContentError; then nothing is done.
    """
    require_own(folder)
    path, part = task.entry.path, _part(task)
    text, before = text_of(folder, path)
    found = passage(text, _entry_now(task, text, before), part.id, day=day)
    if (found.before, found.after) != (shown.before, shown.after):
        raise ContentError(
            f"Diese Stelle in „{path}“ wurde inzwischen geändert.",
            "Ihr Text bleibt hier stehen. Öffnen Sie die Stelle neu, und übernehmen Sie, was fehlt.",
        )
    text = staged(text, path, found, after=after)
    text = with_change(text, path, change_of(day, kind, reason.strip(), [part]))
    return _write(folder, Written(path, before, encoded(text, before)))


def write_change(folder: Path, change: EnteredChange, library: Library) -> Written:
    """Write the stages into the content folder; the head of a file that is there already stays.

    A file that somebody else has changed, or that is another one, is never written over. Raises ContentError.
    """
    require_own(folder)
    entry = library.entries.get(Id(change.kennung))
    path = entry.path if entry is not None else change.path
    text = as_markdown(change, entry.head if entry is not None else None)
    before = bytes_of(folder / path) if (folder / path).is_file() else None
    after = encoded(text, before or b"")
    if before not in (None, after) and sha_of(before) != change.sha:
        raise ContentError(
            f"„{path}“ wurde außerhalb dieser Anleitung geändert und wird nicht überschrieben.",
            _AGAIN,
        )
    return _write(folder, Written(path, before, after))


def unready(folder: Path, change: EnteredChange) -> str:
    """Why there is nothing to decide yet: the content does not hold the stages as they are entered; "" when it does."""
    if missing(change):
        return "Bei den Stufen fehlt noch eine Angabe. Danach geht es hier mit den Stellen weiter."
    try:
        data = bytes_of(folder / change.path)
    except ContentError:
        data = b""
    if not data or sha_of(data) != change.sha:
        if change.sha:
            return f"„{change.path}“ wurde außerhalb dieser Anleitung geändert. {_AGAIN}"
        return _UNWRITTEN
    stands, _ = read_content(Kind.CHANGE, data, change.path)
    if not isinstance(stands, LawChange):
        return _UNWRITTEN
    entered = taken_up(stands, change.path, entered_by=change.entered_by)
    same = (entered.title, entered.gazette, entered.stages) == (change.title, change.gazette, change.stages)
    return "" if same or encoded(as_markdown(change, stands.head), data) == data else _UNWRITTEN


def sha_of(data: bytes | None) -> str:
    """What the bytes of a file are known by, see `EnteredChange.sha`; "" where there is none."""
    return hashlib.sha256(data).hexdigest() if data is not None else ""


def take_back(folder: Path, written: Written) -> None:
    """Put a file back as it was. Raises ContentError when it was changed since."""
    file = folder / written.path
    if bytes_of(file) != written.after:
        raise ContentError(f"„{written.path}“ wurde seither geändert.", "Ändern Sie die Datei in der Werkstatt.")
    if written.before is None:
        file.unlink()
    else:
        write_whole(file, written.before)


def findings(
    folder: Path,
    *,
    progress: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with the folder now, as for a pack: surprising outcomes of the Proben, then errors, then the rest.

    `progress` and `cancelled` as in `check`.
    """
    found = map(for_a_pack, check(folder, progress=progress, cancelled=cancelled))
    return tuple(sorted(found, key=_weight))


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


def _read_on(text: str, path: str, part: Part, *, day: date) -> SheetPassage | None:
    data = text.encode()
    kind = kind_of(path, data)
    content, _ = read_content(kind, data, path) if kind is not None else (None, [])
    holding = sources_of(as_of(content, day)) if content is not None else ()
    source = next((one for one in holding if one.id == part.id), None)
    return passage_of(source) if source is not None else None


def _part(task: Task) -> Part:
    if task.part is None:
        raise ContentError("Diese Stelle hat keinen eigenen Text.", "Ändern Sie die Datei in der Werkstatt.")
    return task.part


def _entry_now(task: Task, text: str, data: bytes) -> Entry:
    """What stands in the file now: lines of an earlier reading may be those of something else."""
    path = task.entry.path
    kind = kind_of(path, text.encode())
    content, _ = read_content(kind, text.encode(), path) if kind is not None else (None, [])
    entry = summarise(content, path=path, sha=sha_of(data)) if content is not None else None
    if entry is None or entry.id != task.entry.id:
        raise ContentError(f"„{path}“ hat sich inzwischen geändert.", "Laden Sie die Inhalte neu.")
    return entry


def text_of(folder: Path, path: str) -> tuple[str, bytes]:
    """Text and bytes of a file. Raises ContentError where it cannot be read."""
    data = bytes_of(folder / path)
    text, _ = decode(data, path)
    if text is None:
        raise ContentError(f"„{path}“ ist nicht lesbar.", "Beheben Sie zuerst die Befunde der Datei.")
    return text, data
