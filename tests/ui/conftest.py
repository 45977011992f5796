"""The app as it is dressed for people, for every test of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.small_pack import write_small_pack
from tests.helpers.workplace import Workplace
from wissen.drawing.tokens import Tokens
from wissen.settings import Settings, ThemeName
from wissen.ui import theme
from wissen.ui.dialogs.save_dialog import SaveDialog

Dress = Callable[[ThemeName, float], Tokens]


@pytest.fixture(autouse=True)
def nothing_saved_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test finds the folder in which another one saved."""
    monkeypatch.setattr(SaveDialog, "folder", "")


@pytest.fixture
def dress(wissen_app: QApplication) -> Dress:
    """Put on a theme at a text scale."""

    def put_on(name: ThemeName, text_scale: float) -> Tokens:
        return theme.apply(wissen_app, name, text_scale)

    return put_on


@pytest.fixture
def closed_workplace(
    app: QApplication, qtbot: QtBot, tmp_path: Path, garbage_on_main_thread: None
) -> Iterator[Workplace]:
    """A fresh profile and the small pack; the app has not been started yet."""
    content = write_small_pack(tmp_path / "inhalte")
    place = Workplace(qtbot, app, tmp_path / "profil", content, chosen=Settings(theme="hell", welcomed=True))
    yield place
    place.close()


@pytest.fixture
def workplace(closed_workplace: Workplace) -> Workplace:
    """The app, started for the first time."""
    closed_workplace.start()
    return closed_workplace
