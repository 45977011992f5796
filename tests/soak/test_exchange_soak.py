"""The exchange under the full figures of the design; `dev.py soak` runs and prints them."""

from __future__ import annotations

import pytest

from tests.helpers.exchange_faults import damage_letters, put_back_profiles

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


def test_2000_damages(tmp_path):
    figures = damage_letters(tmp_path, rounds=2000, seed=31)
    print(f"\ndamaged letters: {figures}")
    assert figures.wrong == []


def test_1000_profiles_put_back(tmp_path):
    figures = put_back_profiles(tmp_path, rounds=1000, seed=32)
    print(f"\nprofiles put back: {figures}")
    assert figures.wrong == []
