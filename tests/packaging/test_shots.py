"""The pictures show every page and dialog, in every theme, at the sizes that must work."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from build import shots, story
from tests.rules.repository import ROOT
from wissen.settings import THEME_NAMES
from wissen.ui.navigation import Screen


def test_every_page_has_a_picture():
    assert {shot.screen for shot in story.SHOTS} == set(Screen)


@pytest.mark.parametrize("module", sorted(path.stem for path in (ROOT / "wissen" / "ui" / "dialogs").glob("[!_]*.py")))
def test_every_dialog_has_a_picture(module):
    shown = "\n".join(path.read_text("utf-8") for path in (ROOT / "build").glob("story*.py"))
    dialogs = [path.read_text("utf-8") for path in (ROOT / "wissen" / "ui" / "dialogs").glob("*.py")]
    is_built_upon = any(f"wissen.ui.dialogs.{module} import" in text for text in dialogs)
    assert is_built_upon or f"wissen.ui.dialogs.{module} import" in shown


def test_no_picture_replaces_another():
    names = [shot.name for shot in story.SHOTS]
    assert len(set(names)) == len(names)


def test_every_theme_is_shown_at_both_text_sizes():
    shown = {(look.theme, look.text) for look in shots.LOOKS if look.system == 1}
    assert shown == {(name, text) for name in THEME_NAMES if name != "system" for text in (1.0, 2.0)}


def test_the_smallest_window_is_shown():
    assert [look.name for look in shots.LOOKS if look.system == 2] == ["hell-683x384"]


@pytest.mark.timeout(600)  # well over a hundred pictures
def test_the_story_runs_to_its_end(tmp_path):
    command = [sys.executable, "-m", "build.shots", str(tmp_path), "hell-100"]
    result = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert {path.stem for path in (tmp_path / "hell-100").iterdir()} == {shot.name for shot in story.SHOTS}
