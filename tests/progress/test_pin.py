"""The PIN of a profile: who knows it gets in, and nobody by damaging its file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.helpers.permissions import as_nobody, reachable_folder
from wissen.errors import PinError
from wissen.progress import pin


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profil"


def test_without_a_file_nobody_is_asked(folder):
    assert not pin.is_set(folder)


@pytest.mark.parametrize("chosen", ["1234", "000000", "Grüße aus Köln", "x" * pin.LONGEST])
def test_only_the_pin_opens(folder, chosen):
    pin.keep(folder, chosen)
    assert pin.is_set(folder)
    assert pin.matches(folder, chosen)
    assert not pin.matches(folder, chosen[:-1])
    assert not pin.matches(folder, "")


def test_the_same_letters_from_another_keyboard_open(folder):
    pin.keep(folder, "Gru\N{COMBINING DIAERESIS}n")
    assert pin.matches(folder, "Grün")


def test_the_file_says_nothing_and_is_for_the_owner_only(folder):
    pin.keep(folder, "4711")
    file = folder / pin.FILE
    assert b"4711" not in file.read_bytes()
    assert file.read_bytes().startswith(b"$argon2id$")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [one.name for one in folder.iterdir()] == [pin.FILE]


def test_the_same_pin_is_kept_otherwise_each_time(folder):
    pin.keep(folder, "4711")
    first = (folder / pin.FILE).read_bytes()
    pin.keep(folder, "4711")
    assert (folder / pin.FILE).read_bytes() != first


def test_another_pin_takes_its_place(folder):
    pin.keep(folder, "1234")
    pin.keep(folder, "5678")
    assert not pin.matches(folder, "1234")
    assert pin.matches(folder, "5678")


@pytest.mark.parametrize("chosen", ["", "123", "x" * (pin.LONGEST + 1)])
def test_too_short_or_too_long_is_refused(folder, chosen):
    with pytest.raises(PinError, match="mindestens 4"):
        pin.keep(folder, chosen)
    assert not pin.is_set(folder)


def test_removed_nobody_is_asked_any_more(folder):
    pin.keep(folder, "1234")
    pin.remove(folder)
    pin.remove(folder)
    assert not pin.is_set(folder)


@pytest.mark.parametrize("damage", [b"", b"1234", b"\0" * 97])
def test_a_damaged_file_lets_nobody_in_and_names_the_way_out(folder, damage):
    pin.keep(folder, "1234")
    (folder / pin.FILE).write_bytes(damage)
    assert pin.is_set(folder)
    with pytest.raises(PinError, match="nicht lesbar") as error:
        pin.matches(folder, "1234")
    assert "kann sie löschen" in error.value.hint


@pytest.mark.parametrize("damage", [b"$argon2id$", b"$argon2id$v=19$m=65536,t=2,p=1$AAAA$AAAA"])
def test_a_hash_that_is_none_opens_to_nobody(folder, damage):
    pin.keep(folder, "1234")
    (folder / pin.FILE).write_bytes(damage)
    assert not pin.matches(folder, "1234")


def test_where_nothing_can_be_written_the_old_one_holds():
    with reachable_folder() as folder, as_nobody():
        pin.keep(folder, "1234")
        folder.chmod(0o500)
        with pytest.raises(PinError, match="lässt sich"):
            pin.keep(folder, "5678")
        with pytest.raises(PinError, match="lässt sich"):
            pin.remove(folder)
        assert pin.matches(folder, "1234")
