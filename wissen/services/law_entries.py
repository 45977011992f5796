"""Rechtsänderung einpflegen: what has been entered, in one file of the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from wissen import settings
from wissen.services.law_entry import EnteredChange, EnteredStage, Settled

STORE: Final = "rechtsaenderungen.json"
"""In the folder of a profile; holds nothing about anybody but the names that the trainer wrote as checkers."""
_AWAY: Final = "beiseite"
"""Beside the values of a change that was put away."""


class LawEntries:
    """What is under way, and what had been decided before it was put away."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def all(self) -> tuple[EnteredChange, ...]:
        """The changes under way, the one worked on last first; what cannot be read any more is left out."""
        return tuple(change for one in self._rows() if not _is_away(one) and (change := _read(one)))

    def away(self) -> tuple[EnteredChange, ...]:
        """The changes that were put away, as they were then."""
        return tuple(change for one in self._rows() if _is_away(one) and (change := _read(one)))

    def keep(self, change: EnteredChange) -> None:
        """Remember how far a change is. Raises SettingsError."""
        self._write((_raw(change), *self._others(change.kennung)))

    def amend(self, kennung: str, how: Callable[[EnteredChange], EnteredChange]) -> None:
        """Remember something else of a change, where it is known. Raises SettingsError."""
        found = ((number, change) for number, one in enumerate(self._rows()) if (change := _read(one)) is not None)
        known = next(((number, change) for number, change in found if change.kennung == kennung), None)
        if known is not None:
            number, change = known
            rows = self._rows()
            away = {_AWAY: True} if _is_away(rows[number]) else {}
            self._write((*rows[:number], {**_raw(how(change)), **away}, *rows[number + 1 :]))

    def put_away(self, kennung: str) -> None:
        """Nobody works on a change any more: what stands in the content folder stays. Raises SettingsError.

        One that stands there can be taken up again; until then it is remembered what was decided.
        """
        row = next((one for one in self._rows() if isinstance(one, dict) and one.get("kennung") == kennung), None)
        known = _read(row)
        kept = ({**_raw(known), _AWAY: True},) if known is not None and known.sha else ()
        self._write((*self._others(kennung), *kept))

    def _others(self, kennung: str) -> Iterator[object]:
        """Every other row, those of a newer version among them."""
        return (one for one in self._rows() if not isinstance(one, dict) or one.get("kennung") != kennung)

    def _rows(self) -> list[object]:
        raw, _ = settings.read_json(self._store)
        found = raw.get("changes")
        return found if isinstance(found, list) else []

    def _write(self, rows: Iterable[object]) -> None:
        settings.write_json(self._store, {"format": 1, "changes": list(rows)})


def _is_away(raw: object) -> bool:
    return isinstance(raw, dict) and raw.get(_AWAY) is True


def _raw(change: EnteredChange) -> dict[str, Any]:
    raw = asdict(change)
    raw["stages"] = [{**asdict(one), "day": one.day.isoformat() if one.day else None} for one in change.stages]
    raw["settled"] = {key: how.value for key, how in change.settled.items()}
    return raw


def _key_of(key: str) -> str:
    """Raises ValueError for what names no place at a stage."""
    number, day, _ = key.split("/", 2)
    int(number)
    if day:
        date.fromisoformat(day)
    return key


def _read(raw: object) -> EnteredChange | None:
    """None for what this version does not understand."""
    try:
        fields = dict(raw)  # type: ignore[call-overload]  # whatever it is: told by the error
        fields.pop(_AWAY, None)
        stages = tuple(
            EnteredStage(**{**one, "day": date.fromisoformat(one["day"]) if one["day"] else None})
            for one in fields.pop("stages")
        )
        settled = {_key_of(key): Settled(how) for key, how in fields.pop("settled").items()}
        drafts = {_key_of(key): str(words) for key, words in fields.pop("drafts", {}).items()}
        return EnteredChange(**fields, stages=stages or (EnteredStage(),), settled=settled, drafts=drafts)
    except (TypeError, ValueError, KeyError, AttributeError):
        return None
