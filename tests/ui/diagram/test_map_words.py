"""The words of the map: each state has its own symbol, and everything that is shown is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers import maps
from wissen.services.process_map import Tile, TileState
from wissen.ui.diagram.map_words import counted, drawn, drawn_for_paper, legend, signs, spoken, state_sign


def test_each_state_has_a_symbol_and_a_word_of_its_own() -> None:
    found = [state_sign(state) for state in TileState]
    assert len({sign.icon for sign in found}) == len({sign.text for sign in found}) == len(TileState)


@pytest.mark.parametrize(
    ("tile", "words"),
    [
        (maps.STEERING, ["noch nicht beschrieben"]),
        (maps.PHONING, ["gelernt"]),
        (maps.MARRYING, ["begonnen", "ändert sich am 01.03.2027"]),
        (maps.CHECKING, ["aufzufrischen", "Quelle geändert"]),
        (replace(maps.MARRYING, state=TileState.ABSENT), ["gilt an diesem Tag nicht", "gilt ab 01.03.2027"]),
    ],
)
def test_a_tile_says_what_there_is_to_say(tile: Tile, words: list[str]) -> None:
    assert [sign.text for sign in signs(tile)] == words


def test_the_ear_hears_where_a_tile_lies() -> None:
    band, group = maps.SMALL.bands[1], maps.SMALL.bands[1].groups[1]
    assert spoken(maps.MARRYING, group, band) == "Ehegattennachzug, begonnen, ändert sich am 01.03.2027, Familie, Kern"


def test_a_band_says_how_many_can_be_read() -> None:
    assert [counted(band) for band in maps.SMALL.bands] == ["2 Prozesse, 1 beschrieben", "3 Prozesse, 3 beschrieben"]


def test_only_what_nobody_has_described_waits() -> None:
    tiles = [tile for band in drawn(maps.SMALL) for group in band.groups for tile in group.tiles]
    assert [(tile.title, tile.pending) for tile in tiles][:2] == [
        ("Rückstände steuern", True),
        ("Im Vier-Augen-Prinzip prüfen", False),
    ]


def test_paper_has_the_state_before_the_title_and_says_elsewhere_what_it_means() -> None:
    tiles = [tile for band in drawn_for_paper(maps.SMALL) for group in band.groups for tile in group.tiles]
    assert [tile.mark and tile.mark.text for tile in tiles][:2] == ["noch nicht beschrieben", "aufzufrischen"]
    assert [[sign.text for sign in tile.signs] for tile in tiles] == [
        [],
        ["Quelle geändert"],
        [],
        [],
        ["ändert sich am 01.03.2027"],
    ]
    assert {sign.icon for sign in legend()} >= {"account_tree", "more_horiz", "warning", "gavel"}
