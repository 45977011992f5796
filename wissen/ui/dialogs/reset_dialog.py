"""Lernstand zurücksetzen: a module or everything begins anew; nothing is deleted."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from wissen.errors import WissenError
from wissen.services.resetting import reset_events
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.messages import Message
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.elided_combo import ElidedCombo


class ResetDialog(QuestionDialog):
    """Asks what is to begin anew."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(tr("Lernstand zurücksetzen"), parent)
        self._context = context
        self.add_words(
            tr(
                "Was Sie gelesen und beantwortet haben, gilt dann wieder als offen. Gelöscht wird nichts: Es steht "
                "weiter unter „Alles ansehen“, und dort lässt sich auch das Zurücksetzen zurücknehmen. Lesezeichen, "
                "eigene Texte, Meldungen, Nachweise und Abnahmen bleiben."
            )
        )
        self._what = ElidedCombo()
        self._what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for module in context.services.shelf.whole.modules:
            self._what.addItem(module.head.title, module.head.id)
        self._what.addItem(tr("Alles"), "")
        self.add_field(tr("Was beginnt von vorn?"), self._what)
        self._reset = self.offer(tr("Zurücksetzen"), self._begin)
        self.offer(tr("Abbrechen"), self.reject)

    def _begin(self) -> None:
        services = self._context.services
        events = reset_events(services.shelf, services.history, self._what.currentData())
        if not events:
            self.accept()
            self._context.messages.post(
                Message("info", tr("Hier ist noch alles offen. Es gibt nichts zurückzusetzen."))
            )
            return
        self._reset.setEnabled(False)
        self._context.own_data.reset(events, self._done, owner=self, failed=self._failed)

    def _done(self, resets: tuple[str, ...]) -> None:
        self.accept()
        text = tr("Zurückgesetzt: {what}").format(what=self._what.currentText())
        back = partial(_take_back, self._context, resets)
        self._context.messages.post(Message("info", text, action=tr("Rückgängig"), run=back))

    def _failed(self, error: WissenError) -> None:
        self.reject()
        self._context.messages.tell(error)


def _take_back(context: Context, resets: tuple[str, ...]) -> None:
    told = partial(context.messages.post, Message("info", tr("Ihr Lernstand ist wieder wie vorher.")))
    context.own_data.erase(resets, told, owner=context.own_data)
