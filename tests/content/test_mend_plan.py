"""Mending as a plan: what `fix` would do is seen first, any of it can be left out, and all of it taken back."""

from __future__ import annotations

import pytest

from tests.content.test_rewrite import BAD, OTHER, files_of
from tests.helpers.folders import write_folder
from wissen.content.check import check
from wissen.content.fix import fix
from wissen.content.load import load
from wissen.content.mend_plan import mend_plan, single_mend
from wissen.content.problem import Problem, Rename, Replace
from wissen.content.rewrite import carry_out, taken_back
from wissen.errors import ContentError

FIRST = "module/01-a/eins.md"


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path / "inhalt", {FIRST: BAD, "module/01-a/Andere Lektion.md": OTHER})


def planned(folder, *, without=()):
    return mend_plan(folder, load(folder)[0], check(folder), without=without)


def mended(folder, problem):
    carry_out(folder, (plan := single_mend(folder, load(folder)[0], problem)).rewrites)
    return plan


def test_it_does_what_fix_does_and_leads_back(folder, tmp_path):
    before = files_of(folder)
    plan = planned(folder)
    assert files_of(folder) == before
    carry_out(folder, plan.rewrites)
    other = write_folder(tmp_path / "andere", {FIRST: BAD, "module/01-a/Andere Lektion.md": OTHER})
    assert len(fix(other).done) == len(plan.mends)
    assert files_of(folder) == files_of(other)
    carry_out(folder, taken_back(plan.rewrites))
    assert files_of(folder) == before


def test_each_repair_is_told_with_its_line_before_and_after(folder):
    told = [(one.problem.file, one.line, one.before, one.after) for one in planned(folder).mends]
    assert told[:2] == [
        ("module/01-a/Andere Lektion.md", 0, "Andere Lektion.md", "andere-lektion.md"),
        ("module/01-a/Andere Lektion.md", OTHER[: OTHER.index("- []")].count("\n") + 1, "- [] nichts", "- [ ] nichts"),
    ]
    assert (FIRST, 5, "", "Kennung: der-pruef-hut") in told


def test_what_is_left_out_stays_in_every_round(folder):
    everything = planned(folder)
    for left in everything.mends:
        rest = planned(folder, without={left.key})
        assert {one.key for one in rest.mends} == {one.key for one in everything.mends} - {left.key}
    assert planned(folder, without={one.key for one in everything.mends}).rewrites == ()


def test_lines_are_those_of_the_file_as_it_stands(tmp_path):
    text = "---\nkennung: l\ntitel: L\n---\n\n## A\n\nText.\n\n## B\n\nText.\n"
    folder = write_folder(tmp_path, {"module/01-a/l.md": text.replace("\n", "\r\n")})
    plan = planned(folder)
    assert [(one.line, one.after) for one in plan.mends] == [(6, "Kennung: a"), (10, "Kennung: b")]
    only_b = planned(folder, without={plan.mends[0].key})
    carry_out(folder, only_b.rewrites)
    data = (folder / "module/01-a/l.md").read_bytes()
    assert data.decode() == text.replace("## B\n", "## B\nKennung: b\n").replace("\n", "\r\n")


def test_a_name_that_is_left_out_keeps_its_links(folder):
    name = next(one for one in planned(folder).mends if isinstance(one.problem.repair, Rename))
    carry_out(folder, planned(folder, without={name.key}).rewrites)
    assert "(Andere%20Lektion.md)" in (folder / FIRST).read_text(encoding="utf-8")


def test_one_problem_is_mended_and_the_others_stay(folder):
    found = [problem for problem in check(folder) if problem.repair]
    plan = mended(folder, next(problem for problem in found if problem.line == 5))
    assert [mend.problem.rule for mend in plan.mends] == ["kennung-fehlt"]
    assert len([problem for problem in check(folder) if problem.repair]) == len(found) - 1
    carry_out(folder, taken_back(plan.rewrites))
    assert (folder / FIRST).read_text(encoding="utf-8") == BAD


def test_a_name_is_mended_alone_with_its_links(folder):
    mended(folder, next(problem for problem in check(folder) if problem.rule == "name-unzulässig"))
    assert "(andere-lektion.md)" in (folder / "module/01-a/eins.md").read_text(encoding="utf-8")
    assert (folder / "module/01-a/andere-lektion.md").exists()


def test_a_problem_of_an_earlier_text_is_refused(folder):
    library, _ = load(folder)
    problem = next(one for one in check(folder) if one.rule == "kennung-fehlt")
    file = folder / problem.file
    file.write_text("\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        single_mend(folder, library, problem)
    file.unlink()
    with pytest.raises(ContentError, match="inzwischen geändert"):
        single_mend(folder, library, problem)
    del before[problem.file]
    assert files_of(folder) == before


def test_a_problem_without_a_repair_cannot_be_mended(folder):
    library, _ = load(folder)
    with pytest.raises(ContentError, match="nicht sicher"):
        single_mend(folder, library, Problem("module/01-a/eins.md", 1, "probe", "Probe"))


def test_a_repair_in_a_yaml_file_is_looked_at_too(tmp_path):
    tile = "Kern:\n  Service:\n    - p-eins: Titel\n"
    process = "---\nkennung: p-eins\ntitel: P\n---\n\n## 1. Ende: Fertig\nKennung: fertig\n"
    pack = "format: 1\nid: probe\ntitel: P\u0007robe\nherausgeber: R\nausgabe: 1\nrollen: [a]\n"
    write_folder(tmp_path, {"landkarte.yaml": tile, "prozesse/p.md": process, "paket.yaml": pack})
    for problem in check(tmp_path):
        if isinstance(problem.repair, Replace) and problem.file.endswith(".yaml"):
            mended(tmp_path, problem)
    assert (tmp_path / "landkarte.yaml").read_text(encoding="utf-8").endswith("    - p-eins\n")
    assert "\u0007" not in (tmp_path / "paket.yaml").read_text(encoding="utf-8")
