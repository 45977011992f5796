"""The carrier that is files passes what every hub must do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.exchange import CarriedByFiles
from tests.team.conformance import Carrier, HubConformance


class TestInMemory(HubConformance):
    @pytest.fixture
    def carrier(self, tmp_path: Path) -> Carrier:
        del tmp_path
        return CarriedByFiles()


class TestOnDisk(HubConformance):
    @pytest.fixture
    def carrier(self, tmp_path: Path) -> Carrier:
        return CarriedByFiles(tmp_path)
