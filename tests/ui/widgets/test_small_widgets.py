"""Buttons, badges, cards, empty states, top bar and status line."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import clipped, faults, settle
from tests.ui.conftest import Dress
from wissen.content.ids import Id
from wissen.content.model import Pack
from wissen.drawing.tokens import THEMES
from wissen.settings import ThemeName
from wissen.ui import actions
from wissen.ui.dialogs.crash_dialog import CrashDialog
from wissen.ui.widgets.badge import Badge, Status
from wissen.ui.widgets.buttons import button, icon_button
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.empty_state import EmptyState
from wissen.ui.widgets.labels import ElidedLabel, IconLabel, WrapLabel
from wissen.ui.widgets.status_line import StatusLine
from wissen.ui.widgets.top_bar import TopBar

THEME_NAMES = tuple(THEMES)


class Window(QWidget):
    """Some widgets below each other; counts what is pressed."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.pressed = 0
        self.column = QVBoxLayout(self)
        for widget in widgets:
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.resize(683, 384)

    def press(self) -> None:
        self.pressed += 1


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    return window


def show(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_return_and_space_press_any_button(window: Window, key: Qt.Key) -> None:
    for made in (button("Weiter", window.press), icon_button("close", "Schließen", window.press)):
        window.column.addWidget(made)
        show(window)
        made.setFocus()
        QTest.keyClick(made, key)
    assert window.pressed == 2


def test_in_a_dialog_return_presses_the_button_that_has_the_focus(window: Window, qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    column.addWidget(QLineEdit())
    column.addWidget(button("Weiter", dialog.accept, weight="primary"))
    other = button("Kopieren", window.press)
    column.addWidget(other)
    show(dialog)
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert window.pressed == 1
    assert dialog.isVisible()


def test_an_icon_button_is_named(window: Window) -> None:
    made = icon_button("close", "Schließen", window.press)
    assert (made.accessibleName(), made.toolTip(), made.text()) == ("Schließen", "Schließen", "")


def test_a_badge_says_its_status_in_a_word(window: Window) -> None:
    badge = Badge("begonnen", "pending", "info")
    badge.show_status("fertig", "check_circle", "ok")
    assert badge.findChildren(ElidedLabel)[0].whole_text() == "fertig"


@pytest.mark.parametrize("status", ["neutral", "info", "ok", "warn", "err"])
def test_every_status_has_a_look_of_its_own(app: QApplication, qtbot: QtBot, status: Status) -> None:
    pictures = []
    kinds: tuple[Status, ...] = ("neutral", status)
    for kind in kinds:
        badge = Badge("Stand", "pending", kind)
        qtbot.addWidget(badge)
        badge.resize(100, 28)
        pictures.append(badge.grab().toImage())
    assert (pictures[0] == pictures[1]) == (status == "neutral")


def test_a_card_tells_what_its_button_is_about(window: Window) -> None:
    card = Card("Zwei Hüte", "Eine Lektion")
    made = card.add_button("Lesen", window.press, weight="primary")
    assert (made.text(), made.accessibleDescription()) == ("Lesen", "Zwei Hüte")
    made.click()
    assert window.pressed == 1


def test_a_card_without_text_has_no_gap(window: Window) -> None:
    window.column.addWidget(Card("Zuletzt geöffnet"))
    show(window)
    labels = window.findChildren(WrapLabel)
    assert [label.text() for label in labels if label.isVisible()] == ["Zuletzt geöffnet"]


def test_an_empty_state_offers_the_way_on(window: Window) -> None:
    state = EmptyState("flag", "Hier stehen Ihre Lesezeichen.")
    state.add_button("Zur Einarbeitung", window.press)
    window.column.addWidget(state)
    show(window)
    state.findChildren(QPushButton)[0].click()
    assert window.pressed == 1


def test_the_top_bar_shows_the_trail(window: Window) -> None:
    bar = TopBar(QAction("Zurück"), QAction("Vorwärts"))
    bar.show_trail(["Meine Einarbeitung", "Ankommen", "Zwei Hüte"])
    assert bar.trail() == "Meine Einarbeitung  ›  Ankommen  ›  Zwei Hüte"


def test_back_and_forward_are_off_when_there_is_no_way(window: Window) -> None:
    back, forward = (actions.add(window, spec, window.press) for spec in (actions.BACK, actions.FORWARD))
    bar = TopBar(back, forward)
    window.column.addWidget(bar)
    show(window)
    forward.setEnabled(False)
    assert [made.isEnabled() for made in bar.findChildren(type(icon_button("close", "x", window.press)))] == [
        True,
        False,
    ]


def test_when_room_is_short_the_page_stays_in_the_trail(window: Window) -> None:
    bar = TopBar(QAction("Zurück"), QAction("Vorwärts"))
    bar.show_trail(["Meine Einarbeitung und alles, was davor kommt", "Zwei Hüte"])
    window.column.addWidget(bar)
    window.resize(360, 200)
    show(window)
    assert bar.findChildren(ElidedLabel)[0].text() == "…  ›  Zwei Hüte"


PACK = Pack(
    format=1,
    id=Id("paket"),
    title="Paket",
    publisher="Amt",
    edition="für alle Arbeitsplätze und alle Tage, Auflage zwei",
    language="de",
    licence="EUPL-1.2",
    law_as_of=date(2026, 11, 1),
    roles=(),
)


def test_without_content_the_status_line_says_nothing() -> None:
    line = StatusLine()
    line.show_pack(None)
    assert {label.text() for label in line.findChildren(ElidedLabel)} == {""}
    assert not any(sign.isVisibleTo(line) for sign in line.findChildren(IconLabel))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_status_line_keeps_its_height_while_something_is_under_way(
    dress: Dress, window: Window, scale: float
) -> None:
    line = StatusLine()
    line.show_pack(PACK)
    page = QWidget()
    window.column.addWidget(page, 1)
    window.column.addWidget(line)
    dress("hell", scale)
    window.resize(1280, 400)
    window.show()
    QApplication.processEvents()
    before = line.height(), page.height()
    line.show_work("Suche wird vorbereitet: 25 %")
    QApplication.processEvents()
    (stop,) = line.findChildren(QPushButton)
    assert stop.isVisible()
    assert min(stop.width(), stop.height()) >= 24
    assert (line.height(), page.height()) == before
    line.hide_work()
    QApplication.processEvents()
    assert (line.height(), page.height()) == before


def test_when_room_is_short_the_state_of_the_law_stays(window: Window) -> None:
    line = StatusLine()
    line.show_pack(PACK)
    line.show_exchange(date(2026, 11, 25), has_contacts=True)
    window.column.addWidget(line)
    window.resize(320, 200)
    show(window)
    assert [label.text() for label in line.findChildren(ElidedLabel)][-1] == "Inhalte nach Gesetzestext vom 01.11.2026"


@pytest.mark.parametrize(
    ("day", "has_contacts", "told"),
    [
        (date(2026, 11, 25), True, "Letzter Austausch 25.11.2026"),
        (None, True, "Noch kein Austausch"),
        (date(2026, 11, 25), False, ""),
    ],
)
def test_the_last_exchange_is_for_whoever_exchanges(
    window: Window, day: date | None, has_contacts: bool, told: str
) -> None:
    line = StatusLine()
    line.show_pack(None)
    line.show_exchange(day, has_contacts=has_contacts)
    window.column.addWidget(line)
    window.resize(683, 200)
    show(window)
    assert "".join(label.whole_text() for label in line.findChildren(ElidedLabel)) == told
    assert any(sign.isVisible() for sign in line.findChildren(IconLabel)) is has_contacts


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_them(dress: Dress, qtbot: QtBot, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    card = Card("Die Aufenthaltsgestattungsbescheinigung", "Wer rechtzeitig verlängert, darf bleiben.", main=True)
    card.body.addWidget(Badge("begonnen", "pending", "info"))
    window = Window(card)
    for text in ("Lesen", "Später", "Mehr dazu"):
        card.add_button(text, window.press)
    back, forward = (actions.add(window, spec, window.press) for spec in (actions.BACK, actions.FORWARD))
    window.column.insertWidget(0, TopBar(back, forward))
    window.column.addWidget(StatusLine())
    window.resize(683, 900)
    qtbot.addWidget(window)
    show(window)
    assert faults(window) == []


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_the_crash_dialog(dress: Dress, qtbot: QtBot, theme: ThemeName, scale: float) -> None:
    dress(theme, scale)
    dialog = CrashDialog("ValueError\n  wissen/app.py:1 in main", parent=None)
    dialog.resize(683, 384)
    show(dialog)
    assert faults(dialog) == []
    dialog.reject()


def test_an_empty_state_fits_a_narrow_place(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 2.0)
    state = EmptyState("flag", "Hier stehen Ihre Aufenthaltsgestattungsbescheinigungen.")
    qtbot.addWidget(state)
    state.resize(300, 900)
    state.show()
    settle()
    assert clipped(state) == []
