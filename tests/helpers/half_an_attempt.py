"""The app in a process of its own, in the middle of an attempt; made to be killed.

`python -m tests.helpers.half_an_attempt PROFILE CONTENT QUIZ`
Answers the first question, leaves the second for later, marks the third as unsure, and says which they are and in which
order the options of the third stand: one line of JSON. Then it goes on answering nothing until it is killed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from build.stage import Stage
from tests.helpers.workplace import DAY
from wissen import paths
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Screen
from wissen.ui.pages.quiz import QuizPage


def main() -> None:
    root, content, quiz = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    app = QApplication([])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    chosen = Settings(theme="hell", welcomed=True)
    session = Session(app, paths.folders(root=root), chosen, content=content, today=lambda: DAY)
    session.start()
    session.window.setWindowState(Qt.WindowState.WindowNoState)
    stage = Stage(session)
    stage.settle()
    stage.go(Screen.QUIZ, quiz)
    page = stage.part(QuizPage)
    page.begin()
    stage.settle()
    stage.answer(rightly=True)
    page.go_on()
    stage.settle()
    page.go_on()
    stage.settle()
    page.toggle_unsure()
    stage.settle()
    box = stage.question()
    quizzes = session.services.quizzes
    question = quizzes.question(quizzes.attempts(quiz)[-1], box.item.id)
    told = {"at": box.item.id, "order": question.order if question else ()}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    app.exec()


if __name__ == "__main__":
    main()
