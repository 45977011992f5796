"""Every kind of fault in small; tests/soak/test_exchange_soak.py runs the same in full."""

from __future__ import annotations

from tests.helpers.exchange_faults import damage_letters, put_back_profiles


def test_no_damaged_letter_is_taken_and_nothing_is_lost_or_doubled(tmp_path):
    figures = damage_letters(tmp_path, rounds=100, seed=81)
    assert {kind.split()[-1] for kind in figures.outcomes} == {"taken", "refused"}
    assert figures.wrong == []


def test_no_profile_that_is_put_back_loses_or_doubles_anything(tmp_path):
    figures = put_back_profiles(tmp_path, rounds=20, seed=82)
    assert figures.outcomes["messages"] > 20
    assert figures.wrong == []
