"""Reading what was written gives back the same value, for every kind of this side of the format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings

from tests.helpers import strategies_flow as flows
from wissen.content.card import read_cards
from wissen.content.change import read_change
from wissen.content.finder import read_finder
from wissen.content.flow import Finder, Process
from wissen.content.glossary import read_glossary
from wissen.content.manifest import read_pack, write_pack
from wissen.content.model import CardFile, Glossary, LawChange, LearningPath, Module, Pack, PracticeFile, ProcessMap
from wissen.content.module import read_module
from wissen.content.path import read_path
from wissen.content.practice import read_practices
from wissen.content.process import read_process
from wissen.content.process_map import read_process_map, write_process_map
from wissen.content.source import read_source
from wissen.content.write_flow import write_finder, write_process
from wissen.content.write_parts import (
    write_cards,
    write_change,
    write_glossary,
    write_module,
    write_path,
    write_practices,
)

EXAMPLES = settings(max_examples=25)


def read_back(read: Callable[..., Any], written: str) -> Any:
    source, _ = read_source(written.encode(), "ordner/datei.md")
    assert source is not None
    value, _ = read(source)
    return value


@EXAMPLES
@given(flows.processes())
def test_process(process: Process):
    assert read_back(read_process, write_process(process)) == process


@EXAMPLES
@given(flows.finders())
def test_finder(finder: Finder):
    assert read_back(read_finder, write_finder(finder)) == finder


@EXAMPLES
@given(flows.card_files)
def test_cards(cards: CardFile):
    assert read_back(read_cards, write_cards(cards)) == cards


@EXAMPLES
@given(flows.practice_files)
def test_practices(practices: PracticeFile):
    assert read_back(read_practices, write_practices(practices)) == practices


@EXAMPLES
@given(flows.glossaries)
def test_glossary(glossary: Glossary):
    assert read_back(read_glossary, write_glossary(glossary)) == glossary


@EXAMPLES
@given(flows.paths)
def test_learning_path(path: LearningPath):
    assert read_back(read_path, write_path(path)) == path


@EXAMPLES
@given(flows.changes)
def test_law_change(change: LawChange):
    assert read_back(read_change, write_change(change)) == change


@EXAMPLES
@given(flows.modules)
def test_module(module: Module):
    assert read_back(read_module, write_module(module)) == module


@EXAMPLES
@given(flows.packs)
def test_pack(pack: Pack):
    assert read_pack(write_pack(pack).encode(), "paket.yaml") == (pack, [])


@EXAMPLES
@given(flows.process_maps())
def test_process_map(process_map: ProcessMap):
    assert read_process_map(write_process_map(process_map).encode(), "landkarte.yaml") == (process_map, [])
