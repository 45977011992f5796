"""What is put into a text with one click reads as it should."""

from __future__ import annotations

import pytest

from wissen.content.blocks import CalloutKind
from wissen.content.item import Choices, Item
from wissen.content.load import read_content
from wissen.content.model import Kind, Lesson
from wissen.content.problem import Severity
from wissen.ui.workshop.snippets import CALLOUTS, Snippet, callout, offered, snippet

HEAD = "---\nkennung: a\ntitel: A\nart: übung\n---\n\n"


def errors(kind: Kind, text: str) -> list[str]:
    _, problems = read_content(kind, text.encode(), "a.md")
    return [one.text for one in problems if one.severity is Severity.ERROR and one.rule != "schlüssel-unbekannt"]


@pytest.mark.parametrize("kind", CALLOUTS)
def test_a_box_is_read_as_one(kind: CalloutKind) -> None:
    assert errors(Kind.LESSON, HEAD + "## Teil\n\n" + callout(kind).text) == []


@pytest.mark.parametrize("one", [Snippet.HEADING, Snippet.TABLE, Snippet.QUESTION])
def test_a_part_of_a_lesson_is_read_without_fault(one: Snippet) -> None:
    assert errors(Kind.LESSON, HEAD + snippet(one, Kind.LESSON, "").text.replace("Bezug: § \n", "")) == []


def test_a_question_has_one_right_answer_and_feedback_for_each() -> None:
    text = HEAD + snippet(Snippet.QUESTION, Kind.LESSON, "").text
    lesson, _ = read_content(Kind.LESSON, text.encode(), "a.md")
    assert isinstance(lesson, Lesson)
    item = lesson.parts[0]
    assert isinstance(item, Item)
    assert isinstance(item.interaction, Choices)
    assert [choice.correct for choice in item.interaction.choices] == [True, False]
    assert all(choice.feedback for choice in item.interaction.choices)


def test_a_step_gets_the_next_number() -> None:
    assert snippet(Snippet.STEP, Kind.PROCESS, "## 1. A\n\n## 4. Frage: B\n").text.startswith("## 5. ")
    assert snippet(Snippet.STEP, Kind.PROCESS, "").text.startswith("## 1. ")


def test_only_what_fits_is_offered() -> None:
    assert Snippet.STEP in offered(Kind.PROCESS)
    assert Snippet.STEP not in offered(Kind.LESSON)
    assert Snippet.QUESTION in offered(Kind.QUIZ)
    assert Snippet.QUESTION not in offered(None)


@pytest.mark.parametrize("one", Snippet)
def test_the_words_to_type_over_stand_in_the_text(one: Snippet) -> None:
    made = snippet(one, Kind.LESSON, "")
    assert made.chosen in made.text
