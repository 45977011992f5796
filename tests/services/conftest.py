from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.helpers.law_pack import write_law_pack
from tests.helpers.person import Person
from tests.helpers.small_pack import write_small_pack


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """Somebody on 23.11.2026 with the small pack and an empty history."""
    return Person(write_small_pack(tmp_path / "inhalte"), today=date(2026, 11, 23))


@pytest.fixture
def advised(tmp_path: Path) -> Person:
    """The same with a law that changes."""
    return Person(write_law_pack(tmp_path / "inhalte"), today=date(2026, 11, 23))
