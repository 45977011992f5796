"""A quiz on paper: every kind has room for an answer and gives nothing away; the solutions say what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.questions import a_matching
from tests.rules.repository import ROOT
from wissen.content.blocks import plain_text
from wissen.content.head import Head
from wissen.content.ids import Id
from wissen.content.item import ItemGroup, ItemKind, Quiz, QuizKind
from wissen.content.quiz import read_quiz
from wissen.content.source import read_source
from wissen.drawing.page import Page, PageSection
from wissen.ui.reader.question_sheet import question_sheet, solution_sheet


@pytest.fixture(scope="module")
def quiz() -> Quiz:
    """The quiz of the format, which has questions of every kind."""
    return read(ROOT / "tests" / "data" / "format" / "quiz.md")


def read(file: Path) -> Quiz:
    source, _ = read_source(file.read_bytes(), file.name)
    assert source is not None
    found, _ = read_quiz(source)
    assert found is not None
    return found


def said(page: Page, title: str) -> str:
    (part,) = [part for part in page.parts if isinstance(part, PageSection) and part.title.endswith(title)]
    return plain_text(part.blocks)


def test_the_quiz_has_every_kind(quiz: Quiz) -> None:
    assert {item.kind for item in quiz.items} == set(ItemKind)


def test_the_sheets_number_the_questions_alike(quiz: Quiz) -> None:
    def numbered(page: Page) -> list[str]:
        return [part.title for part in page.parts if part.title[:1].isdigit()]

    expected = [f"{number}. {item.title}" for number, item in enumerate(quiz.items, start=1)]
    assert numbered(question_sheet(quiz)) == numbered(solution_sheet(quiz)) == expected


def test_a_case_stands_before_its_questions_and_not_among_the_solutions(quiz: Quiz) -> None:
    titles = [part.title for part in question_sheet(quiz).parts]
    assert titles.index("Fall: Frau A.") < titles.index("2. Welche Wirkung hat der Antrag?")
    assert "Fall: Frau A." not in [part.title for part in solution_sheet(quiz).parts]


@pytest.mark.parametrize(
    ("title", "solution"),
    [
        ("Wie heißt die Aussetzung der Abschiebung?", "Duldung oder Aussetzung der Abschiebung"),
        ("Was kostet das?", "93,00 €"),
        ("Seit wann?", "01.03.2024"),
        ("Wie heißt das?", "Duldung"),
    ],
)
def test_what_is_to_be_typed_is_a_line_to_write_on(quiz: Quiz, title: str, solution: str) -> None:
    asked = said(question_sheet(quiz), title)
    assert "____" in asked
    assert solution not in asked
    assert solution in said(solution_sheet(quiz), title)


def test_a_unit_stands_behind_the_line(quiz: Quiz) -> None:
    assert said(question_sheet(quiz), "Was kostet das?").endswith("_ €")


def test_all_options_are_there_without_what_is_said_about_them(quiz: Quiz) -> None:
    asked = said(question_sheet(quiz), "Welche Wirkung hat der Antrag?")
    assert {"Der Titel gilt fort", "Der Titel erlischt", "Frau A. muss ausreisen"} == set(asked.split("\n"))
    assert said(solution_sheet(quiz), "Welche Wirkung hat der Antrag?").split("\n")[0] == "Der Titel gilt fort"


def test_right_sides_have_letters_and_distractors_are_among_them(quiz: Quiz) -> None:
    lines = said(question_sheet(quiz), "Welche Vorschrift gehört zu welchem Titel?").split("\n")
    assert [line for line in lines if line in "ABC"] == ["A", "B", "C"]
    assert "Visum" in lines
    assert "Visum" not in said(solution_sheet(quiz), "Welche Vorschrift gehört zu welchem Titel?")


def test_what_a_row_or_a_right_side_says_twice_is_printed_once() -> None:
    item = a_matching(("a", "x"), ("a", "y"), ("b", "x"))
    twice = Quiz(Head(Id("quiz.q"), "Quiz"), QuizKind.PRACTICE, (ItemGroup((item,)),))
    lines = said(question_sheet(twice), item.title).split("\n")
    assert [lines.count(words) for words in ("a", "b", "x", "y")] == [1, 1, 1, 1]


def test_a_case_of_discretion_has_lines_and_its_model_answer_among_the_solutions(quiz: Quiz) -> None:
    asked = said(question_sheet(quiz), "Wie würden Sie entscheiden?")
    assert asked.count("_" * 50) == 5
    assert "Belange der Person" not in asked
    assert "Belange der Person" in said(solution_sheet(quiz), "Wie würden Sie entscheiden?")


def test_every_print_is_the_same(quiz: Quiz) -> None:
    assert question_sheet(quiz) == question_sheet(quiz)
