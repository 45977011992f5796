from __future__ import annotations

from pathlib import Path

import pytest

from wissen.errors import StoreInUse
from wissen.progress.lock import ProfileLock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wissen.db-lock"


def test_only_one_holds_it(path):
    lock = ProfileLock(path, machine="")
    with pytest.raises(StoreInUse, match="Wissen ist geöffnet"):
        ProfileLock(path, machine="")
    lock.release()


def test_it_can_be_taken_again_once_it_is_free(path):
    ProfileLock(path, machine="amt-pc-1").release()
    ProfileLock(path, machine="amt-pc-2").release()


def test_another_machine_is_named_even_where_the_server_grants_the_lock_twice(path):
    path.write_text("amt-pc-7", encoding="utf-8")
    with pytest.raises(StoreInUse, match="amt-pc-7") as refused:
        ProfileLock(path, machine="amt-pc-1")
    assert str(path) in refused.value.hint


def test_the_own_name_left_by_a_crash_is_no_obstacle(path):
    path.write_text("amt-pc-1", encoding="utf-8")
    lock = ProfileLock(path, machine="amt-pc-1")
    assert path.read_text(encoding="utf-8") == "amt-pc-1"
    lock.release()


def test_a_refused_lock_leaves_the_name_of_the_holder(path):
    lock = ProfileLock(path, machine="amt-pc-7")
    with pytest.raises(StoreInUse):
        ProfileLock(path, machine="amt-pc-1")
    assert path.read_text(encoding="utf-8") == "amt-pc-7"
    lock.release()
