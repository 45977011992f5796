"""Lernpfad zuweisen as its tests begin."""

from __future__ import annotations

import pytest

from tests.helpers.assigning import before_the_first_answer, with_a_plan_for_jana, with_two_trainees
from tests.helpers.posts import PostInMemory
from tests.helpers.workplace import Workplace


@pytest.fixture
def post(workplace: Workplace) -> PostInMemory:
    return with_two_trainees(workplace)


@pytest.fixture
def place(workplace: Workplace, post: PostInMemory) -> Workplace:
    return before_the_first_answer(workplace)


@pytest.fixture
def planned(place: Workplace) -> Workplace:
    return with_a_plan_for_jana(place)
