"""Problems: how they read, how repairs are applied."""

from __future__ import annotations

import pytest

from wissen.content.problem import Problem, Replace, Report, Severity, has_errors

TEXT = "eins\nzwei\ndrei\n"


@pytest.mark.parametrize(
    ("repair", "mended"),
    [
        (Replace(2, 2, "ZWEI\n"), "eins\nZWEI\ndrei\n"),
        (Replace(2, 2, "ZWEI"), "eins\nZWEI\ndrei\n"),
        (Replace(2, 3, ""), "eins\n"),
        (Replace(2, 1, "neu\n"), "eins\nneu\nzwei\ndrei\n"),
        (Replace(2, 1, "\n"), "eins\n\nzwei\ndrei\n"),
        (Replace(4, 3, "vier\n"), "eins\nzwei\ndrei\nvier\n"),
        (Replace(1, 1, "a\nb\n"), "a\nb\nzwei\ndrei\n"),
    ],
)
def test_a_repair_replaces_whole_lines(repair: Replace, mended: str):
    assert repair.apply(TEXT) == mended


def test_a_problem_reads_as_compilers_write_them():
    problem = Problem("module/a.md", 3, "kopf-fehlt", "Der Kopf fehlt.")
    assert str(problem) == "module/a.md:3: fehler: Der Kopf fehlt. [kopf-fehlt]"


def test_a_problem_of_the_whole_file_has_no_line():
    assert str(Problem("a.md", 0, "datei-leer", "Leer.", Severity.HINT)) == "a.md: hinweis: Leer. [datei-leer]"


def test_only_errors_are_errors():
    report = Report("a.md")
    report.warning(1, "r", text="t")
    assert not has_errors(report.problems)
    report.error(1, "r", text="t")
    assert has_errors(report.problems)
