"""Reading what was written gives back an equal value: text, blocks, heads, lessons and quizzes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.helpers.fixtures import DATA
from tests.helpers.strategies import blocks, footnoted, inlines
from tests.helpers.strategies_lesson import heads, lessons, quizzes
from wissen.content.blocks import Block, Inline, Paragraph
from wissen.content.frontmatter import read_head, write_head
from wissen.content.head import Head
from wissen.content.item import Quiz
from wissen.content.lesson import read_lesson
from wissen.content.load import read_content
from wissen.content.markdown import read_body
from wissen.content.model import Kind, Lesson
from wissen.content.normal import normal_blocks, normal_inlines
from wissen.content.problem import Report
from wissen.content.quiz import read_quiz
from wissen.content.source import Source, read_source
from wissen.content.write import write
from wissen.content.write_blocks import write_blocks
from wissen.content.write_lesson import write_lesson, write_quiz


def source_of(text: str) -> Source:
    source, problems = read_source(text.encode(), "module/01-a/datei.md")
    assert source is not None, problems
    return source


def blocks_of(text: str) -> tuple[Block, ...]:
    report = Report("module/01-a/datei.md")
    (chunk,) = read_body(source_of(f"---\n---\n{text}\n"), report=report)
    return chunk.blocks(gaps=True)


@settings(max_examples=200)
@given(inlines(gaps=True))
def test_a_paragraph_reads_back_as_it_was(run: tuple[Inline, ...]):
    paragraph = normal_blocks((Paragraph(run),))
    assert blocks_of(write_blocks(paragraph)) == paragraph


@settings(max_examples=100)
@given(blocks(gaps=True))
def test_blocks_read_back_as_they_were(content: tuple[Block, ...]):
    assert blocks_of(write_blocks(content)) == content


@settings(max_examples=50)
@given(footnoted())
def test_footnotes_read_back_as_they_were(content: tuple[Block, ...]):
    assert blocks_of(write_blocks(content)) == content


@settings(max_examples=200)
@given(inlines(gaps=True))
def test_the_normal_form_of_a_normal_form_is_itself(run: tuple[Inline, ...]):
    assert normal_inlines(run) == run


@settings(max_examples=100)
@given(heads)
def test_a_head_reads_back_as_it_was(head: Head):
    report = Report("datei.md")
    assert read_head(source_of(write_head(head) + "\n"), report=report)[0] == head
    assert report.problems == []


@settings(max_examples=25)
@given(lessons())
def test_a_lesson_reads_back_as_it_was(lesson: Lesson):
    assert read_lesson(source_of(write_lesson(lesson)))[0] == lesson


@settings(max_examples=20)
@given(quizzes())
def test_a_quiz_reads_back_as_it_was(quiz: Quiz):
    assert read_quiz(source_of(write_quiz(quiz)))[0] == quiz


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.MODULE, "module"),
        (Kind.LESSON, "lesson"),
        (Kind.QUIZ, "quiz"),
        (Kind.PROCESS, "process-group"),
        (Kind.CARDS, "cards"),
        (Kind.PRACTICES, "practices"),
        (Kind.FINDER, "finder"),
        (Kind.PATH, "path"),
        (Kind.CHANGE, "change"),
        (Kind.GLOSSARY, "glossary"),
    ],
)
def test_every_kind_can_be_written(kind: Kind, name: str):
    data = (DATA / "format" / f"{name}.md").read_bytes()
    content, _ = read_content(kind, data, f"module/01-a/{name}.md")
    assert content is not None
    assert write(content).encode() == data
