"""The head of a file as a form: nobody has to know how it is written, and what the form does not know stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from wissen.content.frontmatter import HISTORY, ID, RESPONSIBLE, REVIEW, ROLES
from wissen.content.head import Review
from wissen.content.head_key import HeadKey
from wissen.content.head_text import HeadText
from wissen.content.manifest import PACK_ID
from wissen.content.problem import Problem
from wissen.services.completing import Completion
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.workshop.head_field import HeadField, LineField
from wissen.ui.workshop.head_fields import about_fields, law_fields, pack_fields, review_fields
from wissen.ui.workshop.history_field import HistoryField

_ROLE_WORDS = {
    "telefon": "Telefon",
    "theke": "Servicetheke",
    "einreise-arbeit": "Einreise und Arbeit",
    "humanitaeres": "Humanitäres",
    "einbuergerung": "Einbürgerung",
}
_AT_FIELD = {"titel-fehlt": "titel", "ziel-fehlt": "ziel"}
"""Rules that speak of a key that is not there."""


class HeadForm(ScrollColumn):
    """Tells each changed value by its key; the text is written by whoever holds it."""

    changed = Signal(object, object)
    """A key of the head and its new value."""

    touched = Signal()
    """The person has begun to type."""

    def __init__(self, today: Callable[[], date], who: Callable[[], str], parent: QWidget) -> None:
        """`who` is the name that stands for whoever checks."""
        super().__init__(parent)
        self._today, self._who = today, who
        self._head: HeadText | None = None
        self._problems: tuple[Problem, ...] = ()
        self._fields: list[HeadField] = []
        self._boxes: dict[str, QCheckBox] = {}
        self._role_names: tuple[str, ...] = ()
        self._told = WrapLabel("", "lead")
        self._kennung = WrapLabel("", "muted")
        self._row = FlowRow()
        self._roles_fault = WrapLabel("", "strong")
        self._about = self._group(tr("Worum es geht"), about_fields())
        self._about.add(self._kennung)
        self._roles = Group(tr("Für wen?"), tr("Ohne Häkchen gilt der Inhalt für alle Arbeitsplätze."))
        self._roles.add(self._row)
        self._roles.add(self._roles_fault)
        self._law = self._group(tr("Worauf es beruht"), law_fields(self._value, today))
        review = review_fields(self._value, today, self._by)
        told = tr("Wer hat zuletzt nachgesehen, ob alles noch stimmt?")
        self._review = self._group(tr("Geprüft"), review, told)
        self._checked_by = review[1]
        row = FlowRow()
        row.add(button(tr("Geprüft, noch richtig"), self.still_right, icon="verified"))
        self._review.add(row)
        self._history = HistoryField(today)
        told = tr("Jeder Eintrag sagt Lernenden, was seit diesem Tag anders ist.")
        self._changes = self._group(tr("Was sich geändert hat"), [self._history], told)
        self._pack = self._group(tr("Das Paket"), pack_fields(today))
        self._unknown = WrapLabel("", "muted")
        groups = (self._about, self._roles, self._law, self._review, self._changes, self._pack)
        for part in (self._told, *groups, self._unknown):
            self.column.addWidget(part)

    def _group(self, title: str, fields: Sequence[HeadField], told: str = "") -> Group:
        group = Group(title, told)
        for field in fields:
            field.finished.connect(self.changed)
            field.touched.connect(self.touched)
            group.add(field)
            self._fields.append(field)
        return group

    # ------------------------------------------------------------ what is shown

    def know(self, roles: Sequence[str], names: Mapping[str, tuple[Completion, ...]]) -> None:
        """The workplaces of the office, and what may be named in the file, by the name of the key."""
        self._role_names = tuple(roles)
        self._history.know(names)
        for field in self._fields:
            if isinstance(field, LineField):
                field.know(names.get(field.key.name, ()))

    def begin(self) -> None:
        """What is shown next is of another file: nothing that was typed or wrong stays."""
        self._head, self._problems = None, ()
        for field in self._fields:
            field.forget()

    def show_head(self, head: HeadText | None, problems: Sequence[Problem]) -> None:
        """Show what stands in the head; one that cannot be read says why, and is mended in the text."""
        self._head = head
        self._told.setVisible(head is None)
        for group in (self._about, self._roles, self._law, self._review, self._changes, self._pack, self._unknown):
            group.setVisible(head is not None)
        if head is None:
            why = problems[0].text if problems else ""
            self._told.setText(
                tr("Die Angaben am Anfang der Datei sind nicht lesbar. {why} Bitte ändern Sie das im Text.").format(
                    why=why
                )
            )
            return
        for field in self._fields:
            field.setVisible(_has(head, field.key))
            if _has(head, field.key):
                field.show_value(head, self._told_of(head, field.key))
        for group, key in (
            (self._about, ID),
            (self._roles, ROLES),
            (self._law, ID),
            (self._review, REVIEW),
            (self._changes, HISTORY),
            (self._pack, PACK_ID),
        ):
            group.setVisible(_has(head, key))
        self._show_kennung(head)
        self._show_roles(head)
        self._unknown.setVisible(bool(head.unknown))
        told = tr("Weitere Angaben stehen im Text und bleiben, wie sie sind: {names}.")
        self._unknown.setText(told.format(names=", ".join(head.unknown)))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at each field what is wrong with it."""
        self._problems = tuple(problems)
        if self._head is not None:
            self.show_head(self._head, ())

    def _told_of(self, head: HeadText, key: HeadKey[Any]) -> str:
        lines = head.lines_of(key)
        found = (
            one.text
            for one in self._problems
            if one.line in lines or (not lines and _AT_FIELD.get(one.rule) == key.name)
        )
        return " ".join(dict.fromkeys(found))

    def _show_kennung(self, head: HeadText) -> None:
        kennung = head.value(ID)
        missing = tr("Die Kennung entsteht beim Speichern.")
        told = tr("Kennung: {kennung}").format(kennung=kennung) if kennung else head.fault(ID) or missing
        self._kennung.setText(told)

    def _show_roles(self, head: HeadText) -> None:
        chosen = head.value(ROLES)
        names = tuple(dict.fromkeys((*self._role_names, *chosen)))
        if names != tuple(self._boxes):
            self._row.clear()
            self._boxes = {name: QCheckBox(tr(_ROLE_WORDS.get(name, name))) for name in names}
            for box in self._boxes.values():
                box.clicked.connect(self._take_roles)
                self._row.add(box)
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)
            box.setEnabled(not head.fault(ROLES))
        told = head.fault(ROLES) or self._told_of(head, ROLES)
        self._roles_fault.setText(told)
        self._roles_fault.setVisible(bool(told))
        self._roles.setVisible(bool(names) and _has(head, ROLES))

    # ------------------------------------------------------------ what is changed

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self._fields:
            field.take()

    @property
    def is_open(self) -> bool:
        """Whether something was typed that does not stand in the text."""
        return any(field.is_open for field in self._fields)

    def still_right(self) -> None:
        """Note that it was checked today: as long as the last time until the next check, where there was one."""
        if self._head is None or not _has(self._head, REVIEW):
            return
        before = self._head.value(REVIEW)
        due = self._today() + (before.due - before.day) if before and before.due else None
        by = self._head.value(RESPONSIBLE) or (before.by if before else "") or self._who()
        if not by:
            self._checked_by.say(tr("Bitte tragen Sie ein, wer geprüft hat."))
            return
        self.changed.emit(REVIEW, Review(self._today(), by, due))

    def _take_roles(self) -> None:
        self.changed.emit(ROLES, tuple(name for name, box in self._boxes.items() if box.isChecked()))

    def _value(self, key: HeadKey[Any]) -> Any:
        return self._head.value(key) if self._head else key.default

    def _by(self) -> str:
        """Who checks, where nobody is named yet."""
        return str(self._value(RESPONSIBLE)) or self._who()


def _has(head: HeadText, key: HeadKey[Any]) -> bool:
    """Whether it is a key of this kind of head; keys of one name may mean different things."""
    return any(one is key for one in head.keys)
