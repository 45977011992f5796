"""The computer goes out in the middle of a quiz: one goes on at the same question, and no answer is lost."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from tests.helpers.workplace import Workplace
from wissen.ui.pages.quiz_foot import QuizFoot

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds after which a process that has not come so far never will."""


def killed_in_the_middle(place: Workplace, quiz: str) -> dict[str, object]:
    """Let the app of another process begin the quiz and kill it; returns what it said of where it was."""
    command = [sys.executable, "-m", "tests.helpers.half_an_attempt", str(place.root), str(place.content), quiz]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        guard = threading.Timer(PATIENCE, process.kill)
        guard.start()
        assert process.stdout is not None
        said = process.stdout.readline()
        guard.cancel()
        process.kill()
    told: dict[str, object] = json.loads(said)
    return told


def test_after_a_crash_one_goes_on_at_the_same_question(closed: Workplace) -> None:
    told = killed_in_the_middle(closed, "q-anfang")
    closed.start()
    closed.quiz("q-anfang")
    closed.click("Weitermachen")
    assert closed.box.item.id == told["at"]
    quizzes = closed.session.services.quizzes
    (attempt,) = quizzes.attempts("q-anfang")
    question = quizzes.question(attempt, closed.box.item.id)
    assert question is not None
    assert list(question.order) == told["order"]
    assert closed.part(QCheckBox, closed.part(QuizFoot)).isChecked()
    assert len(attempt.answers) == 1
    for _ in range(2):
        closed.answer_rightly()
        closed.click("Weiter" if "Weiter" in closed.labels() else "Zum Ergebnis")
    assert [one.passed for one in quizzes.attempts("q-anfang")] == [True]
