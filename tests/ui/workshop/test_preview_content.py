"""What a text becomes, for every kind of content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.validity import parse_period
from wissen.drawing.page import PageQuestion, PageSection
from wissen.ui.workshop.preview_content import place_at, preview_of

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = write_small_pack(tmp_path_factory.mktemp("preview") / "inhalte")
    return load(folder)[0]


def test_every_kind_of_content_has_a_page(library: Library) -> None:
    for entry in library.entries.values():
        shown = preview_of(library.open(entry.id), DAY)
        assert shown.page.title == entry.title
        assert shown.page.parts, entry.path


def test_questions_of_a_quiz_stand_one_below_the_other(library: Library) -> None:
    shown = preview_of(library.open("q-anfang"), DAY)
    asked = [part for part in shown.page.parts if isinstance(part, PageQuestion)]
    assert [part.id for part in asked] == [item.id for item in shown.items]
    assert asked[0].label == f"Frage 1 von {len(asked)}"


def test_only_what_holds_on_the_day_is_shown(library: Library) -> None:
    def words(day: date) -> object:
        return [part.blocks for part in preview_of(library.open("l-frist"), day).page.parts if part.id == "wann"]

    assert words(date(2026, 5, 31)) != words(date(2026, 6, 1))
    assert len(words(DAY)) == 1  # type: ignore[arg-type]


def test_what_holds_on_no_such_day_says_so(library: Library) -> None:
    lesson = library.open("l-hut")
    ended = replace(lesson, head=replace(lesson.head, period=parse_period("bis 31.12.2020")))
    shown = preview_of(ended, DAY)
    assert shown.page.parts == ()
    assert "23.11.2026 gilt dieser Inhalt nicht" in shown.page.hints[0].text[0].text  # type: ignore[union-attr]


def test_a_line_belongs_to_the_part_above_it(library: Library) -> None:
    entry = library.entry("l-hut")
    line = next(part.line for part in entry.parts if part.id == "helfen")
    assert place_at(entry, line, DAY) == place_at(entry, line + 2, DAY) == "helfen"
    assert place_at(entry, 1, DAY) == ""


def test_of_two_versions_the_one_that_holds_is_meant(library: Library) -> None:
    entry = library.entry("l-frist")
    first, second = (part for part in entry.parts if part.id == "wann")
    assert place_at(entry, second.line, date(2026, 6, 1)) == "wann"
    assert place_at(entry, first.line, date(2026, 6, 1)) != "wann"


def test_sections_of_other_kinds_can_be_gone_to(library: Library) -> None:
    for name in ("finder-ausweis", "service-probe"):
        entry = library.entry(name)
        places = {part.id for part in preview_of(library.open(name), DAY).page.parts if isinstance(part, PageSection)}
        assert {part.id for part in entry.parts} <= places
