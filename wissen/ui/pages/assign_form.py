"""The three questions of Lernpfad zuweisen: for whom, which template, from which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wissen.content.blocks import Text
from wissen.drawing.inline_html import inline_html
from wissen.drawing.tokens import SPACE_M
from wissen.services.own_plans import Template
from wissen.services.post import Contact
from wissen.ui.due_words import holiday_words
from wissen.ui.items.labelled import LabelledButton
from wissen.ui.pages.form import Group
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.flow_row import FlowRow
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.menu_button import MenuButton
from wissen.ui.widgets.wrap_combo import WrapCombo, choose

LAST_START = date(2999, 12, 31)


class PeopleChecks(QWidget):
    """Several of the team; names wrap."""

    changed = Signal()

    def __init__(self, people: Sequence[Contact], chosen: Sequence[str]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.boxes: dict[str, QCheckBox] = {}
        for person in people:
            box = self.boxes[person.id] = QCheckBox()
            box.setChecked(person.id in chosen)
            box.toggled.connect(self.changed)
            column.addWidget(LabelledButton(box, inline_html((Text(person.name),)), person.name, self))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The contacts that are ticked."""
        return tuple(contact for contact, box in self.boxes.items() if box.isChecked())

    def tick(self, chosen: Sequence[str]) -> None:
        """Tick these and no others, and tell nobody."""
        with QSignalBlocker(self):
            for contact, box in self.boxes.items():
                box.setChecked(contact in chosen)


class AssignForm(QWidget):
    """Asks; what the answers mean is up to the page."""

    people_changed = Signal()
    template_chosen = Signal(object)
    """The `Template`."""
    start_changed = Signal(object)
    """The day."""
    absences_wanted = Signal(object)
    """Of which `Contact`."""

    def __init__(self, start: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[Contact, ...] = ()
        self._templates: tuple[tuple[str, Template], ...] = ()
        self._who = Group(tr("1. Für wen?"))
        self._checks: PeopleChecks | None = None
        self._away = MenuButton("schedule", tr("Abwesenheiten"), self)
        self._which = Group(tr("2. Welcher Lernpfad?"))
        self._combo = WrapCombo()
        self._combo.setPlaceholderText(tr("Vorlage wählen"))
        self._combo.activated.connect(self._tell_template)
        self._which.add_field(tr("Vorlage"), self._combo)
        when = Group(tr("3. Ab wann?"))
        self._start = DayField(start, latest=LAST_START)
        self._start.changed.connect(self._tell_start)
        when.add_field(tr("Erster Tag"), self._start)
        self._holidays = WrapLabel("", "muted")
        when.add(self._holidays)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for group in (self._who, self._which, when):
            column.addWidget(group)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The contacts that are ticked."""
        return self._checks.chosen if self._checks is not None else ()

    @property
    def start(self) -> date:
        """The first day."""
        return self._start.day

    def take_focus(self) -> None:
        """Put the focus on the first question that has no answer yet."""
        boxes = list(self._checks.boxes.values()) if self._checks is not None else []
        first = self._combo if self.chosen or not boxes else boxes[0]
        (first if first.isVisible() else self._start).setFocus(Qt.FocusReason.TabFocusReason)

    def show_people(self, people: Sequence[Contact], chosen: Sequence[str]) -> None:
        """Show whom one may choose, and who is chosen."""
        if tuple(people) == self._people and self._checks is not None:
            self._checks.tick(chosen)
            return
        self._people = tuple(people)
        if self._checks is not None:
            self._checks.hide()
            self._checks.deleteLater()
        else:
            self._tools = FlowRow(self)
            self._tools.add(self._away)
        self._checks = PeopleChecks(people, chosen)
        self._checks.changed.connect(self.people_changed)
        self._who.add(self._checks)
        self._who.add(self._tools)
        self._checks.show()  # else it cannot take the focus yet
        self._away.choices.clear()
        for person in people:
            self._away.choices.addAction(person.name).triggered.connect(partial(self._ask_absences, person))
        self.setTabOrder(self._checks, self._away)

    def show_templates(self, templates: Sequence[tuple[str, Template]], chosen: str) -> None:
        """Show by name what one may begin with; `chosen` is the Kennung of a template, "" for none."""
        if tuple(templates) != self._templates:
            self._templates = tuple(templates)
            self._combo.clear()
            for name, template in templates:
                self._combo.addItem(name, template.id)
        choose(self._combo, chosen)

    def show_start(self, start: date, land: str) -> None:
        """Show the first day, and whose holidays count."""
        self._holidays.setText(holiday_words(land))
        self._start.setAccessibleDescription(holiday_words(land))
        with QSignalBlocker(self._start):
            self._start.set_day(start)

    def show_change(self, *, changing: bool) -> None:
        """When something that was assigned is changed, person and template are settled."""
        self._who.setVisible(not changing)
        self._which.setVisible(not changing)

    def _ask_absences(self, person: Contact, _checked: bool = False) -> None:  # noqa: FBT002 - Qt's signal
        self.absences_wanted.emit(person)

    def _tell_template(self, number: int) -> None:
        self.template_chosen.emit(self._templates[number][1])

    def _tell_start(self) -> None:
        self.start_changed.emit(self.start)
