"""Rewriting: all of it or nothing, and the same way back."""

from __future__ import annotations

import pytest

from tests.helpers.folders import a_lesson, write_folder
from wissen.content.check import check
from wissen.content.fix import fix, mend
from wissen.content.load import load
from wissen.content.problem import Problem, Replace
from wissen.content.rewrite import carry_out, taken_back
from wissen.content.rewritten import Moved, Rewrite, Wrote
from wissen.errors import ContentError

BAD = "---\ntitel: Zwei Hüte\n---\n\n## Der Prüf-Hut\n\n[Andere](Andere%20Lektion.md)\n"
OTHER = a_lesson("l-andere", body="## A\nKennung: a\n\n- [] nichts")


@pytest.fixture
def folder(tmp_path):
    return write_folder(tmp_path, {"module/01-a/eins.md": BAD, "module/01-a/Andere Lektion.md": OTHER})


def files_of(folder) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_was_mended_can_be_taken_back_and_done_again(folder):
    before = files_of(folder)
    mended = fix(folder)
    after = files_of(folder)
    assert after.keys() != before.keys()
    carry_out(folder, taken_back(mended.rewrites))
    assert files_of(folder) == before
    carry_out(folder, mended.rewrites)
    assert files_of(folder) == after


def test_nothing_is_done_when_a_file_is_another_one_by_now(folder):
    first, second = (folder / "module/01-a" / name for name in ("eins.md", "Andere Lektion.md"))
    plan: list[Rewrite] = [
        Wrote("module/01-a/eins.md", first.read_bytes(), b"neu"),
        Moved("module/01-a/eins.md", "module/01-a/zwei.md"),
        Wrote("module/01-a/Andere Lektion.md", second.read_bytes(), b"neu"),
    ]
    second.write_bytes(b"inzwischen anders")
    before = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        carry_out(folder, plan)
    assert files_of(folder) == before


def test_a_name_that_is_there_already_is_not_overwritten(folder):
    with pytest.raises(ContentError, match="gibt es schon"):
        carry_out(folder, [Moved("module/01-a/eins.md", "module/01-a/Andere Lektion.md")])


def test_one_problem_is_mended_and_the_others_stay(folder):
    library, _ = load(folder)
    found = [problem for problem in check(folder) if problem.repair]
    mended = mend(folder, library, next(problem for problem in found if problem.line == 5))
    assert [problem.rule for problem in mended.done] == ["kennung-fehlt"]
    assert len([problem for problem in check(folder) if problem.repair]) == len(found) - 1
    carry_out(folder, taken_back(mended.rewrites))
    assert (folder / "module/01-a/eins.md").read_text(encoding="utf-8") == BAD


def test_a_name_is_mended_alone_with_its_links(folder):
    library, _ = load(folder)
    mend(folder, library, next(problem for problem in check(folder) if problem.rule == "name-unzulässig"))
    assert "(andere-lektion.md)" in (folder / "module/01-a/eins.md").read_text(encoding="utf-8")
    assert (folder / "module/01-a/andere-lektion.md").exists()


def test_a_problem_of_an_earlier_text_is_refused(folder):
    library, _ = load(folder)
    problem = next(one for one in check(folder) if one.rule == "kennung-fehlt")
    file = folder / problem.file
    file.write_text("\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = files_of(folder)
    with pytest.raises(ContentError, match="inzwischen geändert"):
        mend(folder, library, problem)
    file.unlink()
    with pytest.raises(ContentError, match="inzwischen geändert"):
        mend(folder, library, problem)
    del before[problem.file]
    assert files_of(folder) == before


def test_a_problem_without_a_repair_cannot_be_mended(folder):
    library, _ = load(folder)
    with pytest.raises(ContentError, match="nicht sicher"):
        mend(folder, library, Problem("module/01-a/eins.md", 1, "probe", "Probe"))


def test_a_repair_in_a_yaml_file_is_looked_at_too(tmp_path):
    tile = "Kern:\n  Service:\n    - p-eins: Titel\n"
    process = "---\nkennung: p-eins\ntitel: P\n---\n\n## 1. Ende: Fertig\nKennung: fertig\n"
    pack = "format: 1\nid: probe\ntitel: P\u0007robe\nherausgeber: R\nausgabe: 1\nrollen: [a]\n"
    write_folder(tmp_path, {"landkarte.yaml": tile, "prozesse/p.md": process, "paket.yaml": pack})
    library, _ = load(tmp_path)
    for problem in check(tmp_path):
        if isinstance(problem.repair, Replace) and problem.file.endswith(".yaml"):
            mend(tmp_path, library, problem)
    assert (tmp_path / "landkarte.yaml").read_text(encoding="utf-8").endswith("    - p-eins\n")
    assert "\u0007" not in (tmp_path / "paket.yaml").read_text(encoding="utf-8")
