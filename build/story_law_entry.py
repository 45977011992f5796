"""A change of the law before the camera: stages, the places they touch, both wordings, the check, the release."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from build.stage import Shot, Stage, opened
from wissen.services.law_entry import EnteredChange, EnteredStage, tasks
from wissen.ui.dialogs.release_dialog import ReleaseDialog
from wissen.ui.law_entry.overview import Overview
from wissen.ui.law_entry.places import PlacesFace
from wissen.ui.law_entry.stages import StagesFace
from wissen.ui.navigation import Screen

_COPY = "kopie"
"""The folder that the Werkstatt has made before."""
_LATER = timedelta(days=100)


def _overview(stage: Stage) -> None:
    stage.session.services.shelf.folder = Path(_COPY).absolute()
    stage.go(Screen.LAW_ENTRY)


def _stages(stage: Stage) -> None:
    stage.part(Overview).begun.emit("Beratung auch online")
    stage.settle()
    day = stage.session.services.shelf.today + _LATER
    entered = EnteredStage(
        "Beratung auch online", day, concerns="§ 82 Abs. 3 AufenthG", source="Gesetzblatt", words="Ein Beispiel."
    )
    face = stage.part(StagesFace)
    face.rebuilt.emit(replace(face.entered, gazette="Gesetzblatt", stages=(entered,)))


def _places(stage: Stage) -> None:
    face = stage.part(StagesFace)
    entered = replace(face.entered.stages[0], checked_by="Nabil")
    face.rebuilt.emit(replace(face.entered, entered_by="Jana", stages=(entered,)))
    stage.settle()
    stage.part(StagesFace).done.emit()


def _wording(stage: Stage) -> None:
    day = stage.session.services.shelf.today + _LATER
    change = EnteredChange("", "", stages=(EnteredStage(day=day, concerns="§ 82 Abs. 3 AufenthG"),))
    found = tasks(stage.session.services.shelf.whole, change, 1)
    stage.part(PlacesFace).opened.emit(next(task for task in found if task.can_be_staged))


def _findings(stage: Stage) -> None:
    stage.click("Zurück")
    stage.click("Weiter: Prüfen und freigeben")


def _release(stage: Stage) -> QWidget:
    return opened(ReleaseDialog(stage.window.page.context, stage.window))


LAW_ENTRY = (
    Shot("einpflegen", Screen.LAW_ENTRY, _overview),
    Shot("einpflegen-stufen", Screen.LAW_ENTRY, _stages),
    Shot("einpflegen-stellen", Screen.LAW_ENTRY, _places),
    Shot("einpflegen-fassungen", Screen.LAW_ENTRY, _wording),
    Shot("einpflegen-pruefen", Screen.LAW_ENTRY, _findings),
    Shot("einpflegen-freigeben", Screen.LAW_ENTRY, _release),
)
