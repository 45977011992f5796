"""Hilfe erbitten, from any page with a text or a question: only for who has a mentor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget

from wissen.services.remarks import Subject
from wissen.ui import actions, icons
from wissen.ui.messages import Message
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr


@dataclass(frozen=True, slots=True)
class Draft:
    """A request as far as it is written: about one of the subjects, to one of the mentors by their id."""

    subjects: tuple[Subject, ...]
    subject: int = 0
    mentor: str = ""
    words: str = ""


def offer_help(context: Context, subjects: tuple[Subject, ...], page: QWidget) -> None:
    """Ask what the help is wanted with; say so where there is nobody to ask, or nothing to ask about."""
    if not context.services.sharing.helpers:
        context.messages.post(
            Message(
                "info",
                tr("Um Hilfe können Sie eine Mentorin oder einen Mentor bitten."),
                tr("Noch tauschen Sie sich mit niemandem aus. Eine Einladung öffnen Sie unter „Mein Team“."),
                action=tr("Mein Team"),
                run=partial(context.go, Address(Screen.TEAM)),
            )
        )
    elif not subjects:
        hint = tr("Öffnen Sie eine Lektion oder eine Frage, und drücken Sie dort Umschalt+F8.")
        context.messages.post(Message("info", tr("Auf dieser Seite gibt es nichts, wozu Sie fragen können."), hint))
    else:
        ask(context, Draft(subjects), page.window())


def tell_left(context: Context, draft: Draft, window: QWidget) -> None:
    """The form was closed with words in it."""
    text = tr("Ihre Bitte um Hilfe ist nicht gesendet: {title}").format(title=draft.subjects[draft.subject].title)
    again = partial(ask, context, draft, window)
    context.messages.post(Message("info", text, action=tr("Weiterschreiben"), run=again))


def ask(context: Context, draft: Draft, window: QWidget) -> None:
    """Show the form."""
    from wissen.ui.dialogs.help_dialog import HelpDialog  # late: it is seldom needed

    HelpDialog(context, draft, window).open()


class HelpButton(QPushButton):
    """Beside "Stimmt das nicht?"; it shows itself whenever its page is shown to somebody who has a mentor."""

    def __init__(self, context: Context, page: QWidget, slot: Callable[[], object]) -> None:
        spec = actions.ASK_FOR_HELP
        super().__init__(tr(spec.text), page)
        self._context = context
        self.setProperty("role", "quiet")
        self.setAutoDefault(True)
        self.setToolTip(actions.tip(spec))
        icons.put(self, spec.icon)
        self.clicked.connect(slot)
        self.hide()
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.setVisible(bool(self._context.services.sharing.helpers))
        return super().eventFilter(watched, event)
