"""The head of a text while nobody is at it: not seen, never lost, and there when something leads to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from wissen.content.problem import Problem
from wissen.services.completing import Offer
from wissen.ui.workshop.documents import new_document, write_over
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.find_replace import FindReplace
from wissen.ui.workshop.head_row import HeadRow

HEAD = "---\nkennung: l\ntitel: Die Frist\ndauer: 8\nquellen: § 1 AZRG; § 81 AufenthG\n---\n"
TEXT = HEAD + "\nErste Zeile\n" + "".join(f"\n## Teil {n}\n\n{'Wort ' * 30}\n" for n in range(20))
FIRST = 7
"""The first line below the head."""
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(window: QWidget, qtbot: QtBot) -> Editor:
    made = Editor(lambda before: Offer(len(before), ()), window)
    QVBoxLayout(window).addWidget(made)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    made.setDocument(new_document(TEXT, window))
    return made


def hidden(editor: Editor) -> list[int]:
    """The lines that are not seen, from 1."""
    document = editor.document()
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    return [block.blockNumber() + 1 for block in blocks if not block.isVisible()]


def test_a_text_begins_below_its_head(editor: Editor) -> None:
    assert editor.fold.folded
    assert hidden(editor) == [1, 2, 3, 4, 5, 6]
    assert editor.line == FIRST
    assert editor.toPlainText() == TEXT
    assert not editor.document().isModified()
    assert not editor.document().isUndoAvailable()


def test_only_what_is_seen_takes_room(editor: Editor) -> None:
    assert editor.cursorRect().top() < 10
    editor.fold.enter()
    editor.go_to_line(40)
    top = editor.firstVisibleBlock().blockNumber()
    editor.fold.fold()
    assert editor.firstVisibleBlock().blockNumber() == top
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert editor.firstVisibleBlock().blockNumber() in {top, top + 1}


def test_whoever_goes_into_the_head_sees_it_until_the_cursor_is_elsewhere(editor: Editor, qtbot: QtBot) -> None:
    editor.fold.enter()
    assert hidden(editor) == []
    assert editor.line == 2
    assert editor.viewport().rect().contains(editor.cursorRect())
    editor.go_to_line(12)
    assert hidden(editor) == []  # not while a second click may follow
    qtbot.waitUntil(lambda: editor.fold.folded)
    assert editor.line == 12


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Left])
def test_a_key_that_steps_back_leads_to_the_end_of_the_head(editor: Editor, key: Qt.Key) -> None:
    QTest.keyClick(editor, key)
    assert editor.line == FIRST - 1
    assert hidden(editor) == []
    assert editor.viewport().rect().contains(editor.cursorRect())


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Home, CONTROL),
        (Qt.Key.Key_Home, CONTROL | SHIFT),
        (Qt.Key.Key_PageUp, NONE),
        (Qt.Key.Key_PageUp, SHIFT),
    ],
)
def test_the_beginning_is_the_first_line_that_is_seen(
    editor: Editor, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    editor.go_to_line(10)
    for _ in range(3):
        QTest.keyClick(editor, key, modifier)
    assert editor.line == FIRST
    assert editor.fold.folded
    assert editor.textCursor().hasSelection() == bool(modifier & SHIFT)


@pytest.mark.parametrize("modifier", [NONE, CONTROL])
def test_nothing_is_pulled_into_what_is_not_seen(editor: Editor, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Backspace, modifier)
    assert editor.toPlainText() == TEXT
    QTest.keyClick(editor, Qt.Key.Key_X)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.toPlainText() == TEXT
    assert editor.fold.folded


def test_everything_is_chosen_with_the_head_and_shows_it(editor: Editor) -> None:
    editor.selectAll()
    assert editor.textCursor().selection().toPlainText() == TEXT
    assert hidden(editor) == []


def test_f2_and_a_hit_lead_into_it(editor: Editor, window: QWidget) -> None:
    editor.show_problems([Problem("a.md", 4, "r", "Falsch")])
    editor.next_problem()
    assert hidden(editor) == []
    editor.go_to_line(12)
    editor.fold.fold()
    assert editor.fold.folded
    bar = FindReplace(editor, window)
    bar.show()
    bar._wanted.setText("kennung")
    assert editor.fold.folded
    bar.next()
    assert hidden(editor) == []


def test_what_is_changed_in_it_from_elsewhere_stays_folded_and_can_be_undone(editor: Editor) -> None:
    editor.go_to_line(12)
    write_over(editor.document(), TEXT.replace("dauer: 8\n", "dauer: 9\nrollen: theke\ngilt: ab 01.03.2027\n"))
    assert hidden(editor) == list(range(1, 9))
    assert editor.line == 14
    editor.undo()
    assert editor.toPlainText() == TEXT
    assert hidden(editor) == []
    editor.go_to_line(12)
    editor.fold.fold()
    assert hidden(editor) == [1, 2, 3, 4, 5, 6]


def test_a_head_that_gets_shorter_stays_folded_beside_the_cursor(editor: Editor) -> None:
    seen: list[bool] = []
    editor.fold.changed.connect(lambda: seen.append(editor.fold.folded))
    write_over(editor.document(), TEXT.replace("dauer: 8\nquellen: § 1 AZRG; § 81 AufenthG\n", ""))
    assert seen == [True]
    assert hidden(editor) == [1, 2, 3, 4]
    assert editor.line == FIRST - 2


@pytest.mark.parametrize("written", ["", "Ohne Kopf\n", HEAD, HEAD[:-1], "---\na: [\n---\n\nText\n"])
def test_where_no_head_can_be_read_or_nothing_stands_below_all_is_seen(
    editor: Editor, window: QWidget, written: str
) -> None:
    whole = written == HEAD
    editor.setDocument(new_document(written, window))
    assert editor.fold.folded == whole  # an empty line below it is enough to write in
    assert bool(hidden(editor)) == whole


def test_a_head_that_breaks_is_seen_at_once(editor: Editor) -> None:
    cursor = QTextCursor(editor.document())
    cursor.insertText("Unsinn\n")
    assert hidden(editor) == []
    editor.undo()
    editor.go_to_line(12)
    write_over(editor.document(), TEXT.replace("dauer: 8", "dauer: [8"))
    editor.fold.fold()
    assert hidden(editor) == []


def test_a_text_that_is_put_away_hides_nothing(editor: Editor, window: QWidget) -> None:
    before = editor.document()
    editor.setDocument(new_document("Anderes", window))
    assert all(before.findBlockByNumber(number).isVisible() for number in range(before.blockCount()))
    editor.setDocument(before)
    assert hidden(editor) == [1, 2, 3, 4, 5, 6]


def test_lines_stay_where_they_are_while_a_button_of_the_mouse_is_held(editor: Editor) -> None:
    editor.fold.enter()
    place = editor.viewport().rect().center()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    assert editor.line > FIRST
    editor.fold.fold()
    assert hidden(editor) == []
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, NONE, place)
    editor.fold.fold()
    assert editor.fold.folded


# ---------------------------------------------------------------- the row above the text


@pytest.fixture
def row(editor: Editor, window: QWidget) -> HeadRow:
    made = HeadRow(editor, editor.clearFocus, window)
    made.show_with(text=True)
    return made


def test_the_row_says_what_the_head_holds(editor: Editor, row: HeadRow) -> None:
    assert row.words == "Angaben: 8 Minuten · 2 Quellen"
    editor.show_problems([Problem("a.md", 4, "r", "Falsch"), Problem("a.md", 12, "r", "Falsch")])
    assert row.words == "Angaben: 8 Minuten · 2 Quellen · 1 Befund"
    write_over(editor.document(), TEXT.replace("dauer: 8\n", "").replace("quellen: § 1 AZRG; § 81 AufenthG\n", ""))
    editor.show_problems(())
    assert row.words == "Angaben zu dieser Datei"


def test_the_row_is_there_while_the_head_is_not(editor: Editor, row: HeadRow) -> None:
    assert not row.isHidden()
    editor.fold.enter()
    assert row.isHidden()
    editor.go_to_line(12)
    editor.fold.fold()
    assert not row.isHidden()
    row.show_with(text=False)
    assert row.isHidden()
