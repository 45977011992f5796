"""A map is changed tile by tile, and every other line stays as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.strategies_flow import process_maps
from wissen.content.ids import Id
from wissen.content.map_text import MapText, Place, map_of
from wissen.content.model import MapBand, MapGroup, MapTile, ProcessMap
from wissen.content.process_map import write_process_map

TEXT = """# Stand Mai
Führung:
  Leitung:
    - eins
    # wird bald beschrieben
    - zwei: Der zweite
        Prozess
Kern:
  Service:
    - drei
  Leer:
"""


def read(text: str) -> MapText:
    found, _ = map_of(text)
    assert found is not None
    return found


def groups(text: str) -> list[tuple[str, list[str]]]:
    return [(group.title, [tile.id for tile in group.tiles]) for band in read(text).map.bands for group in band.groups]


def test_a_tile_goes_past_its_neighbour_and_nothing_else_moves():
    assert read(TEXT).moved(Id("zwei"), -1).splitlines() == [
        *TEXT.splitlines()[:3],
        "    - zwei: Der zweite",
        "        Prozess",
        "    - eins",
        "    # wird bald beschrieben",
        *TEXT.splitlines()[7:],
    ]


def test_at_the_end_of_its_group_it_goes_into_the_next_one():
    assert groups(read(TEXT).moved(Id("zwei"), 1)) == [
        ("Leitung", ["eins"]),
        ("Service", ["zwei", "drei"]),
        ("Leer", []),
    ]
    assert groups(read(TEXT).moved(Id("drei"), -1)) == [
        ("Leitung", ["eins", "zwei", "drei"]),
        ("Service", []),
        ("Leer", []),
    ]


@pytest.mark.parametrize(("kennung", "step"), [("eins", -1), ("drei", 1)])
def test_on_the_edge_of_the_map_it_stays(kennung, step):
    text = TEXT.replace("  Leer:\n", "")
    assert read(text).moved(Id(kennung), step) == text


def test_a_new_tile_is_written_below_the_others_and_into_an_empty_group():
    fresh = read(TEXT).placed(MapTile(Id("vier"), "Neu: noch offen"), (1, 0))
    assert fresh.splitlines()[9:11] == ["    - drei", "    - vier: Neu: noch offen"]
    assert read(fresh).map.tiles[-1] == MapTile(Id("vier"), "Neu: noch offen")
    assert groups(read(TEXT).placed(MapTile(Id("vier")), (1, 1)))[-1] == ("Leer", ["vier"])


def test_a_tile_keeps_its_lines_in_another_depth():
    flat = "Kern:\n  A:\n  - eins: Ein\n      Titel\n  B:\n    - zwei\n"
    assert (
        read(flat).placed(MapTile(Id("eins")), (0, 1))
        == "Kern:\n  A:\n  B:\n    - zwei\n    - eins: Ein\n        Titel\n"
    )
    assert read(flat).placed(MapTile(Id("zwei")), (0, 0)) == "Kern:\n  A:\n  - eins: Ein\n      Titel\n  - zwei\n  B:\n"


def test_a_tile_is_taken_away_with_all_its_lines():
    assert read(TEXT).without(Id("zwei")) == TEXT.replace("    - zwei: Der zweite\n        Prozess\n", "")


def test_a_tile_gets_another_title_in_one_line():
    fresh = read(TEXT).retitled(MapTile(Id("zwei"), "Ganz anders"))
    assert fresh == TEXT.replace("zwei: Der zweite\n        Prozess", "zwei: Ganz anders")


def test_groups_are_added_renamed_and_taken_away():
    assert groups(read(TEXT).with_group(0, "Recht: Neues"))[1] == ("Recht: Neues", [])
    assert read(TEXT).renamed((1, 0), "Theke").splitlines()[8] == "  Theke:"
    assert read(TEXT).without_group((1, 1)) == TEXT.replace("  Leer:\n", "")
    assert groups(read("Kern:\n").with_group(0, "Erste")) == [("Erste", [])]


def test_what_is_written_in_one_line_is_written_line_by_line():
    assert (
        read("Kern: {A: [eins, zwei], B: []}\n").moved(Id("eins"), 1) == "Kern:\n  A:\n    - zwei\n    - eins\n  B:\n"
    )


def test_no_comment_is_lost_by_writing_it_line_by_line():
    assert map_of("Kern: {A: [eins]} # so gewollt\n") == (None, ())
    assert map_of("Kern:\n  A: # Erdgeschoss\n    - eins\n")[0] is None


def test_a_title_over_many_lines_with_a_gap_is_not_torn():
    text = "Kern:\n  A:\n    - eins: |\n        Ein\n\n        Titel\n    - zwei\n"
    assert read(read(text).without(Id("eins"))).map.tiles == (MapTile(Id("zwei")),)


def test_a_map_with_a_line_that_cannot_be_read_is_not_changed():
    found, problems = map_of("Kern:\n  A:\n    - eins\n    - eins\n")
    assert found is None
    assert [problem.rule for problem in problems] == ["kachel-doppelt"]


@given(process_maps(), st.data())
def test_every_move_leaves_the_other_tiles_in_their_order(process_map: ProcessMap, data: st.DataObject):
    text = read(write_process_map(process_map))
    if not text.map.tiles or not text.places:
        return
    tile = data.draw(st.sampled_from(text.map.tiles))
    place = data.draw(st.sampled_from(text.places))
    first = data.draw(st.booleans())
    assert read(text.placed(tile, place, first=first)).map == moved(text.map, tile, place, first=first)
    assert read(text.without(tile.id)).map == ProcessMap(tuple(without(text.map, tile)))


def without(process_map: ProcessMap, tile: MapTile) -> list[MapBand]:
    return [
        replace(band, groups=tuple(replace(one, tiles=rest(one, tile)) for one in band.groups))
        for band in process_map.bands
    ]


def rest(group: MapGroup, tile: MapTile) -> tuple[MapTile, ...]:
    return tuple(one for one in group.tiles if one.id != tile.id)


def moved(process_map: ProcessMap, tile: MapTile, place: Place, *, first: bool) -> ProcessMap:
    bands = without(process_map, tile)
    band, number = place
    groups = list(bands[band].groups)
    tiles = groups[number].tiles
    groups[number] = replace(groups[number], tiles=(tile, *tiles) if first else (*tiles, tile))
    bands[band] = replace(bands[band], groups=tuple(groups))
    return ProcessMap(tuple(bands))
