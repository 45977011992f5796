"""What Heute shows is kept for the next start, and doubted when it may be out of date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.person import Person
from tests.helpers.stores import DAY, Desk, begun
from wissen.services import today as heute
from wissen.services.onboarding import NextStep, Node, NodeKind, Progress, Reason
from wissen.services.today import Today

STEP = NextStep(Node(NodeKind.LESSON, "Zwei Hüte", "l-hut", 8), Reason.RESUME, "Tag 1", "Anfang", date(2026, 11, 27))
TODAY = Today(STEP, Progress(1, 6, 50))


@dataclass
class Kept:
    body: Mapping[str, Any]
    current: bool = True


@dataclass
class Drawer:
    """Keeps in memory what a store would."""

    kept: dict[str, Kept] = field(default_factory=dict)

    def summary(self, key: str) -> Kept | None:
        return self.kept.get(key)

    def write_summary(self, key: str, body: Mapping[str, Any]) -> None:
        self.kept[key] = Kept(body)


@pytest.mark.parametrize("today", [TODAY, Today(None, Progress(6, 6, 0))], ids=["a step", "all done"])
def test_what_was_kept_is_read_back(today: Today) -> None:
    drawer = Drawer()
    heute.keep(drawer, today)
    assert heute.kept(drawer) == today


def test_nothing_kept_is_nothing_known() -> None:
    assert heute.kept(Drawer()) is None


def test_what_is_out_of_date_is_not_shown() -> None:
    drawer = Drawer()
    heute.keep(drawer, TODAY)
    drawer.kept[heute.KEY].current = False
    assert heute.kept(drawer) is None


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"step": None},
        {"step": None, "progress": 3},
        {"step": None, "progress": [1]},
        {"step": {"kind": "ganz-neu"}, "progress": [1, 2, 3]},
        {"step": {"kind": "lesson"}, "progress": [1, 2, 3]},
        {"step": 7, "progress": [1, 2, 3]},
    ],
)
def test_what_another_version_wrote_is_passed_over(body: Mapping[str, Any]) -> None:
    assert heute.kept(Drawer({heute.KEY: Kept(body)})) is None


def test_the_real_store_keeps_it_until_something_happens(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    store = desk.store()
    heute.keep(store, TODAY)
    store.close()
    store = desk.store()
    assert heute.kept(store) == TODAY
    store.append(begun(), today=DAY)
    assert heute.kept(store) is None
    store.close()


def test_it_is_what_the_person_sees(person: Person) -> None:
    onboarding = person.services.onboarding
    drawer = Drawer()
    heute.keep(drawer, Today(onboarding.next_step(), onboarding.progress()))
    kept = heute.kept(drawer)
    assert kept is not None
    assert kept.step is not None
    assert (kept.step.node.title, kept.progress.count) == ("Zwei Hüte", 5)
