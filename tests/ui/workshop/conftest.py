"""The Werkstatt as most of its tests want it."""

from __future__ import annotations

import pytest

from tests.helpers.werkstatt import BAD, BROKEN, HUT
from tests.helpers.workplace import Workplace
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage


@pytest.fixture
def page(closed_workplace: Workplace) -> WorkshopPage:
    """The Werkstatt with a lesson open, in a folder that has faults."""
    place = closed_workplace
    place.write(BROKEN, BAD)
    place.start(size=(1600, 1000))
    place.go(Screen.WORKSHOP, HUT)
    found = place.window.page
    assert isinstance(found, WorkshopPage)
    place.until(lambda: found.writing.file is not None)
    place.wait()
    return found
