"""Inhalte freigeben: a key, a password, a file; what stands in the way is said in the dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.helpers.accessibility import faults
from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.release_dialog import ReleaseDialog
from wissen.ui.navigation import Screen
from wissen.ui.widgets.notice import Notice

PASSWORD = "drei kleine wörter"


@pytest.fixture
def dialog(workplace: Workplace) -> ReleaseDialog:
    return opened(workplace)


def opened(place: Workplace) -> ReleaseDialog:
    place.go(Screen.LAW)
    made = ReleaseDialog(place.window.page.context, place.window)
    made.open()
    place.wait()
    return made


def field(dialog: ReleaseDialog, label: str) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == label)


def complaint(dialog: ReleaseDialog) -> str:
    notice = dialog.findChild(Notice)
    assert notice is not None
    return notice._words.text()


def test_a_first_release_makes_its_key_on_the_way(workplace: Workplace, dialog: ReleaseDialog, tmp_path: Path) -> None:
    assert not workplace.button("Paket speichern …", dialog).isEnabled()
    field(dialog, "Kennwort des Schlüssels").setText(PASSWORD)
    dialog.key_at(str(tmp_path / "amt.key"))
    workplace.wait()
    assert field(dialog, "Schlüsseldatei").text() == str(tmp_path / "amt.key")
    dialog.release_to(str(tmp_path / "a.wissenpaket"))
    workplace.wait()
    assert "Ausgabe 2026-11 ist freigegeben" in workplace.session.messages.open[-1].text
    again = opened(workplace)
    assert field(again, "Vorige Ausgabe (beim ersten Mal leer)").text() == str(tmp_path / "a.wissenpaket")
    assert field(again, "Kennwort des Schlüssels").text() == ""


def test_a_key_without_a_password_is_asked_for(workplace: Workplace, dialog: ReleaseDialog) -> None:
    workplace.click("Neuen Schlüssel anlegen …", dialog)
    assert "Kennwort" in complaint(dialog)
    assert field(dialog, "Kennwort des Schlüssels").hasFocus()


def test_what_stands_in_the_way_is_said_and_can_be_mended(
    workplace: Workplace, dialog: ReleaseDialog, tmp_path: Path
) -> None:
    field(dialog, "Kennwort des Schlüssels").setText("kurz")
    dialog.key_at(str(tmp_path / "amt.key"))
    workplace.wait()
    assert "zu kurz" in complaint(dialog)
    field(dialog, "Kennwort des Schlüssels").setText(PASSWORD)
    dialog.key_at(str(tmp_path / "amt.key"))
    workplace.wait()
    workplace.write("module/01-anfang/hut.md", "kaputt")
    dialog.release_to(str(tmp_path / "a.wissenpaket"))
    workplace.wait()
    assert "noch zu beheben" in complaint(dialog)
    assert workplace.button("Paket speichern …", dialog).isEnabled()
    assert not (tmp_path / "a.wissenpaket").exists()


def test_everybody_can_use_it(dialog: ReleaseDialog) -> None:
    assert faults(dialog) == []
