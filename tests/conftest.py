"""What every test gets: no display, own folders, repeatable examples, and no warning that nobody looked at."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# Before anything imports PySide6: a screen may be missing, and pictures must not depend on the one that is there.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

# No deadline: two workers share two cores, and a slow moment is not a fault. Derandomised: the same code gives the
# same answer on every machine; new examples are looked for by `dev.py soak`.
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_FOLDER_VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test: nothing is read from or written to the developer's profile."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in _FOLDER_VARIABLES:
        monkeypatch.setenv(name, str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A record of level WARNING or above fails the test, unless it is marked `expects_log` and looks at it itself."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    loud = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    if loud:
        pytest.fail("Unexpected log records:\n" + "\n".join(loud))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the app keeps of the shipped content between two starts (`tests.helpers.shipped`)."""
    from tests.helpers import shipped

    root = tmp_path_factory.mktemp("vorbereitet")
    shipped.search(root)
    return root


@pytest.fixture(scope="session")
def wissen_app(qapp: QApplication) -> QApplication:
    """The application with fonts, German texts, and the focus ring, as `app.main` sets it up."""
    from wissen import paths
    from wissen.drawing import fonts
    from wissen.ui.focus import FocusRing
    from wissen.ui.strings import speak_german

    assert fonts.load(paths.bundled("resources", "fonts")) == []
    assert speak_german(qapp)
    FocusRing(qapp)
    return qapp


@pytest.fixture
def app(wissen_app: QApplication) -> QApplication:
    """The application in its light theme at normal size."""
    from wissen.ui import look, theme

    if not wissen_app.styleSheet() or (look.tokens().name, look.text_scale()) != ("hell", 1.0):
        theme.apply(wissen_app, "hell", 1.0)
    return wissen_app


@pytest.fixture
def garbage_on_main_thread() -> Iterator[None]:
    """What holds widgets is collected where widgets live, as in the app (`wissen.ui.garbage`)."""
    gc.disable()
    gc.freeze()  # only what this test makes has to be looked at
    yield
    gc.collect()
    gc.enable()
