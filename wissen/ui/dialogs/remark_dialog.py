"""Stimmt das nicht?: report a place in a few words, or in none."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from wissen.learning.remark import RemarkKind
from wissen.services.remarks import LONGEST, Subject
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.kinds_of_remark import LABELS
from wissen.ui.pages.page import Context
from wissen.ui.pages.remarking import new_text_id, tell_left, tell_made
from wissen.ui.strings import tr
from wissen.ui.widgets.guarded_text import GuardedText, Verdict

_KINDS = tuple(RemarkKind)


class RemarkDialog(QuestionDialog):
    """Closes once the remark is stored; when it could not be, everything stays as it was written."""

    def __init__(self, context: Context, subject: Subject, window: QWidget, *, kind: RemarkKind, words: str) -> None:
        super().__init__(tr("Stimmt das nicht?"), window)
        self._context, self._subject, self._window = context, subject, window
        self._waiting = False
        self.add_words(subject.title, "subheading")
        self.add(self._choices(kind))
        self._text = GuardedText(tr("In eigenen Worten, wenn Sie möchten"), longest=LONGEST, parent=self)
        self.add(self._text)
        self.add_words(
            tr(
                "Die Meldung bleibt auf diesem Rechner. Niemand sonst sieht sie, bis Sie Ihre Meldungen selbst für die "
                "Redaktion speichern. Ihr Name steht nicht dabei."
            ),
            "muted",
        )
        self._save = self.offer(tr("Speichern"), self._make)
        self.offer(tr("Abbrechen"), self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._make)
        self._text.verdict_changed.connect(self._follow_verdict)
        self._text.field.setPlainText(words)
        if words:
            self._text.field.setFocus()
        else:
            self._kinds.button(_KINDS.index(kind)).setFocus()

    def reject(self) -> None:
        """Close; what was written is not thrown away without a word."""
        words = self._text.text
        super().reject()
        if words.strip() and not self._waiting:
            tell_left(self._context, self._subject, self._window, self._kind, words)

    def _choices(self, chosen: RemarkKind) -> QWidget:
        choices = QWidget(self)
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._kinds = QButtonGroup(self)
        for number, kind in enumerate(_KINDS):
            choice = QRadioButton(tr(LABELS[kind]))
            choice.setChecked(kind is chosen)
            self._kinds.addButton(choice, number)
            column.addWidget(choice)
        return choices

    @property
    def _kind(self) -> RemarkKind:
        return _KINDS[self._kinds.checkedId()]

    def _make(self) -> None:
        if not self._save.isEnabled():
            return
        self._waiting = True
        self._follow_verdict()
        event = self._context.services.remarks.made(
            self._subject, self._kind, self._text.text, text_id=new_text_id(self._context)
        )
        self._context.recorder.record([event], self._made, owner=self, failed=self._go_on)

    def _made(self) -> None:
        self.accept()
        tell_made(self._context)

    def _go_on(self) -> None:
        self._waiting = False
        self._follow_verdict()

    def _follow_verdict(self) -> None:
        verdict = self._text.verdict
        self._save.setText(tr("Trotzdem speichern") if verdict is Verdict.POSSIBLE else tr("Speichern"))
        self._save.setEnabled(not self._waiting and verdict in (Verdict.CLEAN, Verdict.POSSIBLE))
        QTimer.singleShot(0, self.fit)
