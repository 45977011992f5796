"""The part of the story that plays some weeks later: what was learned comes back."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QPushButton

from build.stage import Shot, Stage, at
from wissen.ui.navigation import Screen

_LATER = timedelta(weeks=5)


def _weeks_later(stage: Stage) -> None:
    """From here on the clock of the story has moved on."""
    shelf, recorder = stage.session.services.shelf, stage.window.page.context.recorder
    later = shelf.today + _LATER
    shelf._today = recorder._today = lambda: later  # noqa: SLF001 - a picture of a day to come
    stage.go(Screen.TODAY)
    stage.window.refresh()


def _asked(stage: Stage) -> None:
    """Begin, and put Neuerungen off: they have pictures of their own."""
    stage.click("Beginnen")
    while _seen(stage, "Später"):
        stage.click("Später")


def _answered(stage: Stage) -> None:
    stage.answer(rightly=False)


def _done(stage: Stage) -> None:
    while not _seen(stage, "Fertig"):
        if _seen(stage, "Weiter"):
            stage.click("Weiter")
        elif _seen(stage, "Später"):
            stage.click("Später")
        else:
            stage.answer(rightly=True)


def _seen(stage: Stage, text: str) -> bool:
    buttons = stage.window.page.findChildren(QPushButton)
    return any(one.isVisible() and one.text() == text for one in buttons)


REFRESH = (
    Shot("heute-auffrischen", Screen.TODAY, _weeks_later),
    Shot("auffrischen-beginn", Screen.REFRESH, at(Screen.REFRESH)),
    Shot("auffrischen-frage", Screen.REFRESH, _asked),
    Shot("auffrischen-antwort", Screen.REFRESH, _answered),
    Shot("auffrischen-ende", Screen.REFRESH, _done),
)
