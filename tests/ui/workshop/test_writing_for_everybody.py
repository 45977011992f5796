"""Form, chips, pictures and their dialogs for everybody: names, sizes, nothing clipped, in small and in large."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessibility import faults
from tests.ui.conftest import Dress
from wissen.content.head import Change, ChangeClass
from wissen.content.head_keys import OWN_KEYS
from wissen.content.head_text import head_of
from wissen.content.meta import QUESTION
from wissen.content.model import Kind
from wissen.services.completing import Completion
from wissen.services.workshop_pictures import PictureFile, Use
from wissen.settings import ThemeName
from wissen.ui.workshop.head_form import HeadForm
from wissen.ui.workshop.history_field import ChangeDialog
from wissen.ui.workshop.link_dialog import LinkDialog
from wissen.ui.workshop.map_form import MapForm
from wissen.ui.workshop.meta_dialog import MetaDialog
from wissen.ui.workshop.picture_dialog import PictureDialog
from wissen.ui.workshop.picture_pane import PicturePane, draw
from wissen.ui.workshop.tile_dialog import TileDialog

DAY = date(2026, 11, 23)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"/>'
HEAD = (
    "---\ntitel: Wer zuständig ist\ndauer: acht\nfremd: ja\nrollen: [theke]\n"
    "verlauf:\n  - {am: 2026-06-01, art: auffrischen, text: Die Frist ist kürzer}\n---\n"
)
LOOKS: tuple[tuple[ThemeName, float], ...] = (("hell", 1.0), ("kontrast", 2.0))


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(683, 384)
    return made


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("kind", [Kind.QUIZ, Kind.PROCESS])
def test_the_form_is_for_everybody(window: QWidget, dress: Dress, look: tuple[ThemeName, float], kind: Kind) -> None:
    dress(*look)
    form = HeadForm(lambda: DAY, lambda: "Nele", window)
    form.resize(560, 384)
    form.know(("telefon", "theke"), {})
    form.show_head(*head_of(HEAD, OWN_KEYS[kind]))
    window.show()
    assert faults(window) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("which", range(5))
def test_the_dialogs_are_for_everybody(
    window: QWidget, dress: Dress, look: tuple[ThemeName, float], which: int
) -> None:
    dress(*look)
    window.show()
    dialog = (
        lambda: ChangeDialog(Change(DAY, ChangeClass.REFRESH, "Neu"), {}, window),
        lambda: MetaDialog("Wann?", QUESTION, {"Kennung": "a"}, names={}, today=lambda: DAY, parent=window),
        lambda: PictureDialog(["bilder/der-weg-eines-antrags.svg"], "", window),
        lambda: LinkDialog([Completion("b.md", "Fristen")], "", window),
        lambda: TileDialog([Completion("b", "Fristen")], ["Unterstützung · Akten & Digitalisierung"], 0, window),
    )[which]()
    dialog.open()
    assert faults(dialog) == []
    dialog.reject()


@pytest.mark.parametrize("look", LOOKS)
def test_the_map_is_for_everybody(window: QWidget, dress: Dress, look: tuple[ThemeName, float]) -> None:
    dress(*look)
    form = MapForm(window)
    form.resize(560, 384)
    form.show_text("Unterstützung:\n  Akten & Digitalisierung:\n    - a: E-Akte führen und Altakten digitalisieren\n")
    window.show()
    assert faults(window) == []


@pytest.mark.parametrize("look", LOOKS)
def test_pictures_are_for_everybody(window: QWidget, dress: Dress, look: tuple[ThemeName, float]) -> None:
    dress(*look)
    pane = PicturePane(window)
    pane.resize(560, 384)
    uses = (Use("a.md", "Die Zuständigkeit im Aufenthaltsrecht", 7, "Der Weg eines Antrags"),)
    pane.show_picture(draw(PictureFile("bilder/weg.svg", SVG, "", uses), density=1), "Zwei Hüte")
    window.show()
    assert faults(window) == []
