"""Praxis: which state follows from who signed off at which level."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.events import Happening
from wissen.learning.history import History
from wissen.learning.practice import PracticeState, SignOff, SignOffLevel, state_of
from wissen.learning.verb import Verb

DAY = date(2026, 11, 20)
GUIDED = SignOff("nabil", "n-1", DAY, SignOffLevel.GUIDED)
ALONE = SignOff("kaja", "n-2", DAY, SignOffLevel.ALONE)


@pytest.mark.parametrize(
    ("sign_offs", "ready", "state"),
    [
        ((), False, PracticeState.OPEN),
        ((), True, PracticeState.READY),
        ((GUIDED,), False, PracticeState.GUIDED),
        ((GUIDED,), True, PracticeState.READY),
        ((GUIDED, ALONE), False, PracticeState.ALONE),
        ((ALONE,), True, PracticeState.ALONE),
    ],
)
def test_the_highest_level_counts(sign_offs: tuple[SignOff, ...], ready: bool, state: PracticeState) -> None:
    assert state_of(sign_offs, ready=ready) is state


def ready(*, so: bool = True) -> Happening:
    return Happening("log/1", Verb.PRACTICE_READY, "p", {"ready": so})


def signed(level: str | None, *, by: str = "nabil", revision: str = "r1", erased: bool = False) -> Happening:
    payload = {"by": by, "name": {"text": f"name-{by}"}, "day": "2026-11-20", "level": level}
    return Happening("log/2", Verb.SIGNED_OFF, "p", {} if erased else payload, revision, erased=erased)


def test_a_sign_off_ends_the_wait_and_says_who_and_when() -> None:
    history = History([ready(), signed("guided")])
    assert history.ready == {}
    (one,) = history.sign_offs["p"].values()
    assert (one.by, one.name, one.day, one.level) == ("nabil", "name-nabil", DAY, SignOffLevel.GUIDED)


def test_a_sign_off_that_is_taken_back_brings_the_wait_back() -> None:
    waiting = History([ready()])
    history = History([ready(), signed("guided"), signed("alone"), signed(None)])
    assert history.sign_offs["p"] == {}
    assert history.ready == waiting.ready


def test_who_was_not_ready_is_not_after_a_sign_off_taken_back() -> None:
    assert History([signed("alone"), signed(None)]).ready == {}


def test_each_mentor_takes_back_their_own() -> None:
    history = History([signed("alone"), signed("guided", by="kaja"), signed(None)])
    assert list(history.sign_offs["p"]) == ["kaja"]


def test_what_was_erased_is_no_sign_off_but_is_known_to_have_come() -> None:
    history = History([signed("alone", erased=True)])
    assert history.sign_offs == {}
    assert history.letters == {"p": ["r1"]}


def test_beginning_anew_keeps_what_others_signed() -> None:
    history = History([ready(), signed("alone"), Happening("log/3", Verb.PROGRESS_RESET, "")])
    assert list(history.sign_offs["p"]) == ["nabil"]
    assert history.letters == {"p": ["r1"]}
