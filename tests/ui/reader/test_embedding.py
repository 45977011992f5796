"""Real controls in the text: they lie on their room, scroll with it, grow it, and are part of the tab order."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QButtonGroup, QLabel, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.pages import LOOKUPS, QUESTION, long_page, sample_page, text
from tests.ui.reader.conftest import Desk
from wissen.drawing.document_builder import question_width
from wissen.drawing.page import Page, PageSection
from wissen.ui.reader.reader_view import ReaderView


class Choices(QWidget):
    """Two options, a button, and feedback that appears later."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        self.options = [QRadioButton("Der Titel gilt fort.", self), QRadioButton("Der Titel erlischt.", self)]
        for option in self.options:
            group.addButton(option)
            column.addWidget(option)
        self.button = QPushButton("Antworten", self)
        column.addWidget(self.button)
        self.feedback = QLabel("Richtig, weil der Antrag rechtzeitig war. " * 12, self)
        self.feedback.setWordWrap(True)
        self.feedback.hide()
        column.addWidget(self.feedback)


@pytest.fixture
def choices(reader: ReaderView) -> Choices:
    made = Choices()
    reader.show_page(sample_page(), LOOKUPS, embedded={QUESTION.id: made})
    QApplication.processEvents()
    return made


def room_top(reader: ReaderView) -> int:
    block = reader.document().findBlock(reader.built.questions[QUESTION.id])
    top = reader.document().documentLayout().blockBoundingRect(block).top()
    return round(top) - reader.verticalScrollBar().value()


def below(reader: ReaderView) -> float:
    """Where the text after the question begins."""
    block = reader.document().findBlock(reader.built.places["listen"])
    return reader.document().documentLayout().blockBoundingRect(block).top() - reader.verticalScrollBar().value()


def test_a_widget_lies_exactly_on_its_room(reader: ReaderView, choices: Choices):
    assert choices.isVisible()
    assert abs(choices.y() - room_top(reader)) <= 1
    assert choices.width() == question_width(reader.built.look)
    assert choices.height() >= choices.sizeHint().height()


def test_a_widget_scrolls_with_the_text(reader: ReaderView, choices: Choices):
    for value in (0, 400, 900, 100):
        reader.verticalScrollBar().setValue(value)
        assert abs(choices.y() - room_top(reader)) <= 1


def test_the_text_makes_room_when_a_widget_grows(reader: ReaderView, choices: Choices, qtbot: QtBot):
    height = choices.height()
    choices.feedback.show()
    qtbot.waitUntil(lambda: choices.height() > height + 40)
    assert below(reader) >= choices.geometry().bottom()


def test_what_is_being_read_is_said_anew_when_the_text_moves(reader: ReaderView, choices: Choices, qtbot: QtBot):
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().value() + room_top(reader) - 20)
    choices.feedback.setFixedHeight(3000)
    with qtbot.waitSignal(reader.section_changed):
        choices.feedback.show()
    with qtbot.assertNotEmitted(reader.section_changed):
        reader.verticalScrollBar().setValue(reader.verticalScrollBar().value() + 1)


def test_the_text_closes_up_when_a_widget_shrinks(reader: ReaderView, choices: Choices, qtbot: QtBot):
    height = choices.height()
    choices.feedback.show()
    qtbot.waitUntil(lambda: choices.height() > height)
    gap = below(reader) - choices.geometry().bottom()
    choices.feedback.hide()
    qtbot.waitUntil(lambda: choices.height() == height)
    assert abs(below(reader) - choices.geometry().bottom() - gap) <= 1


def test_text_above_stays_where_it_is_when_a_widget_grows(reader: ReaderView, choices: Choices, qtbot: QtBot):
    reader.go_to(QUESTION.id)
    scrolled, height = reader.verticalScrollBar().value(), choices.height()
    choices.feedback.show()
    qtbot.waitUntil(lambda: choices.height() > height)
    assert reader.verticalScrollBar().value() == scrolled


def test_a_widget_keeps_its_state_when_the_page_is_built_anew(reader: ReaderView, choices: Choices):
    choices.options[1].setChecked(True)
    reader.toggle_fold("0")
    assert choices.options[1].isChecked()
    assert abs(choices.y() - room_top(reader)) <= 1


def test_a_widget_gets_the_width_of_a_narrow_window(desk: Desk, reader: ReaderView, choices: Choices, qtbot: QtBot):
    desk.resize(420, 700)
    qtbot.waitUntil(lambda: reader.built.look.width < 420)
    assert choices.width() == question_width(reader.built.look)
    assert choices.geometry().right() <= reader.viewport().width()


def test_a_widget_below_the_slices_built_so_far_waits(reader: ReaderView, qtbot: QtBot):
    made = Choices()
    page = Page("T", (*long_page(6_000).parts, QUESTION))
    reader.show_page(page, LOOKUPS, embedded={QUESTION.id: made})
    assert not made.isVisible()
    qtbot.waitSignal(reader.page_built).wait()
    assert made.isVisible()


def test_widgets_can_come_after_the_page(reader: ReaderView):
    reader.show_page(sample_page(), LOOKUPS)
    assert not reader.built.questions
    made = Choices()
    reader.set_embedded({QUESTION.id: made})
    assert made.isVisible()
    assert list(reader.built.questions) == [QUESTION.id]


def test_a_widget_can_be_replaced_in_its_place(reader: ReaderView, choices: Choices, qtbot: QtBot):
    document, other = reader.document(), Choices()
    reader.set_embedded({QUESTION.id: other})
    assert reader.document() is document
    assert abs(other.y() - room_top(reader)) <= 1
    qtbot.waitUntil(lambda: not shiboken6.isValid(choices))


def test_widgets_of_another_page_are_gone(reader: ReaderView, choices: Choices, qtbot: QtBot):
    reader.show_page(Page("T", (PageSection("a", "A", (text("x"),)),)), LOOKUPS)
    qtbot.waitUntil(lambda: not shiboken6.isValid(choices))


# ---------------------------------------------------------------- keyboard and screen reader


def focus_name() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, (QRadioButton, QPushButton)) else type(widget).__name__


def test_tab_stops_at_links_and_controls_in_reading_order(reader: ReaderView, choices: Choices, qtbot: QtBot):
    choices.options[0].setChecked(True)  # of a group, Tab reaches the checked option alone
    links = [link.start < reader.built.questions[QUESTION.id] for link in reader.built.links]
    reader.setFocus()
    for _ in range(sum(links)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert reader.hasFocus()
    names = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(focus_name())
    assert names == ["Der Titel gilt fort.", "Antworten", "ReaderView"]
    assert reader.current_link == reader.built.links[sum(links)]


def test_shift_tab_comes_back_through_the_controls(reader: ReaderView, choices: Choices, qtbot: QtBot):
    choices.options[0].setChecked(True)
    reader.setFocus()
    reader._go(next(link for link in reader.built.links if link.start > reader.built.questions[QUESTION.id]))
    names = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
        names.append(focus_name())
    assert names == ["Antworten", "Der Titel gilt fort.", "ReaderView"]


def test_tab_leaves_the_reader_behind_a_last_control(desk: Desk, reader: ReaderView, qtbot: QtBot):
    made = Choices()
    reader.show_page(Page("T", (QUESTION,)), LOOKUPS, embedded={QUESTION.id: made})
    made.button.setFocus()
    qtbot.keyClick(made.button, Qt.Key.Key_Tab)
    assert desk.after.hasFocus()


def test_a_control_that_gets_the_focus_comes_into_view(reader: ReaderView, choices: Choices):
    assert not reader.viewport().rect().contains(choices.geometry())
    choices.button.setFocus(Qt.FocusReason.TabFocusReason)
    corner = choices.button.mapTo(reader.viewport(), choices.button.rect().bottomRight())
    assert reader.viewport().rect().contains(corner)


def test_arrow_keys_choose_among_the_options(choices: Choices, qtbot: QtBot):
    choices.options[0].setChecked(True)
    choices.options[0].setFocus()
    qtbot.keyClick(choices.options[0], Qt.Key.Key_Down)
    assert choices.options[1].isChecked()


def test_a_screen_reader_finds_the_controls_inside_the_reader(reader: ReaderView, choices: Choices):
    def found(node: QAccessibleInterface) -> list[str]:
        here = [node.text(QAccessible.Text.Name)] if node.role() == QAccessible.Role.RadioButton else []
        return here + [name for index in range(node.childCount()) for name in found(node.child(index))]

    assert found(QAccessible.queryAccessibleInterface(reader)) == ["Der Titel gilt fort.", "Der Titel erlischt."]
