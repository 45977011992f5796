"""The bar tells the newest message, by sight and by sound, and goes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults, settle
from tests.ui.conftest import Dress
from wissen.settings import ThemeName
from wissen.ui.messages import Kind, Message, Messages
from wissen.ui.widgets.buttons import ToolButton
from wissen.ui.widgets.labels import IconLabel, WrapLabel
from wissen.ui.widgets.message_bar import MessageBar

LONG = Message(
    "error",
    "Die Aufenthaltsgestattungsbescheinigungen konnten nicht gelesen werden.",
    "Bitte prüfen Sie, ob der Ordner noch da ist, und starten Sie Wissen danach noch einmal.",
)


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.messages = Messages(self)
        self.bar = MessageBar(self.messages)
        self.page = QWidget()
        self.page.setMinimumHeight(100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        self.setMinimumSize(320, 300)
        self.resize(900, 600)

    def words(self) -> list[str]:
        return [label.text() for label in self.bar.findChildren(WrapLabel) if label.isVisible()]


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    return window


def close(window: Window) -> None:
    window.bar.findChildren(ToolButton)[0].click()


def test_without_a_message_there_is_no_bar(window: Window) -> None:
    assert not window.bar.isVisible()


def test_the_icon_stands_beside_a_line_that_is_alone(window: Window) -> None:
    window.messages.post(Message("info", "Gespeichert."))
    settle()
    (text,) = [label for label in window.bar.findChildren(WrapLabel) if label.isVisible()]
    icon = window.bar.findChildren(IconLabel)[0]
    assert abs(icon.geometry().center().y() - text.geometry().center().y()) <= 1


def test_a_message_is_shown_with_its_hint(window: Window) -> None:
    window.messages.post(LONG)
    assert window.words() == [LONG.text, LONG.hint]


def test_the_newest_message_is_shown_and_the_others_are_counted(window: Window) -> None:
    window.messages.post(Message("info", "eins"))
    window.messages.post(Message("info", "zwei"))
    assert window.words() == ["zwei", "Darunter: 1 weitere Meldung"]
    close(window)
    assert window.words() == ["eins"]
    close(window)
    assert not window.bar.isVisible()


def test_the_button_of_a_message_does_what_it_says_and_closes_it(window: Window) -> None:
    done: list[str] = []
    window.messages.post(Message("warning", "Text", action="Ansehen", run=lambda: done.append("angesehen")))
    button = next(button for button in window.bar.findChildren(QPushButton) if button.isVisible())
    assert button.text() == "Ansehen"
    button.click()
    assert done == ["angesehen"]
    assert not window.bar.isVisible()


def test_a_message_without_a_button_has_none(window: Window) -> None:
    window.messages.post(LONG)
    assert not any(button.isVisible() for button in window.bar.findChildren(QPushButton))


def test_a_message_can_offer_another_way(window: Window) -> None:
    done: list[str] = []
    window.messages.post(
        Message(
            "info",
            "Text",
            action="Rückgängig",
            run=lambda: done.append("zurück"),
            other="Ansehen",
            run_other=lambda: done.append("angesehen"),
        )
    )
    ways = [made for made in window.bar.findChildren(QPushButton) if made.isVisible()]
    assert [made.text() for made in ways] == ["Rückgängig", "Ansehen"]
    ways[1].click()
    assert (done, window.messages.open) == (["angesehen"], ())


def test_a_message_posted_by_an_action_stays(window: Window) -> None:
    def fail() -> None:
        window.messages.post(Message("error", "Das ging nicht."))

    window.messages.post(Message("info", "Text", action="Versuchen", run=fail))
    next(button for button in window.bar.findChildren(QPushButton) if button.isVisible()).click()
    assert window.words() == ["Das ging nicht."]


def test_a_message_does_not_take_the_focus(window: Window, qtbot: QtBot) -> None:
    before = QApplication.focusWidget()
    window.messages.post(LONG)
    assert QApplication.focusWidget() is before


@pytest.mark.parametrize("kind", ["info", "warning", "error"])
def test_the_kind_is_said_in_a_word(window: Window, kind: Kind) -> None:
    window.messages.post(Message(kind, "Text"))
    assert window.bar.accessibleName() == {"info": "Hinweis", "warning": "Achtung", "error": "Fehler"}[kind]


def test_the_bar_is_as_high_as_its_words(window: Window) -> None:
    window.messages.post(LONG)
    settle()
    words, view = window.bar.widget(), window.bar.viewport()
    assert words
    assert view.height() == words.heightForWidth(view.width())


def test_in_a_low_window_the_bar_leaves_the_page_its_place(dress: Dress, qtbot: QtBot) -> None:
    dress("hell", 2.0)
    window = Window()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.messages.post(LONG)
    settle()
    assert window.page.height() >= 100
    assert window.bar.verticalScrollBar().isVisible()


@pytest.mark.parametrize("theme", ["hell", "dunkel", "kontrast"])
@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_everybody_can_use_it(
    dress: Dress, qtbot: QtBot, theme: ThemeName, size: tuple[int, int], scale: float
) -> None:
    dress(theme, scale)
    window = Window()
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    nothing: Callable[[], None] = window.update
    window.messages.post(Message("warning", LONG.text, LONG.hint, action="Einstellungen öffnen", run=nothing))
    assert faults(window) == []


def test_a_message_that_came_before_the_window_is_shown_with_it(app: QApplication, qtbot: QtBot) -> None:
    messages = Messages()
    messages.post(LONG)
    bar = MessageBar(messages)
    assert not bar.isVisible()
    window = QWidget()
    QVBoxLayout(window).addWidget(bar)
    qtbot.addWidget(window)
    window.show()
    assert bar.isVisible()


def test_one_short_line_is_seen_whole(window: Window) -> None:
    settle()
    window.messages.post(Message("error", "Diese Person gehört nicht mehr zu Ihrem Team."))
    settle()
    (label,) = [label for label in window.bar.findChildren(WrapLabel) if label.isVisible()]
    assert label.height() <= window.bar.height()
    assert faults(window) == []
