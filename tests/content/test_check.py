"""Every author rule on golden fixtures, and the checker over a whole folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.fixtures import DATA, Fixture, read_fixtures
from tests.helpers.folders import files_of, write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.content.check import RULES, check, files_to_check
from wissen.content.checked import Rule
from wissen.content.load import load

FOLDER = DATA / "check"
NAMES = {rule.__name__.replace("_", "-"): rule for rule in RULES}
FIXTURES = [
    pytest.param(rule, fixture, id=f"{name}: {fixture}")
    for name, rule in NAMES.items()
    for fixture in read_fixtures(FOLDER / f"{name}.md")
]


def found(rule: Rule, folder: Path) -> str:
    library, _ = load(folder)
    problems = [problem for checked in files_to_check(folder, library) for problem in rule(checked)]
    problems.sort(key=lambda problem: (problem.file, problem.line))
    return "\n".join(f"{problem}{' (heilbar)' if problem.repair else ''}" for problem in problems)


def test_every_rule_has_its_fixture_and_every_fixture_its_rule():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_finds_something_in_its_fixture(name):
    assert any(fixture.expected for fixture in read_fixtures(FOLDER / f"{name}.md"))


@pytest.mark.parametrize(("rule", "fixture"), FIXTURES)
def test_a_rule_finds_what_its_fixture_says(rule: Rule, fixture: Fixture, tmp_path):
    assert found(rule, write_folder(tmp_path, files_of(fixture.text))) == fixture.expected


def test_the_checker_tells_what_readers_and_rules_find_by_file_and_line(tmp_path):
    bad = "---\nkennung: karten\ntitel: Karten\nrollen: [fremd]\n---\n\n## Antrag\n\n[Tot](tot.md)\n"
    problems = check(write_folder(tmp_path, {"karten/b.md": bad, "karten/A.md": "kein Kopf"}))
    assert [(problem.file, problem.line, problem.rule) for problem in problems] == [
        ("karten/A.md", 0, "name-unzulässig"),
        ("karten/A.md", 1, "kopf-fehlt"),
        ("karten/b.md", 4, "rolle-unbekannt"),
        ("karten/b.md", 7, "kennung-fehlt"),
        ("karten/b.md", 9, "link-tot"),
    ]


def test_a_missing_folder_is_one_problem(tmp_path):
    assert [problem.rule for problem in check(tmp_path / "fehlt")] == ["ordner-fehlt"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_file_without_rights_is_told_once():
    with reachable_folder() as folder:
        write_folder(folder, {"karten/k.md": "kein Kopf"})
        (folder / "karten" / "k.md").chmod(0)
        with as_nobody():
            assert [problem.rule for problem in check(folder)] == ["nicht-lesbar"]


def test_rules_keep_silent_about_a_newer_format(tmp_path):
    folder = write_folder(tmp_path, {"paket.yaml": "format: 2\n", "karten/A.md": "kein Kopf"})
    assert [problem.rule for problem in check(folder)] == ["format-neuer"]


def test_the_second_bearer_of_a_kennung_is_checked_as_itself(tmp_path):
    head = "---\nkennung: karten\ntitel: Karten\nverlauf:\n  - {am: 2024-03-01, abschnitte: [antrag]}\n---\n"
    folder = write_folder(tmp_path, {"karten/a.md": f"{head}\n## Frist\nKennung: frist\n"})
    write_folder(folder, {"karten/b.md": f"{head}\n## Antrag\nKennung: antrag\n"})
    assert [(problem.file, problem.rule) for problem in check(folder)] == [
        ("karten/a.md", "verlauf-unbekannt"),
        ("karten/b.md", "kennung-doppelt"),
    ]
