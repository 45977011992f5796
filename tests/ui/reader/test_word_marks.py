"""The words that led to a page: marked, gone through, taken away."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, sample_page
from tests.ui.reader.conftest import Desk
from wissen.ui.jobs import Jobs
from wissen.ui.reader.finding import occurrences
from wissen.ui.reader.reader_view import ReaderView
from wissen.ui.reader.word_marks import WordMarks

WORD = "fiktionsbescheinigung"


@pytest.fixture
def jobs(desk: Desk, garbage_on_main_thread: None) -> Iterator[Jobs]:
    made = Jobs(desk)
    yield made
    made.close()


@pytest.fixture
def marks(desk: Desk, jobs: Jobs) -> WordMarks:
    made = WordMarks(desk.reader, jobs, occurrences, desk)
    made.resize(700, 48)
    desk.reader.show_page(sample_page(), LOOKUPS)
    return made


def show(marks: WordMarks, words: str, qtbot: QtBot) -> None:
    marks.show_words(words)
    qtbot.waitUntil(lambda: not marks._jobs.busy)


def marked(reader: ReaderView) -> list[str]:
    return [selection.cursor.selectedText().replace("\u00ad", "") for selection in reader.extraSelections()]


def underlined(reader: ReaderView) -> list[bool]:
    return [selection.format.fontUnderline() for selection in reader.extraSelections()]


def test_all_places_are_marked_and_counted(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, WORD, qtbot)
    assert marked(reader) == ["Fiktionsbescheinigung"] * 5
    assert (marks._count.text(), underlined(reader)) == ("5 Stellen", [False] * 5)


def test_without_a_place_nothing_is_said(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, "Elefant", qtbot)
    assert (marked(reader), marks.isVisible()) == ([], False)


def test_one_goes_through_the_places_and_round_again(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, WORD, qtbot)
    told = []
    for _ in range(6):
        marks._next()
        told.append(marks._count.text())
    assert told == [*(f"{number} von 5" for number in range(1, 6)), "1 von 5"]
    assert underlined(reader) == [True, False, False, False, False]
    marks._previous()
    assert marks._count.text() == "5 von 5"


def test_up_first_leads_to_what_comes_before_the_text_in_sight(marks: WordMarks, reader: ReaderView, qtbot: QtBot):
    show(marks, WORD, qtbot)
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    seen = sum(start < reader.first_visible() for start, _ in marks._marked.places)
    marks._previous()
    assert marks._count.text() == f"{seen} von 5"


def test_they_can_be_taken_away(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, WORD, qtbot)
    assert marks.leave()
    assert (marked(reader), marks.isVisible(), marks.words) == ([], False, "")
    assert not marks.leave()


def test_the_focus_goes_back_to_the_text(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, WORD, qtbot)
    close = next(one for one in marks.findChildren(QToolButton) if "entfernen" in one.accessibleName())
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert reader.hasFocus()


def test_another_build_of_the_page_is_marked_again(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    show(marks, WORD, qtbot)
    reader.rebuild()
    qtbot.waitUntil(lambda: not marks._jobs.busy)
    documents = [selection.cursor.document() for selection in reader.extraSelections()]
    assert documents == [reader.document()] * 5


def test_what_comes_too_late_is_dropped(marks: WordMarks, reader: ReaderView, qtbot: QtBot) -> None:
    marks.show_words(WORD)
    marks.leave()
    qtbot.waitUntil(lambda: not marks._jobs.busy)
    assert marked(reader) == []
