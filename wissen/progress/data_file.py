"""The file in which somebody's data travels: JSON out of what is kept, and back, with every value looked at."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NoReturn

from wissen.content.ids import is_id
from wissen.errors import DataFileError
from wissen.learning.verb import Verb
from wissen.progress import payloads
from wissen.progress.export import Kept, KeptEvent, broken
from wissen.progress.places import LastPlace

FORMAT: Final = 1
"""Version of the file; a reader refuses a higher one."""

MOST_EVENTS: Final = 300_000
LONGEST_TEXT: Final = 200_000
"""Characters of one text; nothing that Wissen keeps comes near."""

_VERBS: Final = {verb.value: verb for verb in Verb}
_WRONG: Final = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_HEAD: Final = {"format", "programm", "stand", "person", "verlauf", "texte", "gesehen", "orte"}
_TO_READ: Final = "austausch"
"""What is there to be read and is not taken in: it belongs to the keys of a computer."""
_EVENT: Final = {
    *("protokoll", "nummer", "tag", "was", "objekt", "fassung", "angaben"),
    *("salz", "pruefsumme_angaben", "pruefsumme"),
}


def write(kept: Kept, person: Mapping[str, object], exchanged: Mapping[str, object], *, program: str, day: date) -> str:
    """The file; `person` are the settings that go along, `exchanged` is only told, `program` names who wrote it."""
    return (
        json.dumps(
            {
                "format": FORMAT,
                "programm": program,
                "stand": day.isoformat(),
                "person": dict(person),
                "verlauf": [_told(event) for event in kept.events],
                "texte": dict(kept.texts),
                "gesehen": dict(kept.shown),
                "orte": [{"objekt": place.object, "abschnitt": place.section} for place in kept.places],
                _TO_READ: dict(exchanged),
            },
            ensure_ascii=False,
            allow_nan=False,
            indent=1,
        )
        + "\n"
    )


def read(data: bytes, *, today: date) -> tuple[Kept, Mapping[str, object]]:
    """What a file holds, and the settings in it; nothing of it has been checked against the chain.

    Raises DataFileError for what is not such a file, comes from a newer version, or has a value that no history has.
    """
    raw = _parsed(data)
    try:
        _require_head(raw)
        return _kept(raw, today), raw["person"]
    except _WRONG as error:
        raise broken("Ein Wert darin ist nicht lesbar.") from error


def _told(event: KeptEvent) -> dict[str, Any]:
    return {
        "protokoll": event.log,
        "nummer": event.seq,
        "tag": event.day.isoformat(),
        "was": event.verb,
        "objekt": event.object,
        "fassung": event.revision,
        "angaben": event.payload,
        "salz": None if event.salt is None else event.salt.hex(),
        "pruefsumme_angaben": event.payload_sha.hex(),
        "pruefsumme": event.sha.hex(),
    }


# ---------------------------------------------------------------- read


def _parsed(data: bytes) -> dict[str, Any]:
    try:
        raw = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant, object_pairs_hook=_unique)
    except _WRONG as error:
        raise _foreign() from error
    if not isinstance(raw, dict) or not isinstance(raw.get("format"), int) or isinstance(raw["format"], bool):
        raise _foreign()
    if raw["format"] > FORMAT:
        raise _newer()
    return raw


def _foreign() -> DataFileError:
    return DataFileError(
        "Das ist keine Datei mit Daten aus Wissen.",
        "Wählen Sie die Datei, die Wissen unter „Meine Daten“ mit „Meine Daten speichern“ geschrieben hat.",
    )


def _newer() -> DataFileError:
    return DataFileError(
        "Diese Datei braucht eine neuere Version.", "Bitte aktualisieren Sie Wissen auf diesem Rechner."
    )


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _require_head(raw: Mapping[str, Any]) -> None:
    _require(raw["format"] == FORMAT and raw.keys() - {_TO_READ} == _HEAD)
    _require(isinstance(raw["person"], dict) and isinstance(raw["programm"], str))
    json.dumps(raw["person"], ensure_ascii=False).encode()  # no half of a surrogate pair: settings could not be kept
    date.fromisoformat(raw["stand"])


def _require(holds: object) -> None:
    if not holds:
        raise ValueError("not allowed")


def _kept(raw: Mapping[str, Any], today: date) -> Kept:
    _require(isinstance(raw["verlauf"], list) and len(raw["verlauf"]) <= MOST_EVENTS)
    _require(isinstance(raw["orte"], list) and len(raw["orte"]) <= MOST_EVENTS)
    events = tuple(_event(one) for one in raw["verlauf"])
    _require_order(events, today)
    return Kept(events, _texts(raw["texte"]), _texts(raw["gesehen"]), tuple(_place(one) for one in raw["orte"]))


def _event(raw: Mapping[str, Any]) -> KeptEvent:
    _require(isinstance(raw, dict) and raw.keys() == _EVENT)
    if raw["was"] not in _VERBS:
        raise _newer()
    verb, payload = _VERBS[raw["was"]], raw["angaben"]
    _require(is_id(raw["protokoll"]))
    _require(type(raw["nummer"]) is int)
    _require(raw["fassung"] == "" or is_id(raw["fassung"]))
    _require((payload is None) == (raw["salz"] is None))
    payloads.check_object(verb, raw["objekt"])
    if payload is not None:
        _require(isinstance(payload, dict))
        payloads.check(verb, payload)
    return KeptEvent(
        raw["protokoll"],
        raw["nummer"],
        _day(raw["tag"]),
        raw["was"],
        raw["objekt"],
        raw["fassung"],
        payload,
        None if payload is None else _bytes(raw["salz"], 16),
        _bytes(raw["pruefsumme_angaben"], 32),
        _bytes(raw["pruefsumme"], 32),
    )


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    _require(day.isoformat() == text)
    return day


def _bytes(text: str, length: int) -> bytes:
    found = bytes.fromhex(text)
    _require(len(found) == length)
    return found


def _require_order(events: Iterable[KeptEvent], today: date) -> None:
    """Within a log numbers count from 1 and days never go back; a log that ended does not begin again."""
    ended: set[str] = set()
    log, seq, day = "", 0, date.min
    for event in events:
        if event.log != log:
            _require(event.log not in ended)
            ended.add(event.log)
            log, seq, day = event.log, 0, date.min
        seq += 1
        _require(event.seq == seq and event.day >= day)
        day = event.day
        if day > today:
            raise DataFileError(
                f"In der Datei steht ein Eintrag vom {day.strftime('%d.%m.%Y')}, und der kommt erst noch.",
                "Prüfen Sie das Datum dieses Rechners, und versuchen Sie es dann noch einmal.",
            )


def _texts(raw: Mapping[str, Any]) -> dict[str, str]:
    _require(isinstance(raw, dict) and len(raw) <= MOST_EVENTS)
    for name, text in raw.items():
        _require(is_id(name) and isinstance(text, str) and len(text) <= LONGEST_TEXT and "\0" not in text)
        text.encode()  # no half of a surrogate pair
    return dict(raw)


def _place(raw: Mapping[str, Any]) -> LastPlace:
    _require(isinstance(raw, dict) and raw.keys() == {"objekt", "abschnitt"})
    _require(is_id(raw["objekt"]) and (raw["abschnitt"] == "" or is_id(raw["abschnitt"])))
    return LastPlace(raw["objekt"], raw["abschnitt"])
