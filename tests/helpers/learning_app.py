"""The real app in a process of its own, answering one question again and again; made to be killed.

`python -m tests.helpers.learning_app ROOT CONTENT`: prints `told N` when the feedback of the Nth answer is on screen.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from wissen import paths
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.items.answer_box import AnswerBox
from wissen.ui.navigation import Address, Screen
from wissen.ui.reader.reader_view import ReaderView

LESSON = "l-hut"
DAY = date(2026, 11, 23)


class Learner(QObject):
    """Looks every few milliseconds what there is to do, and does it."""

    def __init__(self, app: QApplication, session: Session) -> None:
        super().__init__(app)
        self._session = session
        self._told = 0
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        window = self._session.window
        if not self._session.services.ready:
            return
        if window.address.screen is not Screen.LESSON:
            window.go(Address(Screen.LESSON, LESSON))
            return
        reader = window.page.findChildren(ReaderView)[0]
        box = next(found for found in reader.embedding.widgets.values() if isinstance(found, AnswerBox))
        if box.verdict.isVisible():
            self._told += 1
            sys.stdout.write(f"told {self._told}\n")
            sys.stdout.flush()
            box.again.emit()
        elif not box.input.response():
            keys = sorted(choice.key for choice in box.item.interaction.choices)  # type: ignore[union-attr]
            box.input.set_response([keys[self._told % len(keys)]])
            box.button.click()


def main() -> None:
    root, content = map(Path, sys.argv[1:])
    app = QApplication(sys.argv[:1])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    session = Session(app, paths.folders(root=root), Settings(welcomed=True), content=content, today=lambda: DAY)
    session.start()
    Learner(app, session)
    app.exec()


if __name__ == "__main__":
    main()
