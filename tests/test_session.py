"""What the composition root decides itself."""

from __future__ import annotations

from itertools import pairwise

import pytest

from wissen.settings import TEXT_SCALES
from wissen.ui.preferences import next_scale


@pytest.mark.parametrize(
    ("now", "step", "then"),
    [
        (1.0, 1, 1.1),
        (1.1, 1, 1.25),
        (2.0, 1, 2.0),
        (1.1, -1, 1.0),
        (1.0, -1, 1.0),
        (1.75, 0, 1.0),
        (1.3, 1, 1.5),
        (1.3, -1, 1.25),
        (1.0, 3, 1.1),
    ],
)
def test_the_text_grows_and_shrinks_by_steps(now: float, step: int, then: float) -> None:
    assert next_scale(now, step) == then


def test_every_step_up_has_a_step_down() -> None:
    for smaller, larger in pairwise(TEXT_SCALES):
        assert next_scale(smaller, 1) == larger
        assert next_scale(larger, -1) == smaller
