"""What would take for ever elsewhere is read within limits, or told."""

from __future__ import annotations

import pytest

from tests.helpers.texts import FILE, blocks_of, problems_of
from wissen.content.blocks import Paragraph, Table, Text
from wissen.content.inline import MAX_BRACKETS, MAX_RUN
from wissen.content.lesson import read_lesson
from wissen.content.source import read_source


def test_ten_thousand_headings_are_ten_thousand_sections():
    source, problems = read_source(b"---\nkennung: l\ntitel: L\n---\n## T\n" + b"## T\n" * 9_999, FILE)
    assert source is not None
    assert problems == []
    lesson, _ = read_lesson(source)
    assert lesson is not None
    assert len({section.id for section in lesson.sections}) == 10_000


def test_a_paragraph_without_end_is_not_searched_for_markup():
    long = "*a* " * (MAX_RUN // 4 + 1)
    assert blocks_of(long) == (Paragraph((Text(long.strip()),)),)
    assert [problem.rule for problem in problems_of(long)] == ["absatz-zu-lang"]


def test_too_many_brackets_are_told_once():
    body = "\n\n".join(["[a](b)" * 1000] * (MAX_BRACKETS // 1000 + 3))
    assert [(problem.rule, problem.line) for problem in problems_of(body)] == [("zu-viele-klammern", 21)]


def test_a_huge_table_is_cut():
    body = f"|{'a|' * 100}\n|{'-|' * 100}\n" + "|b|\n" * 100
    (table,) = blocks_of(body)
    assert isinstance(table, Table)
    assert (len(table.header), len(table.rows)) == (100, 49)
    assert [problem.rule for problem in problems_of(body)] == ["tabelle-zu-groß"]


@pytest.mark.parametrize(
    "body",
    [
        "[" * MAX_RUN,
        "![" * 9_000,
        "a**b" * 5_000,
        "`" * MAX_RUN,
        "\\" * MAX_RUN,
        "> " * 10_000,
        "- " * 10_000,
        "~~a" * 6_000,
    ],
)
def test_pathological_text_is_read(body: str):
    assert blocks_of(body) is not None
