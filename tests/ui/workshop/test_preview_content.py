"""What a text becomes, for every kind of content."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.as_of import as_of
from wissen.content.blocks import plain_text
from wissen.content.entry import Headed
from wissen.content.library import Library
from wissen.content.load import load
from wissen.content.model import Lesson
from wissen.content.validity import parse_period
from wissen.drawing.page import PageQuestion, PageSection
from wissen.ui.workshop.face import Seen
from wissen.ui.workshop.preview_content import preview_of

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = write_small_pack(tmp_path_factory.mktemp("preview") / "inhalte")
    return load(folder)[0]


def seen(library: Library, name: str, day: date = DAY, whole: Headed | None = None) -> Seen:
    """A file of the folder as the preview gets it."""
    content = whole or library.open(name)
    return Seen(library.entry(name), content, as_of(content, day), day)


def test_every_kind_of_content_has_a_page(library: Library) -> None:
    for entry in library.entries.values():
        shown = preview_of(seen(library, entry.id))
        assert shown.page.title == entry.title
        assert shown.page.parts, entry.path


def test_questions_of_a_quiz_stand_one_below_the_other(library: Library) -> None:
    shown = preview_of(seen(library, "q-anfang"))
    asked = [part for part in shown.page.parts if isinstance(part, PageQuestion)]
    assert [part.id for part in asked] == [item.id for item in shown.items]
    assert asked[0].label == f"Frage 1 von {len(asked)}"


def test_only_what_holds_on_the_day_is_shown(library: Library) -> None:
    def words(day: date) -> object:
        return [part.blocks for part in preview_of(seen(library, "l-frist", day)).page.parts if part.id == "wann"]

    assert words(date(2026, 5, 31)) != words(date(2026, 6, 1))
    assert len(words(DAY)) == 1  # type: ignore[arg-type]


def test_what_holds_on_no_such_day_says_so_and_leads_to_days_on_which_it_does(library: Library) -> None:
    lesson = library.open("l-hut")
    ended = replace(lesson, head=replace(lesson.head, period=parse_period("bis 31.12.2020")))
    whole = seen(library, "l-hut", whole=ended)
    shown = preview_of(replace(whole, entry=replace(whole.entry, head=ended.head)))
    (said,) = shown.page.parts
    assert said.id == "fehlt"
    assert "Es galt bis 31.12.2020" in plain_text(said.blocks)
    assert shown.items == ()


def test_a_section_of_other_days_leaves_its_place(library: Library) -> None:
    lesson = library.open("l-hut")
    assert isinstance(lesson, Lesson)
    first, *others = lesson.parts
    later = replace(first, period=parse_period("ab 01.01.2030"))
    changed = replace(lesson, parts=(later, *others))
    shown = preview_of(seen(library, "l-hut", whole=changed))
    place = next(part for part in shown.page.parts if part.id == first.id)
    assert "Es gilt ab 01.01.2030" in plain_text(place.blocks)


def test_sections_of_other_kinds_can_be_gone_to(library: Library) -> None:
    for name in ("finder-ausweis", "service-probe"):
        entry = library.entry(name)
        places = {part.id for part in preview_of(seen(library, name)).page.parts if isinstance(part, PageSection)}
        assert {part.id for part in entry.parts} <= places
