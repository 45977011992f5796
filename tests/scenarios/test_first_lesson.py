"""Journey A, the first fifteen minutes: from the first start to the first module passed, with the shipped content."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.helpers.workplace import Workplace
from wissen.content.item import QuizKind
from wissen.content.model import Kind
from wissen.learning.completion import Standing
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Screen
from wissen.ui.pages.recent_list import RecentList
from wissen.ui.pages.refresh_card import RefreshCard
from wissen.ui.widgets.badge import Badge
from wissen.ui.widgets.card import Card
from wissen.ui.widgets.labels import ElidedLabel


def words(place: Workplace) -> str:
    """All words of the page outside the reader."""
    shown = [label for label in place.window.page.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.whole_text() if isinstance(label, ElidedLabel) else label.text() for label in shown)


def card(place: Workplace) -> str:
    """The title of the card of Heute that says what is next."""
    cards = place.window.page.findChildren(Card)
    (shown,) = [one for one in cards if one.isVisible() and not isinstance(one, RefreshCard)]
    return shown.title.text()


def standing(place: Workplace) -> str:
    return next(label.whole_text() for label in place.part(Badge).findChildren(ElidedLabel))


def recent(place: Workplace) -> list[str]:
    rows = place.part(RecentList).model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def titles(place: Workplace) -> list[str]:
    """Lessons of the first module, in their order."""
    library = place.session.services.shelf.library
    return [entry.title for entry in library.contents(library.modules[0]) if entry.kind is Kind.LESSON]


def verdict(place: Workplace) -> str:
    return place.box.verdict.labels()[0].text() if place.box.verdict.isVisible() else ""


def scroll(place: Workplace, page_downs: int) -> None:
    """Read on, with the wheel over the text or the keys."""
    place.reader.setFocus()
    for _ in range(page_downs):
        QTest.keyClick(place.reader, Qt.Key.Key_PageDown)
    place.wait()


@pytest.fixture
def at_the_first_lesson(newcomer: Workplace) -> Workplace:
    newcomer.start()
    newcomer.press(Qt.Key.Key_Return)
    return newcomer


def test_heute_shows_one_thing_to_begin_with(newcomer: Workplace) -> None:
    newcomer.start()
    assert newcomer.told == []
    assert card(newcomer) == titles(newcomer)[0]
    assert newcomer.labels()[0] == "Beginnen"
    assert newcomer.button("Beginnen").hasFocus()


def test_the_first_question_is_answered_wrongly_and_then_rightly(at_the_first_lesson: Workplace) -> None:
    place = at_the_first_lesson
    place.reader.go_to(place.box.item.id)
    place.answer_wrongly()
    assert verdict(place) == "Noch nicht richtig."
    options = place.box.input.rows  # type: ignore[attr-defined]
    assert all(row.feedback.isVisible() for row in options)
    assert any("Bezug: §" in label.text() for label in place.box.verdict.labels())
    place.click("Noch einmal")
    place.answer_rightly()
    assert verdict(place) == "Richtig."


def test_the_first_lesson_is_read_and_the_next_one_begins(at_the_first_lesson: Workplace) -> None:
    place = at_the_first_lesson
    scroll(place, 30)
    assert place.reader.verticalScrollBar().value() == place.reader.verticalScrollBar().maximum()
    assert standing(place) == "begonnen"
    place.click("Gelesen")
    assert standing(place) == "fertig"
    place.click("Doch nicht gelesen")
    assert standing(place) == "begonnen"
    place.click("Gelesen")
    place.click("Weiter")
    assert place.window.page.title() == titles(place)[1]
    place.go(Screen.TODAY)
    assert card(place) == titles(place)[1]
    assert "1 von 36 fertig" in words(place)


def test_the_next_day_one_goes_on_where_one_was(at_the_first_lesson: Workplace) -> None:
    place = at_the_first_lesson
    place.answer_wrongly()
    place.click("Noch einmal")
    place.answer_rightly()
    place.click("Gelesen")
    place.click("Weiter")
    scroll(place, 2)
    section = place.window.address.place
    assert section
    place.today += timedelta(days=1)
    place.start_again()
    assert place.told == []
    assert card(place) == titles(place)[1]
    assert place.labels()[0] == "Weiterlernen"
    assert recent(place) == titles(place)[1::-1]
    place.press(Qt.Key.Key_Return)
    assert (place.window.page.title(), place.window.address.place) == (titles(place)[1], section)
    place.click("Zurück", place.window.page)
    assert standing(place) == "fertig"
    assert verdict(place) == "Richtig."


def test_the_final_quiz_is_left_half_way_and_passed_later(newcomer: Workplace) -> None:
    place = newcomer
    place.start()
    library = place.session.services.shelf.library
    quiz = next(entry for entry in library.contents(library.modules[0]) if entry.detail == QuizKind.FINAL)
    place.quiz(quiz.id)
    assert "10 Fragen" in words(place)
    place.click("Beginnen")
    place.answer_wrongly()
    place.click("Weiter")
    for _ in range(4):
        place.answer_rightly()
        place.click("Weiter")
    sixth = place.box.item.id
    place.start_again()
    assert card(place) == quiz.title
    place.press(Qt.Key.Key_Return)
    assert "Noch 5 Fragen sind offen." in words(place)
    place.click("Weitermachen")
    assert place.box.item.id == sixth
    kinds = set()
    while place.session.services.quizzes.attempt(quiz.id):
        kinds.add(place.box.item.kind)
        place.answer_rightly()
        place.click("Weiter" if "Weiter" in place.labels() else "Zum Ergebnis")
    assert "9 von 10 Fragen ganz richtig, 90 Prozent." in words(place)
    assert "Bestanden" in words(place)
    assert place.labels().count("Noch einmal lesen") == 1
    assert len(kinds) > 1
    place.click("Weiter")
    tree = place.session.services.onboarding.tree()
    assert next(node.standing for top in tree for node in top.walk() if node.ref == quiz.id) is Standing.DONE


def test_nothing_of_the_first_module_raises_a_fault(newcomer: Workplace) -> None:
    place = newcomer
    place.start()
    library = place.session.services.shelf.library
    shown = []
    for entry in library.contents(library.modules[0]):
        if entry.kind is Kind.LESSON:
            place.lesson(entry.id)
            shown.append(entry.title)
            boxes = [box for box in place.reader.embedding.widgets.values() if isinstance(box, AnswerBox)]
            assert boxes
    for entry in library.entries.values():
        if entry.kind not in (Kind.LESSON, Kind.QUIZ, Kind.MODULE):
            place.go(Screen.FINDER if entry.kind is Kind.FINDER else Screen.LOOKUP, entry.id)
            assert place.reader.toPlainText()
    assert shown == titles(place)
    assert len(shown) == 5
    assert place.told == []
