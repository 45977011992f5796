"""Whether somebody has saved something in a folder."""

from __future__ import annotations

import os
from pathlib import Path

from wissen.services.folder_state import state_of


def test_each_kind_of_change_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b.md"
    file.parent.mkdir()
    file.write_text("eins", encoding="utf-8")
    states = [state_of(tmp_path)]
    file.write_text("zwei und mehr", encoding="utf-8")
    states.append(state_of(tmp_path))
    os.utime(file, ns=(1, 1))
    states.append(state_of(tmp_path))
    (tmp_path / "c.md").touch()
    states.append(state_of(tmp_path))
    file.unlink()
    states.append(state_of(tmp_path))
    assert len(set(states)) == len(states)


def test_nothing_new_is_nothing_new(tmp_path: Path) -> None:
    (tmp_path / "c.md").touch()
    assert state_of(tmp_path) == state_of(tmp_path)


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert state_of(tmp_path / "fehlt") == frozenset()
