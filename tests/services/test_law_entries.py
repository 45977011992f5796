"""Rechtsänderung einpflegen: what is kept in the profile of what was entered and decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.test_law_entry import CHANGE
from wissen import settings
from wissen.services.law_entries import STORE, LawEntries
from wissen.services.law_entry import EnteredChange, Settled


def test_what_was_entered_is_there_after_a_restart(tmp_path: Path) -> None:
    settled = CHANGE.settle(1, "l04-3#wirkung", Settled.CHANGED).drafted(1, "l04-3#frist", "Neu.")
    other = EnteredChange("aenderung-andere", "rechtsaenderungen/andere.md", "Andere")
    LawEntries(tmp_path / STORE).keep(other)
    LawEntries(tmp_path / STORE).keep(settled)
    assert LawEntries(tmp_path / STORE).all() == (settled, other)


def test_what_is_put_away_is_no_longer_under_way_and_what_was_decided_is_known(tmp_path: Path) -> None:
    entries = LawEntries(tmp_path / STORE)
    settled = replace(CHANGE, sha="abc").settle(1, "l04-3#wirkung", Settled.CHANGED).drafted(1, "l04-3#frist", "Neu.")
    entries.keep(settled)
    entries.put_away(settled.kennung)
    assert (entries.all(), entries.away()) == ((), (settled,))
    entries.amend(settled.kennung, lambda change: change.settle(1, "a", Settled.STILL_RIGHT))
    assert (entries.all(), entries.away()) == ((), (settled.settle(1, "a", Settled.STILL_RIGHT),))
    entries.keep(settled)
    assert (entries.all(), entries.away()) == ((settled,), ())


def test_what_never_stood_in_the_content_is_forgotten_when_it_is_put_away(tmp_path: Path) -> None:
    entries = LawEntries(tmp_path / STORE)
    entries.keep(CHANGE)
    entries.put_away(CHANGE.kennung)
    entries.put_away("gibt-es-nicht")
    assert (entries.all(), entries.away()) == ((), ())


def test_something_else_is_remembered_of_a_change_that_is_known(tmp_path: Path) -> None:
    entries = LawEntries(tmp_path / STORE)
    other = EnteredChange("aenderung-andere", "rechtsaenderungen/andere.md", "Andere")
    entries.keep(other)
    entries.keep(CHANGE)
    entries.amend(other.kennung, lambda change: change.settle(1, "a", Settled.CHANGED))
    entries.amend("gibt-es-nicht", lambda change: change.settle(1, "a", Settled.CHANGED))
    assert entries.all() == (CHANGE, other.settle(1, "a", Settled.CHANGED))


@pytest.mark.parametrize("text", ["{", '{"changes": 3}', '{"changes": [1, {"kennung": "x"}, {"stages": [{}]}]}'])
def test_what_cannot_be_read_is_left_out(tmp_path: Path, text: str) -> None:
    (tmp_path / STORE).write_text(text, encoding="utf-8")
    assert LawEntries(tmp_path / STORE).all() == ()


def test_what_a_newer_version_has_kept_stays(tmp_path: Path) -> None:
    row = {"kennung": "neuer", "stages": [], "settled": {}, "etwas": "Neues"}
    settings.write_json(tmp_path / STORE, {"format": 1, "changes": [row]})
    LawEntries(tmp_path / STORE).keep(CHANGE)
    LawEntries(tmp_path / STORE).put_away(CHANGE.kennung)
    assert settings.read_json(tmp_path / STORE)[0]["changes"] == [row]
