"""Hilfe erbitten: only for who has a mentor; only the place, the week and what is typed; taken back at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.helpers.accessibility import faults, settle
from tests.helpers.posts import PostInMemory, a_mentor
from tests.helpers.workplace import Workplace
from tests.ui.conftest import Dress
from wissen.errors import ExchangeError
from wissen.services.sharing import HelpWanted, Message
from wissen.settings import Settings
from wissen.ui.dialogs.help_dialog import HelpDialog
from wissen.ui.navigation import Screen
from wissen.ui.widgets.guarded_text import GuardedText

MENTOR = "nabil"
BUTTON = "Hilfe erbitten"


@pytest.fixture
def post(workplace: Workplace) -> PostInMemory:
    return workplace.exchange_with(a_mentor())


def press(place: Workplace) -> None:
    """Press Shift+F8."""
    place.window.activateWindow()
    place.until(place.window.isActiveWindow)
    QTest.keyClick(place.window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    place.wait()


def form(place: Workplace) -> HelpDialog:
    (dialog,) = [one for one in place.window.findChildren(HelpDialog) if one.isVisible()]
    return dialog


def write(place: Workplace, words: str) -> None:
    place.part(GuardedText, form(place)).field.setPlainText(words)
    settle()


class FullPost(PostInMemory):
    """Takes nothing."""

    def send(self, to: str, *messages: Message) -> None:
        del to, messages
        raise ExchangeError("Der Ordner ist voll.", "Schaffen Sie Platz.")


def test_without_a_mentor_there_is_no_button_and_the_key_says_why(workplace: Workplace) -> None:
    workplace.exchange_with()
    workplace.lesson("l-hut")
    assert BUTTON not in workplace.labels()
    press(workplace)
    assert workplace.told == ["Um Hilfe können Sie eine Mentorin oder einen Mentor bitten."]


def test_the_place_the_week_and_the_words_are_sent(workplace: Workplace, post: PostInMemory) -> None:
    workplace.lesson("l-hut", "helfen")
    workplace.click(BUTTON)
    where = next(one for one in form(workplace).findChildren(QComboBox) if one.accessibleName() == "Worum geht es?")
    where.setCurrentText("Zwei Hüte › Helfen")
    write(workplace, "Wer berät?")
    workplace.click("Senden", form(workplace))
    assert post.sent(MENTOR) == (HelpWanted("2026-W48", "l-hut#helfen", "Wer berät?"),)
    assert not [one for one in workplace.window.findChildren(HelpDialog) if one.isVisible()]


def test_words_are_not_needed(workplace: Workplace, post: PostInMemory) -> None:
    workplace.lesson("l-hut")
    press(workplace)
    workplace.click("Senden", form(workplace))
    assert post.sent(MENTOR) == (HelpWanted("2026-W48", "l-hut#einleitung"),)


def test_a_question_under_way_is_meant(workplace: Workplace, post: PostInMemory) -> None:
    workplace.quiz("q-anfang")
    workplace.click("Beginnen")
    assert BUTTON in workplace.labels()
    press(workplace)
    workplace.click("Senden", form(workplace))
    assert post.sent(MENTOR) == (HelpWanted("2026-W48", "f-beraten"),)


def test_it_can_be_undone(workplace: Workplace, post: PostInMemory) -> None:
    workplace.lesson("l-hut")
    press(workplace)
    workplace.click("Senden", form(workplace))
    workplace.click("Rückgängig", workplace.window)
    assert post.sent(MENTOR) == ()


def test_case_data_is_not_sent_before_it_is_taken_out(workplace: Workplace, post: PostInMemory) -> None:
    workplace.lesson("l-hut")
    press(workplace)
    write(workplace, "Was gilt, geboren am 03.04.1990?")
    send = next(one for one in form(workplace).findChildren(QPushButton) if one.text().lower().endswith("senden"))
    assert not send.isEnabled()
    workplace.part(GuardedText, form(workplace)).take_out()
    workplace.click("Senden", form(workplace))
    (wanted,) = post.sent(MENTOR)
    assert isinstance(wanted, HelpWanted)
    assert "1990" not in wanted.words


def test_with_several_mentors_one_is_chosen(workplace: Workplace) -> None:
    post = workplace.exchange_with(a_mentor("Aylin"), a_mentor())
    workplace.lesson("l-hut")
    press(workplace)
    who = next(one for one in form(workplace).findChildren(QComboBox) if one.accessibleName().startswith("Wen"))
    who.setCurrentText("Nabil")
    workplace.click("Senden", form(workplace))
    assert (len(post.sent("aylin")), len(post.sent(MENTOR))) == (0, 1)


def test_what_was_written_is_not_lost_by_closing(workplace: Workplace, post: PostInMemory) -> None:
    workplace.lesson("l-hut")
    press(workplace)
    write(workplace, "Noch nicht fertig")
    form(workplace).reject()
    settle()
    workplace.click("Weiterschreiben", workplace.window)
    assert workplace.part(GuardedText, form(workplace)).text == "Noch nicht fertig"


def test_when_it_cannot_be_sent_everything_stays_as_it_was_written(workplace: Workplace) -> None:
    workplace.exchange_with(a_mentor())
    workplace.session.services.sharing.post = FullPost(a_mentor())
    workplace.lesson("l-hut")
    press(workplace)
    write(workplace, "Wer berät?")
    workplace.click("Senden", form(workplace))
    assert workplace.told == ["Der Ordner ist voll."]
    assert workplace.part(GuardedText, form(workplace)).text == "Wer berät?"
    assert workplace.button("Senden", form(workplace)).isEnabled()


def test_where_there_is_nothing_to_ask_about_the_key_says_so(workplace: Workplace, post: PostInMemory) -> None:
    workplace.go(Screen.SETTINGS)
    press(workplace)
    assert workplace.told == ["Auf dieser Seite gibt es nichts, wozu Sie fragen können."]


@pytest.mark.parametrize(("scale", "size"), [(1.0, (683, 384)), (2.0, (1280, 800))])
def test_the_form_can_be_used_by_everybody(
    closed_workplace: Workplace, dress: Dress, scale: float, size: tuple[int, int]
) -> None:
    closed_workplace.chosen = Settings(theme="dunkel", text_scale=scale, welcomed=True)
    dress("dunkel", scale)
    closed_workplace.start(size=size)
    closed_workplace.exchange_with(a_mentor("Aylin"), a_mentor())
    closed_workplace.lesson("l-hut")
    assert faults(closed_workplace.window) == []
    press(closed_workplace)
    write(closed_workplace, "Was gilt, geboren am 03.04.1990?")
    assert faults(form(closed_workplace)) == []
