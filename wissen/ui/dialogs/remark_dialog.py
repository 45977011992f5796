"""Stimmt das nicht?: report a place in a few words, or in none."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from wissen.drawing.tokens import SPACE_S, SPACE_XS
from wissen.learning.remark import RemarkKind
from wissen.services.remarks import LONGEST
from wissen.ui.dialogs.question_dialog import QuestionDialog
from wissen.ui.kinds_of_remark import LABELS
from wissen.ui.pages.page import Context
from wissen.ui.pages.remarking import Draft, new_text_id, tell_left, tell_made
from wissen.ui.strings import tr
from wissen.ui.widgets.elided_combo import ElidedCombo
from wissen.ui.widgets.guarded_text import GuardedText, Verdict

_KINDS = tuple(RemarkKind)


class RemarkDialog(QuestionDialog):
    """Closes once the remark is stored; when it could not be, everything stays as it was written."""

    def __init__(self, context: Context, draft: Draft, window: QWidget) -> None:
        super().__init__(tr("Stimmt das nicht?"), window)
        self._context, self._draft, self._window = context, draft, window
        self._waiting = False
        self.add(self._subjects())
        self.add(self._choices(draft.kind))
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
        self._text.field.setPlainText(draft.words)
        first = self._text.field if draft.words else self._kinds.button(_KINDS.index(draft.kind))
        first.setFocus()

    def reject(self) -> None:
        """Close; what was written is not thrown away without a word."""
        at, kind, words = self._place.currentIndex(), _KINDS[self._kinds.checkedId()], self._text.text
        super().reject()
        if words.strip() and not self._waiting:
            tell_left(self._context, Draft(self._draft.subjects, at, kind, words), self._window)

    def _subjects(self) -> QWidget:
        """Which place: there is often more than one in sight."""
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self._place = ElidedCombo()
        self._place.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for subject in self._draft.subjects:
            self._place.addItem(subject.title)
        self._place.setCurrentIndex(self._draft.subject)
        named = QLabel(tr("Worum geht es?"))
        named.setProperty("role", "strong")
        named.setBuddy(self._place)
        self._place.setAccessibleName(named.text())
        column.addWidget(named)
        column.addWidget(self._place)
        return box

    def _choices(self, chosen: RemarkKind) -> QWidget:
        choices = QWidget(self)
        column = QVBoxLayout(choices)
        column.setContentsMargins(SPACE_XS, 0, SPACE_XS, 0)  # room for the focus ring, which the area would cut
        column.setSpacing(0)
        self._kinds = QButtonGroup(self)
        for number, kind in enumerate(_KINDS):
            choice = QRadioButton(tr(LABELS[kind]))
            choice.setChecked(kind is chosen)
            self._kinds.addButton(choice, number)
            column.addWidget(choice)
        return choices

    def _make(self) -> None:
        if not self._save.isEnabled():
            return
        self._waiting = True
        self._follow_verdict()
        subject = self._draft.subjects[self._place.currentIndex()]
        kind, fresh = _KINDS[self._kinds.checkedId()], new_text_id(self._context)
        event = self._context.services.remarks.made(subject, kind, self._text.text, text_id=fresh)
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
        QTimer.singleShot(0, self._show_hint)

    def _show_hint(self) -> None:
        """Make room for what the text field has to say, once it has its size."""
        self.fit()
        if self._text.hint.isVisible():
            self.reveal(self._text.hint)
