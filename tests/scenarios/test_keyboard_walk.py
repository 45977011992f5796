"""The keyboard alone takes a person from lesson to lesson."""

from __future__ import annotations

import subprocess
import sys

from tests.rules.repository import ROOT


def test_walking_by_tab_from_lesson_to_lesson_survives(new_profile):
    command = [sys.executable, "-m", "tests.helpers.walk_lessons", str(new_profile)]
    walked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stderr
    assert len(walked.stdout.splitlines()) == 5
