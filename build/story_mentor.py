"""A mentor before the camera, with the person whom the story of the team has let in: the week, a talk, a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

from build.stage import Shot, Stage, at, opened
from wissen.services.own_plans import LONGEST_NAME
from wissen.services.post import Contact, Side
from wissen.ui.dialogs.absences_dialog import AbsencesDialog
from wissen.ui.dialogs.add_item_dialog import AddItemDialog
from wissen.ui.dialogs.name_dialog import NameDialog
from wissen.ui.dialogs.sign_off_dialog import SignOffDialog
from wissen.ui.navigation import Screen


def _person(stage: Stage) -> Contact:
    (contact,) = stage.session.services.post.contacts(Side.TRAINEE)
    return contact


def _talk(stage: Stage) -> None:
    stage.go(Screen.PERSON, _person(stage).id)


def _plan(stage: Stage) -> None:
    stage.go(Screen.ASSIGN, _person(stage).id)
    stage.part(QComboBox).activated.emit(0)


def _absences(stage: Stage) -> QWidget:
    return opened(AbsencesDialog(_person(stage).name, (), stage.session.services.shelf.today, stage.window))


def _added(stage: Stage) -> QWidget:
    services = stage.session.services
    return opened(AddItemDialog(services.assigning.choices(), services.shelf.today, stage.window))


def _template(stage: Stage) -> QWidget:
    words = "Die Vorlage bleibt auf Ihrem Rechner. Sie beginnt an jedem Tag neu, den Sie wählen."
    named = NameDialog("Als Vorlage speichern", words, "Name", "Theke", longest=LONGEST_NAME, parent=stage.window)
    return opened(named)


def _sign_off(stage: Stage) -> QWidget:
    services, person = stage.session.services, _person(stage)
    people = services.post.contacts(Side.TRAINEE)
    return opened(SignOffDialog(services.week, people, person.id, services.shelf.today, stage.window))


MENTOR = (
    Shot("wochenblick", Screen.WEEK, at(Screen.WEEK)),
    Shot("gespraechsblatt", Screen.PERSON, _talk),
    Shot("praxis-abzeichnen", Screen.PERSON, _sign_off),
    Shot("zuweisen", Screen.ASSIGN, _plan),
    Shot("zuweisen-abwesend", Screen.ASSIGN, _absences),
    Shot("zuweisen-hinzufuegen", Screen.ASSIGN, _added),
    Shot("zuweisen-vorlage", Screen.ASSIGN, _template),
)
