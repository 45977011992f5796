"""What the readers of lessons and quizzes say about faulty files: golden fixtures, one for each rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.helpers.fixtures import DATA, Fixture, mended, read_fixtures, shown
from wissen.content.lesson import read_lesson
from wissen.content.problem import Problem
from wissen.content.quiz import read_quiz
from wissen.content.source import read_source

READERS: Mapping[str, Callable[..., tuple[Any, list[Problem]]]] = {"lesson": read_lesson, "quiz": read_quiz}
FIXTURES = [
    pytest.param(kind, fixture, id=f"{kind}: {fixture}")
    for kind in READERS
    for fixture in read_fixtures(DATA / "rules" / f"{kind}.md")
]


def problems_of(kind: str, text: str) -> list[Problem]:
    source, problems = read_source(text.encode(), "module/01-a/datei.md")
    return problems if source is None else [*problems, *READERS[kind](source)[1]]


@pytest.mark.parametrize(("kind", "fixture"), FIXTURES)
def test_every_fault_is_told_with_its_line(kind: str, fixture: Fixture):
    assert shown(problems_of(kind, fixture.text)) == fixture.expected


@pytest.mark.parametrize(("kind", "fixture"), FIXTURES)
def test_every_repair_mends_its_fault(kind: str, fixture: Fixture):
    text = fixture.text
    for _ in range(3):  # a mended line may show the next fault
        text = mended(text, problems_of(kind, text))
    assert [problem for problem in problems_of(kind, text) if problem.repair] == []


@pytest.mark.parametrize(("kind", "fixture"), FIXTURES)
def test_mending_keeps_every_word(kind: str, fixture: Fixture):
    text = mended(fixture.text, problems_of(kind, fixture.text))
    lost = set(fixture.text.replace("[ x ]", "").replace("✓", "").split()) - set(text.split())
    assert not {word for word in lost if word.isalpha()}
