"""What the pictures show of Meine Daten: what is kept, taking it along and over, the PIN, erasing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from build.stage import Shot, Stage, asked, at, opened
from wissen.ui.dialogs.data_export_dialog import DataExportDialog
from wissen.ui.dialogs.data_import_dialog import DataImportDialog
from wissen.ui.dialogs.entry_dialog import EntryDialog
from wissen.ui.dialogs.erase_dialog import EraseEverythingDialog
from wissen.ui.dialogs.pin_change_dialog import PinChangeDialog
from wissen.ui.dialogs.pin_dialog import PinDialog
from wissen.ui.dialogs.reset_dialog import ResetDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.my_data import ENTRIES
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.people import People
from wissen.ui.widgets.row_list import RowList


def _entries(stage: Stage) -> None:
    stage.go(Screen.MY_DATA, ENTRIES)


def _entry(stage: Stage) -> QWidget:
    stage.part(RowList).choose_current()
    return stage.over(EntryDialog)


def _further_down(stage: Stage) -> None:
    stage.go(Screen.MY_DATA)
    bar = stage.part(ScrollColumn).verticalScrollBar()
    bar.setValue(bar.maximum())


def _pin(stage: Stage) -> QWidget:
    """As it would stand there before the window; what it asks is never answered."""
    session = stage.session
    return opened(PinDialog(session.own_data.access, session.jobs, People("standard", _nobody), "Jana", stage.window))


def _nobody(profile: str) -> None:
    del profile


DATA = (
    Shot("meine-daten", Screen.MY_DATA, at(Screen.MY_DATA)),
    Shot("meine-daten-unten", Screen.MY_DATA, _further_down),
    Shot("meine-daten-speichern", Screen.MY_DATA, asked("Meine Daten speichern …", DataExportDialog)),
    Shot("meine-daten-uebernehmen", Screen.MY_DATA, asked("Daten übernehmen …", DataImportDialog)),
    Shot("meine-daten-pin", Screen.MY_DATA, asked("PIN festlegen …", PinChangeDialog)),
    Shot("meine-daten-zuruecksetzen", Screen.MY_DATA, asked("Lernstand zurücksetzen …", ResetDialog)),
    Shot("meine-daten-loeschen", Screen.MY_DATA, asked("Alles löschen …", EraseEverythingDialog)),
    Shot("meine-daten-alle", Screen.MY_DATA, _entries),
    Shot("meine-daten-eintrag", Screen.MY_DATA, _entry),
    Shot("pin", Screen.MY_DATA, _pin),
)
