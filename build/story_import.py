"""The part of the story in which a trainer takes a drawing over into the content."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from build.stage import Shot, Stage, sure
from wissen.ui.dialogs.import_dialog import ImportDialog
from wissen.ui.dialogs.import_report import ImportReport
from wissen.ui.navigation import Screen

_DRAFTS = "entwurf"
_MODEL = """\
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="Antrag annehmen und weitergeben">
<startEvent id="s"/><task id="a" name="Antrag annehmen"/><exclusiveGateway id="f"/><task id="n" name="Nachfordern"/>
<endEvent id="e" name="An die Sachbearbeitung gegeben"/>
<sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="f"/>
<sequenceFlow id="3" sourceRef="f" targetRef="n"/><sequenceFlow id="4" sourceRef="f" targetRef="e"/>
<sequenceFlow id="5" sourceRef="n" targetRef="a"/>
</process></definitions>
"""


def _dialog(stage: Stage) -> ImportDialog:
    """A file that was dropped; into content that came with the app nothing is proposed."""
    stage.go(Screen.SETTINGS)
    model = Path("antrag-annehmen.bpmn")
    model.write_text(_MODEL, encoding="utf-8")
    stage.window.open_files([model])
    stage.settle()
    return sure(stage.window.findChild(ImportDialog), ImportDialog)


def _report(stage: Stage) -> QWidget:
    dialog = _dialog(stage)
    Path(_DRAFTS).mkdir()
    dialog.use_folder(_DRAFTS)
    stage.settle()
    next(one for one in dialog.findChildren(QPushButton) if one.hasFocus()).click()
    stage.settle()
    return sure(stage.window.findChild(ImportReport), ImportReport)


IMPORT = (
    Shot("bpmn-uebernehmen", Screen.SETTINGS, _dialog),
    Shot("bpmn-bericht", Screen.SETTINGS, _report),
)
