"""Einblick over the real exchange: what is sent arrives, and what is taken back is gone on the other side as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.exchange import DAY, Desk, a_team, came
from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack
from wissen.services.sharing import Aspect, Sharing

MENTOR, TRAINEE = "nabil", "jana"


@pytest.fixture
def team(tmp_path: Path) -> tuple[Desk, Desk]:
    return a_team(tmp_path)


@pytest.fixture
def sharing(tmp_path: Path, team: tuple[Desk, Desk]) -> Sharing:
    services = Person(write_small_pack(tmp_path / "inhalte"), today=DAY).services
    return Sharing(services.shelf, services.history, services.onboarding, team[1].mail, minimum=())


def test_a_share_arrives_as_it_was_shown(team: tuple[Desk, Desk], sharing: Sharing) -> None:
    share = sharing.share({Aspect.MODULES})
    sharing.send(MENTOR, share)
    team[1].told(team[0])
    assert came(team[0], TRAINEE) == [share]


def test_a_request_is_taken_back_before_it_has_left(team: tuple[Desk, Desk], sharing: Sharing) -> None:
    share, wanted = sharing.share({Aspect.MODULES}), sharing.help("l-hut", "Wo?")
    sharing.send(MENTOR, share)
    sharing.send(MENTOR, wanted)
    sharing.take_back(MENTOR, wanted)
    team[1].told(team[0])
    assert came(team[0], TRAINEE) == [share]


def test_a_request_is_taken_back_after_it_has_arrived(team: tuple[Desk, Desk], sharing: Sharing) -> None:
    share, wanted = sharing.share({Aspect.MODULES}), sharing.help("l-hut", "Wo?")
    sharing.send(MENTOR, share)
    sharing.send(MENTOR, wanted)
    team[1].told(team[0])
    assert set(came(team[0], TRAINEE)) == {share, wanted}
    sharing.take_back(MENTOR, wanted)
    team[1].told(team[0])
    assert came(team[0], TRAINEE) == [share]


def test_everything_is_erased_on_both_sides(team: tuple[Desk, Desk], sharing: Sharing) -> None:
    sharing.send(MENTOR, sharing.share(tuple(Aspect)))
    team[1].told(team[0])
    sharing.erase(MENTOR)
    assert sharing.history(MENTOR) == ()
    team[1].told(team[0])
    assert came(team[0], TRAINEE) == []
    sharing.send(MENTOR, again := sharing.share({Aspect.PRACTICES}))
    team[1].told(team[0])
    assert came(team[0], TRAINEE) == [again]
