"""Einstellungen of the double click: what the system says holds, and what it refuses is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox

from tests.helpers.accessibility import faults
from tests.helpers.workplace import Workplace
from wissen.errors import SettingsError
from wissen.ui.navigation import Screen
from wissen.ui.pages.double_click_group import DoubleClickGroup
from wissen.ui.pages.settings import Form


class System:
    """Remembers; `refusing` while the office does not allow it."""

    def __init__(self) -> None:
        self.on = False
        self.refusing = False

    def is_on(self) -> bool:
        return self.on

    def switch_on(self) -> None:
        self._switch(on=True)

    def switch_off(self) -> None:
        self._switch(on=False)

    def _switch(self, *, on: bool) -> None:
        if self.refusing:
            raise SettingsError("Das geht hier nicht.")
        self.on = on


@pytest.fixture
def system() -> System:
    return System()


@pytest.fixture
def box(workplace: Workplace, system: System) -> QCheckBox:
    """The box of a group that was put among those of the page."""
    workplace.go(Screen.SETTINGS)
    form = workplace.part(Form)
    assert form.findChildren(DoubleClickGroup) == []  # nothing starts this window from anywhere
    group = DoubleClickGroup(form._context, system)
    form.column.insertWidget(1, group)
    workplace.wait()
    return workplace.part(QCheckBox, group)


def test_it_is_switched_on_and_off_at_once(workplace: Workplace, box: QCheckBox, system: System) -> None:
    assert (box.isChecked(), box.isEnabled()) == (False, True)
    box.click()
    assert not box.isEnabled()
    workplace.wait()
    assert (box.isChecked(), box.isEnabled(), system.on) == (True, True, True)
    box.click()
    workplace.wait()
    assert (box.isChecked(), system.on) == (False, False)
    assert faults(workplace.window) == []


def test_what_the_system_refuses_is_told_and_the_box_says_what_holds(
    workplace: Workplace, box: QCheckBox, system: System
) -> None:
    system.refusing = True
    box.click()
    workplace.wait()
    assert "Das geht hier nicht." in workplace.told
    assert (box.isChecked(), box.isEnabled()) == (False, True)
