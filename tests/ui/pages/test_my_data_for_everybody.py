"""Every dialog of Meine Daten is for everybody: nothing is cut off, named or reached wrongly."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from tests.helpers.accessibility import faults
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.settings import Settings, ThemeName
from wissen.ui.dialogs.data_export_dialog import DataExportDialog
from wissen.ui.dialogs.data_import_dialog import DataImportDialog
from wissen.ui.dialogs.erase_dialog import EraseEverythingDialog
from wissen.ui.dialogs.pin_change_dialog import PinChangeDialog
from wissen.ui.dialogs.reset_dialog import ResetDialog
from wissen.ui.navigation import Screen

DIALOGS: dict[str, type[QDialog]] = {
    "Meine Daten speichern …": DataExportDialog,
    "Daten übernehmen …": DataImportDialog,
    "PIN festlegen …": PinChangeDialog,
    "Lernstand zurücksetzen …": ResetDialog,
    "Alles löschen …": EraseEverythingDialog,
}


@pytest.mark.parametrize(("theme", "size", "pixels"), [("kontrast", 2.0, (1280, 800)), ("hell", 1.0, (683, 384))])
def test_its_dialogs_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, theme: ThemeName, size: float, pixels: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme=theme, text_scale=size, welcomed=True)
    dress(theme, size)
    closed_workplace.start(size=pixels)
    closed_workplace.go(Screen.MY_DATA)
    for name, kind in DIALOGS.items():
        closed_workplace.click(name)
        (shown,) = [one for one in closed_workplace.window.findChildren(kind) if one.isVisible()]
        assert faults(shown) == [], name
        shown.reject()
        closed_workplace.wait()
