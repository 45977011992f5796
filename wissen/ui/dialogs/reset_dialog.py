"""Lernstand zurücksetzen: a module or everything begins anew; nothing is deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QWidget

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
                "weiter unter „Alles ansehen“. Lesezeichen, eigene Texte, Meldungen und Nachweise bleiben. "
                "Rückgängig machen lässt es sich nicht."
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
            self._done()
            return
        self._reset.setEnabled(False)
        self._context.recorder.record(events, self._done, owner=self, failed=self.reject)

    def _done(self) -> None:
        self.accept()
        text = tr("Zurückgesetzt: {what}").format(what=self._what.currentText())
        self._context.messages.post(Message("info", text))
