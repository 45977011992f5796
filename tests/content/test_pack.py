"""Building packs: the same files give the same bytes, any reader of zips can read them, editions have an order."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.packs import ID, pack_bytes, small_files
from wissen.content.load import load_files
from wissen.content.pack import build_pack, split_seal, unseal
from wissen.content.pack_manifest import edition_key, is_newer, manifest_of, read_manifest, write_manifest
from wissen.content.pack_reader import read_archive, read_package
from wissen.errors import PackError


def test_the_same_files_give_the_same_bytes():
    files = small_files()
    manifest = manifest_of(files, pack_id=ID, edition="1", title="A")
    turned = dict(reversed(files.items()))
    assert build_pack(manifest, files) == build_pack(manifest, turned)
    assert pack_bytes(files) == pack_bytes(turned)


def test_every_reader_of_zips_can_read_it():
    files = small_files()
    with zipfile.ZipFile(io.BytesIO(pack_bytes(files))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", *sorted(files)]
        assert archive.read("glossar.md") == files["glossar.md"]
        assert archive.comment.startswith(b"untrusted comment: minisign public key")


def test_a_pack_reads_like_the_folder_it_was_built_from():
    package = read_package(unseal(pack_bytes()))
    library, problems = load_files(package)
    assert problems == []
    assert library.pack is not None
    assert (library.pack.edition, library.entry("l-hut").title) == ("2026-11", "Zwei Hüte")
    assert library.open("l-hut").head.title == "Zwei Hüte"
    with pytest.raises(FileNotFoundError):
        package.read("fehlt.md", limit=10)


def test_pictures_and_a_map_come_along():
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    held = small_files({"bilder/a.svg": drawing, "landkarte.yaml": "kern:\n  service: [service-probe]\n"})
    package = read_package(unseal(pack_bytes(held)))
    assert package.read("bilder/a.svg", limit=100) == drawing
    assert [tile.id for tile in load_files(package)[0].process_map.tiles] == ["service-probe"]


def test_a_signature_changes_nothing_of_what_is_signed():
    archive, seal = split_seal(pack_bytes())
    assert split_seal(archive) == (archive, b"")
    assert len(seal.splitlines()) == 6
    assert read_archive(archive).manifest.id == ID


def test_what_nobody_may_hold_is_not_built():
    files = {**small_files(), "../a.md": b"x"}
    with pytest.raises(PackError, match="führt aus dem Ordner hinaus"):
        build_pack(manifest_of(files, pack_id=ID, edition="1", title="A"), files)


def test_reading_can_be_stopped():
    def stop(done, total):
        assert total == len(small_files())
        if done == 3:
            raise PackError("genug", "Genug.")

    with pytest.raises(PackError, match="Genug"):
        read_archive(split_seal(pack_bytes())[0], watch=stop)


@given(
    st.dictionaries(st.from_regex(r"karten/[a-z0-9-]{1,20}\.md", fullmatch=True), st.binary(max_size=50), max_size=8)
)
def test_a_manifest_is_read_as_it_was_written(files):
    manifest = manifest_of(files, pack_id="a-b", edition="2026-11.2", title="Übung „x“")
    assert read_manifest(write_manifest(manifest)) == manifest


@pytest.mark.parametrize(
    ("newer", "older"),
    [("2026-11", "2026-9"), ("2026-11.1", "2026-11"), ("2027", "2026-12"), ("10", "9"), ("1", ""), ("1.0.1", "1.0")],
)
def test_editions_rise(newer, older):
    assert is_newer(newer, older)
    assert not is_newer(older, newer)
    assert not is_newer(newer, newer)


@pytest.mark.parametrize("text", ["", "neu", "2026/11", "-1", "1-", "1..2", "v1", "1" * 50, "٣", "1 ", "../1"])
def test_what_has_no_order_is_no_edition(text):
    assert edition_key(text) is None
    assert not is_newer(text, "1")
