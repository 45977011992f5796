"""Walk through the shipped lessons with Tab, as a person without a mouse does.

`python -m tests.helpers.walk_lessons ROOT`, a process of its own, because the fault it looks for ends the process.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from build.stage import Stage
from wissen import paths
from wissen.content.model import Kind
from wissen.drawing import fonts
from wissen.session import Session
from wissen.settings import Settings
from wissen.ui import theme
from wissen.ui.navigation import Address, Screen
from wissen.ui.pages.lesson import LessonPage
from wissen.ui.reader.reader_view import ReaderView


def walk(root: Path) -> None:
    """Open every lesson of the first module and go a few stops into each."""
    app = QApplication(sys.argv[:1])
    fonts.load(paths.bundled("resources", "fonts"))
    theme.apply(app, "hell", 1.0)
    session = Session(
        app,
        paths.folders(root=root),
        Settings(welcomed=True),
        content=paths.bundled("content"),
        today=lambda: date(2026, 11, 23),
    )
    session.start()
    stage = Stage(session)
    stage.settle()
    session.window.activateWindow()
    library = session.services.shelf.library
    for entry in library.contents(library.modules[0]):
        if entry.kind is not Kind.LESSON:
            continue
        stage.go(Screen.LESSON, entry.id)
        reader = session.window.page.findChild(ReaderView)
        if reader is None:
            raise TypeError(f"{entry.id} shows no text")
        reader.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(3):
            QTest.keyClick(reader, Qt.Key.Key_Tab)
        stage.settle()
        session.window.go(Address(Screen.LESSON, entry.id))
        page = session.window.page_of(Screen.LESSON)
        if isinstance(page, LessonPage):
            page.mark_read()
        stage.settle()
        print(entry.id, flush=True)  # noqa: T201 - how far it came is what the test reads
    session.close()


if __name__ == "__main__":
    walk(Path(sys.argv[1]))
