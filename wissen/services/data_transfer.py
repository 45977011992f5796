"""Meine Daten speichern and übernehmen: one zip that people and Wissen can read, and the way back out of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from wissen.content.library import Library
from wissen.errors import DataFileError
from wissen.interop.foreign import FileKind
from wissen.progress import data_file, export
from wissen.progress.export import Kept
from wissen.services.data_html import data_page
from wissen.services.data_words import entries
from wissen.services.exchanged import Exchanged
from wissen.services.foreign import files_of
from wissen.settings import LANDS, LONGEST_NAME, Settings, settings_from_raw, settings_to_raw
from wissen.text import german_date
from wissen.version import VERSION

JSON_NAME: Final = "wissen-daten.json"
HTML_NAME: Final = "wissen-daten.html"
NAMES: Final = (JSON_NAME, HTML_NAME, "LIESMICH.txt")
SUFFIX: Final = ".zip"

DATA: Final = FileKind(
    noun="Export",
    nouns="Exporte",
    full="Export Ihrer Daten",
    endings=(JSON_NAME,),
    again="Speichern Sie Ihre Daten auf dem anderen Rechner noch einmal.",
    smaller="So groß wird kein Export. Prüfen Sie, ob es die richtige Datei ist.",
    largest=60_000_000,
)
"""A history of 100,000 answers has about 50 MB."""

ENDINGS: Final = (".zip", ".json")
_NOT_TAKEN: Final = frozenset({"content_folder", "insight", "unknown"})
"""What belongs to a computer, or to the people one exchanges with from there, and not to the person."""
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_READ_ME: Final = (
    "Das sind alle Daten, die Wissen über eine Person gespeichert hat, mit Stand vom {day}.\r\n\r\n"
    "wissen-daten.html  zum Lesen, in jedem Browser\r\n"
    "wissen-daten.json  zum Übernehmen auf einem anderen Rechner: dort in Wissen unter „Meine Daten“\r\n\r\n"
    "Mit wem sich die Person austauscht und was sie gesendet hat, steht zum Lesen darin und wird nicht übernommen.\r\n"
    "Die Dateien sind nicht verschlüsselt. Geben Sie sie nur weiter, wenn Sie das möchten.\r\n"
)


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a sound file holds: the history, and those settings that are the person's own."""

    kept: Kept
    person: Mapping[str, Any]


def packed(kept: Kept, chosen: Settings, library: Library, *, exchanged: Exchanged, day: date) -> bytes:
    """The zip with everything about a person; no time of day stands in it."""
    person = {key: value for key, value in settings_to_raw(chosen).items() if key in _personal()}
    texts = (
        data_file.write(kept, person, exchanged.raw, program=f"Wissen {VERSION}", day=day),
        data_page(kept, entries(kept, library), tuple(_told(chosen)), exchanged, day=day),
        _READ_ME.format(day=german_date(day)),
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in zip(NAMES, texts, strict=True):
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), text.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def save(path: Path, data: bytes) -> None:
    """Write the file, whole or not at all; an older one of that name stays until then. Raises PrintError."""
    from wissen.printing.whole_file import write_whole  # late, and the only thing of printing that needs no screen

    write_whole(path, data)


def arrived(files: Sequence[Path], *, today: date, stopped: Callable[[], bool]) -> Arrived | None:
    """Read and check a file; None when it was stopped.

    Raises ForeignFileError, above all DataFileError, for everything that is not whole and sound.
    """
    if len(files) != 1:
        raise DataFileError("Es lässt sich nur eine Datei übernehmen.", "Wählen Sie die neueste.")
    found = [packed for _, packed in files_of(files[0], DATA)]
    if len(found) != 1:
        raise DataFileError(
            f"In „{files[0].name}“ liegen mehrere Dateien mit Daten.",
            "Wählen Sie die ZIP-Datei, wie Wissen sie schrieb.",
        )
    if found[0].fault is not None:
        raise found[0].fault
    kept, raw = data_file.read(found[0].data, today=today)
    person = _person(raw)
    if stopped():
        return None
    export.require_sound(kept)
    return None if stopped() else Arrived(kept, person)


def _person(raw: Mapping[str, object]) -> dict[str, Any]:
    chosen, invalid = settings_from_raw(raw)
    if invalid or not raw.keys() <= _personal():
        raise export.broken("Die Angaben zur Person sind nicht lesbar.")
    taken = {name: getattr(chosen, name) for name in raw if name in _personal()}
    if "name" in taken:
        taken["name"] = " ".join(taken["name"].split())[:LONGEST_NAME]
    return taken


def _personal() -> set[str]:
    return {field.name for field in fields(Settings)} - _NOT_TAKEN


def _told(chosen: Settings) -> Iterator[tuple[str, str]]:
    yield "Name", chosen.name or "nicht angegeben"
    yield "Arbeitsplätze", ", ".join(chosen.roles) or "nicht angegeben"
    yield "Aufgaben", ", ".join(chosen.tasks) or "nicht angegeben"
    yield "Erster Arbeitstag", german_date(chosen.start_day) if chosen.start_day else "nicht angegeben"
    yield "Bundesland", LANDS.get(chosen.land, "nicht angegeben")
    for mentor, aspects in chosen.insight.items():
        yield f"Einblick für {mentor}", ", ".join(aspects) or "nichts"
    yield "Aussehen", chosen.theme
    yield "Textgröße", f"{round(100 * chosen.text_scale)} Prozent"
