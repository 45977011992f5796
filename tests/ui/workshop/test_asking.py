"""Links and pictures: asked for, checked, and written into the text that was open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.workplace import Workplace
from wissen.services.completing import Completion
from wissen.services.workshop_pictures import PictureFile, Use
from wissen.ui.navigation import Screen
from wissen.ui.pages.workshop import WorkshopPage
from wissen.ui.workshop.link_dialog import LinkDialog
from wissen.ui.workshop.picture_dialog import PictureDialog
from wissen.ui.workshop.picture_pane import PicturePane, draw
from wissen.ui.workshop.snippets import Snippet

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="200"/>'
HUT = "module/01-anfang/hut.md"


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_link_is_to_something_that_is_there(window: QWidget) -> None:
    dialog = LinkDialog([Completion("b.md", "Fristen [neu]")], "", window)
    taken: list[tuple[str, str]] = []
    dialog.taken.connect(lambda *told: taken.append(told))
    dialog.target.setText("c.md")
    dialog._accept()
    assert taken == []
    assert not dialog._notice.isHidden()
    dialog.target.setText("b.md")
    assert dialog._told.text() == "Fristen [neu]"
    dialog.words.setText("die [Frist]")
    dialog._accept()
    assert taken == [("die (Frist)", "b.md")]


def test_a_picture_needs_words(window: QWidget) -> None:
    dialog = PictureDialog(["bilder/a.svg"], "", window)
    taken: list[tuple[str, str]] = []
    dialog.taken.connect(lambda *told: taken.append(told))
    dialog._accept()
    assert "Wählen Sie ein Bild" in dialog._notice._words.text()
    dialog.add_picture("bilder/neu.svg")
    dialog._accept()
    assert "zu sehen" in dialog._notice._words.text()
    dialog.words.setText(" Der  Weg ")
    dialog._accept()
    assert taken == [("bilder/neu.svg", "Der Weg")]


def test_a_picture_is_shown_with_its_size_and_its_uses(window: QWidget, qtbot: QtBot) -> None:
    pane = PicturePane(window)
    drawn = draw(PictureFile("bilder/a.svg", SVG, "", (Use(HUT, "Hüte", 7, ""),)), density=1)
    assert drawn.size == QSizeF(4000, 200)
    assert drawn.image is not None
    assert drawn.image.width() <= 420
    pane.show_picture(drawn, "")
    assert "4000 × 200 Punkte" in pane._told.text()
    assert not pane._insert.isEnabled()
    with qtbot.waitSignal(pane.place_wanted) as wanted:
        pane._uses[0].click()
    assert wanted.args == [HUT, 7]
    pane.show_picture(draw(PictureFile("bilder/a.svg", SVG, "Nein.", ()), density=1), "Hüte")
    assert pane._picture.isHidden()
    assert not pane._insert.isEnabled()


def test_a_picture_of_the_tree_is_put_into_the_text_that_was_open(workplace: Workplace, tmp_path: Path) -> None:
    (workplace.content / "bilder").mkdir(exist_ok=True)
    (workplace.content / "bilder/weg.svg").write_bytes(SVG)
    workplace.go(Screen.WORKSHOP, HUT)
    page = workplace.window.page
    assert isinstance(page, WorkshopPage)
    workplace.until(lambda: page.writing.file is not None)
    workplace.wait()
    page.show_place("bilder/weg.svg")
    workplace.until(page.writing.picture.isVisible)
    assert page.writing.file is None
    page.writing.picture.insert_wanted.emit()
    dialog = workplace.part(PictureDialog, workplace.window)
    assert dialog.picture.currentText() == "bilder/weg.svg"
    (tmp_path / "Neu.svg").write_bytes(SVG)
    dialog.file_chosen.emit(str(tmp_path / "Neu.svg"))
    workplace.until(lambda: dialog.picture.currentText() == "bilder/neu.svg")
    (tmp_path / "schlecht.svg").write_bytes(b"<html/>")
    dialog.file_chosen.emit(str(tmp_path / "schlecht.svg"))
    workplace.until(lambda: not dialog._notice.isHidden())
    dialog.words.setText("Ein Weg")
    dialog._accept()
    workplace.wait()
    assert page.writing.file is not None
    assert "\n\n![Ein Weg](../../bilder/neu.svg)\n" in page.writing.editor.toPlainText()
    page.asking.ask(Snippet.LINK)
    workplace.part(LinkDialog, workplace.window).target.setText("frist.md")
    workplace.part(LinkDialog, workplace.window)._accept()
    workplace.wait()
    assert "[Fristen](frist.md)" in page.writing.editor.toPlainText()


def test_a_picture_that_comes_late_does_not_cover_the_text_that_was_chosen_since(workplace: Workplace) -> None:
    (workplace.content / "bilder").mkdir(exist_ok=True)
    (workplace.content / "bilder/weg.svg").write_bytes(SVG)
    workplace.go(Screen.WORKSHOP, HUT)
    page = workplace.window.page
    assert isinstance(page, WorkshopPage)
    workplace.until(lambda: page.writing.file is not None)
    workplace.wait()
    page.show_place("bilder/weg.svg")
    page.show_place(HUT)
    workplace.wait()
    assert page.writing.file is not None
