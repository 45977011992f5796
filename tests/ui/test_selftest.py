"""The self-test: a sound app passes it; what is missing is told and keeps no other check from being made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.workplace import Workplace
from tests.rules.repository import ROOT
from wissen.ui.selftest import Checked, SelfTest, report


def results(app: QApplication, place: Workplace) -> dict[str, Checked]:
    session = place.session
    checks = SelfTest(app, session.window, session.services, session.jobs).run()
    return {one.name: one for one in checks}


def test_a_sound_app_passes(app: QApplication, workplace: Workplace) -> None:
    found = results(app, workplace)
    assert {name for name, one in found.items() if not one.well} == set()
    assert "1280 × 800 Punkte" in found["Seite"].told
    assert found["Fristen"].told == "Heilige Drei Könige"
    assert found["Austausch"].told.endswith("Bytes, gesendet und gelesen")
    assert found["Pakete"].told.endswith("verändert: signatur-falsch")
    assert ("begun", "selbsttest") in workplace.events


def test_what_is_missing_is_told(app: QApplication, workplace: Workplace) -> None:
    for lesson in workplace.content.rglob("*.md"):
        lesson.unlink()
    workplace.reload()
    found = results(app, workplace)
    assert {name for name, one in found.items() if not one.well} == {"Inhalte", "Seite", "Suche"}
    assert found["Inhalte"].told == "AssertionError: es gibt keine Module"


def test_a_store_that_takes_nothing_is_told(app: QApplication, workplace: Workplace) -> None:
    with workplace.full_disk():
        assert results(app, workplace)["Lernstand"].told == "AssertionError: ein Ereignis wird nicht gespeichert"


@pytest.mark.parametrize(
    ("well", "sign", "end"), [(True, "ok", "Alles in Ordnung."), (False, "FEHLT", "Es fehlt etwas.")]
)
def test_the_report_has_a_line_for_each_check(well: bool, sign: str, end: str) -> None:
    first, line, last = report((Checked("Schriften", well, "Fira Sans"),)).split("\n")
    assert first.startswith("Selbsttest von Wissen ")
    assert line == f"{sign:6} Schriften: Fira Sans"
    assert last == end


def test_from_the_command_line_it_needs_no_screen(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PATH": "", "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "wissen", "--selftest", str(tmp_path / "ergebnis.txt")]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "ergebnis.txt").read_text(encoding="utf-8") == result.stdout
