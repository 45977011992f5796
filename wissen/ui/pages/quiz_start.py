"""Before an attempt: what to expect, to begin or to go on, and the earlier attempts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from wissen.content.item import Quiz, QuizKind
from wissen.learning.attempt_kind import AttemptKind
from wissen.learning.history import Attempt
from wissen.services.asked import Asked, QuestionState
from wissen.services.known_already import Offer
from wissen.text import german_date, german_list
from wissen.ui.models.row_model import Row, RowModel
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.page import ScrollColumn
from wissen.ui.pages.quiz_words import withdrawn_text
from wissen.ui.strings import plural, tr
from wissen.ui.widgets import rows
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.labels import WrapLabel
from wissen.ui.widgets.row_list import RowList


class QuizStart(ScrollColumn):
    """A card with one thing to do; earlier attempts below it, the newest first."""

    begun = Signal()
    resumed = Signal()
    left = Signal()
    printed = Signal()
    solutions_wanted = Signal()
    """The sheets of questions and of solutions."""
    attempt_chosen = Signal(str)
    """The reference of an earlier attempt."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._card: Card | None = None
        self._heading = WrapLabel(tr("Frühere Versuche"), "subheading")
        self._model = RowModel(self)
        self._list = AttemptList(self._model, self)
        self._list.chosen.connect(self._choose)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._list)

    def show_quiz(self, quiz: Quiz, attempts: Sequence[Attempt], *, solutions: bool) -> None:
        """Offer to begin a quiz, or to have it on paper, on demand with its `solutions`."""
        card = self._new_card(quiz.head.title, _facts(quiz, attempts))
        card.add_button(tr("Beginnen"), self.begun.emit, weight="primary")
        card.add_button(tr("Fragebogen drucken"), self.printed.emit, weight="quiet")
        if solutions:
            card.add_button(tr("Lösungen drucken"), self.solutions_wanted.emit, weight="quiet")
        self._show(card, attempts)

    def show_preparing(self, title: str) -> None:
        """Say that the questions are on their way."""
        self._show(self._new_card(title, tr("Die Fragen werden zusammengestellt …")), ())

    def show_offer(self, title: str, offer: Offer | None, attempts: Sequence[Attempt]) -> None:
        """Offer to show what is known of a module, or say why there is nothing to show."""
        card = self._new_card(title, _offered(offer))
        if offer is not None and offer.from_day is None:
            card.add_button(tr("Beginnen"), self.begun.emit, weight="primary")
        else:
            card.add_button(tr("Zu Meine Einarbeitung"), self.left.emit, weight="primary")
        self._show(card, attempts)

    def show_waiting(self, title: str, attempts: Sequence[Attempt], asked: Sequence[Asked]) -> None:
        """Offer to go on with the last attempt; `asked` are its questions."""
        waiting, gone = (sum(one.state is state for one in asked) for state in (QuestionState.OPEN, QuestionState.GONE))
        practice = tr("Sie üben gerade, was noch nicht richtig war.") + " "
        told = practice if attempts[-1].kind is AttemptKind.WRONG else tr("Sie haben schon begonnen.") + " "
        if waiting:
            left = plural(waiting, "Frage ist", "Fragen sind")
            told += tr("Noch {waiting} offen.").format(waiting=left)
        else:
            told += tr("Alle Fragen sind beantwortet.")
        card = self._new_card(title, f"{told}\n{withdrawn_text(gone)}" if gone else told)
        card.add_button(tr("Weitermachen"), self.resumed.emit, weight="primary")
        self._show(card, attempts)

    def _new_card(self, title: str, text: str) -> Card:
        if self._card is not None:
            self.column.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = Card(title, text, main=True)
        return self._card

    def _show(self, card: Card, attempts: Sequence[Attempt]) -> None:
        self.column.insertWidget(0, card)
        card.show()  # else it cannot take the focus yet
        earlier = tuple(_row(attempt) for attempt in reversed(attempts) if attempt.finished)
        self._model.set_rows(earlier)
        rows.fit_height(self._list)
        for part in (self._heading, self._list):
            part.setVisible(bool(earlier))

    def _choose(self, row: Row) -> None:
        if row.address is not None:
            self.attempt_chosen.emit(row.address.place)


class AttemptList(RowList):
    """As high as its rows: the page scrolls, not the list in it."""

    def __init__(self, model: RowModel, parent: QWidget) -> None:
        super().__init__(model, tr("Frühere Versuche"), parent, details=False)
        rows.show_all(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows.fit_height(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            rows.fit_height(self)


def _facts(quiz: Quiz, attempts: Sequence[Attempt]) -> str:
    practice = quiz.kind is QuizKind.PRACTICE
    facts = [plural(len(quiz.items), "Frage", "Fragen")]
    if quiz.head.minutes:
        facts.append(plural(quiz.head.minutes, "Minute", "Minuten"))
    facts.append(tr("zum Üben") if practice else tr("bestanden ab {percent} Prozent").format(percent=quiz.pass_mark))
    lines = [" · ".join(facts)]
    whole = [attempt for attempt in attempts if attempt.kind is AttemptKind.WHOLE and attempt.score is not None]
    if whole:
        best = max(round((attempt.score or 0) * 100) for attempt in whole)
        tries = plural(len(whole), "Versuch", "Versuche")
        lines.append(tr("Bisher {tries}, bestes Ergebnis {best} Prozent.").format(tries=tries, best=best))
    else:
        lines.append(tr("Jede Antwort wird sofort gespeichert. Sie können jederzeit unterbrechen."))
    return "\n".join(lines)


def _offered(offer: Offer | None) -> str:
    if offer is None:
        return tr("Für dieses Modul gibt es hier nichts zu zeigen: Alles ist gelernt, oder es hat zu wenige Fragen.")
    if offer.from_day is not None:
        return tr("Heute haben Sie es schon versucht. Ab {day} können Sie es noch einmal versuchen.").format(
            day=german_date(offer.from_day)
        )
    asked = plural(offer.count, "Frage", "Fragen")
    lessons = german_list([f"„{entry.title}“" for entry in offer.lessons])
    first = tr("{asked} aus dem ganzen Modul, bestanden ab {percent} Prozent.")
    then = tr("Danach gilt als gelesen: {lessons}. Der Abschluss des Moduls bleibt noch zu machen.")
    return "\n".join((first.format(asked=asked, percent=offer.pass_mark), then.format(lessons=lessons)))


def _row(attempt: Attempt) -> Row:
    percent = tr("{percent} Prozent").format(percent=round((attempt.score or 0) * 100))
    if attempt.judged:
        word, icon = (tr("bestanden"), "check_circle") if attempt.passed else (tr("noch nicht bestanden"), "refresh")
    else:
        word = tr("nur die falschen") if attempt.kind is AttemptKind.WRONG else tr("geübt")
        icon = "quiz"
    day = german_date(attempt.ended or attempt.begun)
    return Row(day, icon, kind=f"{percent} · {word}", address=Address(Screen.QUIZ, place=attempt.reference))
