"""Ctrl+P: pages of text are printed as they are read, other pages say that they are not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.workplace import Workplace
from wissen.ui.dialogs.print_dialog import PrintDialog
from wissen.ui.navigation import Screen


def press(workplace: Workplace) -> list[PrintDialog]:
    QTest.keyClick(workplace.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return workplace.window.findChildren(PrintDialog)


@pytest.mark.parametrize(
    ("screen", "ref"),
    [(Screen.LESSON, "l-hut"), (Screen.LOOKUP, "service-probe"), (Screen.LOOKUP, "duldung"), (Screen.HELP, "")],
)
def test_what_is_read_can_be_printed(workplace: Workplace, screen: Screen, ref: str) -> None:
    workplace.go(screen, ref)
    (dialog,) = press(workplace)
    assert dialog.isVisible()
    dialog.reject()
    found = workplace.window.page.printed()
    assert found is not None
    assert found[0].title == workplace.window.page.title() or screen is Screen.HELP


@pytest.mark.parametrize("screen", [Screen.TODAY, Screen.SETTINGS, Screen.REFERENCE])
def test_elsewhere_it_is_said_that_nothing_can_be(workplace: Workplace, screen: Screen) -> None:
    workplace.go(screen)
    assert press(workplace) == []
    assert "Diese Seite lässt sich nicht drucken." in workplace.told


def test_each_sheet_says_what_the_text_rests_on(workplace: Workplace) -> None:
    pack = workplace.session.services.shelf.library.pack
    for screen, ref in ((Screen.LESSON, "l-hut"), (Screen.LOOKUP, "service-probe")):
        workplace.go(screen, ref)
        marks = workplace.window.page.marks("T")
        assert "om Amt noch nicht freigegeben." in marks.state
        assert pack is not None
        assert marks.edition == pack.edition
        assert marks.watermark == ""


def test_the_help_rests_on_no_law(workplace: Workplace) -> None:
    workplace.go(Screen.HELP)
    assert workplace.window.page.marks("Hilfe").foot == ""
