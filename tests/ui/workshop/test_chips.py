"""Meta lines as chips: painted over a text that knows nothing of it, and changed as fields."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from wissen.content.meta import QUESTION
from wissen.content.problem import Problem
from wissen.services.completing import Offer
from wissen.ui.widgets.wrap_combo import WrapCombo
from wissen.ui.workshop.chips import heading_of
from wissen.ui.workshop.documents import new_document
from wissen.ui.workshop.editor import Editor
from wissen.ui.workshop.meta_dialog import MetaDialog

TEXT = (
    "Text\n\n## Wann\nKennung: wann · Gilt: ab 01.03.2024 · Bezug: § 81 AufenthG\n\nAchtung: Text\n\n"
    "## Wie\n\nKennung: wie\nBezug: § 1\n"
)


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(window: QWidget) -> Editor:
    made = Editor(lambda before: Offer(len(before), ()), window)
    made.resize(700, 400)
    made.setDocument(new_document(TEXT, window))
    window.resize(700, 400)
    window.show()
    return made


def shown(editor: Editor) -> list[str]:
    editor.grab()
    return [f"{chip.part.key} {chip.part.value}" for chip in editor._chips.chips]


def test_meta_lines_are_chips_where_the_cursor_is_not(editor: Editor) -> None:
    everything = ["Kennung wann", "Gilt ab 01.03.2024", "Bezug § 81 AufenthG", "Kennung wie", "Bezug § 1"]
    assert shown(editor) == everything
    editor.go_to_line(4)
    assert shown(editor) == everything[3:]
    editor.selectAll()
    assert shown(editor) == []
    assert editor.toPlainText() == TEXT
    assert not editor.document().isModified()


def test_a_line_with_a_fault_or_a_hit_stays_text(editor: Editor) -> None:
    editor.show_problems([Problem("a", 4, "r", "Falsch")])
    start = TEXT.index("wie")
    editor.show_hits([(start, start + 3)], -1)
    assert shown(editor) == ["Bezug § 1"]


def test_where_there_is_little_room_chips_get_narrower_and_then_stay_text(editor: Editor) -> None:
    wide = {chip.part.key: chip.area.width() for chip in (shown(editor), editor._chips.chips)[1]}
    editor.resize(330, 400)
    shown(editor)
    narrow = {chip.part.key: chip.area.width() for chip in editor._chips.chips}
    assert wide.keys() == narrow.keys()
    assert narrow["Gilt"] <= wide["Gilt"]
    assert all(chip.area.right() <= editor.viewport().width() for chip in editor._chips.chips)
    editor.resize(70, 400)
    assert shown(editor) == []


def test_only_below_a_heading_it_is_a_meta_line(editor: Editor) -> None:
    document = new_document("Kennung: a\n\nText\nBezug: § 1\n", editor)
    assert [heading_of(document.findBlockByNumber(number)) for number in (0, 3)] == [None, None]


def test_a_chip_is_pressed_to_change_it_and_the_place_beside_it_to_write(editor: Editor, qtbot: QtBot) -> None:
    shown(editor)
    chip = editor._chips.chips[1]
    with qtbot.waitSignal(editor.meta_wanted) as wanted:
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=chip.area.center().toPoint())
    assert wanted.args == [3, "Gilt"]
    assert editor.line == 1
    beside = QPoint(editor.viewport().width() - 30, int(chip.area.center().y()))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert editor.line == 4


def test_in_a_text_that_is_only_read_a_chip_leads_nowhere(editor: Editor, qtbot: QtBot) -> None:
    editor.setReadOnly(True)
    shown(editor)
    place = editor._chips.chips[1].area.center().toPoint()
    with qtbot.assertNotEmitted(editor.meta_wanted):
        QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_keyboard_reaches_what_stands_below_a_heading(editor: Editor, qtbot: QtBot) -> None:
    editor.go_to_line(6)
    with qtbot.waitSignal(editor.meta_wanted) as wanted:
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [3, ""]
    editor.go_to_line(1)
    with qtbot.assertNotEmitted(editor.meta_wanted):
        editor.ask_for_meta()


def ask(window: QWidget, values: dict[str, str]) -> tuple[MetaDialog, list[dict[str, str]]]:
    dialog = MetaDialog("Wann", QUESTION, values, names={}, today=lambda: date(2026, 11, 23), parent=window)
    taken: list[dict[str, str]] = []
    dialog.taken.connect(taken.append)
    return dialog, taken


def line(dialog: MetaDialog, key: str) -> QLineEdit:
    control = dialog.control(key)
    assert isinstance(control, QLineEdit)
    return control


def test_only_what_was_changed_is_told(window: QWidget) -> None:
    values = {"Kennung": "a", "Gilt": "ab 2024-03-01", "Bezug": "§  1", "Schwierigkeit": "1"}
    dialog, taken = ask(window, values)
    assert line(dialog, "Gilt").text() == "01.03.2024"
    combo = dialog.control("Schwierigkeit")
    assert isinstance(combo, WrapCombo)
    combo.setCurrentIndex(3)
    dialog._accept()
    assert taken == [{"Bezug": "§ 1", "Schwierigkeit": "3"}]


def test_a_period_is_two_days_and_one_that_cannot_be_is_refused(window: QWidget) -> None:
    dialog, taken = ask(window, {})
    line(dialog, "Gilt").setText("01.03.2024")
    dialog.end.setText("29.02.2024")
    dialog._accept()
    assert "vor ihrem Beginn" in dialog._notice._words.text()
    dialog.end.setText("31.05.2024")
    line(dialog, "Lektion").setText("Ä b")
    dialog._accept()
    assert "keine Kennung" in dialog._notice._words.text()
    line(dialog, "Lektion").clear()
    dialog._accept()
    assert taken == [{"Gilt": "01.03.2024 bis 31.05.2024"}]


def test_a_period_that_is_open_stays_as_it_is_written(window: QWidget) -> None:
    dialog, taken = ask(window, {"Gilt": "offen"})
    assert line(dialog, "Gilt").text() == "offen"
    line(dialog, "Gilt").setText("ab 01.03.2024")
    dialog._accept()
    assert taken == [{"Gilt": "ab 01.03.2024"}]
