"""The shipped learning paths: one for each workplace that begins as the first month does, and the skills in them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.helpers.person import Person
from wissen import paths
from wissen.content.blocks import OrderedList, plain
from wissen.content.library import Library
from wissen.content.model import Practice, PracticeFile
from wissen.learning.practice import SignOffLevel
from wissen.services.onboarding import NodeKind

SKILLS = 30
"""At least so many practical skills are shipped."""


@pytest.fixture(scope="module")
def newcomer() -> Person:
    """Somebody with the shipped content."""
    return Person(paths.bundled("content"), today=date(2026, 11, 23))


def skills(library: Library) -> list[Practice]:
    opened = [library.open(entry.id) for entry in library.entries.values()]
    return [one for content in opened if isinstance(content, PracticeFile) for one in content.practices]


def test_each_workplace_has_one_path_that_has_the_first_month_in_it(newcomer: Person) -> None:
    onboarding, library = newcomer.services.onboarding, newcomer.services.shelf.current
    assert library.pack is not None
    for workplace in library.pack.roles:
        onboarding.work_at([workplace])
        phases = [node for node in onboarding.tree() if node.kind is NodeKind.PHASE]
        (title,) = {phase.title.split(" · ")[0] for phase in phases}
        (path,) = (path for path in library.paths if path.head.title == title)
        assert workplace in path.head.roles


def test_what_a_workplace_must_learn_beyond_the_first_month_is_its_own_work(newcomer: Person) -> None:
    library = newcomer.services.shelf.current
    strange = []
    first = next(path for path in library.paths if path.head.id == "pfad-erster-monat")
    shared = {item.target for stage in first.stages for item in stage.items}
    for path in library.paths:
        for item in (item for stage in path.stages for item in stage.items if not item.optional):
            entry, _ = library.find(library.resolve(library.entries[path.head.id].path, item.target) or "")
            roles = entry.head.roles
            if roles and path.head.roles and item.target not in shared and set(roles).isdisjoint(path.head.roles):
                strange.append((path.head.id, entry.id))
    assert strange == []


def test_each_skill_is_in_a_path_and_says_what_is_shown(newcomer: Person) -> None:
    library = newcomer.services.shelf.current
    found = skills(library)
    assert len(found) >= SKILLS
    named = {
        (library.resolve(library.entries[path.head.id].path, item.target) or "").partition("#")[2]
        for path in library.paths
        for stage in path.stages
        for item in stage.items
    }
    assert [skill.id for skill in found if skill.id not in named] == []
    assert [skill.id for skill in found if not any(isinstance(one, OrderedList) for one in skill.blocks)] == []


def test_each_skill_is_signed_off_at_both_levels(newcomer: Person) -> None:
    levels = {
        skill.id: [plain(value) for field in skill.fields if field.key == "Stufe" for value in field.values]
        for skill in skills(newcomer.services.shelf.current)
    }
    assert {kennung: found for kennung, found in levels.items() if found != list(SignOffLevel)} == {}
