"""Mending: repairs are applied until none is left, twice is as good as once, and nothing gets worse."""

from __future__ import annotations

import codecs
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.fixtures import DATA, read_fixtures
from tests.helpers.folders import a_lesson, files_of, write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import FILES
from wissen.content.check import check
from wissen.content.fix import _mended, apply, fix
from wissen.content.problem import Problem, Replace, Severity, has_errors
from wissen.errors import ContentError

LESSON = "module/01-anfang/lektion.md"
BOX = "## Kontrollfrage: Was?\nKennung: k · Bezug: § 4 AufenthG\n\n- [] A\n  > Nein.\n- [ x ] B\n  > Ja."


def fixed(tmp_path, files) -> tuple[Path, list[str], list[str]]:
    """The folder, and the rules of what was mended and of what is left."""
    folder = write_folder(tmp_path, files)
    mended = fix(folder)
    return folder, [problem.rule for problem in mended.done], [problem.rule for problem in mended.left]


def errors(problems: Iterable[Problem]) -> Counter[str]:
    """How often each rule is broken in earnest."""
    return Counter(problem.rule for problem in problems if problem.severity is Severity.ERROR)


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def problem(first: int, last: int, text: str) -> Problem:
    return Problem("x.md", first, "probe", text, Severity.ERROR, Replace(first, last, text))


# ---------------------------------------------------------------- repairs of one text


def test_repairs_are_applied_from_the_bottom_up():
    text, done = apply("1\n2\n3\n4", [problem(2, 2, "zwei\nzwei\n"), problem(4, 4, ""), problem(3, 2, "neu\n")])
    assert text == "1\nzwei\nzwei\nneu\n3"
    assert [one.line for one in done] == [2, 3, 4]


@pytest.mark.parametrize(
    ("first", "second"),
    [((2, 2), (2, 2)), ((2, 4), (3, 3)), ((3, 3), (2, 4)), ((2, 1), (2, 2)), ((2, 1), (2, 1)), ((1, 3), (3, 2))],
)
def test_of_two_repairs_of_one_line_the_first_wins(first: tuple[int, int], second: tuple[int, int]):
    _, done = apply("1\n2\n3\n4", [problem(*first, "a\n"), problem(*second, "b\n")])
    assert [one.repair and one.text for one in done] == ["a\n"]


# ---------------------------------------------------------------- files


def test_missing_kennungen_are_written_down(tmp_path):
    text = "---\ntitel: Zwei Hüte\n---\n\n## Der Prüf-Hut\n\nText.\n"
    folder, done, left = fixed(tmp_path, {LESSON: text})
    assert (folder / LESSON).read_text(encoding="utf-8") == (
        "---\nkennung: zwei-huete\ntitel: Zwei Hüte\n---\n\n## Der Prüf-Hut\nKennung: der-pruef-hut\n\nText.\n"
    )
    assert (done, left) == (["kennung-fehlt", "kennung-fehlt"], ["kontrollfrage-fehlt"])


def test_a_repair_may_bring_the_next_fault_to_light(tmp_path):
    files = {LESSON: "\n---\nkennung: l\ntitel: L\n\n### Wann\nKennung: wann\nText.\n"}
    folder, done, _ = fixed(tmp_path, files)
    assert set(done) == {"kopf-fehlt", "kopf-offen", "überschrift-ebene", "leerzeile-fehlt"}
    assert (folder / LESSON).read_text() == "---\nkennung: l\ntitel: L\n---\n\n## Wann\nKennung: wann\n\nText.\n"


def test_boxes_are_mended(tmp_path):
    folder, _, left = fixed(tmp_path, {LESSON: a_lesson("l", body=BOX)})
    text = (folder / LESSON).read_text(encoding="utf-8")
    assert "- [ ] A" in text
    assert "- [x] B" in text
    assert left == []


def test_steps_are_renumbered_with_what_leads_to_them(tmp_path):
    text = (
        "---\nkennung: p\ntitel: P\n---\n\n## 1. Frage: Da?\nKennung: da\n\n- Ja → Schritt 5\n- Nein → Ende\n\n"
        "## 5. Prüfen\nKennung: pruefen\n"
    )
    folder, _, left = fixed(tmp_path, {"prozesse/p.md": text})
    assert left == []
    assert (folder / "prozesse/p.md").read_text() == text.replace("Schritt 5", "Schritt 2").replace("## 5.", "## 2.")


def test_the_title_of_a_tile_goes_when_its_process_is_described(tmp_path):
    process = "---\nkennung: a\ntitel: A\n---\n\n## 1. Anfangen\nKennung: anfangen\n"
    tiles = "Kern:\n  Service:\n    - a: Annehmen: was dann?\n    - b: Prüfen\n"
    folder, done, _ = fixed(tmp_path, {"prozesse/a.md": process, "landkarte.yaml": tiles})
    assert done == ["kachel-mit-titel"]
    assert (folder / "landkarte.yaml").read_text("utf-8") == "Kern:\n  Service:\n    - a\n    - b: Prüfen\n"


def test_what_the_order_of_a_module_forgot_is_put_behind_what_its_file_follows(tmp_path):
    order = "---\nkennung: m\ntitel: M\nziel: anfangen\nreihenfolge: [l-drei, l-eins]\n---\n"
    lessons = {
        f"module/01-anfang/{number}-x.md": f"---\nkennung: l-{name}\ntitel: T\n---\n\nText.\n"
        for number, name in (("01", "eins"), ("02", "zwei"), ("03", "drei"), ("04", "vier"))
    }
    folder, done, _ = fixed(tmp_path, {"module/01-anfang/modul.md": order, **lessons})
    assert "reihenfolge-unvollständig" in done
    assert "reihenfolge: [l-drei, l-eins, l-zwei, l-vier]\n" in (folder / "module/01-anfang/modul.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_an_old_encoding_becomes_utf_8(tmp_path, encoding):
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else b""
    folder, _, left = fixed(tmp_path, {LESSON: mark + a_lesson("l", body="Größe und Höhe.").encode(encoding)})
    assert (folder / LESSON).read_bytes() == a_lesson("l", body="Größe und Höhe.").encode()
    assert left == ["kontrollfrage-fehlt"]


def test_line_ends_and_byte_order_mark_stay(tmp_path):
    before = codecs.BOM_UTF8 + a_lesson("l", body=BOX).replace("\n", "\r\n").encode()
    folder, _, _ = fixed(tmp_path, {LESSON: before})
    assert (folder / LESSON).read_bytes() == before.replace(b"[]", b"[ ]").replace(b"[ x ]", b"[x]")


def test_a_file_without_faults_is_not_written(tmp_path):
    folder = write_folder(tmp_path, {LESSON: a_lesson("l"), "karten/k.md": "---\ntitel: K\n---\n\n## A\n\nText.\n"})
    before = (folder / LESSON).stat().st_mtime_ns
    fix(folder)
    assert (folder / LESSON).stat().st_mtime_ns == before


def test_a_kennung_that_another_bears_is_not_written_down(tmp_path):
    files = {LESSON: a_lesson("huete"), "karten/k.md": "---\ntitel: Hüte\n---\n\n## Frist\nKennung: frist\n\nText.\n"}
    folder, done, left = fixed(tmp_path, files)
    assert done == []
    assert {"kennung-fehlt", "kennung-doppelt"} <= set(left)
    assert (folder / "karten/k.md").read_text() == files["karten/k.md"]


def test_a_repair_that_does_harm_is_left_out_and_the_others_are_made(tmp_path):
    body = "## Antrag\n\n- **Frist:** bald\n- **Frits:** sofort\n"
    folder, done, left = fixed(tmp_path, {"karten/k.md": f"---\nkennung: k\ntitel: K\n---\n\n{body}"})
    assert done == ["kennung-fehlt"]
    assert left == ["feld-unbekannt"]
    assert "Kennung: antrag" in (folder / "karten/k.md").read_text()


# ---------------------------------------------------------------- names


def test_names_are_mended_and_links_follow(tmp_path):
    card = "---\nkennung: karte\ntitel: K\n---\n\n## A\nKennung: a\n\n[L](<../module/Teil 1/Die Hüte.md>)\n"
    plan = "![P](<../../bilder/Großer Plan.svg>)"
    folder, done, left = fixed(
        tmp_path,
        {
            "karten/Häufig.md": card,
            "module/Teil 1/Die Hüte.md": a_lesson("l", body=f"[F](Frist.md) {plan}\n\n{BOX}"),
            "module/Teil 1/Frist.md": a_lesson("f", body=f"[H](Die%20H%C3%BCte.md)\n\n{BOX.replace('k ·', 'k2 ·')}"),
            "bilder/Großer Plan.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
    )
    assert left == []
    assert done.count("name-unzulässig") == 5
    assert sorted(bytes_of(folder)) == [
        "bilder/grosser-plan.svg",
        "karten/haeufig.md",
        "module/teil-1/die-huete.md",
        "module/teil-1/frist.md",
        "paket.yaml",
    ]
    assert "(<../module/teil-1/die-huete.md>)" in (folder / "karten/haeufig.md").read_text(encoding="utf-8")
    assert "[F](frist.md) ![P](<../../bilder/grosser-plan.svg>)" in (folder / "module/teil-1/die-huete.md").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere these are one file")
def test_a_name_that_is_taken_is_left_to_a_person(tmp_path):
    files = {
        "karten/Frist.md": "---\nkennung: a\ntitel: A\n---\n",
        "karten/frist.md": "---\nkennung: b\ntitel: B\n---\n",
    }
    before = bytes_of(write_folder(tmp_path, files))
    _, done, left = fixed(tmp_path, files)
    assert (bytes_of(tmp_path), done) == (before, [])
    assert {"name-doppelt", "name-unzulässig"} <= set(left)


# ---------------------------------------------------------------- what must not happen


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_folder_that_cannot_be_written_is_told():
    with reachable_folder() as folder:
        write_folder(folder, {"karten/k.md": "---\ntitel: K\n---\n\n## A\n\nText.\n"})
        (folder / "karten").chmod(0o555)
        with as_nobody(), pytest.raises(ContentError, match="lässt sich nicht schreiben"):
            fix(folder)
        (folder / "karten").chmod(0o755)
        assert sorted(bytes_of(folder)) == ["karten/k.md", "paket.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_name_that_cannot_be_changed_is_told():
    with reachable_folder() as folder:
        write_folder(folder, {"karten/Theke.md": "---\nkennung: k\ntitel: K\n---\n\n## A\nKennung: a\n\nText.\n"})
        (folder / "karten").chmod(0o555)
        with as_nobody(), pytest.raises(ContentError, match="lässt sich nicht umbenennen"):
            fix(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_names_stay_as_long_as_a_file_with_links_cannot_be_read():
    with reachable_folder() as folder:
        write_folder(folder, {"karten/Theke.md": "---\nkennung: k\ntitel: K\n---\n", "praxis/p.md": "zu"})
        (folder / "praxis" / "p.md").chmod(0)
        with as_nobody(), pytest.raises(ContentError, match="lässt sich nicht lesen"):
            fix(folder)
        assert (folder / "karten" / "Theke.md").exists()


def test_what_the_rounds_do_not_reach_is_left(tmp_path):
    text = "\n---\nkennung: l\ntitel: L\n\n## Wann\nText.\n"
    mended = fix(write_folder(tmp_path, {LESSON: text}), rounds=1)
    assert [problem.rule for problem in mended.done] == ["kopf-fehlt", "kopf-offen"]
    assert "kennung-fehlt" in [problem.rule for problem in mended.left]


def test_a_file_that_became_unreadable_meanwhile_is_left_alone():
    assert _mended("karten/k.md", b"\0", [problem(1, 1, "neu\n")]) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path):
    folder = write_folder(tmp_path, {".quelle/k.md": "---\ntitel: K\n---\n\n## A\n\nText.\n"})
    (folder / "karten").mkdir()
    (folder / "karten" / "k.md").symlink_to("../.quelle/k.md")
    fix(folder)
    assert (folder / "karten" / "k.md").is_symlink()
    assert (folder / ".quelle" / "k.md").read_text().startswith("---\nkennung: k\n")


def test_a_missing_folder_is_left_as_it_is(tmp_path):
    mended = fix(tmp_path / "fehlt")
    assert (mended.done, [problem.rule for problem in mended.left]) == ((), ["ordner-fehlt"])


FIXTURES = [
    pytest.param(files_of(fixture.text), id=f"{path.stem}: {fixture}")
    for path in sorted((DATA / "check").glob("*.md"))
    for fixture in read_fixtures(path)
]


PLACES = {
    "cards": "karten/k.md",
    "change": "rechtsaenderungen/r.md",
    "finder": "finder/f.md",
    "glossary": "glossar.md",
    "lesson": "module/m/l.md",
    "map": "landkarte.yaml",
    "module": "module/m/modul.md",
    "pack": "paket.yaml",
    "path": "lernpfade/l.md",
    "practices": "praxis/p.md",
    "process": "prozesse/p.md",
    "quiz": "module/m/q.md",
}
FIXTURES += [
    pytest.param({PLACES[path.stem]: fixture.text}, id=f"{path.stem}: {fixture}")
    for path in sorted((DATA / "rules").glob("*.md"))
    for fixture in read_fixtures(path)
]


@pytest.mark.parametrize("files", FIXTURES)
def test_mending_twice_is_mending_once(files, tmp_path):
    folder = write_folder(tmp_path, files)
    before = errors(check(folder))
    assert errors(fix(folder).left) <= before
    once = bytes_of(folder)
    assert fix(folder).done == ()
    assert bytes_of(folder) == once


SAMPLES = [(path, dedent(text)) for path, text in sorted(FILES.items()) if path.endswith(".md")]
SLIPS = st.sampled_from(
    [
        ("\n\n", "\n"),
        ("Kennung: ", "Kenung: "),
        ("[x]", "[ x ]"),
        ("[ ]", "[]"),
        ("## ", "### "),
        ("- **", "**"),
        (" · ", "\n"),
        ("\n- ", " - "),
        ("kennung:", "# kennung:"),
        ("---\n", ""),
        ("> ", ""),
        ("1. ", "1. März "),
        ("## 2", "## 7"),
        ("Ziel:**", "Zeil:**"),
        ("\n", "\n\n"),
    ]
)


@given(sample=st.sampled_from(SAMPLES), slips=st.lists(st.tuples(SLIPS, st.integers(0, 6)), min_size=1, max_size=4))
def test_whatever_slipped_mending_is_done_after_once_and_adds_no_errors(sample, slips):
    path, text = sample
    for (right, wrong), number in slips:
        parts = text.split(right)
        place = min(number + 1, len(parts) - 1)
        text = right.join(parts[:place]) + wrong + right.join(parts[place:]) if len(parts) > 1 else text
    with TemporaryDirectory() as name:
        folder = write_folder(Path(name), {path: text})
        readable = not any(problem.rule in {"kopf-fehlt", "kopf-offen", "yaml-fehler"} for problem in check(folder))
        before = errors(check(folder))
        mended = fix(folder)
        once = bytes_of(folder)
        assert fix(folder).done == ()
        assert bytes_of(folder) == once
        if readable:
            assert errors(mended.left).keys() <= before.keys()


def test_the_repair_of_a_clean_folder_is_nothing(tmp_path):
    folder = write_folder(tmp_path, {path: dedent(text) for path, text in FILES.items()})
    mended = fix(folder)
    assert mended.done == ()
    assert not has_errors(mended.left)
