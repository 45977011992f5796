"""Hilfe erbitten: ask a mentor about a place, in a few words or in none."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QWidget

from wissen.services.sharing import LONGEST_NOTE, Contact, HelpWanted, in_words
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.pages import sending
from wissen.ui.pages.asking_for_help import Draft, tell_left
from wissen.ui.pages.page import Context
from wissen.ui.strings import tr
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.guarded_text import GuardedText, Verdict
from wissen.ui.widgets.labels import WrapLabel


class HelpDialog(QuestionDialog):
    """Closes once the request lies with the post; when it could not, everything stays as it was written."""

    def __init__(self, context: Context, draft: Draft, window: QWidget) -> None:
        super().__init__(tr("Hilfe erbitten"), window)
        self._context, self._draft, self._window = context, draft, window
        self._mentors = context.services.sharing.helpers
        self._waiting = False
        self._place, self._who = _combo(), _combo()
        for subject in draft.subjects:
            self._place.addItem(subject.title)
        self._place.setCurrentIndex(draft.subject)
        for mentor in self._mentors:
            self._who.addItem(mentor.name, mentor.id)
        self._who.setCurrentIndex(max(0, self._who.findData(draft.mentor)))
        self.add_field(tr("Worum geht es?"), self._place)
        if len(self._mentors) > 1:
            self.add_field(tr("Wen möchten Sie fragen?"), self._who)
        else:
            self._who.setParent(self)
            self._who.hide()
        self._text = GuardedText(tr("Ihre Frage, wenn Sie möchten"), longest=LONGEST_NOTE, parent=self)
        self.add(self._text)
        self._told = WrapLabel("", "text")
        self.add(self._told)
        self.add_words(tr("Sonst nichts: nicht Ihre Antworten, nicht Ihr Stand, kein Tag."), "muted")
        self._send = self.offer(tr("Senden"), self._ask)
        self.offer(tr("Abbrechen"), self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._ask)
        self._text.verdict_changed.connect(self._follow_verdict)
        self._text.field.textChanged.connect(self._tell)
        for combo in (self._place, self._who):
            combo.currentIndexChanged.connect(self._tell)
        self._text.field.setPlainText(draft.words)
        self._tell()
        self._text.field.setFocus()

    def reject(self) -> None:
        """Close, unless it is just being sent; what was written is not thrown away without a word."""
        if self._waiting:
            return
        left = Draft(self._draft.subjects, self._place.currentIndex(), self._mentor.id, self._text.text)
        super().reject()
        if left.words.strip():
            tell_left(self._context, left, self._window)

    @property
    def _mentor(self) -> Contact:
        return self._mentors[self._who.currentIndex()]

    @property
    def _wanted(self) -> HelpWanted:
        """What would be sent."""
        subject = self._draft.subjects[self._place.currentIndex()]
        return self._context.services.sharing.help(subject.ref, self._text.text)

    def _tell(self) -> None:
        """Say what will be sent, as it is typed."""
        wanted = self._wanted
        words = tr("Ihre Worte") if wanted.words else tr("keine Worte dazu")
        text = tr("{name} bekommt: „{title}“, {week}, {words}.")
        title = self._place.currentText()
        self._told.setText(text.format(name=self._mentor.name, title=title, week=in_words(wanted.week), words=words))

    def _ask(self) -> None:
        if self._send.isEnabled():
            self._waiting = True
            self._follow_verdict()
            sending.send(self._context, self._mentor, self._wanted, self.accept, failed=self._go_on)

    def _go_on(self) -> None:
        self._waiting = False
        self._follow_verdict()

    def _follow_verdict(self) -> None:
        verdict = self._text.verdict
        self._send.setText(tr("Trotzdem senden") if verdict is Verdict.POSSIBLE else tr("Senden"))
        self._send.setEnabled(not self._waiting and verdict in (Verdict.CLEAN, Verdict.POSSIBLE))
        QTimer.singleShot(0, self._show_hint)

    def _show_hint(self) -> None:
        """Make room for what the text field has to say, once it has its size."""
        self.fit()
        if self._text.hint.isVisible():
            self.reveal(self._text.hint)


def _combo() -> ElidedCombo:
    made = ElidedCombo()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made
