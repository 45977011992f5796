"""Whose days the plan of Lernpfad zuweisen shows: with several people, one of whom is away, that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S
from wissen.services.post import Contact
from wissen.text import german_list
from wissen.ui.strings import tr
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.wrap_combo import WrapCombo, choose


class PlanDays(QWidget):
    """Begins with the first of the people; goes on with who was chosen as long as the plan is for them."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._people: tuple[Contact, ...] = ()
        label = tr("Tage ansehen für")
        self._named = QLabel(label)
        self._named.setProperty("role", "strong")
        self._combo = WrapCombo()
        self._combo.setAccessibleName(label)
        self._combo.activated.connect(self.changed)
        self._named.setBuddy(self._combo)
        self._told = WrapLabel("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        for widget in (self._named, self._combo, self._told):
            column.addWidget(widget)

    @property
    def contact(self) -> str:
        """Whose days are shown, "" where the plan is for nobody yet."""
        return self._combo.currentData() if self._people else ""

    def show_people(self, people: Sequence[Contact], *, differ: bool) -> None:
        """Show whom the plan is for; `differ`: not everybody has the same days."""
        before = self.contact
        if tuple(people) != self._people:
            self._people = tuple(people)
            self._combo.clear()
            for person in people:
                self._combo.addItem(person.name, person.id)
            choose(self._combo, before if any(one.id == before for one in people) else self._first)
        several = differ and len(people) > 1
        self._named.setVisible(several)
        self._combo.setVisible(several)
        self._told.setText(self._words(differ=several))

    @property
    def _first(self) -> str:
        return self._people[0].id if self._people else ""

    def _words(self, *, differ: bool) -> str:
        if not self._people:
            return tr("Noch ist niemand gewählt; gerechnet ist ohne Abwesenheiten.")
        if differ:
            return tr("Alle bekommen Tage, die zu ihren eigenen Abwesenheiten passen.")
        return tr("Tage für {names}").format(names=german_list([person.name for person in self._people]))
