"""Meldungen that reached the trainer: files of others read in, kept in the profile, settled one by one.

The files come from anywhere: whatever does not look like one of ours is refused or left out, and nothing of it is
believed but plain text.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from wissen.content.ids import is_id
from wissen.content.load import read_bytes
from wissen.errors import ContentError
from wissen.learning.remark import RemarkKind
from wissen.services.remarks import FORMAT, KIND_WORDS, LONGEST
from wissen.settings import read_json, write_json

MAX_BYTES: Final = 2_000_000
MAX_REMARKS: Final = 1_000
"""More than a person writes in years."""
_LONGEST_TITLE = 300
_KEPT: Final = 1
"""Format of the file in the profile."""

_KINDS = {words: kind for kind, words in KIND_WORDS.items()}
_WEEK = re.compile(r"\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_NOT_OURS = "Bitten Sie darum, die Meldungen in Wissen noch einmal zu speichern."


@dataclass(frozen=True, slots=True)
class ReceivedRemark:
    """One Meldung as it stood in the file; `revision` is the Fassung the person saw, `week` "2026-W47".

    `number` tells apart remarks of one file that say the same.
    """

    object: str
    place: str
    revision: str
    kind: RemarkKind
    text: str
    week: str
    edition: str = ""
    number: int = 0
    settled: bool = False

    @property
    def id(self) -> str:
        """Of its words, so that a file read twice gives nothing twice."""
        told = [
            self.object,
            self.place,
            self.revision,
            self.kind.value,
            self.text,
            self.week,
            self.edition,
            self.number,
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many of some files are new, how many were there already, and why files were refused."""

    new: int
    known: int
    faults: tuple[ContentError, ...]


def read_remarks(file: Path) -> tuple[ReceivedRemark, ...]:
    """The Meldungen of a file; raises ContentError when it is none of ours, damaged, too large or too new."""
    row = _row(file)
    edition = _text(row.get("ausgabe"), _LONGEST_TITLE)
    told = row.get("meldungen")
    if not isinstance(told, list) or len(told) > MAX_REMARKS:
        raise ContentError(f"In „{file.name}“ stehen keine Meldungen, wie Wissen sie schreibt.", _NOT_OURS)
    found: dict[str, ReceivedRemark] = {}
    for one in told:
        remark = _remark(one, edition)
        if remark is None:
            raise ContentError(f"„{file.name}“ ist beschädigt; nichts davon wurde übernommen.", _NOT_OURS)
        while remark.id in found:
            remark = replace(remark, number=remark.number + 1)
        found[remark.id] = remark
    return tuple(found.values())


class ReceivedRemarks:
    """What was read in, in one file of the profile; belongs to one lane, never leaves the computer."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def all(self) -> tuple[ReceivedRemark, ...]:
        """What was received, what is settled included; a damaged row is left out."""
        row, _ = read_json(self._file)
        kept = row.get("meldungen")
        if row.get("format") != _KEPT or not isinstance(kept, list):
            return ()
        return tuple(remark for one in kept if (remark := _kept(one)) is not None)

    def take(self, files: Iterable[Path]) -> Taken:
        """Read files in; one that is refused does not keep the others out. Raises SettingsError."""
        kept = {remark.id: remark for remark in self.all()}
        before, read, faults = len(kept), 0, []
        for file in files:
            try:
                remarks = read_remarks(file)
            except ContentError as fault:
                faults.append(fault)
                continue
            read += len(remarks)
            for remark in remarks:
                kept.setdefault(remark.id, remark)
        new = len(kept) - before
        if new:
            self._write(kept.values())
        return Taken(new, read - new, tuple(faults))

    def settle(self, ids: Sequence[str], *, settled: bool) -> tuple[ReceivedRemark, ...]:
        """Mark as erledigt or as neu again; returns all there are then. Raises SettingsError."""
        remarks = tuple(replace(one, settled=settled) if one.id in ids else one for one in self.all())
        self._write(remarks)
        return remarks

    def _write(self, remarks: Iterable[ReceivedRemark]) -> None:
        rows = [{**asdict(one), "kind": one.kind.value} for one in remarks]
        write_json(self._file, {"format": _KEPT, "meldungen": rows})


def _row(file: Path) -> Mapping[str, Any]:
    try:
        data = read_bytes(file, limit=MAX_BYTES)
    except OSError as error:
        raise ContentError(
            f"„{file.name}“ lässt sich nicht lesen: {error.strerror}.", "Ist die Datei noch da?"
        ) from error
    if len(data) > MAX_BYTES:
        raise ContentError(f"„{file.name}“ ist zu groß für eine Datei mit Meldungen.", _NOT_OURS)
    try:
        row = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ContentError(
            f"„{file.name}“ ist keine Datei mit Meldungen, oder sie ist beschädigt.", _NOT_OURS
        ) from error
    if not isinstance(row, dict):
        raise ContentError(f"„{file.name}“ ist keine Datei mit Meldungen.", _NOT_OURS)
    number = row.get("format")
    if isinstance(number, int) and number > FORMAT:
        raise ContentError(
            f"„{file.name}“ wurde mit einer neueren Version von Wissen geschrieben.", "Aktualisieren Sie Wissen."
        )
    if number != FORMAT or isinstance(number, bool):
        raise ContentError(f"„{file.name}“ ist keine Datei mit Meldungen.", _NOT_OURS)
    return row


def _remark(one: object, edition: str) -> ReceivedRemark | None:
    """None for what no Wissen writes."""
    if not isinstance(one, dict):
        return None
    name, kind, week = (one.get(key) for key in ("kennung", "art", "woche"))
    if not isinstance(name, str) or not all(map(is_id, name.split("#", 1))):
        return None
    if not isinstance(kind, str) or kind not in _KINDS or not isinstance(week, str) or not _WEEK.fullmatch(week):
        return None
    return ReceivedRemark(
        object=name,
        place=_text(one.get("stelle"), _LONGEST_TITLE),
        revision=_text(one.get("fassung"), _LONGEST_TITLE),
        kind=_KINDS[kind],
        text=_text(one.get("text"), LONGEST),
        week=week,
        edition=edition,
    )


def _text(value: object, longest: int) -> str:
    """Plain words, without signs that nobody sees; lone surrogates, which no file can hold, are gone too."""
    if not isinstance(value, str):
        return ""
    return _HIDDEN.sub("", value[: 2 * longest]).encode(errors="ignore").decode()[:longest].strip()


def _kept(one: object) -> ReceivedRemark | None:
    if not isinstance(one, dict):
        return None
    try:
        known = {field.name: one[field.name] for field in fields(ReceivedRemark)}
        remark = ReceivedRemark(**{**known, "kind": RemarkKind(one["kind"])})
    except (KeyError, ValueError):
        return None
    texts = (remark.object, remark.place, remark.revision, remark.text, remark.week, remark.edition)
    sound = all(isinstance(text, str) for text in texts) and isinstance(remark.number, int)
    return remark if sound and isinstance(remark.settled, bool) else None
