"""No file makes a reader of procedures or parts fail: faults become problems with a line of the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.strategies import raw_text
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
from wissen.content.process import read_process
from wissen.content.process_map import read_process_map
from wissen.content.source import read_source

READERS = (
    read_process,
    read_finder,
    read_cards,
    read_practices,
    read_glossary,
    read_module,
    read_path,
    read_change,
)
FRAGMENTS = (
    "",
    "# Teilprozess: Eingang",
    "## Antwortkarte",
    "## 1. Annehmen",
    "## 2. Frage: Vollständig?",
    "## 3. Parallel: Zugleich",
    "## Ende",
    "## Frage 1: Welcher Titel?",
    "## Ergebnis: Visum",
    "## Proben",
    "## Tag 1",
    "## Stufe: Eins",
    "### Tiefer",
    "Kennung: a",
    "Gilt: ab 01.03.2024",
    "Gilt: 01.01.0001 bis 31.12.9999",
    "Gilt: offen · Tag: geprüft",
    "- → Schritt 1",
    "- Ja → Schritt 2 (zurück) (gilt bis 29.02.2024)",
    "- danach → Schritt 999",
    "- danach → Schritt 2",
    "- Nein → Ende",
    "- Ja → Ergebnis a",
    "- → [Titel](x.md)",
    "- **Wer:** Theke; **Bezug:** § 81",
    "- **Während:** Schritt 1",
    "> **Irrtum:** So ist es.",
    "| Stichtag | Antworten | Ergebnis |",
    "|---|---|---|",
    "| 01.03.2024 | Ja > ? | a |",
    "| x | | |",
    "| 01.01.0001 | Ja | a |",
    "| 31.12.9999 | Ja | a |",
)
bodies = st.lists(st.one_of(st.sampled_from(FRAGMENTS), raw_text), max_size=14).map("\n".join)


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60)
@given(body=bodies)
def test_any_body_is_read(read: Callable[..., Any], body: str):
    source, _ = read_source(f"---\nkennung: x\ntitel: X\n---\n{body}\n".encode(), "ordner/datei.md")
    assert source is not None
    value, problems = read(source)
    assert value is not None
    if read is read_process:
        problems += check_process(value, source.file)
    if read is read_finder:
        problems += [*check_finder(value, source.file), *check_proofs(value, source.file)]
    assert all(0 <= problem.line <= len(source.lines) for problem in problems)


@settings(max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(("Kern:", "  Service:", "    - a", "format: 1", "id: [x]")), raw_text)))
def test_any_yaml_is_read(rows: list[str]):
    data = "\n".join(rows).encode()
    for read in (read_pack, read_process_map):
        _, problems = read(data, "datei.yaml")
        assert all(0 <= problem.line <= len(rows) + 1 for problem in problems)
