"""The result of a quiz: passed or not, by topic, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QPushButton, QWidget

from wissen.content.entry import Entry
from wissen.drawing.tokens import ICON, SPACE_S
from wissen.learning.attempt_kind import AttemptKind
from wissen.services.results import Result, Topic
from wissen.text import german_list
from wissen.ui.announce import announce
from wissen.ui.items.feedback import Feedback
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.pages.quiz_words import withdrawn_text
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.badge import Badge
from wissen.ui.widgets.buttons import Weight, button
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class ResultView(ScrollColumn):
    """Never "failed": what sits, what is still missing, and where to look again."""

    again = Signal()
    wrong_again = Signal(bool)
    """Practise what was not right; whether also what was unsure."""
    review = Signal()
    done = Signal()
    resumed = Signal()
    """Go on with the attempt that waits."""
    certificate_wanted = Signal()
    lesson_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._main: QPushButton | None = None
        self._unsure: QCheckBox | None = None

    def show_result(self, title: str, result: Result, *, certificate: bool, waiting: bool) -> None:
        """Show a finished attempt.

        `certificate` is whether it was what was missing for one, `waiting` whether a later attempt is to be gone on
        with: then no other begins, for it would push that one aside.
        """
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        text = _counted(result)
        card = self._card = Card(title, text, main=True)
        card.body.addWidget(_badge(result))
        if result.red:
            card.body.addWidget(_red_told(result.red))
        for told in _further(result):
            card.body.addWidget(WrapLabel(told))
        if result.topics:
            card.body.addWidget(WrapLabel(_topics_heading(result), "small"))
        for topic in result.topics:
            card.body.addWidget(self._topic_row(topic, result.repeat))
        if waiting:
            self._unsure = None
            self._main = card.add_button(tr("Weitermachen"), self.resumed.emit, weight="primary")
        else:
            self._add_ways(card, result)
        card.add_button(tr("Antworten ansehen"), self.review.emit, weight="quiet")
        if certificate:
            card.add_button(tr("Nachweis ausstellen"), self.certificate_wanted.emit)
        self.column.insertWidget(0, card)
        card.show()  # else it cannot take the focus yet
        announce(self, text)

    def _add_ways(self, card: Card, result: Result) -> None:
        """What can be done next; what is most likely wanted is the primary way."""
        attempt = result.attempt
        skips = attempt.kind is AttemptKind.TEST_OUT
        well = attempt.passed or skips or not (attempt.judged or result.wrong)
        wrong = bool(result.wrong) and not skips
        self._unsure = None
        if result.unsure and not skips:
            marked = plural(len(result.unsure), "unsichere Frage", "unsichere Fragen")
            self._unsure = QCheckBox(tr("Auch {marked}").format(marked=marked))
            self._unsure.setChecked(not wrong)
            card.body.addWidget(self._unsure)
        on = card.add_button(tr("Weiter"), self.done.emit, weight="primary" if well else "ordinary")
        practise = None
        if wrong or self._unsure is not None:
            weight: Weight = "ordinary" if well else "primary"
            name = tr("Nur die falschen noch einmal") if wrong else tr("Die unsicheren noch einmal")
            practise = card.add_button(name, self._practise, weight=weight)
        if not skips:
            weight = "ordinary" if well or practise else "primary"
            card.add_button(tr("Übung wiederholen"), self.again.emit, weight=weight)
        self._main = on if well or practise is None else practise

    def _practise(self) -> None:
        self.wrong_again.emit(self._unsure is not None and self._unsure.isChecked())

    def take_focus(self) -> None:
        """Put the focus on what is to be done next."""
        if self._main is not None:
            self._main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _topic_row(self, topic: Topic, repeat: tuple[Entry, ...]) -> QWidget:
        """One theme, and where to look again if anything in it was not right."""
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        whole = topic.right == topic.count
        icon = IconLabel("check_circle" if whole else "refresh", "ok" if whole else "info", size=ICON)
        grid.addWidget(icon, 0, 0, Qt.AlignmentFlag.AlignTop)
        name = topic.lesson.title if topic.lesson else tr("Ohne Lektion")
        share = tr("{right} von\u00a0{all}").format(right=topic.right, all=topic.count)
        grid.addWidget(WrapLabel(f"{name}: {share}"), 0, 1)
        if topic.lesson is not None and topic.lesson in repeat:
            read = button(tr("Noch einmal lesen"), partial(self.lesson_chosen.emit, topic.lesson.id), parent=row)
            read.setAccessibleDescription(name)
            grid.addWidget(read, 1, 1, Qt.AlignmentFlag.AlignLeft)
        return row


def _red_told(titles: tuple[str, ...]) -> Feedback:
    """What was chosen that must not happen: it outweighs all other answers."""
    told = Feedback()
    what = tr("Eine Antwort hätte jemandem geschadet. Damit ist der Durchgang noch nicht bestanden.")
    named = "".join(f"<p>{escape(title)}</p>" for title in titles)
    told.say("err", "error", verdict=what, why=named)
    return told


def _counted(result: Result) -> str:
    """How much was right, and what does not count."""
    attempt, percent = result.attempt, round((result.attempt.score or 0) * 100)
    if not result.count:
        text = tr("Hier gab es nichts zu zählen.")
    elif not attempt.judged:
        text = tr("{right} von {all} Fragen sitzen.")
    elif not result.partly:
        text = tr("{right} von {all} Fragen ganz richtig, {percent} Prozent.")
    else:
        text = tr("{right} von {all} Fragen ganz richtig. Mit den teilweise richtigen sind es {percent} Prozent.")
    told = [text.format(right=result.right, all=result.count, percent=percent)]
    if result.left_open:
        left = plural(result.left_open, "Frage blieb", "Fragen blieben")
        told.append(tr("{left} offen.").format(left=left))
    if gone := len(attempt.withdrawn):
        told.append(withdrawn_text(gone))
    return "\n".join(told)


def _badge(result: Result) -> Badge:
    attempt = result.attempt
    if attempt.passed:
        return Badge(tr("Bestanden"), "check_circle", "ok")
    if not attempt.judged:
        return Badge(tr("Geübt"), "check_circle", "ok") if not result.wrong else Badge(tr("Geübt"), "refresh", "info")
    text = tr("Noch nicht bestanden, nötig sind {percent} Prozent").format(percent=attempt.pass_mark)
    return Badge(text, "refresh", "info")


def _further(result: Result) -> Iterator[str]:
    """What follows from it, in plain words."""
    attempt = result.attempt
    if attempt.kind is AttemptKind.WRONG:
        yield tr("Das war zum Üben. Bestanden wird nur die ganze Übung.")
    if attempt.kind is AttemptKind.TEST_OUT and not attempt.passed:
        yield tr("Morgen können Sie es noch einmal versuchen. Bis dahin hilft ein Blick in die Lektionen.")
    if result.learned:
        lessons = german_list([f"„{entry.title}“" for entry in result.learned])
        yield tr("Damit gilt als gelesen: {lessons}.").format(lessons=lessons)


def _topics_heading(result: Result) -> str:
    if result.attempt.kind is AttemptKind.TEST_OUT and result.repeat and not result.attempt.passed:
        return tr("Diese Lektionen lohnen sich")
    return tr("Nach Themen")
