"""Rechtsänderung einpflegen at the running app: what is entered, and the list of places."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.helpers.workplace import Workplace
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.navigation import Screen
from wissen.ui.widgets.day_field import DayField

DAY = date(2027, 3, 1)
FIELDS = {
    "Fundstelle": "Gesetzblatt, Teil I",
    "Was tritt in Kraft?": "Nur noch online",
    "Welche Vorschriften ändert sie?": "§ 82 Abs. 3 AufenthG",
    "Quelle": "Gesetzblatt",
    "Bestätigt von": "Nabil",
}


def go_there(place: Workplace) -> None:
    """To the assistant, as a trainer."""
    place.session.preferences.change(name="Jana", tasks=("trainer",))
    place.go(Screen.LAW_ENTRY)


def field(place: Workplace, label: str) -> QLineEdit:
    """The visible line of this name."""
    lines = place.window.page.findChildren(QLineEdit)
    return next(line for line in lines if line.isVisible() and line.accessibleName() == label)


def begin(place: Workplace) -> None:
    """A new change, of which only the title is known."""
    field(place, "Wie heißt sie in einem Satzteil?").setText("Anträge online")
    place.click("Beginnen")


def enter(place: Workplace) -> None:
    """A new change with all that is known of its only stage."""
    begin(place)
    place.part(DayField).set_day(DAY)
    for label, text in FIELDS.items():
        field(place, label).setText(text)
    place.part(QPlainTextEdit).setPlainText("Beraten wird online.")
    place.wait()


def open_place(place: Workplace, title: str) -> None:
    """Open the first row with these words."""
    rows = place.part(PlacesFace).list
    index = next(
        rows.model().index(row, 0)
        for row in range(rows.model().rowCount())
        if title in str(rows.model().index(row, 0).data())
    )
    rows.setCurrentIndex(index)
    rows.choose_current()
    place.wait()


def states(place: Workplace) -> dict[str, str]:
    """What is said of each place that is listed; "" of what they belong to."""
    return {row.title: row.kind for row in place.part(PlacesFace)._model.rows}
