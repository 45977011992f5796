"""Pictures of a folder: where they are shown, and which may come in under which name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.errors import ContentError
from wissen.services.workshop_pictures import Use, lead_to, look_at_picture, pictures_of, take_in

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
HUT = "module/01-anfang/hut.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_small_pack(tmp_path / "inhalte")
    (made / "bilder").mkdir(exist_ok=True)
    (made / "bilder/weg.svg").write_bytes(SVG)
    return made


def test_a_picture_knows_where_it_is_shown_and_with_which_words(folder: Path) -> None:
    text = (folder / HUT).read_text(encoding="utf-8")
    shown = f"{text}\n![Der Weg](../../bilder/weg.svg)\n\n![](<../../bilder/weg.svg>)\n\n![x](../weg.svg)\n"
    (folder / HUT).write_text(shown, encoding="utf-8")
    library, _ = load(folder)
    assert "bilder/weg.svg" in pictures_of(library)
    found = look_at_picture(folder, library, "bilder/weg.svg")
    line = text.count("\n") + 2
    assert found.uses == (Use(HUT, "Zwei Hüte", line, "Der Weg"), Use(HUT, "Zwei Hüte", line + 2, ""))
    assert (found.data, found.refused) == (SVG, "")


def test_a_picture_that_is_not_harmless_says_why_and_one_that_is_gone_is_an_error(folder: Path) -> None:
    (folder / "bilder/weg.svg").write_bytes(SVG.replace(b"/>", b"><script/></svg>"))
    library, _ = load(folder)
    assert "script" in look_at_picture(folder, library, "bilder/weg.svg").refused
    (folder / "bilder/weg.svg").unlink()
    with pytest.raises(ContentError, match="nicht lesen"):
        look_at_picture(folder, library, "bilder/weg.svg")


def test_a_picture_comes_in_under_a_name_that_is_free(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "Weg des Änträgs.SVG"
    file.write_bytes(SVG)
    assert take_in(folder, file) == "bilder/weg-des-aentraegs.svg"
    assert (folder / "bilder/weg-des-aentraegs.svg").read_bytes() == SVG
    other = tmp_path / "weg.svg"
    other.write_bytes(SVG)
    assert take_in(folder, other) == "bilder/weg.svg"
    other.write_bytes(SVG + b"\n")
    assert take_in(folder, other) == "bilder/weg-2.svg"


@pytest.mark.parametrize("name", ["bild.gif", "bild.svg", "bild.png"])
def test_what_may_not_be_shown_does_not_come_in(folder: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"<html/>")
    before = sorted((folder / "bilder").iterdir())
    with pytest.raises(ContentError):
        take_in(folder, tmp_path / name)
    assert sorted((folder / "bilder").iterdir()) == before


def test_a_folder_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "neu.svg").write_bytes(SVG)
    (folder / "bilder/weg.svg").unlink()
    (folder / "bilder").rmdir()
    (folder / "bilder").write_text("kein Ordner", encoding="utf-8")
    with pytest.raises(ContentError, match="nicht schreiben"):
        take_in(folder, tmp_path / "neu.svg")


def test_a_picture_is_written_as_seen_from_its_text() -> None:
    assert lead_to("bilder/weg.svg", HUT) == "../../bilder/weg.svg"
    assert lead_to("bilder/weg.svg", "glossar.md") == "bilder/weg.svg"
