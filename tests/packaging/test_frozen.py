"""The folder that runs without Python: looked at where one was built, built and looked at in the soak."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from build import dev

FOLDER = dev.ROOT / "dist" / "Wissen"
PROGRAMS = ("Wissen", "wissen-cli")
LARGEST = 140
"""Megabytes; the goal of the folder."""
_ENDING = ".exe" if sys.platform == "win32" else ""

built = pytest.mark.skipif(not FOLDER.is_dir(), reason="no folder has been built here: build/dev.py freeze")


def run(program: str, *arguments: str | Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the programs for somebody without a screen and without Python."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    environment = {**kept, "HOME": str(home), "USERPROFILE": str(home), "LOCALAPPDATA": str(home), "LANG": "C.UTF-8"}
    if program == "Wissen":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    command = [str(FOLDER / f"{program}{_ENDING}"), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=110, check=False)


@built
@pytest.mark.parametrize("program", PROGRAMS)
def test_the_frozen_app_passes_its_self_test(program: str, tmp_path: Path) -> None:
    result = run(program, "--selftest", tmp_path / "ergebnis.txt", home=tmp_path)
    told = (tmp_path / "ergebnis.txt").read_text(encoding="utf-8")
    assert result.returncode == 0, told + result.stderr
    assert told.endswith("Alles in Ordnung.\n")
    assert "FEHLT" not in told


@built
def test_the_frozen_commands_find_the_bundled_content(tmp_path: Path) -> None:
    result = run("wissen-cli", "search", "Fiktionsbescheinigung", home=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "service-fiktionsbescheinigung" in result.stdout


@built
def test_nothing_is_shipped_that_is_not_needed() -> None:
    names = {file.name for file in FOLDER.rglob("*")}
    assert not [
        name for name in names if name.startswith(("libQt6Network", "libQt6Qml", "libQt6Quick", "libQt6OpenGL"))
    ]
    assert "qtbase_de.qm" in names
    assert megabytes() <= LARGEST


@pytest.mark.soak
def test_a_folder_is_built_and_passes() -> None:
    assert dev.freeze([]) == 0
    sys.stdout.write(f"dist/Wissen: {megabytes():.0f} MB\n")
    names = "the_frozen or nothing_is_shipped"
    again = [sys.executable, "-m", "pytest", "-q", __file__, "-k", names]
    assert subprocess.run(again, cwd=dev.ROOT, check=False).returncode == 0


def megabytes() -> float:
    """The size of the folder; a link counts as nothing."""
    files = (file for file in FOLDER.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 2**20
