"""From how far a trainee is to what a mentor sees: only what is switched on, and nothing finer than it must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.learning.completion import Standing
from wissen.learning.practice import PracticeState
from wissen.settings import ASPECTS
from wissen.team.messages import Channel, Share, SharedModule, SharedPractice, decode, encode
from wissen.team.sharing import NOTHING, Aspect, ModuleState, percent, share_of

WEEK = "2026-W48"
MODULES = (ModuleState("m-anfang", Standing.DONE, 0.87), ModuleState("m-weiter", Standing.OPEN))
SKILLS = (("p-gespraech", PracticeState.READY), ("p-fiktion", PracticeState.OPEN))


def shared(*aspects: Aspect) -> Share:
    return share_of(WEEK, "2026-11", MODULES, SKILLS, aspects=aspects)


def test_what_can_be_switched_is_what_the_settings_know() -> None:
    assert tuple(map(str, Aspect)) == ASPECTS


def test_with_nothing_switched_on_nothing_enters() -> None:
    assert share_of(WEEK, "2026-11", MODULES, SKILLS, aspects=NOTHING) == Share(WEEK, ())


def test_modules_come_without_their_scores() -> None:
    assert shared(Aspect.MODULES).modules == (
        SharedModule("m-anfang", "2026-11", Standing.DONE),
        SharedModule("m-weiter", "2026-11", Standing.OPEN),
    )


def test_scores_come_on_top_in_steps_rounded_down() -> None:
    assert [one.score for one in shared(Aspect.MODULES, Aspect.SCORES).modules] == [85, None]


def test_scores_alone_show_nothing() -> None:
    assert shared(Aspect.SCORES) == Share(WEEK, ())


def test_only_skills_that_are_ready_enter() -> None:
    assert shared(Aspect.PRACTICES) == Share(WEEK, (), (SharedPractice("p-gespraech", PracticeState.READY),))


def test_of_a_skill_that_is_ready_once_more_the_mentor_sees_that_their_sign_off_has_come() -> None:
    skills = (
        ("p-gespraech", PracticeState.GUIDED),
        ("p-gespraech", PracticeState.READY),
        ("p-x", PracticeState.GUIDED),
    )
    found = share_of(WEEK, "2026-11", (), skills, aspects=[Aspect.PRACTICES]).practices
    assert found == tuple(SharedPractice(*one) for one in skills[:2])


@pytest.mark.parametrize(("score", "shown"), [(0.0, 0), (0.049, 0), (0.05, 5), (0.29, 25), (0.999, 95), (1.0, 100)])
def test_a_score_is_never_better_than_it_was(score: float, shown: int) -> None:
    assert percent(score) == shown


def test_no_step_is_lost_to_binary_fractions() -> None:
    assert [percent(step / 20) for step in range(21)] == list(range(0, 101, 5))


@given(st.sets(st.sampled_from(Aspect)), st.none() | st.floats(0, 1))
def test_whatever_is_switched_on_may_leave(aspects: set[Aspect], score: float | None) -> None:
    share = share_of(WEEK, "2026-11", [ModuleState("m-anfang", Standing.BEGUN, score)], SKILLS, aspects=aspects)
    assert decode(encode(share), Channel.SHARE) == share
