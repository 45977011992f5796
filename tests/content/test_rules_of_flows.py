"""What the readers of procedures and of files with parts say about faulty files: golden fixtures, one for each rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.helpers.fixtures import DATA, Fixture, mended, read_fixtures, shown
from wissen.content.card import read_cards
from wissen.content.change import read_change
from wissen.content.finder import read_finder
from wissen.content.finder_check import check_finder, check_proofs
from wissen.content.flow_check import check_process
from wissen.content.glossary import read_glossary
from wissen.content.manifest import read_pack
from wissen.content.module import read_module
from wissen.content.path import read_path
from wissen.content.practice import read_practices
from wissen.content.problem import Problem
from wissen.content.process import read_process
from wissen.content.process_map import read_process_map
from wissen.content.source import Source, read_source


def of_process(source: Source) -> list[Problem]:
    process, problems = read_process(source)
    return [*problems, *(check_process(process, source.file) if process else ())]


def of_finder(source: Source) -> list[Problem]:
    finder, problems = read_finder(source)
    if finder is None:
        return problems
    return [*problems, *check_finder(finder, source.file), *check_proofs(finder, source.file)]


MARKDOWN: Mapping[str, Callable[[Source], list[Problem]]] = {
    "process": of_process,
    "finder": of_finder,
    "cards": lambda source: read_cards(source)[1],
    "practices": lambda source: read_practices(source)[1],
    "glossary": lambda source: read_glossary(source)[1],
    "module": lambda source: read_module(source)[1],
    "path": lambda source: read_path(source)[1],
    "change": lambda source: read_change(source)[1],
}
YAML: Mapping[str, Callable[[bytes], list[Problem]]] = {
    "pack": lambda data: read_pack(data, "paket.yaml")[1],
    "map": lambda data: read_process_map(data, "landkarte.yaml")[1],
}
FIXTURES = [
    pytest.param(kind, fixture, id=f"{kind}: {fixture}")
    for kind in (*MARKDOWN, *YAML)
    for fixture in read_fixtures(DATA / "rules" / f"{kind}.md")
]


def problems_of(kind: str, text: str) -> list[Problem]:
    if kind in YAML:
        return YAML[kind](text.encode())
    source, problems = read_source(text.encode(), "ordner/datei.md")
    return [*problems, *(MARKDOWN[kind](source) if source else ())]


@pytest.mark.parametrize(("kind", "fixture"), FIXTURES)
def test_problems_are_told(kind: str, fixture: Fixture):
    assert shown(problems_of(kind, fixture.text)) == fixture.expected


@pytest.mark.parametrize(("kind", "fixture"), FIXTURES)
def test_repairs_leave_nothing_more_to_repair(kind: str, fixture: Fixture):
    problems = problems_of(kind, fixture.text)
    after = problems_of(kind, mended(fixture.text, problems))
    assert [problem for problem in after if problem.repair] == []
