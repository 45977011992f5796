"""The bundled font is found and comes in the sizes and weights asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QGuiApplication

from wissen import paths
from wissen.drawing import fonts
from wissen.drawing.tokens import BOLD, MEDIUM, REGULAR, SEMI_BOLD

BUNDLED = paths.bundled("resources", "fonts")


@pytest.fixture(autouse=True)
def loaded(qapp: QGuiApplication) -> None:
    assert fonts.load(BUNDLED) == []


def test_the_licence_is_shipped_with_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (BUNDLED / "OFL.txt").read_text(encoding="utf-8").upper()


@pytest.mark.parametrize("weight", [REGULAR, MEDIUM, SEMI_BOLD, BOLD])
def test_every_weight_of_the_look_is_bundled(weight: int) -> None:
    info = QFontInfo(fonts.font(15, weight))
    assert (info.family().split(" ")[:2], info.weight()) == (["Fira", "Sans"], weight)


def test_italic_is_a_face_of_its_own() -> None:
    assert QFontInfo(fonts.font(15, italic=True)).styleName() == "Italic"


def test_the_text_scale_grows_the_font() -> None:
    assert fonts.font(15, scale=1.5).pixelSize() == 22


def test_a_file_that_is_no_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kaputt.ttf").write_bytes(b"no font")
    assert fonts.load(tmp_path) == ["kaputt.ttf"]
