"""Content as of a day: what does not hold is left out, with everything below it."""

from __future__ import annotations

from datetime import date

from wissen.content.as_of import as_of, periods_of
from wissen.content.blocks import BulletList, Callout, CalloutKind, ListItem, Paragraph, Text
from wissen.content.head import Head
from wissen.content.ids import Id, Place
from wissen.content.item import Choice, Choices, Item, ItemKind
from wissen.content.model import Lesson, Section
from wissen.content.validity import ALWAYS, Period

OLD = Period(None, date(2024, 2, 29))
NEW = Period(date(2024, 3, 1))
BEFORE, AFTER = date(2024, 2, 29), date(2024, 3, 1)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def section(place: str, *, period: Period = ALWAYS, level: int = 2, text: str = "Text") -> Section:
    return Section(Place(place), place, level, (paragraph(text),), period)


def lesson(*parts: Section | Item) -> Lesson:
    return Lesson(Head(Id("l"), "Lektion"), parts)


def places(shown: Lesson) -> list[str]:
    return [part.id for part in shown.parts]


def question(*choices: Choice) -> Item:
    return Item(Id("frage"), ItemKind.SINGLE, "Frage?", (), Choices(choices))


def test_the_version_of_the_day_is_shown() -> None:
    versions = lesson(section("frist", period=OLD, text="alt"), section("frist", period=NEW, text="neu"))
    assert as_of(versions, BEFORE).parts == (versions.parts[0],)
    assert as_of(versions, AFTER).parts == (versions.parts[1],)


def test_content_without_periods_stays_the_same_object() -> None:
    undated = lesson(section("a"), question())
    assert as_of(undated, AFTER) is undated


def test_a_hidden_section_takes_its_children_and_questions_with_it() -> None:
    whole = lesson(section("a", period=NEW), section("a-1", level=3), question(), section("b"))
    assert places(as_of(whole, BEFORE)) == ["b"]


def test_what_stands_below_versions_belongs_to_each_of_them() -> None:
    whole = lesson(section("a", period=OLD), section("a", period=NEW), section("a-1", level=3), question())
    for day in (BEFORE, AFTER):
        assert places(as_of(whole, day)) == ["a", "a-1", "frage"]
    apart = lesson(section("a", period=OLD), question(), section("a", period=NEW), section("a-1", level=3))
    assert places(as_of(apart, BEFORE)) == ["a", "frage"]
    gone = lesson(section("b", period=OLD), section("a", period=NEW), section("a-1", level=3))
    assert places(as_of(gone, BEFORE)) == ["b"]


def test_a_hidden_child_leaves_its_neighbour() -> None:
    whole = lesson(section("a"), section("a-1", level=3, period=NEW), section("a-2", level=3))
    assert places(as_of(whole, BEFORE)) == ["a", "a-2"]


def test_list_items_and_choices_have_their_own_period() -> None:
    item = ListItem((paragraph("neu"),), period=NEW)
    note = Callout(CalloutKind.NOTE, (BulletList((item, ListItem((paragraph("immer"),)))),))
    choice = Choice("k", (Text("neu"),), False, period=NEW)
    whole = lesson(Section(Place("a"), "a", 2, (note,)), question(choice))
    shown = as_of(whole, BEFORE)
    assert "neu" not in repr(shown)
    assert "immer" in repr(shown)


def test_every_limited_period_is_found() -> None:
    whole = lesson(section("a", period=OLD), question(Choice("k", (), False, period=NEW)))
    assert list(periods_of(whole)) == [OLD, NEW]
