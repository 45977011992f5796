"""Every example of the format for lessons and quizzes: without a problem, and canonical as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.helpers.fixtures import DATA
from wissen.content.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Figure,
    Footnote,
    OrderedList,
    Paragraph,
    Table,
    plain_text,
)
from wissen.content.item import (
    Choices,
    Cloze,
    DateAnswer,
    Discretion,
    ItemKind,
    Matching,
    Numeric,
    Ordering,
    Quiz,
    ShortText,
)
from wissen.content.lesson import read_lesson
from wissen.content.model import Lesson
from wissen.content.problem import Problem
from wissen.content.quiz import read_quiz
from wissen.content.source import read_source
from wissen.content.write_lesson import write_lesson, write_quiz

FOLDER = DATA / "format"


def example(name: str, read: Callable[..., Any]) -> tuple[Any, list[Problem]]:
    source, problems = read_source((FOLDER / f"{name}.md").read_bytes(), f"module/01-a/{name}.md")
    assert source is not None
    value, found = read(source)
    return value, problems + found


@pytest.mark.parametrize(("name", "read"), [("lesson", read_lesson), ("quiz", read_quiz), ("quiz-plain", read_quiz)])
def test_an_example_has_no_problem(name: str, read: Callable[..., Any]):
    assert example(name, read)[1] == []


@pytest.mark.parametrize(
    ("name", "read", "write"), [("lesson", read_lesson, write_lesson), ("quiz", read_quiz, write_quiz)]
)
def test_an_example_is_written_as_it_stands(name: str, read: Callable[..., Any], write: Callable[[Any], str]):
    value, _ = example(name, read)
    assert write(value) == (FOLDER / f"{name}.md").read_text(encoding="utf-8")


def test_the_blocks_of_the_lesson():
    lesson, _ = example("lesson", read_lesson)
    assert isinstance(lesson, Lesson)
    assert [section.id for section in lesson.sections] == ["einleitung", "wann", "wann", "wie-lange", "schluss"]
    kinds = [[type(block) for block in section.blocks] for section in lesson.sections]
    assert kinds[0] == [Paragraph, Footnote]
    assert kinds[1] == [OrderedList, BulletList]
    assert kinds[2] == [Paragraph, Paragraph, BulletList]
    assert kinds[3] == [*[Callout] * 9, Figure, Table]


def test_the_labels_of_the_lesson():
    lesson, _ = example("lesson", read_lesson)
    callouts = [block for block in lesson.sections[3].blocks if isinstance(block, Callout)]
    assert [callout.kind.value for callout in callouts] == [
        "Merke", "Achtung", "Beispiel", "Praxis", "Hinweis", "Mehr dazu", "Irrtum", "Richtig", "Quelle",
    ]  # fmt: skip
    more = callouts[5]
    assert (more.title, plain_text(more.blocks)) == ("Woher die Regel kommt", "Aus dem Gesetz.\nund aus der Übung")
    assert not any(callout.title for callout in callouts if callout.kind is not CalloutKind.MORE)


def test_the_kinds_of_the_quiz():
    quiz, _ = example("quiz", read_quiz)
    assert isinstance(quiz, Quiz)
    assert [(item.id, item.kind, type(item.interaction)) for item in quiz.items] == [
        ("f-0", ItemKind.SHORT_TEXT, ShortText),
        ("f-81-4", ItemKind.SINGLE, Choices),
        ("f-2", ItemKind.MULTIPLE, Choices),
        ("f-3", ItemKind.MULTIPLE, Choices),
        ("f-4", ItemKind.TRUE_FALSE, Choices),
        ("f-5", ItemKind.ORDERING, Ordering),
        ("f-6", ItemKind.MATCHING, Matching),
        ("f-7", ItemKind.CLOZE, Cloze),
        ("f-8", ItemKind.NUMERIC, Numeric),
        ("f-9", ItemKind.NUMERIC, Numeric),
        ("f-10", ItemKind.NUMERIC, Numeric),
        ("f-11", ItemKind.DATE, DateAnswer),
        ("f-12", ItemKind.DISCRETION, Discretion),
    ]


def test_plain_spelling_reads_as_canonical_spelling():
    quiz, _ = example("quiz-plain", read_quiz)
    written = write_quiz(quiz)
    source, _ = read_source(written.encode(), "module/01-a/quiz.md")
    assert source is not None
    assert read_quiz(source) == (quiz, [])
    assert "- [ ] Der Aufenthalt gilt als geduldet.\n  > **Rot:** Rechtswidrig." in written
