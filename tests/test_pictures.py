"""The command line draws with Qt, in a process of its own without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.drawn_flows import looping_flow
from tests.helpers.pdf import read_pdf, squeezed
from tests.helpers.sheets import MARKS
from tests.helpers.small_pack import write_small_pack
from tests.rules.repository import ROOT
from wissen.pictures import Painter, draw_offscreen


def test_a_flow_is_drawn_with_the_fonts_of_the_package(wissen_app: object, tmp_path: Path) -> None:
    painter = Painter()
    painter.save_flow(looping_flow(), tmp_path / "eins.pdf", MARKS)
    painter.save_flow(looping_flow(), tmp_path / "zwei.svg", MARKS)
    assert (tmp_path / "zwei.svg").exists()
    assert b"FiraSans" in (tmp_path / "eins.pdf").read_bytes()


def test_the_command_draws_where_there_is_no_display(tmp_path: Path) -> None:
    folder = write_small_pack(tmp_path / "inhalt")
    command = [sys.executable, "-m", "wissen", "diagram", "service-probe", str(tmp_path / "ablauf.pdf")]
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    result = subprocess.run(
        [*command, "--inhalt", str(folder)], cwd=ROOT, env=kept, capture_output=True, text=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"Gezeichnet: {tmp_path / 'ablauf.pdf'}\n"
    (sheet,) = read_pdf((tmp_path / "ablauf.pdf").read_bytes()).sheets
    assert "Stand" in squeezed(sheet)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_display_is_used_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":0")
    draw_offscreen()
    assert "QT_QPA_PLATFORM" not in os.environ
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    draw_offscreen()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
