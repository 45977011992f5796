"""The Fragenprüfung of a folder: questions are read once, the findings of the check stand among its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.small_pack import write_small_pack
from wissen.content.check import check
from wissen.content.library import Opened
from wissen.content.load import load
from wissen.services.question_review import QuestionReview

QUIZ = "module/01-anfang/abschluss.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path)


def test_what_the_check_says_of_questions_is_told_too(folder):
    found = QuestionReview().look(load(folder)[0], check(folder))
    assert [(one.file, one.rule) for one in found] == [(QUIZ, "rückmeldung-fehlt")]


def test_questions_are_read_once_for_each_state_of_their_file(folder):
    library, _ = load(folder)
    opened: list[str] = []

    def parse(entry):
        opened.append(entry.path)
        return library.opened.get(entry, None)

    counted = replace(library, opened=Opened(parse))
    review = QuestionReview()
    told: list[tuple[int, int]] = []
    review.look(counted, (), report=lambda done, total: told.append((done, total)))
    assert told[-1] == (4, 4)
    opened.clear()
    review.look(replace(counted, opened=Opened(parse)), ())
    assert opened == []


def test_nobody_waits_for_it_any_more(folder):
    assert QuestionReview().look(load(folder)[0], check(folder), cancelled=lambda: True) == ()


def test_a_file_that_has_gone_is_left_out(folder):
    library, problems = load(folder)
    (folder / QUIZ).unlink()
    assert QuestionReview().look(library, problems) == ()
