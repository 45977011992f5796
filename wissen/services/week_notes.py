"""What a mentor keeps about their week on this computer alone: rows put off, notes for talks, what was talked about."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from wissen.learning.talk import Own, Questions, Suggestion
from wissen.learning.weekly import monday
from wissen.learning.working_days import is_over
from wissen.settings import read_json, write_json

NAME = "wochenblick.json"
FORMAT = 2
LONGEST = 4000
"""Characters of the questions or of the notes for one person."""


@dataclass(frozen=True, slots=True)
class TalkNotes:
    """For a talk with one person."""

    questions: Questions = Questions()
    notes: str = ""
    discussed: tuple[str, ...] = ()
    """Requests for help that are settled."""
    changed: date | None = None
    """The week in which questions or notes were changed last, None where there never were any."""


class WeekNotes:
    """One file in the profile, written at once whenever something changes. Nothing of it is ever sent."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        raw, self.notice = read_json(self._path)
        """What was wrong with the file, in German; "" if nothing was."""
        self._put_off = _days(raw.get("put_off"))
        self._talks = _talks(raw.get("talks"))

    @property
    def put_off(self) -> Mapping[str, date]:
        """Rows that wait until next week, by key, with the week in which that was said."""
        return self._put_off

    @property
    def discussed(self) -> Mapping[str, Collection[str]]:
        """Requests for help that are settled, by contact."""
        return {contact: talk.discussed for contact, talk in self._talks.items()}

    def talk(self, contact: str) -> TalkNotes:
        """What is kept for a talk."""
        return self._talks.get(contact, TalkNotes())

    def put_row_off(self, key: str, week: date) -> None:
        """Leave a row out until next week; what was put off in earlier weeks is forgotten. Raises SettingsError."""
        self._put_off = {one: day for one, day in self._put_off.items() if day == week} | {key: week}
        self._write()

    def bring_row_back(self, key: str) -> None:
        """Show a row again. Raises SettingsError."""
        self._put_off.pop(key, None)
        self._write()

    def keep(self, contact: str, *, questions: Questions, notes: str, day: date) -> None:
        """Keep what was typed for a talk on a day. Raises SettingsError."""
        self._change(contact, replace(self.talk(contact), questions=questions, notes=notes, changed=monday(day)))

    def settle(self, contact: str, discussed: Collection[str]) -> None:
        """From now on these requests for help are settled. Raises SettingsError."""
        self._change(contact, replace(self.talk(contact), discussed=tuple(sorted(discussed))))

    def keep_only(self, rows: Collection[str], names: Mapping[str, Collection[str]]) -> None:
        """Forget everybody who is no contact any more, and what was taken back. Raises SettingsError.

        `rows` are the keys there are, `names` by contact those of the requests for help and the questions there are.
        """
        put_off = {key: day for key, day in self._put_off.items() if key in rows}
        talks = {
            contact: replace(
                talk,
                questions=talk.questions.only(names[contact]),
                discussed=tuple(one for one in talk.discussed if one in names[contact]),
            )
            for contact, talk in self._talks.items()
            if contact in names
        }
        if (put_off, talks) != (self._put_off, self._talks):
            self._put_off, self._talks = put_off, talks
            self._write()

    def let_go(self, today: date, months: int) -> None:
        """Forget rows of earlier weeks, and what was typed so many months ago or longer. Raises SettingsError."""
        put_off = {key: week for key, week in self._put_off.items() if week >= monday(today)}
        talks = {
            contact: TalkNotes(discussed=talk.discussed)
            if talk.changed and is_over(talk.changed, months, today)
            else talk
            for contact, talk in self._talks.items()
        }
        if (put_off, talks) != (self._put_off, self._talks):
            self._put_off, self._talks = put_off, talks
            self._write()

    def forget(self, contact: str) -> None:
        """Keep nothing of somebody. Raises SettingsError."""
        put_off = {key: day for key, day in self._put_off.items() if key.split()[1] != contact}
        if contact in self._talks or put_off != self._put_off:
            self._talks.pop(contact, None)
            self._put_off = put_off
            self._write()

    def _change(self, contact: str, talk: TalkNotes) -> None:
        if talk != self.talk(contact):
            self._talks[contact] = talk
            self._write()

    def _write(self) -> None:
        talks = {
            contact: {
                "notes": one.notes,
                "discussed": list(one.discussed),
                "changed": one.changed.isoformat() if one.changed else None,
                **_written(one.questions),
            }
            for contact, one in self._talks.items()
            if one != TalkNotes()
        }
        put_off = {key: day.isoformat() for key, day in self._put_off.items()}
        write_json(self._path, {"format": FORMAT, "put_off": put_off, "talks": talks})


def _days(raw: object) -> dict[str, date]:
    days = {str(key): _day(day) for key, day in raw.items()} if isinstance(raw, dict) else {}
    return {key: day for key, day in days.items() if day is not None}


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def _talks(raw: object) -> dict[str, TalkNotes]:
    found = {}
    for contact, talk in raw.items() if isinstance(raw, dict) else ():
        if isinstance(talk, dict):
            found[str(contact)] = _talk(talk)
    return found


def _talk(raw: Mapping[str, Any]) -> TalkNotes:
    notes = raw.get("notes")
    lines = tuple(line for one in _list(raw.get("lines")) if (line := _line(one)) is not None)
    return TalkNotes(
        Questions(lines, tuple(map(str, _list(raw.get("left_out"))))),
        notes if isinstance(notes, str) else "",
        tuple(map(str, _list(raw.get("discussed")))),
        _day(raw.get("changed")),
    )


def _list(raw: object) -> list[Any]:
    return raw if isinstance(raw, list) else []


def _line(raw: object) -> Own | Suggestion | None:
    match raw:
        case {"own": str(words)}:
            return Own(words)
        case {"suggestion": str(name)}:
            return Suggestion(name)
    return None


def _written(questions: Questions) -> dict[str, Any]:
    lines = [{"own": one.words} if isinstance(one, Own) else {"suggestion": one.name} for one in questions.lines]
    return {"lines": lines, "left_out": list(questions.left_out)}
