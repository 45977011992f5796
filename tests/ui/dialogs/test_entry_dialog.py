"""One entry of what is kept: erased, and tried again where that failed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.workplace import Workplace
from wissen.errors import StoreFull
from wissen.ui.dialogs.entry_dialog import EntryDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.my_data import ENTRIES


def refuse(*_: object) -> None:
    raise StoreFull("Der Datenträger ist voll.", "Schaffen Sie Platz.")


def test_what_could_not_be_erased_can_be_tried_again(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    workplace.window.page.act([workplace.session.services.bookmarks.changed("l-hut", kept=True)])
    workplace.go(Screen.MY_DATA, ENTRIES)
    workplace.press(Qt.Key.Key_Return)
    shown = workplace.part(EntryDialog, workplace.window)
    with monkeypatch.context() as patch:
        patch.setattr(workplace.session._keeping, "erase", refuse)
        workplace.click("Endgültig löschen", shown)
    assert "Der Datenträger ist voll." in workplace.told
    workplace.click("Endgültig löschen", shown)
    assert "Der Eintrag ist gelöscht." in workplace.told
    assert workplace.session.services.bookmarks.all == ()
