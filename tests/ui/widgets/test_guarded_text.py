"""A text field that notices case data: while typing, in words, marked in the field, and taken out on request."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Dress
from wissen.drawing.tokens import THEMES
from wissen.ui.widgets.guarded_text import GuardedText, Verdict
from wissen.ui.widgets.labels import WrapLabel


@pytest.fixture
def guarded(app: QApplication, qtbot: QtBot) -> GuardedText:
    made = GuardedText("Ihr Text", longest=60)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def told(guarded: GuardedText) -> str:
    return guarded.hint.findChildren(WrapLabel)[0].text() if guarded.hint.isVisible() else ""


def marked(guarded: GuardedText) -> list[str]:
    return [one.cursor.selectedText() for one in guarded.field.extraSelections()]


def button(guarded: GuardedText) -> QPushButton:
    return guarded.findChildren(QPushButton)[0]


@pytest.mark.parametrize(
    ("text", "verdict", "ask"),
    [
        ("Der Satz ist unklar.", Verdict.CLEAN, ""),
        ("Herr Nowak sagt", Verdict.POSSIBLE, "Ist damit eine Person oder ein Fall gemeint? Dann nehmen Sie es bitte"),
        ("geb. 12.03.1987", Verdict.SURE, "Bitte nehmen Sie das heraus"),
        ("Herr Nowak, geb. 12.03.1987", Verdict.SURE, "Bitte nehmen Sie das heraus"),
        ("x" * 61, Verdict.TOO_LONG, "Bitte fassen Sie sich kürzer: 1 Zeichen zu viel."),
    ],
)
def test_it_says_at_once_what_it_notices(guarded: GuardedText, text: str, verdict: Verdict, ask: str) -> None:
    QTest.keyClicks(guarded.field, text)
    assert guarded.verdict is verdict
    assert "".join(told(guarded).splitlines()[-1:]).startswith(ask)
    assert bool(told(guarded)) is bool(ask)


def test_it_goes_away_with_what_it_was_about(guarded: GuardedText, qtbot: QtBot) -> None:
    QTest.keyClicks(guarded.field, "Herr Nowak")
    with qtbot.waitSignal(guarded.verdict_changed):
        guarded.field.clear()
    assert (guarded.verdict, told(guarded), marked(guarded)) == (Verdict.CLEAN, "", [])


def test_each_place_is_named_and_marked_by_more_than_colour(guarded: GuardedText) -> None:
    guarded.field.setPlainText("Herr Müller, AZR 870312123456")
    assert "„Herr Müller“ sieht nach dem Namen einer Person aus." in told(guarded)
    assert "„870312123456“ sieht nach einer AZR-Nummer aus." in told(guarded)
    assert marked(guarded) == ["Herr Müller", "870312123456"]
    formats = [one.format.underlineStyle() for one in guarded.field.extraSelections()]
    assert set(formats) == {QTextCharFormat.UnderlineStyle.WaveUnderline}


def test_of_many_places_the_first_are_named(guarded: GuardedText) -> None:
    guarded.field.setPlainText("Herr Nowak Herr Braun Herr Stein Herr Vogel Herr Adler")
    assert told(guarded).count("sieht nach") == 3
    assert "Dazu 2 weitere Stellen." in told(guarded)


def test_signs_that_qt_counts_twice_move_no_mark(guarded: GuardedText) -> None:
    guarded.field.setPlainText("😀 Herr Müller")
    assert marked(guarded) == ["Herr Müller"]


def test_one_click_takes_everything_out_and_can_be_undone(guarded: GuardedText) -> None:
    text = "Herr Müller, geb. 12.03.1987"
    guarded.field.setPlainText(text)
    QTest.mouseClick(button(guarded), Qt.MouseButton.LeftButton)
    assert (guarded.text, guarded.verdict) == ("…, geb. …", Verdict.CLEAN)
    assert guarded.field.hasFocus()
    QTest.keyClick(guarded.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (guarded.text, guarded.verdict) == (text, Verdict.SURE)


def test_what_is_too_long_is_not_searched_and_not_replaced(guarded: GuardedText) -> None:
    guarded.field.setPlainText("Herr Müller " * 40)
    assert (guarded.verdict, marked(guarded)) == (Verdict.TOO_LONG, [])
    assert not button(guarded).isVisible()


def test_tab_leaves_the_field(guarded: GuardedText) -> None:
    guarded.field.setPlainText("Herr Müller")
    guarded.field.setFocus()
    QTest.keyClick(guarded.field, Qt.Key.Key_Tab)
    assert button(guarded).hasFocus()


def test_the_marks_wear_the_theme(guarded: GuardedText, dress: Dress) -> None:
    guarded.field.setPlainText("Herr Müller")
    dress("dunkel", 1.0)
    QApplication.processEvents()
    assert guarded.field.extraSelections()[0].format.background().color().name() == THEMES["dunkel"].warn_bg.lower()
