"""The first window waits for nothing heavy, and what needs no screen needs no Qt."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.rules.repository import ROOT

HEAVY = {
    *(
        "click",
        "fsrs",
        "holidays",
        "icalendar",
        "lxml",
        "markdown_it",
        "mdit_py_plugins",
        "nacl",
        "pyphen",
        "rapidfuzz",
    ),
    *("snowballstemmer", "sqlite_utils", "whoosh", "yaml"),
}
QT = {"PySide6", "shiboken6"}


def loaded_by(*modules: str) -> set[str]:
    """Return the top-level packages that a fresh Python holds after importing these modules."""
    code = f"import json, sys, {', '.join(modules)}; print(json.dumps(list(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return {name.partition(".")[0] for name in json.loads(result.stdout)}


def test_the_window_is_imported_without_anything_heavy():
    assert loaded_by("wissen.app", "wissen.ui.main_window") & HEAVY == set()


@pytest.mark.parametrize("module", ["wissen.cli.main", "wissen.content", "wissen.content.load", "wissen.services"])
def test_what_needs_no_screen_does_not_load_qt(module):
    assert loaded_by(module) & QT == set()


def test_asking_for_the_way_in_loads_neither_qt_nor_the_command_line():
    assert loaded_by("wissen.__main__") & (QT | HEAVY) == set()


def test_a_heavy_import_would_be_seen():
    assert loaded_by("click") & HEAVY == {"click"}
