"""Lessons: the tree of sections, the introduction, versions, inline questions."""

from __future__ import annotations

from datetime import date

from tests.helpers.texts import FILE
from wissen.content.blocks import Paragraph, Text
from wissen.content.ids import Place
from wissen.content.item import Item, ItemKind
from wissen.content.lesson import read_lesson
from wissen.content.model import Lesson, Section
from wissen.content.problem import Problem
from wissen.content.source import read_source
from wissen.content.validity import Period


def read(body: str) -> tuple[Lesson, list[Problem]]:
    source, problems = read_source(f"---\nkennung: l\ntitel: L\n---\n{body}".encode(), FILE)
    assert source is not None
    lesson, found = read_lesson(source)
    assert lesson is not None
    return lesson, problems + found


def lesson(body: str) -> Lesson:
    found, problems = read(body)
    assert problems == []
    return found


def test_text_before_the_first_heading_is_the_introduction():
    assert lesson("Text.").sections == (Section(Place("einleitung"), "", 2, (Paragraph((Text("Text."),)),)),)


def test_sections_are_a_tree_of_two_levels():
    found = lesson("## A\nKennung: a\n\n### B\nKennung: b\n\nText.\n\n## C\nKennung: c")
    assert [(section.id, section.title, section.level, section.line) for section in found.sections] == [
        ("a", "A", 2, 5),
        ("b", "B", 3, 8),
        ("c", "C", 2, 13),
    ]
    assert found.sections[0].blocks == ()


def test_a_section_has_its_meta_line():
    (section,) = lesson("## A\nKennung: a · Gilt: bis 01.03.2024 · Ersetzt: l1#x · Bezug: § 81; § 4").sections
    assert (section.period, section.supersedes, section.sources) == (
        Period(None, date(2024, 3, 1)),
        ("l1#x",),
        ("§ 81", "§ 4"),
    )


def test_versions_stand_one_under_the_other_with_their_own_children():
    found = lesson(
        "## A\nKennung: a · Gilt: bis 29.02.2024\n\n### B\nKennung: b\n\n### B\nKennung: b2\n\n"
        "## A\nKennung: a · Gilt: ab 01.03.2024\n\n### B\nKennung: b\n"
    )
    assert [section.id for section in found.sections] == ["a", "b", "b2", "a", "b"]


def test_an_inline_question_is_a_question():
    found = lesson(
        "## A\nKennung: a\n\n## Kontrollfrage: Stimmt: das?\nKennung: k\n\nDie [[Duldung]].\n\n### B\nKennung: b\n"
    )
    assert [type(part) for part in found.parts] == [Section, Item, Section]
    (item,) = found.items
    assert (item.id, item.title, item.kind, item.line) == ("k", "Stimmt: das?", ItemKind.CLOZE, 8)


def test_sections_and_questions_may_bear_the_same_name():
    found, problems = read(
        "## Duldung\n\n## Kontrollfrage: Duldung\n\nAntwort: ja\n\n## Kontrollfrage: Duldung\n\nAntwort: ja"
    )
    assert [part.id for part in found.parts] == ["duldung", "duldung", "duldung-2"]
    assert {problem.rule for problem in problems} == {"kennung-fehlt"}


def test_a_section_may_not_take_the_name_of_the_introduction():
    _, (problem,) = read("Text.\n\n## Einleitung\nKennung: einleitung\n\nText.")
    assert problem.rule == "kennung-doppelt"
    found, _ = read("## Einleitung\n\nText.")
    assert found.sections[0].id == "einleitung-2"


def test_headings_of_other_levels_are_read_as_the_nearest():
    found, _ = read("### A\nKennung: a\n\n# B\nKennung: b\n\n##### C\nKennung: c\n")
    assert [section.level for section in found.sections] == [2, 2, 3]


def test_a_head_that_cannot_be_read_is_no_lesson():
    source, _ = read_source(b"---\ntitel: [\n---\n", FILE)
    assert source is not None
    assert read_lesson(source)[0] is None
