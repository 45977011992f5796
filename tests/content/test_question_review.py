"""The Fragenprüfung on golden fixtures: what it says of each flaw, and that good questions are left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.fixtures import DATA, Fixture, read_fixtures
from tests.helpers.folders import files_of, write_folder
from tests.helpers.small_pack import write_small_pack
from wissen.content.load import load
from wissen.content.problem import Severity
from wissen.content.question_review import RULES, Asked, asked_in, review
from wissen.text import slug

FOLDER = DATA / "questions"
FIXTURES = [
    pytest.param(fixture, id=f"{rule}: {fixture}")
    for rule in RULES
    for fixture in read_fixtures(FOLDER / f"{slug(rule)}.md")
]


def asked(folder: Path) -> Iterator[Asked]:
    library, _ = load(folder)
    return (one for entry in library.entries.values() for one in asked_in(library.open(entry.id), entry.path))


def test_every_rule_has_its_fixture_and_every_fixture_its_rule():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(map(slug, RULES))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_finds_something_in_its_fixture(rule: str):
    assert any(f"[{rule}]" in fixture.expected for fixture in read_fixtures(FOLDER / f"{slug(rule)}.md"))


@pytest.mark.parametrize("fixture", FIXTURES)
def test_the_review_says_what_its_fixture_says(fixture: Fixture, tmp_path):
    folder = write_folder(tmp_path, files_of(fixture.text))
    assert "\n".join(map(str, review(load(folder)[0], asked(folder)))) == fixture.expected


def test_it_is_advice_and_nothing_else(tmp_path):
    folder = write_folder(tmp_path, files_of(read_fixtures(FOLDER / "signalwort.md")[0].text))
    assert {problem.severity for problem in review(load(folder)[0], asked(folder))} == {Severity.HINT}


def test_good_questions_are_left_alone(tmp_path):
    folder = write_small_pack(tmp_path)
    assert len(list(asked(folder))) == 4
    assert review(load(folder)[0], asked(folder)) == []


def test_a_file_that_the_library_does_not_know_is_looked_at_by_its_words_alone(tmp_path):
    text = read_fixtures(FOLDER / "laenge-verraet.md")[0].text
    folder = write_folder(tmp_path / "a", files_of(text))
    empty, _ = load(write_folder(tmp_path / "b", {}))
    assert review(empty, asked(folder)) == []
