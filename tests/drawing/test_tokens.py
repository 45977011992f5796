"""The colours of every theme can be read by everybody."""

from __future__ import annotations

import re
from dataclasses import astuple, fields

import pytest

from tests.helpers.accessibility import contrast, weak_contrasts
from wissen.drawing.tokens import THEMES, Tokens
from wissen.settings import THEME_NAMES

themes = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES.keys())


@pytest.mark.parametrize(("first", "second", "expected"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48)])
def test_contrast_is_that_of_wcag(first: str, second: str, expected: float) -> None:
    assert contrast(first, second) == pytest.approx(expected, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@themes
def test_all_colours_that_meet_contrast(tokens: Tokens) -> None:
    assert weak_contrasts(tokens) == []


@themes
def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    name, *colours = astuple(tokens)
    assert len(colours) == len(fields(Tokens)) - 1
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours), name


def test_every_theme_that_can_be_set_has_its_colours() -> None:
    assert set(THEME_NAMES) - {"system"} == set(THEMES)
