"""The middle of the Werkstatt: what is changed as fields or put in with a click is one step of the text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.content.problem import Problem
from wissen.services.completing import Offer
from wissen.services.workshop import OnDisk
from wissen.ui.workshop.documents import new_document
from wissen.ui.workshop.head_field import LineField
from wissen.ui.workshop.meta_dialog import MetaDialog
from wissen.ui.workshop.open_files import OpenFile
from wissen.ui.workshop.snippets import Snippet
from wissen.ui.workshop.writing_pane import WritingPane

LESSON = "---\nkennung: l\ntitel: L\n---\n\n## Wann\nKennung: wann\n\nText\n"
PROCESS = (
    "---\nkennung: p\ntitel: P\n---\n\n## 1. A\nKennung: a\n\nText\n\n"
    "## 2. Frage: B?\nKennung: b\n\n- Ja → Schritt 3\n- Nein → Ende\n\n## 3. Ende: C\nKennung: c\n\nText\n"
)


class Written:
    """The pane with one text, in a window that lives as long."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self.window = window
        self.pane = WritingPane(
            lambda before: Offer(len(before), ()), today=lambda: date(2026, 11, 23), who=lambda: "", parent=window
        )
        self.library, _ = load(folder)

    def open(self, path: str, text: str) -> None:
        document = new_document(text, self.pane)
        self.pane.show_file(OpenFile(OnDisk(path, text, text.encode(), (0, 0)), document), self.library)
        self.pane.show_face(0)

    @property
    def text(self) -> str:
        return self.pane.editor.toPlainText()


@pytest.fixture
def written(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Written:
    window = QWidget()
    qtbot.addWidget(window)
    return Written(window, write_small_pack(tmp_path / "inhalte"))


def test_what_stands_below_a_heading_is_changed_in_one_step(written: Written) -> None:
    written.open("module/01-anfang/neu.md", LESSON)
    written.pane.editor.meta_wanted.emit(6, "Gilt")
    dialog = written.pane.window().findChild(MetaDialog)
    assert isinstance(dialog, MetaDialog)
    start, source = dialog.control("Gilt"), dialog.control("Bezug")
    assert isinstance(start, QLineEdit)
    assert isinstance(source, QLineEdit)
    start.setText("01.03.2024")
    source.setText("§ 81 AufenthG")
    dialog._accept()
    assert "Kennung: wann · Gilt: ab 01.03.2024 · Bezug: § 81 AufenthG\n" in written.text
    written.pane.editor.undo()
    assert written.text == LESSON


def test_where_nothing_can_be_said_no_fields_are_shown(written: Written) -> None:
    written.open("lernpfade/neu.md", LESSON)
    written.pane.editor.meta_wanted.emit(6, "")
    assert written.pane.window().findChild(MetaDialog) is None


def test_a_step_is_counted_and_what_leads_to_the_others_follows(written: Written) -> None:
    written.open("prozesse/neu.md", PROCESS)
    written.pane.editor.go_to_line(8)
    written.pane.insert_snippet(Snippet.STEP)
    text = written.text
    assert "## 2. Was zu tun ist\n" in text
    assert "## 3. Frage: B?\nKennung: b\n\n- Ja → Schritt 4\n" in text
    assert "## 4. Ende: C\n" in text
    assert written.pane.editor.textCursor().selectedText() == "Was zu tun ist"
    written.pane.editor.undo()
    assert written.text == PROCESS


def test_only_what_fits_is_in_the_menu(written: Written) -> None:
    menu = QMenu(written.pane)
    written.open("prozesse/neu.md", PROCESS)
    written.pane._fill_insert(menu)
    assert "Schritt" in [action.text() for action in menu.actions()]
    menu.clear()
    written.open("paket.yaml", "format: 1\n")
    written.pane._fill_insert(menu)
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_the_manifest_is_written_through_its_fields(written: Written) -> None:
    text = "format: 1\nid: a\ntitel: A\n# Notiz\nherausgeber: Amt\nausgabe: 2026-11\nrechtsstand: 2026-08-19\n"
    written.open("paket.yaml", text)
    written.pane.show_face(1)
    field = next(one for one in written.pane.form.findChildren(LineField) if one.label == "Herausgeber")
    field.line.setText("Ausländerbehörde Musterstadt")
    field.line.setModified(True)
    written.pane.show_face(0)
    assert written.text == text.replace("herausgeber: Amt", "herausgeber: Ausländerbehörde Musterstadt")


def test_what_was_typed_wrongly_does_not_go_on_into_another_file(written: Written) -> None:
    written.open("module/01-anfang/neu.md", LESSON)
    written.pane.show_face(1)
    field = next(one for one in written.pane.form.findChildren(LineField) if one.label == "Dauer in Minuten")
    field.line.setText("acht")
    field.line.setModified(True)
    written.pane.show_problems([Problem("", 3, "r", "Falsch")])
    written.open("module/01-anfang/anders.md", LESSON.replace("titel: L", "titel: M"))
    written.pane.show_face(1)
    assert field.line.text() == field.fault == ""
    assert [one.fault for one in written.pane.form.findChildren(LineField) if one.fault] == []


def test_the_map_is_changed_as_a_form_in_steps_of_the_text(written: Written) -> None:
    before = "Kern:\n  Theke:\n    - eins: Eins\n    - zwei: Zwei\n"
    written.open("landkarte.yaml", before)
    written.pane.show_form()
    assert written.pane.map.isVisibleTo(written.pane)
    written.pane.map.list.setCurrentIndex(written.pane.map.list.model().index(2, 0))
    written.pane.map._move(-1)
    assert written.text == "Kern:\n  Theke:\n    - zwei: Zwei\n    - eins: Eins\n"
    written.pane.editor.undo()
    assert written.text == before


def test_the_form_of_the_map_shows_what_was_undone(written: Written) -> None:
    written.open("landkarte.yaml", "Kern:\n  Theke:\n    - eins: Eins\n    - zwei: Zwei\n")
    written.pane.show_form()
    written.pane.map.list.setCurrentIndex(written.pane.map.list.model().index(1, 0))
    written.pane.map._move(1)
    written.pane.editor.undo()
    written.pane.show_head()
    assert [row.title for row in written.pane.map._model.rows] == ["Theke", "Eins", "Zwei"]
