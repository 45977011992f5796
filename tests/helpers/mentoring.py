"""A mentor at the running app, who knows two people and what they shared."""

from __future__ import annotations

from datetime import date

from tests.helpers.posts import PostInMemory, a_trainee
from tests.helpers.workplace import Workplace
from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.services.week import Week
from wissen.settings import Settings
from wissen.team.messages import Assignment, HelpWanted, PlannedItem, Share, SharedModule, SharedPractice
from wissen.ui.navigation import Screen

JANA, BO = a_trainee("Jana"), a_trainee("Bo")
PATH = Assignment(
    "woche",
    "Erste Woche",
    date(2026, 11, 9),
    (PlannedItem("m-anfang", date(2026, 11, 20)), PlannedItem("m-weiter", date(2027, 2, 1))),
)


def give_post(place: Workplace, post: PostInMemory) -> None:
    """Let the running app exchange with these people."""
    services = place.session.services
    changed = {"post": post, "week": Week(services.shelf, post)}
    for name, value in changed.items():
        object.__setattr__(services, name, value)
    place.session.services.practices._post = post


def a_mentor_at(place: Workplace, post: PostInMemory, screen: Screen, ref: str = "") -> Workplace:
    """Start the app for a mentor with this post, on a page."""
    place.chosen = Settings(theme="hell", welcomed=True, tasks=("mentor",))
    place.start()
    give_post(place, post)
    place.go(screen, ref)
    return place


def full_post() -> PostInMemory:
    """Jana is late with something, ready for a sign-off and asks for help; nothing is planned for Bo."""
    post = PostInMemory(JANA, BO)
    post.send("jana", PATH)
    post.arrive(
        "jana",
        Share(
            "2026-W48",
            (
                SharedModule("m-anfang", "2026-11", Standing.BEGUN, 55),
                SharedModule("m-weiter", "2026-11", Standing.OPEN),
            ),
            (SharedPractice("p-gespraech", PracticeState.READY),),
        ),
        HelpWanted("2026-W47", "l-frist", "Ab wann zählt die Frist?"),
    )
    post.arrive("bo", Share("2026-W44", (SharedModule("m-anfang", "2026-11", Standing.STALE),)))
    return post
