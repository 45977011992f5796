"""The part of the story that is about processes: found on the map or by questions, walked, learned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from build.stage import SEED, Shot, Stage, at, sure
from wissen.content.model import Kind
from wissen.ui.dialogs.poster_dialog import PosterDialog
from wissen.ui.navigation import Screen
from wissen.ui.pages.quiz import QuizPage
from wissen.ui.pages.walk import WalkPage
from wissen.ui.pages.walk_bars import WalkFoot

_UNDESCRIBED = "service-online-termin"
_WALKED, _DEADLINE, _DURCHGANG = "service-antrag-entgegennehmen", "nachreichfrist", "w02"


def _finder(stage: Stage) -> None:
    """The first question of the first finder; the list where the content has none."""
    for entry in stage.entries(Kind.FINDER)[:1]:
        stage.go(Screen.FINDER, entry.id)


def _finder_outcome(stage: Stage) -> None:
    """Give the first answer to every question."""
    _finder(stage)
    while isinstance(focused := QApplication.focusWidget(), QRadioButton):
        QTest.keyClick(focused, Qt.Key.Key_1)
        QTest.keyClick(focused, Qt.Key.Key_Return)
        stage.settle()


def _map_as_list(stage: Stage) -> None:
    """The list at its first group, as somebody sees it who has just chosen it."""
    stage.click("Liste")


def _poster(stage: Stage) -> QWidget:
    stage.go(Screen.MAP)
    stage.click("Karte")
    stage.window.page.print_out()
    return sure(stage.window.findChild(PosterDialog), PosterDialog)


def _walk(stage: Stage) -> None:
    stage.go(Screen.WALK, _WALKED)


def _further(stage: Stage) -> None:
    """Go on to the first question."""
    on = stage.part(WalkFoot).on
    while on.isVisible():
        on.click()
    stage.settle()


def _deadline(stage: Stage) -> None:
    stage.part(WalkPage).walking.jump(_DEADLINE)
    stage.settle()


def _working(stage: Stage) -> None:
    page = stage.part(WalkPage)
    page.walking.restart()
    page.walking.work(working=True)
    stage.settle()


def _end(stage: Stage) -> None:
    page = stage.part(WalkPage)
    page.walking.work(working=False)
    page.walking.jump(page.walking.steps()[-1].id)
    page.walking.go_on()
    stage.settle()


def _durchgang(stage: Stage) -> None:
    stage.go(Screen.QUIZ, _DURCHGANG)
    page = stage.part(QuizPage)
    page.context.recorder.record([page.context.services.quizzes.started(_DURCHGANG, seed=SEED)], page.go_on, owner=page)
    stage.settle()


PROCESSES = (
    Shot("landkarte", Screen.MAP, at(Screen.MAP)),
    Shot("landkarte-liste", Screen.MAP, _map_as_list),
    Shot("landkarte-fehlt", Screen.MAP, lambda stage: stage.go(Screen.MAP, _UNDESCRIBED)),
    Shot("landkarte-poster", Screen.MAP, _poster),
    Shot("prozess", Screen.LOOKUP, at(Screen.LOOKUP, Kind.PROCESS)),
    Shot("begleiter-anfang", Screen.WALK, _walk),
    Shot("begleiter-frage", Screen.WALK, _further),
    Shot("begleiter-frist", Screen.WALK, _deadline),
    Shot("begleiter-arbeiten", Screen.WALK, _working),
    Shot("begleiter-ende", Screen.WALK, _end),
    Shot("durchgang", Screen.QUIZ, _durchgang),
    Shot("finder-liste", Screen.FINDER, at(Screen.FINDER)),
    Shot("finder-frage", Screen.FINDER, _finder),
    Shot("finder-ergebnis", Screen.FINDER, _finder_outcome),
)
