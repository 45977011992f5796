"""The places of the rail: where one can go from anywhere, and for whom."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.ui import actions
from wissen.ui.actions import ActionSpec
from wissen.ui.navigation import Screen


@dataclass(frozen=True, slots=True)
class Place:
    """`task`: only for whoever has it, see `settings.TASKS`; empty means everybody. `low` places stand at the foot."""

    screen: Screen
    spec: ActionSpec
    task: str = ""
    low: bool = False


PLACES = (
    Place(Screen.TODAY, actions.TODAY),
    Place(Screen.ONBOARDING, actions.LEARNING_PATH),
    Place(Screen.MAP, actions.MAP),
    Place(Screen.FINDER, actions.FINDER),
    Place(Screen.REFERENCE, actions.REFERENCE),
    Place(Screen.LAW, actions.LAW),
    Place(Screen.DOCUMENTS, actions.DOCUMENTS),
    Place(Screen.WORKSHOP, actions.WORKSHOP, task="trainer"),
    Place(Screen.WEEK, actions.WEEK, task="mentor"),
    Place(Screen.HELP, actions.HELP, low=True),
    Place(Screen.SETTINGS, actions.SETTINGS, low=True),
)
"""In their order, from top to bottom."""
