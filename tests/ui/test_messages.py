"""Messages as data: order, repetition, closing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from wissen.errors import WissenError
from wissen.ui.messages import Message, Messages


@pytest.fixture
def messages(qapp: QApplication) -> Messages:
    return Messages()


def test_messages_stand_in_the_order_they_came(messages: Messages) -> None:
    first, second = Message("info", "eins"), Message("warning", "zwei")
    messages.post(first)
    messages.post(second)
    assert messages.open == (first, second)


def test_the_same_words_stand_only_once(messages: Messages) -> None:
    messages.post(Message("info", "eins", "alter Hinweis"))
    messages.post(Message("info", "zwei"))
    messages.post(Message("info", "eins", "neuer Hinweis"))
    assert [(message.text, message.hint) for message in messages.open] == [("zwei", ""), ("eins", "neuer Hinweis")]


def test_an_expected_failure_becomes_an_error(messages: Messages) -> None:
    messages.tell(WissenError("Die Datei fehlt.", "Bitte wählen Sie eine andere."))
    assert messages.open == (Message("error", "Die Datei fehlt.", "Bitte wählen Sie eine andere."),)


def test_a_closed_message_is_gone_for_good(messages: Messages, qtbot: QtBot) -> None:
    message = Message("info", "eins")
    messages.post(message)
    with qtbot.waitSignal(messages.changed):
        messages.close(message)
    with qtbot.assertNotEmitted(messages.changed):
        messages.close(message)
    assert messages.open == ()
