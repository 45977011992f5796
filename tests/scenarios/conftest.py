"""The app with the content it is shipped with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.settings import Settings


@pytest.fixture
def newcomer(app: QApplication, qtbot: QtBot, tmp_path: Path, garbage_on_main_thread: None) -> Iterator[Workplace]:
    """Somebody who has never started the app."""
    place = Workplace(
        qtbot, app, tmp_path / "profil", paths.bundled("content"), chosen=Settings(theme="hell", welcomed=True)
    )
    yield place
    place.close()
