"""Writing: keys, marks, suggestions, and one way back for each file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.content.problem import Problem, Severity
from wissen.services.completing import Completion, Offer
from wissen.ui.workshop.documents import counted, new_document, write_over
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.find_replace import FindReplace
from wissen.ui.workshop.inserting import Where
from wissen.ui.workshop.snippets import Inserted

CONTROL = Qt.KeyboardModifier.ControlModifier


def offers(before: str) -> Offer:
    """Completes `Du` everywhere, and `Fr` where it is asked for."""
    if before.endswith("Fr"):
        return Offer(len(before) - 2, (Completion("Frist"),), unasked=False)
    if before.endswith("Du"):
        return Offer(len(before) - 2, (Completion("Duldung", "§ 60a"), Completion("Durchgang")))
    return Offer(len(before), ())


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(window: QWidget, qtbot: QtBot) -> Editor:
    made = Editor(offers, window)
    after = QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(after)
    window.resize(500, 400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    made.setDocument(new_document("eins\nzwei 😀 zwei\ndrei\n", window))
    return made


def test_tab_leaves_the_text_as_any_other_field(editor: Editor) -> None:
    before = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.toPlainText() == before
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_chosen_lines_are_indented_and_back_in_one_step_each(editor: Editor) -> None:
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_BracketRight, CONTROL)
    assert editor.toPlainText().split("\n")[:3] == ["  eins", "  zwei 😀 zwei", "  drei"]
    QTest.keyClick(editor, Qt.Key.Key_BracketLeft, CONTROL)
    assert editor.toPlainText() == "eins\nzwei 😀 zwei\ndrei\n"
    editor.undo()
    editor.undo()
    assert editor.toPlainText() == "eins\nzwei 😀 zwei\ndrei\n"


def test_a_part_is_written_on_lines_of_its_own_with_its_words_selected(editor: Editor) -> None:
    editor.go_to_line(2)
    editor.insert(Inserted("> **Merke:** Satz\n", "Satz"), str)
    assert editor.toPlainText() == "eins\nzwei 😀 zwei\ndrei\n\n> **Merke:** Satz\n"
    assert editor.textCursor().selectedText() == "Satz"
    editor.undo()
    assert editor.toPlainText() == "eins\nzwei 😀 zwei\ndrei\n"


def test_a_link_takes_the_place_of_the_chosen_words(editor: Editor) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(len("eins\nzwei 😀") + 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    assert cursor.selectedText() == "zwei"
    editor.insert(Inserted("[zwei](b.md)", "", Where.HERE), str)
    assert editor.toPlainText() == "eins\nzwei 😀 [zwei](b.md)\ndrei\n"
    editor.insertPlainText("!")
    assert editor.toPlainText() == "eins\nzwei 😀 [zwei](b.md)!\ndrei\n"


def test_a_suggestion_that_was_chosen_is_taken_with_return(editor: Editor) -> None:
    QTest.keyClicks(editor, "Du")
    assert editor.suggests
    QTest.keyClick(editor._popup, Qt.Key.Key_Down)
    QTest.keyClick(editor._popup, Qt.Key.Key_Return)
    assert editor.toPlainText().startswith("Duldungeins")
    assert not editor.suggests


def test_return_begins_a_line_where_no_suggestion_was_chosen(editor: Editor) -> None:
    QTest.keyClicks(editor, "Du")
    QTest.keyClick(editor._popup, Qt.Key.Key_Return)
    assert editor.toPlainText().startswith("Du\neins")
    assert not editor.suggests


def test_in_prose_suggestions_come_when_they_are_asked_for(editor: Editor) -> None:
    QTest.keyClicks(editor, "Fr")
    assert not editor.suggests
    QTest.keyClick(editor, Qt.Key.Key_Space, CONTROL)
    assert editor.suggests
    QTest.keyClick(editor._popup, Qt.Key.Key_Return)
    assert editor.toPlainText().startswith("Fristeins")


def test_suggestions_go_when_nothing_fits(editor: Editor) -> None:
    QTest.keyClicks(editor, "Du")
    QTest.keyClick(editor._popup, Qt.Key.Key_X)
    assert not editor.suggests


def test_faults_are_underlined_and_visited_in_turn(editor: Editor) -> None:
    wrong = [Problem("a", line, "r", f"Fehler {line}", Severity.ERROR) for line in (3, 0)]
    editor.show_problems(wrong)
    assert len(editor.extraSelections()) == 2
    editor.next_problem()
    assert editor.line == 3
    editor.next_problem()
    assert editor.line == 1
    assert [one.text for one in editor.problems_at(1)] == ["Fehler 0"]


def test_a_fault_beyond_the_text_does_no_harm(editor: Editor) -> None:
    editor.show_problems([Problem("a", 99, "r", "weit weg")])
    assert editor.extraSelections() == []


def test_everything_found_is_replaced_in_one_step(editor: Editor, window: QWidget) -> None:
    bar = FindReplace(editor, window)
    bar.open()
    bar._wanted.setText("zwei")
    assert bar._count.text() == "2 Treffer"
    bar._instead.setText("2")
    bar.replace_all()
    assert editor.toPlainText() == "eins\n2 😀 2\ndrei\n"
    editor.undo()
    assert editor.toPlainText() == "eins\nzwei 😀 zwei\ndrei\n"


def test_hits_are_replaced_one_by_one(editor: Editor, window: QWidget) -> None:
    bar = FindReplace(editor, window)
    bar.open()
    bar._wanted.setText("zwei")
    bar._instead.setText("zweizwei")
    QTest.keyClick(bar._wanted, Qt.Key.Key_Return)
    bar.replace()
    assert editor.toPlainText() == "eins\nzweizwei 😀 zwei\ndrei\n"
    bar.leave()
    assert editor.extraSelections() == []


TEXTS = st.text(st.sampled_from("ab\n😀ä "), max_size=30)


@pytest.mark.usefixtures("app")
@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_a_text_is_written_over_and_comes_back(before: str, after: str) -> None:
    owner = QWidget()
    document = new_document(before, owner)
    write_over(document, after)
    assert document.toPlainText() == after
    assert document.isModified() == (before != after)
    if before != after:
        document.undo()
    assert document.toPlainText() == before
    assert not document.isModified()


def test_letters_are_counted_as_qt_does() -> None:
    assert counted("a😀ä") == 4


def test_a_text_that_is_only_read_has_no_keys_of_a_writer(editor: Editor, qtbot: QtBot) -> None:
    editor.setReadOnly(True)
    before = editor.toPlainText()
    QTest.keyClick(editor, Qt.Key.Key_BracketRight, CONTROL)
    with qtbot.assertNotEmitted(editor.meta_wanted):
        QTest.keyClick(editor, Qt.Key.Key_Return, CONTROL)
    assert editor.toPlainText() == before
