"""What a mentor keeps about plans on this computer alone: own templates, absences, and a plan that is not sent yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from wissen.content.ids import is_id, split_ref
from wissen.content.model import PathUnit
from wissen.learning.assigning import PlannedItem, Step
from wissen.learning.working_days import Absence, is_over
from wissen.settings import read_json, write_json
from wissen.text import slug

NAME = "zuweisungen.json"
FORMAT = 1
LONGEST_NAME = 60
"""Characters of the title of an own template."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Template:
    """What a path is made from; `own` ones are kept here, the others stand in the content."""

    id: str
    title: str
    steps: tuple[Step, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan before it is sent. `to` are contacts.

    `id` is that of the assignment that is changed: its days are then those of that one person, absences included. A new
    plan has none, and its days know of no absences. `template` is the Kennung of a learning path, or empty.
    """

    to: tuple[str, ...]
    title: str
    start: date
    items: tuple[PlannedItem, ...]
    template: str = ""
    words: str = ""
    id: str = ""


class OwnPlans:
    """One file in the profile; whatever is changed is written at once. Nothing of it is ever sent."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.read()

    def read(self) -> None:
        """Know what is kept, also by what somebody else has written meanwhile."""
        raw, self.notice = read_json(self._path)
        """What was wrong with the file, in German; "" if nothing was."""
        self._templates = {one.id: one for one in _each(raw.get("templates"), _template)}
        self._away = _away(raw.get("absences"))
        self._draft = next(iter(_each([raw.get("draft")], _draft)), None)

    @property
    def templates(self) -> tuple[Template, ...]:
        """Own templates, by title."""
        return tuple(sorted(self._templates.values(), key=lambda one: (one.title.casefold(), one.id)))

    @property
    def draft(self) -> Draft | None:
        """The plan that was not sent yet."""
        return self._draft

    def absences(self, contact: str) -> tuple[Absence, ...]:
        """When somebody is away, in the order of the days."""
        return self._away.get(contact, ())

    def save_template(self, title: str, steps: tuple[Step, ...]) -> Template:
        """Keep a template; one of the same title is replaced. Raises SettingsError."""
        title = " ".join(title.split())[:LONGEST_NAME]
        made = Template(f"eigen-{slug(title)[:LONGEST_NAME].strip('-')}".strip("-"), title, steps, own=True)
        self._templates[made.id] = made
        self._write()
        return made

    def put_template(self, template: Template) -> None:
        """Keep a template that was deleted. Raises SettingsError."""
        self._templates[template.id] = template
        self._write()

    def delete_template(self, template_id: str) -> None:
        """Forget a template. Raises SettingsError."""
        self._templates.pop(template_id, None)
        self._write()

    def keep_absences(self, contact: str, absences: Iterable[Absence]) -> None:
        """From now on somebody is away then, and at no other time. Raises SettingsError."""
        self._away[contact] = tuple(sorted(absences, key=lambda one: (one.first, one.last)))
        self._write()

    def forget(self, contact: str) -> None:
        """Keep nothing of somebody. Raises SettingsError."""
        draft = self._draft and replace(self._draft, to=tuple(one for one in self._draft.to if one != contact))
        if contact in self._away or draft != self._draft:
            self._away.pop(contact, None)
            self._draft = draft
            self._write()

    def let_go(self, today: date, months: int) -> None:
        """Forget absences that ended so many months ago or longer. Raises SettingsError."""
        left = {
            contact: tuple(one for one in times if not is_over(one.last, months, today))
            for contact, times in self._away.items()
        }
        if left != self._away:
            self._away = left
            self._write()

    def keep_draft(self, draft: Draft | None) -> None:
        """Keep what is not sent yet. Raises SettingsError."""
        if draft != self._draft:
            self._draft = draft
            self._write()

    def _write(self) -> None:
        templates = [
            {"id": one.id, "title": one.title, "steps": [_written_step(step) for step in one.steps]}
            for one in self.templates
        ]
        absences = {
            contact: [[one.first.isoformat(), one.last.isoformat()] for one in times]
            for contact, times in self._away.items()
            if times
        }
        draft = self._draft and _written_draft(self._draft)
        write_json(self._path, {"format": FORMAT, "templates": templates, "absences": absences, "draft": draft})


def _each(raw: object, read: Callable[[Any], T]) -> list[T]:
    """What of a list can be read; the rest is left out."""
    found: list[T] = []
    for one in raw if isinstance(raw, list) else ():
        try:
            found.append(read(one))
        except (KeyError, TypeError, ValueError, AttributeError):
            continue
    return found


def _template(raw: Mapping[str, Any]) -> Template:
    return Template(_id(raw["id"]), str(raw["title"]), tuple(map(_step, raw["steps"])), own=True)


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(_ref(raw["ref"]), PathUnit(raw["unit"]), max(1, int(raw["number"])), raw["optional"] is True)


def _written_step(step: Step) -> dict[str, Any]:
    return {"ref": step.ref, "unit": step.unit.value, "number": step.number, "optional": step.optional}


def _away(raw: object) -> dict[str, tuple[Absence, ...]]:
    if not isinstance(raw, dict):
        return {}
    return {str(contact): tuple(_each(times, _absence)) for contact, times in raw.items()}


def _absence(raw: Any) -> Absence:
    first, last = map(date.fromisoformat, raw)
    return Absence(first, last)


def _draft(raw: Mapping[str, Any]) -> Draft:
    items = (
        PlannedItem(_ref(one["ref"]), date.fromisoformat(one["due"]), one["optional"] is True) for one in raw["items"]
    )
    return Draft(
        to=tuple(map(str, raw["to"])),
        title=str(raw["title"]),
        start=date.fromisoformat(raw["start"]),
        items=tuple(items),
        template=str(raw["template"]),
        words=str(raw["words"]),
        id=str(raw["id"]),
    )


def _written_draft(draft: Draft) -> dict[str, Any]:
    return {
        "to": list(draft.to),
        "title": draft.title,
        "start": draft.start.isoformat(),
        "items": [{"ref": one.ref, "due": one.due.isoformat(), "optional": one.optional} for one in draft.items],
        "template": draft.template,
        "words": draft.words,
        "id": draft.id,
    }


def _id(raw: object) -> str:
    if not isinstance(raw, str) or not is_id(raw):
        raise ValueError(raw)
    return raw


def _ref(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    object_id, place = split_ref(raw)
    _id(object_id)
    if place:
        _id(place)
    return raw
