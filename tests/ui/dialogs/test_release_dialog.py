"""Inhalte freigeben: a key, a password, a file; what stands in the way is said in the dialog."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.helpers.accessibility import faults
from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.new_key_dialog import NewKeyDialog
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


def field(dialog: QDialog, label: str) -> QLineEdit:
    return next(line for line in dialog.findChildren(QLineEdit) if line.accessibleName() == label)


def complaint(dialog: QDialog) -> str:
    notice = dialog.findChild(Notice)
    assert notice is not None
    return notice._words.text()


def make_key(place: Workplace, dialog: ReleaseDialog, file: Path, *, again: str = PASSWORD) -> NewKeyDialog:
    place.click("Neuen Schlüssel anlegen …", dialog)
    asking = dialog.findChild(NewKeyDialog)
    assert asking is not None
    field(asking, "Kennwort").setText(PASSWORD)
    field(asking, "Kennwort wiederholen").setText(again)
    if again == PASSWORD:
        asking.key_at(str(file))
        place.wait()
    return asking


def test_a_first_release_makes_its_key_on_the_way(workplace: Workplace, dialog: ReleaseDialog, tmp_path: Path) -> None:
    assert not workplace.button("Paket speichern …", dialog).isEnabled()
    make_key(workplace, dialog, tmp_path / "amt.key")
    assert field(dialog, "Schlüsseldatei").text() == str(tmp_path / "amt.key")
    dialog.release_to(str(tmp_path / "a.wissenpaket"))
    workplace.wait()
    assert "Ausgabe 2026-11 ist freigegeben" in workplace.session.messages.open[-1].text
    again = opened(workplace)
    assert field(again, "Vorige Ausgabe (beim ersten Mal leer)").text() == str(tmp_path / "a.wissenpaket")
    assert field(again, "Kennwort des Schlüssels").text() == ""
    assert field(again, "Diese Ausgabe heißt").text() == "2026-11.1"
    field(again, "Kennwort des Schlüssels").setText(PASSWORD)
    again.release_to(str(tmp_path / "b.wissenpaket"))
    workplace.wait()
    assert "ausgabe: 2026-11.1" in (workplace.content / "paket.yaml").read_text(encoding="utf-8")


def test_a_mistyped_password_makes_no_key(workplace: Workplace, dialog: ReleaseDialog, tmp_path: Path) -> None:
    asking = make_key(workplace, dialog, tmp_path / "amt.key", again="drei kleine worte")
    workplace.click("Schlüssel speichern …", asking)
    assert "nicht gleich" in complaint(asking)
    field(asking, "Kennwort").setText("kurz")
    workplace.click("Schlüssel speichern …", asking)
    assert "mindestens" in complaint(asking)
    assert faults(asking) == []


def test_what_stands_in_the_way_is_said_and_can_be_mended(
    workplace: Workplace, dialog: ReleaseDialog, tmp_path: Path
) -> None:
    make_key(workplace, dialog, tmp_path / "amt.key")
    workplace.write("module/01-anfang/hut.md", "kaputt")
    dialog.release_to(str(tmp_path / "a.wissenpaket"))
    workplace.wait()
    assert "noch zu beheben" in complaint(dialog)
    assert workplace.button("Paket speichern …", dialog).isEnabled()
    assert not (tmp_path / "a.wissenpaket").exists()


def test_everybody_can_use_it(dialog: ReleaseDialog) -> None:
    assert faults(dialog) == []


def test_it_fits_a_small_screen_with_all_its_fields(workplace: Workplace) -> None:
    """A screen of 1366 × 768 with a bar at its bottom and the title of the dialog leaves 650 pixels at least."""
    made = opened(workplace)
    assert made.height() <= 650
    assert not made._area.verticalScrollBar().isVisible()


def test_where_it_has_to_scroll_what_is_focused_is_in_sight(workplace: Workplace) -> None:
    made = opened(workplace)
    made.hide()
    made._password.setFocus()
    made.setMaximumHeight(330)
    made.show()
    workplace.wait()
    place = QRect(made._password.mapTo(made._area.viewport(), QPoint()), made._password.size())
    assert made._area.viewport().rect().contains(place)
