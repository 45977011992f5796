"""The head of a file as a form: nobody has to know how it is written, and what the form does not know stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from wissen.content.frontmatter import (
    ID,
    KEYWORDS,
    MINUTES,
    PERIOD,
    RESPONSIBLE,
    REVIEW,
    ROLES,
    SOURCES,
    SUPERSEDES,
    TITLE,
)
from wissen.content.head import Review
from wissen.content.head_key import HeadKey
from wissen.content.head_text import HeadText
from wissen.content.problem import Problem
from wissen.content.validity import Period, parse_day
from wissen.content.yaml_tree import Scalar
from wissen.drawing.tokens import SPACE_S
from wissen.text import german_date
from wissen.ui.pages.form import Group
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import tr
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel

_ROLE_WORDS = {
    "telefon": "Telefon",
    "theke": "Servicetheke",
    "einreise-arbeit": "Einreise und Arbeit",
    "humanitaeres": "Humanitäres",
    "einbuergerung": "Einbürgerung",
}


class HeadForm(ScrollColumn):
    """Tells each changed value by its key; the text is written by whoever holds it."""

    changed = Signal(object, object)
    """A key of the head and its new value."""

    def __init__(self, today: Callable[[], date], who: Callable[[], str], parent: QWidget) -> None:
        """`who` is the name that stands for whoever checks."""
        super().__init__(parent)
        self._today, self._who = today, who
        self._head: HeadText | None = None
        self._lines: list[_Line] = []
        self._boxes: dict[str, QCheckBox] = {}
        self._told = WrapLabel("", "lead")
        self._about, self._roles = (
            self._group_about(),
            Group(tr("Für wen?"), tr("Ohne Häkchen gilt der Inhalt für alle Arbeitsplätze.")),
        )
        self._row = FlowRow()
        self._roles.add(self._row)
        self._groups = (self._about, self._roles, self._group_law(), self._group_review())
        self.column.addWidget(self._told)
        for group in self._groups:
            self.column.addWidget(group)

    def _group_about(self) -> Group:
        group = Group(tr("Worum es geht"))
        self._kennung = WrapLabel("", "muted")
        self._add(group, _Line(tr("Titel"), TITLE, str, _text))
        group.add(self._kennung)
        self._add(
            group,
            _Line(tr("Dauer in Minuten"), MINUTES, lambda value: "" if value is None else str(value), MINUTES.read),
        )
        hint = tr("Wörter, nach denen jemand sucht. Mehrere trennt ein Semikolon.")
        self._add(group, _Line(tr("Stichworte"), KEYWORDS, "; ".join, KEYWORDS.read, hint=hint))
        self._add(group, _Line(tr("Verantwortlich"), RESPONSIBLE, str, _text))
        return group

    def _group_law(self) -> Group:
        group = Group(tr("Worauf es beruht"))
        hint = tr("Zum Beispiel: § 81 Abs. 4 AufenthG; § 25 VwVfG")
        self._add(group, _Line(tr("Quellen"), SOURCES, "; ".join, SOURCES.read, hint=hint))
        hint = tr("Tage wie 01.03.2024. Leer heißt: ohne Grenze.")
        self._add(group, _Line(tr("Gilt ab"), PERIOD, lambda value: _day_text(value.start), self._starting, hint=hint))
        self._add(group, _Line(tr("Gilt bis"), PERIOD, lambda value: _day_text(value.end), self._ending))
        hint = tr("Kennungen früherer Inhalte, an deren Stelle dieser tritt.")
        self._add(group, _Line(tr("Ersetzt"), SUPERSEDES, ", ".join, SUPERSEDES.read, hint=hint))
        return group

    def _group_review(self) -> Group:
        group = Group(tr("Geprüft"), tr("Wer hat zuletzt nachgesehen, ob alles noch stimmt?"))
        self._add(
            group, _Line(tr("Geprüft am"), REVIEW, lambda value: _day_text(value and value.day), self._checked_on)
        )
        self._add(group, _Line(tr("Geprüft von"), REVIEW, lambda value: value.by if value else "", self._checked_by))
        self._add(
            group, _Line(tr("Nächste Prüfung bis"), REVIEW, lambda value: _day_text(value and value.due), self._due)
        )
        self._still_right = button(tr("Geprüft, noch richtig"), self.still_right, icon="verified")
        row = FlowRow()
        row.add(self._still_right)
        group.add(row)
        return group

    def _add(self, group: Group, line: _Line) -> None:
        line.finished.connect(self._take)
        group.add_field(line.label, line, line.hint)
        group.add(line.fault)
        self._lines.append(line)

    # ------------------------------------------------------------ what is shown

    def show_head(self, head: HeadText | None, problems: Sequence[Problem], roles: Sequence[str]) -> None:
        """Show what stands in the head; one that cannot be read says why, and is mended in the text."""
        self._head = head
        for group in self._groups:
            group.setVisible(head is not None)
        self._told.setVisible(head is None)
        if head is None:
            why = problems[0].text if problems else ""
            self._told.setText(
                tr("Die Angaben am Anfang der Datei sind nicht lesbar. {why} Bitte ändern Sie das im Text.").format(
                    why=why
                )
            )
            return
        kennung = head.value(ID)
        told = (
            tr("Kennung: {kennung}").format(kennung=kennung) if kennung else tr("Die Kennung entsteht beim Speichern.")
        )
        self._kennung.setText(told)
        for line in self._lines:
            line.show_value(head)
        self._show_roles(head, roles)

    def _show_roles(self, head: HeadText, roles: Sequence[str]) -> None:
        chosen = head.value(ROLES)
        names = tuple(dict.fromkeys((*roles, *chosen)))
        if names != tuple(self._boxes):
            self._row.clear()
            self._boxes = {name: QCheckBox(tr(_ROLE_WORDS.get(name, name))) for name in names}
            for box in self._boxes.values():
                box.clicked.connect(self._take_roles)
                self._row.add(box)
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)
            box.setEnabled(not head.fault(ROLES))
        self._roles.setVisible(bool(names))

    # ------------------------------------------------------------ what is changed

    def commit(self) -> None:
        """Take what is being typed."""
        for line in self._lines:
            line.take()

    def still_right(self) -> None:
        """Note that it was checked today: as long as the last time until the next check, where there was one."""
        if self._head is None:
            return
        before = self._head.value(REVIEW)
        due = self._today() + (before.due - before.day) if before and before.due else None
        by = self._head.value(RESPONSIBLE) or (before.by if before else "") or self._who()
        if not by:
            self._line_of(tr("Geprüft von")).say(tr("Bitte tragen Sie ein, wer geprüft hat."))
            return
        self.changed.emit(REVIEW, Review(self._today(), by, due))

    def _line_of(self, name: str) -> _Line:
        return next(line for line in self._lines if line.label == name)

    def _take(self, key: HeadKey[Any], value: object) -> None:
        self.changed.emit(key, value)

    def _take_roles(self) -> None:
        self.changed.emit(ROLES, tuple(name for name, box in self._boxes.items() if box.isChecked()))

    @property
    def _period(self) -> Period:
        return self._head.value(PERIOD) if self._head else Period()

    @property
    def _review(self) -> Review | None:
        return self._head.value(REVIEW) if self._head else None

    def _starting(self, node: Scalar) -> Period:
        return Period(_day(node), self._period.end)

    def _ending(self, node: Scalar) -> Period:
        return Period(self._period.start, _day(node))

    def _checked_on(self, node: Scalar) -> Review | None:
        day, before = _day(node), self._review
        if day is None:
            return None
        by = before.by if before else (self._head.value(RESPONSIBLE) if self._head else "") or self._who()
        if not by:
            raise ValueError(tr("Bitte tragen Sie zuerst ein, wer geprüft hat."))
        return Review(day, by, before.due if before else None)

    def _checked_by(self, node: Scalar) -> Review | None:
        before = self._review
        if not node.text:
            return None
        return replace(before, by=node.text) if before else Review(self._today(), node.text)

    def _due(self, node: Scalar) -> Review | None:
        before, due = self._review, _day(node)
        if before is None:
            if due is None:
                return None
            raise ValueError(tr("Tragen Sie zuerst ein, wann und von wem geprüft wurde."))
        return replace(before, due=due)


class _Line(QLineEdit):
    """One value of the head as a line; what cannot be read stays in the field and says why."""

    finished = Signal(object, object)

    def __init__(
        self,
        label: str,
        key: HeadKey[Any],
        shown: Callable[[Any], str],
        read: Callable[[Scalar], Any],
        *,
        hint: str = "",
    ) -> None:
        super().__init__()
        self.label, self.hint = label, hint
        self._key, self._shown, self._read = key, shown, read
        self.fault = WrapLabel("", "strong")
        self.fault.setContentsMargins(0, 0, 0, SPACE_S)
        self.fault.hide()
        self.editingFinished.connect(self.take)

    def show_value(self, head: HeadText) -> None:
        """Show what stands in the head, unless something else is being typed."""
        fault = head.fault(self._key)
        self.setEnabled(not fault)
        if self.isModified() and self.hasFocus():
            return
        text = self._shown(head.value(self._key))
        if text != self.text():
            self.setText(text)
        self.setModified(False)
        self.say(tr("{fault} Bitte ändern Sie das im Text.").format(fault=fault) if fault else "")

    def take(self) -> None:
        """Tell the value that was typed, if it is one."""
        if not self.isModified():
            return
        try:
            value = self._read(Scalar(" ".join(self.text().split()), 0)) if self.text().strip() else self._nothing()
        except ValueError as error:
            self.say(str(error))
            return
        self.setModified(False)
        self.say("")
        self.finished.emit(self._key, value)

    def say(self, text: str) -> None:
        """Tell what is wrong, below the field."""
        self.fault.setText(text)
        self.fault.setVisible(bool(text))
        self.setAccessibleDescription(text or self.hint)

    def _nothing(self) -> object:
        """What an empty field means."""
        return self._read(Scalar("", 0)) if self._key in (PERIOD, REVIEW) else self._key.default


def _text(node: Scalar) -> str:
    return node.text


def _day(node: Scalar) -> date | None:
    if not node.text:
        return None
    try:
        return parse_day(node.text)
    except ValueError:
        raise ValueError(
            tr("„{text}“ ist kein Tag. Richtig ist zum Beispiel 01.03.2024.").format(text=node.text)
        ) from None


def _day_text(day: date | None) -> str:
    return german_date(day) if day else ""
