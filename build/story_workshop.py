"""The Werkstatt before the camera: no folder yet, a copy of the contents, writing, the head as a form, two versions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from build.stage import Shot, Stage, at, sure
from wissen.content.load import MAP_FILE
from wissen.content.model import Kind
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.compare_dialog import CompareDialog
from wissen.ui.workshop.map_form import MapForm
from wissen.ui.workshop.own_folder import OwnFolder

_WRITTEN = "\nSiehe [den nächsten Schritt](gibt-es-nicht.md).\n"


def _copied(stage: Stage) -> None:
    stage.part(OwnFolder).copy_to("kopie")
    stage.settle()
    messages = stage.session.messages
    for message in messages.open:
        messages.close(message)


def _writing(stage: Stage) -> None:
    page = stage.part(WorkshopPage)
    path = next(
        row.path for row in page.workshop.files() if row.path.startswith("module/01") and row.kind is Kind.LESSON
    )
    page.show_place(path, 12)
    stage.settle()
    page.writing.editor.insertPlainText(_WRITTEN)
    while not page.writing.editor.problem_count:  # the rules look after a longer pause than any settling takes
        stage.settle()
    page.writing.editor.next_problem()


def _form(stage: Stage) -> None:
    stage.click("Angaben")


def _map(stage: Stage) -> None:
    stage.part(WorkshopPage).show_place(MAP_FILE)
    stage.settle()
    stage.part(WorkshopPage).writing.show_form()
    stage.part(MapForm).list.go_on(3)


def _two_versions(stage: Stage) -> None:
    page = stage.part(WorkshopPage)
    page.writing.show_face(0)
    place = page.workshop.folder / stage.window.address.ref
    place.write_text(place.read_text(encoding="utf-8").replace("Sie ", "Sie bitte ", 1), encoding="utf-8")
    page.files.look_outside()


def _compared(stage: Stage) -> QWidget:
    stage.click("Vergleichen")
    return sure(stage.part(WorkshopPage).findChild(CompareDialog), CompareDialog)


def _saved(stage: Stage) -> None:
    """Leave nothing to be decided: mine stays, and is saved."""
    stage.click("Meine behalten")
    stage.part(WorkshopPage).save()


WORKSHOP = (
    Shot("werkstatt-ordner", Screen.WORKSHOP, at(Screen.WORKSHOP)),
    Shot("werkstatt", Screen.WORKSHOP, _copied),
    Shot("werkstatt-schreiben", Screen.WORKSHOP, _writing),
    Shot("werkstatt-angaben", Screen.WORKSHOP, _form),
    Shot("werkstatt-fassungen", Screen.WORKSHOP, _two_versions),
    Shot("werkstatt-vergleich", Screen.WORKSHOP, _compared),
    Shot("werkstatt-gespeichert", Screen.WORKSHOP, _saved),
    Shot("werkstatt-landkarte", Screen.WORKSHOP, _map),
)
