"""Every named bad pack is refused by its rule, in German, and leaves nothing behind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.bad_contents import bad_contents, bad_manifests
from tests.helpers.bad_packs import Bad, bad_names, bad_signatures, bad_sizes, bad_tables
from tests.helpers.pack_fuzz import fuzz
from tests.helpers.packs import pack_bytes, pack_entries, raw_zip, signed, small_files, write_pack
from wissen.errors import PackError
from wissen.services.packs import Packs

BAD = (*bad_signatures(), *bad_tables(), *bad_names(), *bad_sizes(), *bad_manifests(), *bad_contents())


def test_there_are_more_than_two_hundred_and_each_has_a_name_of_its_own() -> None:
    assert len(BAD) >= 200
    assert [name for name, count in Counter(map(str, BAD)).items() if count > 1] == []


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_a_bad_pack_is_refused_by_its_rule(bad: Bad, tmp_path: Path) -> None:
    file = tmp_path / "schlecht.wissenpaket"
    file.write_bytes(bad.make())
    packs = Packs(tmp_path / "pakete")
    with pytest.raises(PackError) as refused:
        packs.look(file)
    assert refused.value.rule == bad.rule
    assert refused.value.text.endswith((".", "?"))
    assert refused.value.text.isprintable()
    assert not packs.folder.exists()


def test_what_the_bad_ones_are_made_from_is_sound(tmp_path: Path) -> None:
    packs = Packs(tmp_path / "pakete")
    assert packs.look(write_pack(tmp_path / "a.wissenpaket")).edition == "2026-11"
    raw = tmp_path / "b.wissenpaket"
    raw.write_bytes(signed(raw_zip(pack_entries())))
    assert packs.look(raw).title == "Probepaket"


def test_nothing_of_a_pack_is_read_whose_signature_is_wrong(tmp_path: Path) -> None:
    """The signature comes before the table: of a table that is spoilt too, nothing is said."""
    spoilt = bytearray(pack_bytes(small_files()))
    spoilt[0:4] = b"\0\0\0\0"
    file = tmp_path / "a.wissenpaket"
    file.write_bytes(bytes(spoilt))
    with pytest.raises(PackError) as refused:
        Packs(tmp_path / "pakete").look(file)
    assert refused.value.rule == "signatur-falsch"


def test_packs_that_chance_has_damaged_are_refused(tmp_path: Path) -> None:
    """A small part of what `dev.py soak` does."""
    found = fuzz(tmp_path, rounds=150, seed=7)
    assert found.wrong == []
    assert found.refused > 140
