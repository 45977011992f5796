"""The app with the content it is shipped with, and with the small pack."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.shipped import copy_prepared
from tests.helpers.small_pack import write_small_pack
from tests.helpers.walker import WAYS, Walker
from tests.helpers.workplace import Workplace
from wissen import paths
from wissen.settings import Settings
from wissen.ui import theme


@pytest.fixture
def new_profile(tmp_path: Path, prepared: Path) -> Path:
    """The root of a profile that was never used; reading and indexing what is shipped is behind it."""
    copy_prepared(prepared, tmp_path / "profil")
    return tmp_path / "profil"


@pytest.fixture
def newcomer(app: QApplication, qtbot: QtBot, new_profile: Path, garbage_on_main_thread: None) -> Iterator[Workplace]:
    """Somebody who has never used the app."""
    chosen = Settings(theme="hell", welcomed=True)
    place = Workplace(qtbot, app, new_profile, paths.bundled("content"), chosen=chosen)
    yield place
    place.close()


@pytest.fixture
def closed(app: QApplication, qtbot: QtBot, tmp_path: Path, garbage_on_main_thread: None) -> Iterator[Workplace]:
    """A fresh profile and the small pack; the app has not been started yet."""
    content = write_small_pack(tmp_path / "inhalte")
    place = Workplace(qtbot, app, tmp_path / "profil", content, chosen=Settings(theme="hell", welcomed=True))
    yield place
    place.close()


@pytest.fixture
def running(closed: Workplace) -> Workplace:
    closed.start()
    return closed


@pytest.fixture(params=WAYS)
def walker(
    request: pytest.FixtureRequest, app: QApplication, qtbot: QtBot, new_profile: Path, garbage_on_main_thread: None
) -> Iterator[Walker]:
    """Somebody who has never used the app and reaches controls in one way only."""
    by_mouse, name, scale = WAYS[request.param]
    theme.apply(app, name, scale)
    chosen = Settings(theme=name, text_scale=scale)
    place = Walker(qtbot, app, new_profile, paths.bundled("content"), chosen=chosen, by_mouse=by_mouse)
    yield place
    place.close()
    theme.apply(app, "hell", 1.0)
