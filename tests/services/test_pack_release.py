"""Releasing content: one signed file, or why there is none; what was chosen is offered again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.helpers.packs import KEY, write_pack
from tests.helpers.small_pack import write_small_pack
from wissen import paths
from wissen.content.ids import Id
from wissen.content.manifest import read_pack
from wissen.content.model import Pack
from wissen.content.pack import split_seal, unseal
from wissen.errors import ContentError, PackError
from wissen.services.pack_release import Habits, habits, new_key, proposed_edition, release

PASSWORD = "drei kleine wörter"


def zeros(count: int) -> bytes:
    return bytes(range(count))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_pack(tmp_path / "inhalt")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    file = tmp_path / "amt.key"
    new_key(file, PASSWORD, random=zeros)
    return file


def test_it_becomes_one_signed_file_and_is_remembered(folder: Path, key: Path, tmp_path: Path) -> None:
    target, store = tmp_path / "a.wissenpaket", tmp_path / "freigabe.json"
    found = release(folder, target, edition="2026-11", previous=None, key=key, password=PASSWORD, store=store)
    assert found.edition == "2026-11"
    assert unseal(target.read_bytes()).key.fingerprint == found.fingerprint
    assert habits(store) == Habits(key, target, "2026-11")
    assert PASSWORD not in store.read_text(encoding="utf-8")
    assert sorted(file.name for file in tmp_path.iterdir() if file.name.startswith(".")) == []


def test_the_edition_is_named_in_the_folder(folder: Path, key: Path, tmp_path: Path) -> None:
    target, before = tmp_path / "a.wissenpaket", (folder / "paket.yaml").read_bytes()
    again = partial(release, folder, target, previous=None, key=key, password=PASSWORD, store=tmp_path / "s.json")
    assert again(edition="2026-11.1").edition == "2026-11.1"
    after = (folder / "paket.yaml").read_bytes()
    assert after == before.replace(b"2026-11", b"2026-11.1")
    with pytest.raises(ContentError, match="kein Name"):
        again(edition="im Herbst")
    assert (folder / "paket.yaml").read_bytes() == after


def test_an_empty_field_does_not_let_a_kennung_vanish(folder: Path, key: Path, tmp_path: Path) -> None:
    target, rest = tmp_path / "a.wissenpaket", folder / "module/02-weiter/rest.md"
    again = partial(release, folder, target, previous=None, key=key, password=PASSWORD, store=tmp_path / "s.json")
    assert again(edition="2026-11").compared == ""
    rest.write_text(rest.read_text(encoding="utf-8").replace("Kennung: alles", "Kennung: neu"), encoding="utf-8")
    found = again(edition="2026-12")
    assert (found.edition, found.gone) == ("", ("l-rest#alles",))
    assert found.compared == "Ausgabe 2026-11, a.wissenpaket"


@pytest.mark.parametrize("line", ["Ausgabe: 2026-11", '"ausgabe": 2026-11', "ausgabe :  '2026-11'"])
def test_the_edition_is_named_however_the_line_is_written(folder: Path, key: Path, tmp_path: Path, line: str) -> None:
    file, target = folder / "paket.yaml", tmp_path / "a.wissenpaket"
    file.write_bytes(file.read_bytes().replace(b"ausgabe: 2026-11", line.encode()))
    found = release(
        folder, target, edition="2026-12", previous=None, key=key, password=PASSWORD, store=tmp_path / "s.json"
    )
    assert found.edition == "2026-12"
    pack, _ = read_pack(file.read_bytes(), "paket.yaml")
    assert pack is not None
    assert pack.edition == "2026-12"


def a_pack(edition: str) -> Pack:
    return Pack(1, Id("probe"), "Probepaket", "Redaktion", edition, "de", "", None, ())


@pytest.mark.parametrize(
    ("folder_says", "released", "proposed"),
    [
        ("2026-11", "", "2026-11"),
        ("2026-11", "2026-11", "2026-11.1"),
        ("2026-11", "2026-11.9", "2026-11.10"),
        ("2026-12", "2026-11", "2026-12"),
    ],
)
def test_the_next_edition_is_above_those_before(folder_says: str, released: str, proposed: str) -> None:
    assert proposed_edition(a_pack(folder_says), Habits(edition=released)) == proposed


def test_a_copy_of_what_comes_with_wissen_is_above_it() -> None:
    shipped, _ = read_pack((paths.bundled("content") / "paket.yaml").read_bytes(), "paket.yaml")
    assert shipped is not None
    assert proposed_edition(shipped, Habits()) == f"{shipped.edition}.1"


def test_a_folder_with_errors_gives_no_file(folder: Path, key: Path, tmp_path: Path) -> None:
    (folder / "module/01-anfang/hut.md").write_text("kaputt", encoding="utf-8")
    target = tmp_path / "a.wissenpaket"
    found = release(
        folder, target, edition="2026-11", previous=None, key=key, password=PASSWORD, store=tmp_path / "s.json"
    )
    assert not found.edition
    assert found.problems
    assert not target.exists()


def test_what_vanished_without_a_successor_is_named(folder: Path, key: Path, tmp_path: Path) -> None:
    first = tmp_path / "a.wissenpaket"
    store = tmp_path / "s.json"
    release(folder, first, edition="2026-11", previous=None, key=key, password=PASSWORD, store=store)
    pack = (folder / "paket.yaml").read_bytes()
    hut = folder / "module/01-anfang/hut.md"
    hut.write_text(hut.read_text(encoding="utf-8").replace("Kennung: helfen", "Kennung: beraten"), encoding="utf-8")
    found = release(
        folder, tmp_path / "b.wissenpaket", edition="2026-12", previous=first, key=key, password=PASSWORD, store=store
    )
    assert any("helfen" in name for name in found.gone)
    assert habits(store) == Habits(key, first, "2026-11")
    assert (folder / "paket.yaml").read_bytes() == pack  # what did not come into being has no name


def test_with_a_wrong_password_the_older_file_stays(folder: Path, key: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.wissenpaket"
    target.write_bytes(b"von gestern")
    with pytest.raises(PackError):
        release(folder, target, edition="2026-11", previous=None, key=key, password="falsch", store=tmp_path / "s.json")
    assert target.read_bytes() == b"von gestern"


def test_another_key_than_that_of_the_edition_before_is_refused_before_anything_is_written(
    folder: Path, key: Path, tmp_path: Path
) -> None:
    before = write_pack(tmp_path / "a.wissenpaket", edition="2026-10")
    target, store = tmp_path / "b.wissenpaket", tmp_path / "s.json"
    with pytest.raises(PackError, match=f"anderen Schlüssel.*{KEY.public.fingerprint}") as refused:
        release(folder, target, edition="2026-11", previous=before, key=key, password=PASSWORD, store=store)
    assert refused.value.rule == "schlüssel-gewechselt"
    assert not target.exists()
    before.write_bytes(split_seal(before.read_bytes())[0])
    assert release(folder, target, edition="2026-11", previous=before, key=key, password=PASSWORD, store=store).edition


def test_a_release_counts_even_where_nothing_can_be_remembered(folder: Path, key: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.wissenpaket"
    (tmp_path / "profil").touch()
    store = tmp_path / "profil" / "s.json"
    found = release(folder, target, edition="2026-11", previous=None, key=key, password=PASSWORD, store=store)
    assert found.edition
    assert target.exists()


def test_what_has_gone_is_not_offered(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"key": "/fehlt", "previous": 3}', encoding="utf-8")
    assert habits(tmp_path / "s.json") == Habits()
