"""The question where a flow is to be saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from wissen.ui.dialogs.save_flow import SaveFlowDialog


@pytest.fixture
def dialog(app: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[SaveFlowDialog]:
    SaveFlowDialog.folder = str(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    yield SaveFlowDialog("Antrag: Annahme", window)
    SaveFlowDialog.folder = ""


def chosen(dialog: SaveFlowDialog) -> str:
    return Path(dialog.selectedFiles()[0]).name


def test_it_begins_with_a_pdf_that_is_named_like_the_flow(dialog: SaveFlowDialog) -> None:
    assert chosen(dialog) == "Antrag Annahme.pdf"


@pytest.mark.parametrize(
    ("form", "name"), [("SVG (*.svg)", "Antrag Annahme.svg"), ("PNG (*.png)", "Antrag Annahme.png")]
)
def test_the_form_gives_the_suffix(dialog: SaveFlowDialog, form: str, name: str) -> None:
    dialog.selectNameFilter(form)
    dialog.filterSelected.emit(form)
    assert chosen(dialog) == name
    assert f".{dialog.defaultSuffix()}" == Path(name).suffix


def test_the_choice_is_told_and_its_folder_remembered(dialog: SaveFlowDialog, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(dialog.wanted) as told:
        dialog.fileSelected.emit(str(tmp_path / "anderswo" / "ablauf.svg"))
    assert told.args == [str(tmp_path / "anderswo" / "ablauf.svg")]
    assert SaveFlowDialog.folder == str(tmp_path / "anderswo")
