"""`wissen map`: what it draws and where, and what it refuses; the drawing itself is handed in."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from tests.helpers import maps
from tests.helpers.pdf import read_pdf, squeezed
from tests.helpers.pictures import NotedPictures
from tests.helpers.small_pack import write_small_pack
from tests.rules.repository import ROOT
from wissen.cli.main import FAULT, main
from wissen.printing.sizes import PosterSize


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    content = write_small_pack(tmp_path / "inhalt")
    (content / "landkarte.yaml").write_text(dedent(maps.FILE), encoding="utf-8")
    return content


@pytest.mark.parametrize(
    ("options", "day", "size"),
    [
        ((), None, PosterSize.A3),
        (("--groesse", "a2"), None, PosterSize.A2),
        (("--stichtag", "01.03.2024"), date(2024, 3, 1), PosterSize.A3),
    ],
)
def test_the_map_is_drawn(
    folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], day: date | None, size: PosterSize
) -> None:
    drawn = NotedPictures()
    assert main(["map", "karte.pdf", "--inhalt", str(folder), *options], pictures=drawn) == 0
    (asked,) = drawn.maps
    tiles = ["fuehrung-steuern", "service-probe", "service-termin", "familie-nachzug"]
    assert asked == (tiles, day or asked[1], Path("karte.pdf"), size)
    assert capsys.readouterr().out == "Gezeichnet: karte.pdf\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("karte.png",), "Der Name muss auf .pdf enden."),
        (("karte.pdf", "--groesse", "a4"), "--groesse: „a4“ gibt es hier nicht. Meinten Sie „a2“?"),
        ((), "Es fehlt die Angabe DATEI."),
    ],
)
def test_what_cannot_be_drawn_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    drawn = NotedPictures()
    assert main(["map", *arguments, "--inhalt", str(folder)], pictures=drawn) == FAULT
    assert told in capsys.readouterr().err
    assert drawn.maps == []


def test_a_map_without_processes_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "landkarte.yaml").unlink()
    (folder / "prozesse/service/service-probe.md").unlink()
    drawn = NotedPictures()
    assert main(["map", "karte.pdf", "--inhalt", str(folder)], pictures=drawn) == FAULT
    assert "Auf der Landkarte steht noch kein Prozess." in capsys.readouterr().err


def test_without_a_display_it_is_drawn_all_the_same(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "karte.pdf"
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-m", "wissen", "map", str(path), "--inhalt", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    (sheet,) = read_pdf(path.read_bytes()).sheets
    assert squeezed("Termin vergeben") in squeezed(sheet)


def test_a_folder_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "fehlt" / "karte.pdf"
    command = [sys.executable, "-m", "wissen", "map", str(path), "--inhalt", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ})
    assert ended.returncode == FAULT
    assert "Den Ordner gibt es nicht." in ended.stderr
