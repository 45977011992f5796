"""Praxis abzeichnen: who showed which skill, at which level, on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QVBoxLayout, QWidget

from wissen.services.week import Contact, SignOffLevel, Skill, Week
from wissen.text import german_date
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.strings import tr
from wissen.ui.widgets.day_field import DayField
from wissen.ui.widgets.elided_combo import ElidedCombo


class SignOffDialog(QuestionDialog):
    """What waits for a sign-off comes first; nothing is sent before the button is pressed."""

    chosen = Signal(str, object, object, object)
    """Contact, `Skill`, day and `SignOffLevel`."""

    def __init__(self, week: Week, people: Sequence[Contact], contact: str, today: date, parent: QWidget) -> None:
        super().__init__(tr("Praxis abzeichnen"), parent)
        self._week = week
        self._skills: tuple[Skill, ...] = ()
        self.add_words(
            tr("Zeichnen Sie ab, was Sie selbst gesehen haben. Es geht beim nächsten Austausch an die Person.")
        )
        self._person = ElidedCombo()
        for one in people:
            self._person.addItem(one.name, one.id)
        self._skill = ElidedCombo()
        for combo in (self._person, self._skill):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._levels = QButtonGroup(self)
        levels = QWidget()
        column = QVBoxLayout(levels)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, level in enumerate(SignOffLevel):
            choice = QRadioButton(tr(level.value))
            self._levels.addButton(choice, number)
            column.addWidget(choice)
        self._levels.button(0).setChecked(True)
        self._day = DayField(today, latest=today)
        self.add_field(tr("Wer hat es gezeigt?"), self._person)
        self.add_field(tr("Welche Praxisaufgabe?"), self._skill)
        self.add_field(tr("Wie?"), levels)
        self.add_field(tr("An welchem Tag?"), self._day)
        self.offer(tr("Abzeichnen"), self._sign)
        self.offer(tr("Abbrechen"), self.reject)
        self._person.setCurrentIndex(max(0, self._person.findData(contact)))
        self._show_skills()
        self._person.currentIndexChanged.connect(self._show_skills)
        self._skill.currentIndexChanged.connect(self._follow_skill)
        self._skill.setFocus()

    def _show_skills(self) -> None:
        self._skills = self._week.skills(self._person.currentData())
        self._skill.blockSignals(True)
        self._skill.clear()
        self._skill.addItems([_words(skill) for skill in self._skills])
        self._skill.blockSignals(False)
        self._follow_skill()

    def _follow_skill(self) -> None:
        """Who was signed off under guidance is likely to have shown it alone now."""
        skill = self._current
        again = skill is not None and skill.level is SignOffLevel.GUIDED
        self._levels.button(list(SignOffLevel).index(SignOffLevel.ALONE if again else SignOffLevel.GUIDED)).setChecked(
            True
        )

    @property
    def _current(self) -> Skill | None:
        place = self._skill.currentIndex()
        return self._skills[place] if 0 <= place < len(self._skills) else None

    def _sign(self) -> None:
        skill = self._current
        if skill is not None:
            level = list(SignOffLevel)[self._levels.checkedId()]
            self.chosen.emit(self._person.currentData(), skill, self._day.day, level)
        self.accept()


def _words(skill: Skill) -> str:
    if skill.ready:
        return tr("{title} (bereit zur Abnahme)").format(title=skill.title)
    if skill.level is not None and skill.day is not None:
        told = tr("{title} (von Ihnen abgezeichnet: {level}, {day})")
        return told.format(title=skill.title, level=tr(skill.level.value), day=german_date(skill.day))
    return skill.title
