"""The result of a quiz: passed or not, by topic, and what to do next."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from wissen.content.entry import Entry
from wissen.drawing.tokens import ICON, SPACE_S
from wissen.services.quizzes import Result, Topic
from wissen.ui.announce import announce
from wissen.ui.items.feedback import Feedback
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.strings import plural, tr
from wissen.ui.widgets.badge import Badge
from wissen.ui.widgets.buttons import button
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.labels import IconLabel, WrapLabel


class ResultView(ScrollColumn):
    """Never "failed": what is still missing, and where to look again."""

    again = Signal()
    done = Signal()
    lesson_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._main: QPushButton | None = None

    def show_result(self, title: str, result: Result) -> None:
        """Show a finished attempt."""
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        passed = result.attempt.passed
        percent = round((result.attempt.score or 0) * 100)
        text = _counted(result, percent)
        card = self._card = Card(title, text, main=True)
        badge = Badge(tr("Bestanden"), "check_circle", "ok") if passed else _not_yet(result)
        card.body.addWidget(badge)
        if result.red:
            card.body.addWidget(_red_told(result.red))
        card.body.addWidget(WrapLabel(tr("Nach Themen"), "small"))
        for topic in result.topics:
            card.body.addWidget(self._topic_row(topic, result.repeat))
        on = card.add_button(tr("Weiter"), self.done.emit, weight="primary" if passed else "ordinary")
        again = card.add_button(tr("Übung wiederholen"), self.again.emit, weight="ordinary" if passed else "primary")
        self._main = on if passed else again
        self.column.insertWidget(0, card)
        card.show()  # else it cannot take the focus yet
        announce(self, text)

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


def _counted(result: Result, percent: int) -> str:
    if 100 * result.right == percent * result.count:
        text = tr("{right} von {all} Fragen ganz richtig, {percent} Prozent.")
    else:
        text = tr("{right} von {all} Fragen ganz richtig. Mit den teilweise richtigen sind es {percent} Prozent.")
    told = text.format(right=result.right, all=result.count, percent=percent)
    return f"{told}\n{withdrawn_text(gone)}" if (gone := len(result.attempt.withdrawn)) else told


def withdrawn_text(count: int) -> str:
    """That questions have gone from a quiz under way."""
    gone = plural(count, "Frage wurde", "Fragen wurden")
    counts = tr("zählt nicht") if count == 1 else tr("zählen nicht")
    return tr("{gone} wegen Rechtsänderung entfernt und {counts}.").format(gone=gone, counts=counts)


def _not_yet(result: Result) -> Badge:
    text = tr("Noch nicht bestanden, nötig sind {percent} Prozent").format(percent=result.attempt.pass_mark)
    return Badge(text, "refresh", "info")
