"""Quizzes: head, groups and cases, order of the questions."""

from __future__ import annotations

from tests.helpers.texts import FILE
from wissen.content.blocks import Paragraph, Text
from wissen.content.item import Quiz, QuizKind
from wissen.content.problem import Problem
from wissen.content.quiz import read_quiz
from wissen.content.source import read_source

QUESTION = "## {0}?\nKennung: {0}\n\n- [x] ja\n- [ ] nein\n"


def read(body: str, head: str = "art: übung") -> tuple[Quiz, list[Problem]]:
    source, problems = read_source(f"---\nkennung: q\ntitel: Q\n{head}\n---\n{body}".encode(), FILE)
    assert source is not None
    quiz, found = read_quiz(source)
    assert quiz is not None
    return quiz, problems + found


def test_the_head_of_a_quiz():
    quiz, problems = read(QUESTION.format("a"), "art: abschluss\nbestehen: 70 %")
    assert (quiz.kind, quiz.pass_mark, quiz.process, problems) == (QuizKind.FINAL, 70, "", [])


def test_a_walk_names_its_process_and_steps():
    quiz, problems = read("## A?\nKennung: a · Schritt: s\n\nAntwort: ja", "art: durchgang\nprozess: service-fiktion")
    assert (quiz.kind, quiz.process, quiz.items[0].step, problems) == (QuizKind.WALK, "service-fiktion", "s", [])


def test_eighty_percent_pass_unless_it_is_said():
    assert read(QUESTION.format("a"))[0].pass_mark == 80
    assert read(QUESTION.format("a"), "art: übung\nbestehen: 0")[0].pass_mark == 80


def test_a_case_holds_until_the_next_heading_of_its_level():
    body = QUESTION.format("a") + "\n# Fall: Frau A.\n\nSie kommt.\n\n" + QUESTION.format("b") + QUESTION.format("c")
    quiz, problems = read(body + "\n# Zum Schluss\n\n" + QUESTION.format("d"))
    assert problems == []
    assert [(group.title, group.case, [item.id for item in group.items]) for group in quiz.groups] == [
        ("", False, ["a"]),
        ("Frau A.", True, ["b", "c"]),
        ("Zum Schluss", False, ["d"]),
    ]
    assert quiz.groups[1].blocks == (Paragraph((Text("Sie kommt."),)),)
    assert [item.id for item in quiz.items] == ["a", "b", "c", "d"]


def test_text_before_the_first_question_is_kept():
    quiz, _ = read("Lesen Sie genau.\n\n# Fall: A\n\n" + QUESTION.format("a"))
    assert [group.title for group in quiz.groups] == ["", "A"]


def test_nothing_before_the_first_case_is_no_group():
    quiz, _ = read("# Fall: A\n" + QUESTION.format("a"))
    assert [(group.title, group.line) for group in quiz.groups] == [("A", 6)]


def test_a_head_that_cannot_be_read_is_no_quiz():
    source, _ = read_source(b"---\ntitel: [\n---\n", FILE)
    assert source is not None
    quiz, problems = read_quiz(source)
    assert quiz is None
    assert [problem.rule for problem in problems] == ["yaml-fehler"]
