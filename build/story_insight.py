"""What the pictures show of Einblick: without a mentor and with one, sending, taking back, asking, what is known."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QScrollArea, QWidget

from build.stage import Shot, Stage, asked, sure
from wissen.content.model import Kind
from wissen.services.post import Contact, Nobody, Side
from wissen.services.sharing import Message
from wissen.ui.dialogs.help_dialog import HelpDialog
from wissen.ui.dialogs.letter_dialog import LetterDialog
from wissen.ui.dialogs.take_back_dialog import TakeBackDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.insight import KEY
from wissen.ui.widgets.guarded_text import GuardedText


class _OneMentor(Nobody):
    """Keeps what it is given as long as the pictures are taken."""

    def __init__(self) -> None:
        self._given: list[Message] = []

    def contacts(self, side: Side | None = None) -> tuple[Contact, ...]:
        return () if side is Side.TRAINEE else (Contact("nabil", "Nabil", Side.MENTOR, "5555 6666 7777 8888"),)

    def sent(self, to: str) -> tuple[Message, ...]:
        del to
        return tuple(self._given)

    def send(self, to: str, *messages: Message) -> None:
        del to
        self._given += messages


def _with_mentor(stage: Stage) -> None:
    stage.session.services.sharing.post = _OneMentor()
    stage.window.refresh()
    stage.go(Screen.DOCUMENTS, KEY)
    for box in stage.window.page.findChildren(QCheckBox):
        if box.isVisible() and box.isEnabled():
            box.click()
    stage.settle()


def _sent(stage: Stage) -> None:
    stage.click("Jetzt senden")
    area = next(one for one in stage.window.page.findChildren(QScrollArea) if one.isVisible())
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    stage.settle()


def _help(stage: Stage) -> QWidget:
    stage.go(Screen.LESSON, stage.entries(Kind.LESSON)[0].id)
    stage.window.page.ask_for_help()
    dialog = stage.over(HelpDialog)
    sure(dialog.findChild(GuardedText), GuardedText).field.setPlainText("Was heißt das am Telefon?")
    return dialog


def _privacy(stage: Stage) -> None:
    """From here on there is nobody again."""
    stage.session.services.sharing.post = Nobody()
    for message in stage.session.messages.open:
        stage.session.messages.close(message)
    stage.go(Screen.PRIVACY)


INSIGHT = (
    Shot("einblick-leer", Screen.DOCUMENTS, lambda stage: stage.go(Screen.DOCUMENTS, KEY)),
    Shot("einblick", Screen.DOCUMENTS, _with_mentor),
    Shot("einblick-datei", Screen.DOCUMENTS, asked("Genaue Datei zeigen", LetterDialog)),
    Shot("einblick-gesendet", Screen.DOCUMENTS, _sent),
    Shot("einblick-loeschen", Screen.DOCUMENTS, asked("Zurückholen und löschen …", TakeBackDialog)),
    Shot("hilfe-erbitten", Screen.LESSON, _help),
    Shot("datenschutz", Screen.PRIVACY, _privacy),
)
