"""The questions about the person that Willkommen and Einstellungen both ask: name, workplaces, tasks, first day."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from wissen.settings import LONGEST_NAME, TASKS
from wissen.ui.strings import tr

ROLES = {
    "telefon": "Telefon",
    "theke": "Servicetheke",
    "einreise-arbeit": "Sachbearbeitung Einreise und Arbeit",
    "humanitaeres": "Sachbearbeitung Humanitäres",
    "einbuergerung": "Sachbearbeitung Einbürgerung",
}
"""What the workplaces of the content are called; one that is not here is shown as the content writes it."""
TASK_NAMES = {"mentor": "Ich begleite andere bei der Einarbeitung", "trainer": "Ich schreibe Inhalte"}


class NameField(QLineEdit):
    """How the person wants to be called."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setMaxLength(LONGEST_NAME)
        self.setPlaceholderText(tr("zum Beispiel Vorname"))


class Checks(QWidget):
    """Several of a few; tells each change."""

    changed = Signal()

    def __init__(self, names: Iterable[tuple[str, str]], chosen: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._boxes: dict[str, QCheckBox] = {}
        wanted = set(chosen)
        for key, name in names:
            box = QCheckBox(tr(name))
            box.setChecked(key in wanted)
            box.toggled.connect(self.changed)
            self._boxes[key] = box
            column.addWidget(box)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys that are ticked."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())


def role_checks(known: Iterable[str], chosen: Iterable[str], parent: QWidget | None = None) -> Checks:
    """The workplaces that the content knows."""
    return Checks([(role, ROLES.get(role, role)) for role in known], chosen, parent)


def task_checks(chosen: Iterable[str], parent: QWidget | None = None) -> Checks:
    """What the person does beside learning."""
    return Checks([(task, TASK_NAMES[task]) for task in TASKS], chosen, parent)
