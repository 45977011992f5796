"""The authors' guide shows what is true: its files make a sound folder, its fragments read without problems."""

from __future__ import annotations

import re

import pytest

from tests.helpers.folders import write_folder
from tests.rules.repository import ROOT
from wissen.content.check import check
from wissen.content.load import FOLDERS, load, read_content
from wissen.content.model import Kind
from wissen.content.problem import Severity

GUIDE = (ROOT / "docs" / "inhalte.md").read_text("utf-8")
FILES = dict(re.findall(r"^Datei `([^`]+)`:\n\n```(?:markdown|yaml)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL))
FRAGMENTS = re.findall(r"^```markdown (\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
FENCES = re.findall(r"^```(?:markdown|yaml)", GUIDE, re.MULTILINE)


def test_every_example_is_looked_at():
    assert len(FILES) + len(FRAGMENTS) == len(FENCES)


def test_the_files_of_the_guide_make_a_folder_without_problems(tmp_path):
    folder = write_folder(tmp_path, FILES)
    assert [str(problem) for problem in check(folder)] == []


def test_the_guide_shows_every_kind(tmp_path):
    library, _ = load(write_folder(tmp_path, FILES))
    assert {entry.kind for entry in library.entries.values()} == set(Kind) - {Kind.PACK, Kind.MAP}
    assert library.process_map.bands


@pytest.mark.parametrize(("what", "text"), FRAGMENTS)
def test_a_fragment_reads_without_problems(what, text):
    whole = text if text.startswith("---") else f"---\nkennung: probe\ntitel: Probe\n---\n\n{text}"
    body = "\nText.\n" if what == "kopf" else ""
    content, problems = read_content(Kind.LESSON, (whole + body).encode(), "module/m/probe.md")
    assert content is not None
    assert [str(problem) for problem in problems if problem.severity is not Severity.HINT] == []


def test_every_folder_is_named():
    assert [folder for folder in FOLDERS if f"`{folder}/`" not in GUIDE] == []


def test_every_chapter_is_in_the_contents_and_every_link_leads_to_one():
    prose = re.sub(r"^```.*?^```$|^    .*?$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^## (.+)$", prose, re.MULTILINE)
    chapters = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}
    assert chapters == set(re.findall(r"\]\(#([^)]+)\)", prose))
