"""From a line of the text to what is shown of it, and from clicked words back to their line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.library import Library
from wissen.content.load import load
from wissen.ui.workshop.pointing import line_of, place_at

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_pack(tmp_path_factory.mktemp("pointing") / "inhalte")


@pytest.fixture(scope="module")
def library(folder: Path) -> Library:
    return load(folder)[0]


def lines_of(folder: Path, library: Library, name: str) -> list[str]:
    return (folder / library.entry(name).path).read_text(encoding="utf-8").split("\n")


def test_a_line_belongs_to_the_part_above_it(library: Library) -> None:
    entry, content = library.entry("l-hut"), library.open("l-hut")
    line = next(part.line for part in entry.parts if part.id == "helfen")
    assert place_at(entry, content, line) == place_at(entry, content, line + 2) == "helfen"
    assert place_at(entry, content, 1) == ""


def test_a_case_belongs_to_its_first_question(folder: Path, library: Library) -> None:
    entry, content = library.entry("q-anfang"), library.open("q-anfang")
    lines = lines_of(folder, library, "q-anfang")
    assert place_at(entry, content, lines.index("Frau A. kommt zu spät.") + 1) == "f-beraten"
    assert place_at(entry, content, lines.index("# Ohne Fall") + 1) == "f-dazu"


def test_clicked_words_lead_to_the_line_in_which_they_are_written(folder: Path, library: Library) -> None:
    entry, lines = library.entry("service-probe"), lines_of(folder, library, "service-probe")
    assert line_of(entry, lines, "annehmen", "Den Antrag annehmen.", DAY) == lines.index("Den Antrag annehmen.") + 1
    assert line_of(entry, lines, "annehmen", "Servicetheke", DAY) == lines.index("- **Wer:** Servicetheke") + 1


def test_words_of_a_case_are_found_above_its_question(folder: Path, library: Library) -> None:
    entry, lines = library.entry("q-anfang"), lines_of(folder, library, "q-anfang")
    told = "Frau A. kommt zu spät."
    assert line_of(entry, lines, "f-beraten", told, DAY) == lines.index(told) + 1


def test_words_that_are_written_nowhere_lead_to_the_heading(folder: Path, library: Library) -> None:
    entry, lines = library.entry("l-hut"), lines_of(folder, library, "l-hut")
    heading = lines.index("## Helfen") + 1
    assert line_of(entry, lines, "helfen", "Wählen Sie etwas anderes", DAY) == heading
    assert line_of(entry, lines, "helfen", "", DAY) == heading
    assert line_of(entry, lines, "nirgends", "Frau A.", DAY) == 0


def test_of_two_versions_the_one_that_holds_is_meant(folder: Path, library: Library) -> None:
    entry, lines = library.entry("l-frist"), lines_of(folder, library, "l-frist")
    first, second = (part for part in entry.parts if part.id == "wann")
    assert line_of(entry, lines, "wann", "", date(2026, 5, 31)) == first.line
    assert line_of(entry, lines, "wann", "", date(2026, 6, 1)) == second.line
