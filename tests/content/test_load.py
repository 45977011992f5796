"""Loading a folder: whatever lies in it, there is a Library, and every fault is told with its file and line."""

from __future__ import annotations

import codecs
import sys
from datetime import date
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.folders import a_lesson, write_folder
from tests.helpers.permissions import as_nobody, reachable_folder
from tests.helpers.small_pack import FILES, write_small_pack
from wissen import paths
from wissen.content.check import check
from wissen.content.load import READERS, kind_of, load, read_content
from wissen.content.model import Kind
from wissen.content.problem import Severity, has_errors
from wissen.errors import ContentError, NotFound

LESSON = "module/01-anfang/lektion.md"


def loaded(tmp_path, files, **options):
    return load(write_folder(tmp_path, files), **options)


def told(problems):
    """File, line and rule of each problem."""
    return [(problem.file, problem.line, problem.rule) for problem in problems]


def test_a_whole_pack_is_loaded_without_problems(tmp_path):
    library, problems = load(write_small_pack(tmp_path))
    assert problems == []
    assert {entry.kind for entry in library.entries.values()} == {
        Kind.MODULE,
        Kind.LESSON,
        Kind.QUIZ,
        Kind.PROCESS,
        Kind.FINDER,
        Kind.PRACTICES,
        Kind.PATH,
        Kind.GLOSSARY,
    }
    assert library.pack is not None
    assert library.pack.title == "Probepaket"
    assert [module.head.id for module in library.modules] == ["m-anfang", "m-weiter"]


def test_the_bundled_content_is_loaded_without_errors():
    library, problems = load(paths.bundled("content"))
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert len(library.entries) > 20


def test_the_bundled_content_passes_the_checker():
    found = check(paths.bundled("content"))
    assert [str(problem) for problem in found if problem.severity is not Severity.HINT] == []


# ---------------------------------------------------------------- folders


def test_a_missing_folder_gives_an_empty_library(tmp_path):
    library, problems = load(tmp_path / "fehlt")
    assert (library.entries, told(problems)) == ({}, [("", 0, "ordner-fehlt")])


def test_a_folder_without_pack_is_read_all_the_same(tmp_path):
    write_folder(tmp_path, {LESSON: a_lesson("eins")})
    (tmp_path / "paket.yaml").unlink()
    library, problems = load(tmp_path)
    assert list(library.entries) == ["eins"]
    assert told(problems) == [("paket.yaml", 0, "paket-fehlt")]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_file_without_rights_is_told_and_the_rest_is_read():
    with reachable_folder() as folder:
        write_folder(folder, {LESSON: a_lesson("eins"), "module/01-anfang/zwei.md": a_lesson("zwei")})
        (folder / LESSON).chmod(0)
        with as_nobody():
            library, problems = load(folder)
    assert (list(library.entries), told(problems)) == (["zwei"], [(LESSON, 0, "nicht-lesbar")])


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_pack_file_without_rights_is_told():
    with reachable_folder() as folder:
        write_folder(folder, {LESSON: a_lesson("eins")})
        (folder / "paket.yaml").chmod(0)
        with as_nobody():
            library, problems = load(folder)
    assert library.pack is None
    assert told(problems) == [("paket.yaml", 0, "nicht-lesbar")]


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise on Windows")
def test_a_folder_that_cannot_be_written_is_read():
    with reachable_folder() as folder:
        write_small_pack(folder)
        folder.chmod(0o555)
        with as_nobody():
            library, problems = load(folder, cache=folder / "zwischenspeicher" / "inhalte.json")
    assert problems == []
    assert library.entries


def test_files_of_other_kinds_and_in_other_places_are_told(tmp_path):
    files = ["karten/entwurf.docx", "notizen/idee.md", "lies.md", "module/tief/tiefer/lektion.md", "bilder/plan.svg"]
    _, problems = loaded(tmp_path, dict.fromkeys(files, "x"))
    assert told(problems) == [
        ("karten/entwurf.docx", 0, "fremde-datei"),
        ("lies.md", 0, "falscher-ordner"),
        ("module/tief/tiefer/lektion.md", 0, "falscher-ordner"),
        ("notizen/idee.md", 0, "falscher-ordner"),
    ]


def test_a_newer_format_is_not_guessed_at(tmp_path):
    library, problems = loaded(tmp_path, {"paket.yaml": "format: 2\nneu: ja\n", LESSON: a_lesson("eins")})
    assert (library.entries, library.files) == ({}, frozenset())
    assert [problem.text for problem in problems] == ["Diese Inhalte brauchen eine neuere Version."]


# ---------------------------------------------------------------- Kennungen


def test_the_second_object_of_one_kennung_is_left_out(tmp_path):
    library, problems = loaded(tmp_path, {LESSON: a_lesson("eins"), "module/01-anfang/zwei.md": a_lesson("eins")})
    assert library.entry("eins").path == LESSON
    assert told(problems) == [("module/01-anfang/zwei.md", 2, "kennung-doppelt")]


CARD = "---\nkennung: {file}\ntitel: Karten\n---\n\n## Antrag\nKennung: {card}\n\n- **Kurz:** Ja.\n"
TERM = "---\nkennung: glossar\ntitel: Glossar\n---\n\n## Antrag\nKennung: {term}\n\nEine Bitte.\n"


@pytest.mark.parametrize(
    "files",
    [
        {"karten/a.md": CARD.format(file="a", card="antrag"), "karten/b.md": CARD.format(file="b", card="antrag")},
        {"glossar.md": TERM.format(term="antrag"), "karten/b.md": CARD.format(file="b", card="antrag")},
        {"karten/a.md": CARD.format(file="antrag", card="x"), "karten/b.md": CARD.format(file="b", card="antrag")},
        {"karten/b.md": CARD.format(file="antrag", card="antrag")},
    ],
    ids=["two cards", "term and card", "object and card", "a file and its own card"],
)
def test_objects_cards_terms_and_questions_share_one_namespace(tmp_path, files):
    _, problems = loaded(tmp_path, files)
    assert told(problems) == [("karten/b.md", 6, "kennung-doppelt")]


def test_sections_are_named_in_their_file_only(tmp_path):
    body = "## Wann\nKennung: wann\n\nText."
    files = {LESSON: a_lesson("wann", body=body), "module/01-anfang/zwei.md": a_lesson("zwei", body=body)}
    assert loaded(tmp_path, files)[1] == []


# ---------------------------------------------------------------- files


HEAD = "---\nkennung: l\ntitel: L\n---\n\n"
BOMB = "---\nkennung: l\ntitel: L\nrollen: [&a [x, x], &b [*a, *a], &c [*b, *b]]\n---\n\nText.\n"
BAD_FILES = {
    "leer": (b"", 0, "datei-leer"),
    "nur Leerzeichen": (b" \n\n", 0, "datei-leer"),
    "ohne Kopf": (b"Text.\n", 1, "kopf-fehlt"),
    "Kopf offen": (b"---\nkennung: l\ntitel: L\n\n## Wann\n", 1, "kopf-offen"),
    "YAML kaputt": (b"---\nkennung: l\ntitel: L\nrollen: [telefon\n---\n\nText.\n", 4, "yaml-fehler"),
    "Alias-Bombe": (BOMB.encode(), 4, "yaml-unerlaubt"),
    "Latin-1": (f"{HEAD}Größe.\n".encode("latin-1"), 6, "nicht-utf8"),
    "UTF-16": (f"{HEAD}Größe.\n".encode("utf-16"), 0, "nicht-utf8"),
    "UTF-16 ohne Marke": (f"{HEAD}Größe.\n".encode("utf-16-le"), 0, "kein-text"),
    "5 MB": (f"{HEAD}Text.\n".encode() * 200_000, 0, "datei-zu-groß"),
    "kein Text": (bytes(range(256)), 0, "kein-text"),
}


@pytest.mark.parametrize(("data", "line", "rule"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_told_and_hides_no_other(tmp_path, data, line, rule):
    library, problems = loaded(tmp_path, {LESSON: data, "module/01-anfang/zwei.md": a_lesson("zwei")})
    assert "zwei" in library.entries
    assert told(problems) == [(LESSON, line, rule)]


def test_duplicate_keys_are_told_and_the_first_holds(tmp_path):
    library, problems = loaded(tmp_path, {LESSON: "---\nkennung: l\ntitel: L\nTitel: M\n---\n\nText.\n"})
    assert library.entry("l").title == "L"
    assert told(problems) == [(LESSON, 4, "schlüssel-doppelt")]


@pytest.mark.parametrize(
    "data",
    [codecs.BOM_UTF8 + a_lesson("l").encode(), a_lesson("l").replace("\n", "\r\n").encode()],
    ids=["byte order mark", "line ends of Windows"],
)
def test_how_windows_writes_text_is_no_fault(tmp_path, data):
    library, problems = loaded(tmp_path, {LESSON: data})
    assert (list(library.entries), problems) == (["l"], [])


def test_ten_thousand_headings_are_read(tmp_path):
    body = "\n".join(f"## Abschnitt {number}" for number in range(10_000))
    library, problems = loaded(tmp_path, {LESSON: a_lesson("l", body=body)})
    assert len(library.entry("l").parts) == 10_000
    assert not has_errors(problems)


def test_html_is_text(tmp_path):
    library, problems = loaded(tmp_path, {LESSON: a_lesson("l", body="<script>alert(1)</script> & <b>fett</b>")})
    assert problems == []
    assert "<script>alert(1)</script> & <b>fett</b>" in repr(library.open("l"))


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](\\\\server\\share)",
        "[x](//server/share)",
        "[x](../../../geheim.md)",
        "[x](%2e%2e/%2e%2e/%2e%2e/geheim.md)",
        "[x](data:text/html,x)",
        "![x](https://example.org/bild.png)",
        "![x](file:///bild.png)",
        "![x](//server/share/bild.png)",
        "![x](../../../bild.png)",
    ],
)
def test_a_link_out_of_the_folder_is_an_error_and_leads_nowhere(tmp_path, link):
    library, problems = loaded(tmp_path, {LESSON: a_lesson("l", body=link)})
    assert [(problem.line, problem.severity) for problem in problems] == [(6, Severity.ERROR)]
    assert "Link(" not in repr(library.open("l"))
    assert "Figure(" not in repr(library.open("l"))


SAMPLES = sorted((path, dedent(text)) for path, text in FILES.items() if path.endswith(".md"))


@given(
    sample=st.sampled_from(SAMPLES),
    start=st.floats(0, 1),
    length=st.integers(0, 80),
    noise=st.text(max_size=20) | st.text("#-*>|[]()`:§→ \n\t_~!&{}\"'0123", max_size=20),
)
def test_no_text_is_too_strange_to_be_read(sample, start, length, noise):
    path, text = sample
    place = round(start * len(text))
    data = (text[:place] + noise + text[place + length :]).encode("utf-8", "replace")
    kind = kind_of(path, data)
    assert kind is not None
    _, problems = read_content(kind, data, path)
    lines = data.decode().count("\n") + 2
    assert all(0 <= problem.line <= lines for problem in problems)


@given(kind=st.sampled_from(sorted(READERS)), data=st.binary(max_size=200))
def test_no_bytes_are_too_strange_to_be_read(kind, data):
    _, problems = read_content(kind, data, "karten/x.md")
    assert all(problem.text for problem in problems)


# ---------------------------------------------------------------- opening


def test_an_opened_object_is_kept(tmp_path):
    library, _ = load(write_small_pack(tmp_path))
    assert library.open("l-hut") is library.open("l-hut")


def test_an_unknown_kennung_names_the_nearest(tmp_path):
    library, _ = load(write_small_pack(tmp_path))
    with pytest.raises(NotFound, match="Meinten Sie „l-hut“"):
        library.open("l-hutt")


@pytest.mark.parametrize("change", ["gone", "renamed", "broken"])
def test_a_file_that_changed_meanwhile_is_told(tmp_path, change):
    library, _ = load(write_small_pack(tmp_path))
    file = tmp_path / "module/01-anfang/hut.md"
    if change == "gone":
        file.unlink()
    else:
        file.write_text(a_lesson("l-anders") if change == "renamed" else "kein Kopf", encoding="utf-8")
    with pytest.raises(ContentError, match="Laden Sie die Inhalte neu"):
        library.open("l-hut")


def test_a_day_shows_what_holds_on_it(tmp_path):
    library, _ = load(write_small_pack(tmp_path))
    before, after = library.at(date(2026, 5, 31)), library.at(date(2026, 6, 1))
    assert "Die alte Frist." in repr(before.open("l-frist"))
    assert "Die neue Frist." in repr(after.open("l-frist"))
    assert repr(library.open("l-frist")).count("Section(") == 2
