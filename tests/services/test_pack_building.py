"""Building packs from a content folder, signing them, and keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.helpers.packs import small_files
from tests.helpers.small_pack import write_small_pack
from wissen import paths
from wissen.content.check import check
from wissen.content.manifest import read_pack
from wissen.content.pack_signature import read_secret
from wissen.content.problem import Severity
from wissen.errors import ContentError, PackError, PrintError
from wissen.services.pack_building import (
    PUBLIC_ENDING,
    Built,
    build,
    files_at,
    known_editions,
    make_key,
    public_key,
    sign_file,
    write_built,
)
from wissen.services.pack_candidate import examine
from wissen.services.packs import Packs

REST = "module/02-weiter/rest.md"
PASSWORD = "Regen und Rüben"


def random(count: int) -> bytes:
    return bytes(range(count))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = (folder / path).read_text(encoding="utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), encoding="utf-8")


def built(folder: Path, target: Path) -> Path:
    found = build(folder)
    assert found.manifest is not None
    write_built(target, found)
    return target


def next_edition(folder: Path) -> None:
    change(folder, "paket.yaml", "ausgabe: 2026-11", "ausgabe: 2026-12")


# ---------------------------------------------------------------- build


def test_a_day_that_nobody_has_confirmed_keeps_a_pack_from_being_built(folder: Path) -> None:
    file = folder / "rechtsaenderungen/neu.md"
    file.parent.mkdir(exist_ok=True)
    head = "---\nkennung: aenderung-neu\ntitel: Neu\nfundstelle: BGBl\n---\n\n"
    stage = "## Stufe: Neu\nGilt: ab 01.03.2027 · Tag: geprüft\n\n- **Betrifft:** § 82 AufenthG\n\nWas.\n"
    file.write_text(head + stage, encoding="utf-8")
    assert [problem.severity for problem in check(folder) if problem.file.endswith("neu.md")] == [Severity.WARNING]
    found = build(folder)
    assert found.manifest is None
    assert [(problem.rule, problem.severity) for problem in found.problems] == [("stufe-unbestätigt", Severity.ERROR)]
    change(folder, "rechtsaenderungen/neu.md", "AufenthG\n", "AufenthG\n- **Geprüft von:** Nabil\n")
    assert build(folder).manifest is not None


def test_sound_content_becomes_a_pack_with_every_file(folder: Path) -> None:
    found = build(folder)
    assert found.manifest is not None
    assert {file.path for file in found.manifest.files} == set(small_files())
    assert (found.problems, found.gone, found.silent, found.left_out) == ((), (), (), ())
    assert build(folder).data == found.data


def test_content_with_errors_is_not_built(folder: Path) -> None:
    change(folder, REST, "Noch mehr.", "[Tot](tot.md)")
    found = build(folder)
    assert ([problem.rule for problem in found.problems], found.manifest, found.data) == (["link-tot"], None, b"")


def test_files_of_other_programs_stay_outside(folder: Path) -> None:
    (folder / "notizen.txt").write_text("x", encoding="utf-8")
    found = build(folder)
    assert found.left_out == ("notizen.txt",)
    assert found.manifest is not None


@pytest.mark.parametrize("edition", ["Herbst", "2026/11", "v2"])
def test_an_edition_needs_an_order(folder: Path, edition: str) -> None:
    change(folder, "paket.yaml", "ausgabe: 2026-11", f"ausgabe: {edition}")
    with pytest.raises(ContentError, match="lässt sich nicht einordnen"):
        build(folder)


def test_a_kennung_of_the_edition_before_must_not_vanish(folder: Path, tmp_path: Path) -> None:
    before = built(folder, tmp_path / "a.wissenpaket")
    next_edition(folder)
    change(folder, REST, "Kennung: alles", "Kennung: das-meiste")
    found = build(folder, previous=before)
    assert found.gone == ("l-rest#alles",)
    assert found.manifest is None
    change(folder, REST, "Kennung: das-meiste", "Kennung: das-meiste · Ersetzt: alles")
    assert build(folder, previous=before).manifest is not None


def test_without_the_edition_before_the_newest_that_is_known_here_counts(folder: Path, tmp_path: Path) -> None:
    packs = Packs(tmp_path / "pakete")
    key = tmp_path / "schluessel"
    make_key(key, PASSWORD, random=random)
    old = built(folder, tmp_path / "a.wissenpaket")
    sign_file(old, key, PASSWORD)
    packs.install(examine(old))
    shutil.copytree(folder, tmp_path / "spaeter")
    next_edition(folder)
    change(folder, REST, "Kennung: alles", "Kennung: das-meiste")
    known = known_editions(packs.folder)
    assert known[0] == paths.bundled("content")
    found = build(folder, known=known)
    assert (found.gone, found.compared) == (("l-rest#alles",), "Ausgabe 2026-11, hier installiert")
    assert build(folder, known=(old,)).compared == "Ausgabe 2026-11, a.wissenpaket"
    assert build(folder, known=(folder, tmp_path / "fehlt", paths.bundled("content"))).compared == ""
    change(tmp_path / "spaeter", "paket.yaml", "ausgabe: 2026-11", "ausgabe: 2027-01")
    assert build(folder, known=(tmp_path / "spaeter",)).compared == ""  # who has that one is not offered this one


def test_a_copy_of_what_is_shipped_is_compared_with_it(tmp_path: Path) -> None:
    copied = tmp_path / "kopie"
    shutil.copytree(paths.bundled("content"), copied)
    pack, _ = read_pack((copied / "paket.yaml").read_bytes(), "paket.yaml")
    assert pack is not None
    found = build(copied, known=known_editions(tmp_path / "pakete"))
    assert (found.gone, found.compared) == ((), f"Ausgabe {pack.edition}, mitgeliefert")


def test_a_change_that_nobody_explains_is_told_and_one_with_an_entry_is_not(folder: Path, tmp_path: Path) -> None:
    before = built(folder, tmp_path / "a.wissenpaket")
    next_edition(folder)
    change(folder, REST, "Noch mehr.", "Noch viel mehr.")
    assert [one.id for one in build(folder, previous=before).silent] == ["l-rest"]
    entry = "dauer: 4\nverlauf:\n  - {am: 2026-12-01, art: mitteilen, text: Mehr}\n"
    change(folder, REST, "dauer: 4\n", entry)
    assert build(folder, previous=before).silent == ()


def test_an_edition_must_come_after_the_one_before(folder: Path, tmp_path: Path) -> None:
    before = built(folder, tmp_path / "a.wissenpaket")
    with pytest.raises(ContentError, match="kommt nicht nach"):
        build(folder, previous=before)
    change(folder, "paket.yaml", "id: probe", "id: anderes")
    with pytest.raises(ContentError, match="ein anderes Paket"):
        build(folder, previous=before)


def test_a_folder_without_content_is_told(tmp_path: Path) -> None:
    assert build(tmp_path / "fehlt") == Built(build(tmp_path / "fehlt").problems)
    assert [problem.rule for problem in build(tmp_path / "fehlt").problems] == ["ordner-fehlt"]
    (tmp_path / "leer").mkdir()
    with pytest.raises(ContentError, match="liegen keine Inhalte"):
        build(tmp_path / "leer")


# ---------------------------------------------------------------- sign


def test_a_signed_pack_can_be_installed_and_signed_anew(folder: Path, tmp_path: Path) -> None:
    file, key = built(folder, tmp_path / "a.wissenpaket"), tmp_path / "schluessel"
    public = make_key(key, PASSWORD, random=random)
    assert sign_file(file, key, PASSWORD) == public
    once = file.read_bytes()
    sign_file(file, key, PASSWORD)
    assert file.read_bytes() == once
    assert examine(file, root_key=public.text).edition == "2026-11"
    assert Packs(tmp_path / "pakete").install(examine(file)) is not None


def test_with_a_wrong_password_nothing_is_signed(folder: Path, tmp_path: Path) -> None:
    file, key = built(folder, tmp_path / "a.wissenpaket"), tmp_path / "schluessel"
    make_key(key, PASSWORD, random=random)
    before = file.read_bytes()
    with pytest.raises(PackError, match="nicht das Kennwort"):
        sign_file(file, key, "Sonne")
    assert file.read_bytes() == before


def test_what_others_would_refuse_is_not_signed(tmp_path: Path) -> None:
    key = tmp_path / "schluessel"
    make_key(key, PASSWORD, random=random)
    file = tmp_path / "brief.wissenpaket"
    file.write_bytes(b"Sehr geehrte Damen und Herren")
    with pytest.raises(PackError, match="kein Inhaltspaket"):
        sign_file(file, key, PASSWORD)


def test_a_key_is_private_has_a_password_and_is_never_overwritten(tmp_path: Path) -> None:
    key = tmp_path / "schluessel"
    with pytest.raises(ContentError, match="zu kurz"):
        make_key(key, "kurz", random=random)
    public = make_key(key, PASSWORD, random=random)
    assert read_secret(key.read_text(encoding="utf-8"), PASSWORD).public == public
    assert key.stat().st_mode & 0o077 == 0
    with pytest.raises(ContentError, match="gibt es schon"):
        make_key(key, PASSWORD, random=random)
    key.unlink()
    with pytest.raises(ContentError, match="gibt es schon"):
        make_key(key, PASSWORD, random=random)


def test_without_its_public_half_no_key_is_left_in_the_way(tmp_path: Path) -> None:
    in_the_way = tmp_path / f".schluessel{PUBLIC_ENDING}.neu"
    in_the_way.mkdir()
    with pytest.raises(PrintError):
        make_key(tmp_path / "schluessel", PASSWORD, random=random)
    assert list(tmp_path.iterdir()) == [in_the_way]


def test_a_public_key_is_given_as_a_line_or_as_a_file(tmp_path: Path) -> None:
    key = tmp_path / "schluessel"
    public = make_key(key, PASSWORD, random=random)
    assert public_key(public.text) == public
    assert public_key(f"{key}{PUBLIC_ENDING}") == public
    for other in ("fehlt.pub", "x" * 400, "RW\0Q", ""):
        with pytest.raises(PackError, match="kein öffentlicher Schlüssel"):
            public_key(other)
    with pytest.raises(PackError, match="nicht lesbar"):
        public_key(str(key))


def test_a_key_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="lässt sich nicht lesen"):
        sign_file(built(folder, tmp_path / "a.wissenpaket"), tmp_path / "fehlt", PASSWORD)


def test_a_place_where_nobody_may_write_is_told(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="lässt sich nicht schreiben"):
        make_key(tmp_path / "fehlt" / "schluessel", PASSWORD, random=random)


def test_what_is_compared_may_be_a_folder_a_file_or_an_installed_pack(folder: Path, tmp_path: Path) -> None:
    file = built(folder, tmp_path / "a.wissenpaket")
    assert files_at(file).scan()[0] == files_at(folder).scan()[0]
