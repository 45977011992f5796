"""Authoring: a new file is valid from the start, lies where it belongs, and replaces nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers.folders import write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import write_small_pack
from wissen import paths
from wissen.content.problem import Severity
from wissen.errors import ContentError, NotFound
from wissen.services.authoring import Start, begin_file, check_folder, fix_folder


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_small_pack(tmp_path)


def rules(folder: Path) -> set[str]:
    return {problem.rule for problem in check_folder(folder)}


@pytest.mark.parametrize("what", Start)
def test_a_new_file_passes_the_checker(folder, what):
    before = rules(folder)
    begun = begin_file(folder, what, title="Täglich: „neu“ & [alt]", module="m-anfang")
    assert (folder / begun.path).is_file()
    assert begun.kennung == "taeglich-neu-alt"
    assert rules(folder) - before <= {"vorlage", "bezug-fehlt", "pfad-fehlt"}  # what only a person can know


@pytest.mark.parametrize("what", Start)
def test_a_new_file_explains_itself_and_needs_no_mending(folder, what):
    begun = begin_file(folder, what, module="m-anfang")
    text = (folder / begun.path).read_text(encoding="utf-8")
    assert "\n# " in text
    assert "$" not in text
    assert [problem for problem in fix_folder(folder).done if problem.file == begun.path] == []


@pytest.mark.parametrize("what", Start)
def test_a_new_file_names_no_law_that_nobody_has_looked_up(folder, what):
    text = (folder / begin_file(folder, what, module="m-anfang").path).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if "§" in line and not line.startswith("# ")] == []


@pytest.mark.parametrize("what", Start)
def test_two_new_files_get_along(folder, what):
    first = begin_file(folder, what, module="m-anfang")
    second = begin_file(folder, what, module="m-anfang")
    assert first != second
    assert "kennung-doppelt" not in rules(folder)


def test_every_template_is_offered_and_every_offer_has_a_template():
    templates = {file.stem for file in paths.bundled("resources", "vorlagen").glob("*.md")}
    assert templates == {start.value for start in Start}


@pytest.mark.parametrize(
    ("what", "path"),
    [
        (Start.LESSON, "module/02-weiter/01-fristen.md"),
        (Start.QUIZ, "module/02-weiter/fristen.md"),
        (Start.MODULE, "module/03-fristen/modul.md"),
        (Start.PROCESS, "prozesse/fristen.md"),
        (Start.CARD, "karten/fristen.md"),
        (Start.FINDER, "finder/fristen.md"),
    ],
)
def test_a_new_file_lies_where_it_belongs(folder, what, path):
    assert begin_file(folder, what, title="Fristen", module="02-weiter").path == path


def test_a_lesson_comes_after_those_that_are_there(folder):
    for number in ("01", "02"):
        assert begin_file(folder, Start.LESSON, title="A", module="m-weiter").path.startswith(
            f"module/02-weiter/{number}-"
        )


def test_a_lesson_is_entered_in_the_order_of_its_module(folder):
    begun = begin_file(folder, Start.LESSON, title="Dritter Hut", module="m-anfang", kennung="l-neu")
    assert begun.ordered == "module/01-anfang/modul.md"
    text = (folder / begun.ordered).read_text(encoding="utf-8")
    assert "reihenfolge: [l-neu, l-hut, l-frist, q-anfang]\n" in text  # where the name of its file stands


def test_where_the_files_have_the_order_none_is_written_down(folder):
    before = (folder / "module/02-weiter/modul.md").read_bytes()
    begun = begin_file(folder, Start.LESSON, title="Neu", module="m-weiter")
    assert begun.ordered == ""
    assert (folder / "module/02-weiter/modul.md").read_bytes() == before


def test_a_process_lies_with_the_others_of_its_area(folder):
    begun = begin_file(folder, Start.PROCESS, kennung="service-neu")
    assert begun.path == "prozesse/service/service-neu.md"


def test_the_only_module_need_not_be_named(tmp_path):
    folder = write_folder(tmp_path, {"module/01-a/modul.md": "---\nkennung: a\ntitel: A\nziel: a\n---\n"})
    assert begin_file(folder, Start.LESSON).path == "module/01-a/01-neue-lektion.md"


@pytest.mark.parametrize(
    ("module", "text", "hint"),
    [
        ("", "In welches Modul?", "Geben Sie „--modul“ an: m-anfang (Anfang) und m-weiter (Weiter)."),
        ("m-fehlt", "Das Modul „m-fehlt“ gibt es nicht.", "Es gibt m-anfang (Anfang) und m-weiter (Weiter)."),
    ],
)
def test_a_lesson_needs_a_module_that_is_there(folder, module, text, hint):
    with pytest.raises(NotFound) as caught:
        begin_file(folder, Start.LESSON, module=module)
    assert (caught.value.text, caught.value.hint) == (text, hint)


def test_without_any_module_one_is_asked_for(tmp_path):
    with pytest.raises(NotFound, match="wissen new module"):
        begin_file(write_folder(tmp_path, {}), Start.LESSON)


@pytest.mark.parametrize(
    ("kennung", "text"),
    [
        ("Neue Karten", "„Neue Karten“ ist keine Kennung: erlaubt sind a–z, 0–9 und einzelne Bindestriche."),
        ("duldung", "Die Kennung „duldung“ gibt es schon."),
        ("l-hut", "Die Kennung „l-hut“ gibt es schon."),
    ],
)
def test_a_kennung_is_new_and_well_formed(folder, kennung, text):
    with pytest.raises(ContentError) as caught:
        begin_file(folder, Start.CARD, kennung=kennung)
    assert caught.value.text == text


def test_a_long_title_leaves_room_for_what_hangs_on_its_kennung(folder):
    begun = begin_file(folder, Start.FINDER, title="Sehr " * 40)
    assert len(begun.kennung) <= 60
    assert [one for one in check_folder(folder) if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize("title", ["", "   ", "§§ !!"])
def test_a_title_without_letters_is_no_hindrance(folder, title):
    assert begin_file(folder, Start.CARD, title=title).kennung in {"neue-karten", "neu"}


def test_a_file_that_is_there_is_never_overwritten(folder):
    (folder / "karten").mkdir()
    (folder / "karten" / "frist.md").write_text("nicht lesbar", encoding="utf-8")
    with pytest.raises(ContentError, match="gibt es schon"):
        begin_file(folder, Start.CARD, title="Frist")
    assert (folder / "karten" / "frist.md").read_text(encoding="utf-8") == "nicht lesbar"


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ContentError, match="gibt es nicht"):
        begin_file(tmp_path / "fehlt", Start.CARD)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_folder_that_cannot_be_written_is_told():
    with reachable_folder() as folder:
        write_folder(folder, {})
        folder.chmod(0o555)
        with as_nobody(), pytest.raises(ContentError, match="lässt sich nicht schreiben"):
            begin_file(folder, Start.CARD)
