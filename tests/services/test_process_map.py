"""The Prozesslandkarte: which tiles there are, what each says on a day, and what filters leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers import maps
from tests.helpers.law_pack import write_law_pack
from tests.helpers.person import Person
from tests.helpers.small_pack import write_counter_path, write_small_pack
from wissen.learning.verb import Verb
from wissen.progress.events import NewEvent
from wissen.services.process_map import NOT_ON_MAP, Filter, MapView, Tile, TileState, filtered

TODAY = date(2026, 11, 23)


def somebody(tmp_path: Path, tiles: str = maps.FILE) -> Person:
    folder = write_small_pack(tmp_path / "inhalte")
    (folder / "landkarte.yaml").write_text(dedent(tiles), encoding="utf-8")
    return Person(folder, today=TODAY)


def places(view: MapView) -> list[tuple[str, str, list[str]]]:
    return [
        (band.title, group.title, [tile.kennung for tile in group.tiles])
        for band in view.bands
        for group in band.groups
    ]


def tile_of(person: Person, kennung: str) -> Tile:
    found = person.services.process_maps.read().find(kennung)
    assert found is not None
    return found[2]


# ------------------------------------------------------------ what is on it


def test_tiles_lie_as_the_file_says(tmp_path: Path) -> None:
    view = somebody(tmp_path).services.process_maps.read()
    assert places(view) == [
        ("Führung", "Steuerung", ["fuehrung-steuern"]),
        ("Kern", "Service", ["service-probe", "service-termin"]),
        ("Kern", "Familie", ["familie-nachzug"]),
    ]


def test_a_process_without_text_bears_the_title_of_the_map(tmp_path: Path) -> None:
    waiting = tile_of(somebody(tmp_path), "service-termin")
    assert (waiting.title, waiting.state, waiting.described) == ("Termin vergeben", TileState.MISSING, False)


def test_a_described_process_bears_its_own_title_whatever_the_map_says(tmp_path: Path) -> None:
    person = somebody(tmp_path, "Kern:\n  Service:\n    - service-probe: Ganz anders\n")
    assert (tile_of(person, "service-probe").title, tile_of(person, "service-probe").described) == (
        "Antrag annehmen",
        True,
    )


def test_what_the_map_does_not_name_is_not_lost(person: Person) -> None:
    assert places(person.services.process_maps.read()) == [(NOT_ON_MAP, "Prozesse", ["service-probe"])]


def test_a_kennung_that_names_nothing_is_left_out_with_its_group(tmp_path: Path) -> None:
    tiles = "Kern:\n  Service:\n    - gibt-es-nicht\n    - l-hut\n  Leer:\n  Familie:\n    - service-probe\n"
    assert places(somebody(tmp_path, tiles).services.process_maps.read()) == [("Kern", "Familie", ["service-probe"])]


def test_a_learning_path_marks_its_processes(tmp_path: Path) -> None:
    person = somebody(tmp_path)
    assert tile_of(person, "service-probe").on_path
    assert not tile_of(person, "service-termin").on_path


def test_a_path_of_one_workplace_marks_its_processes_for_those_who_work_there(tmp_path: Path) -> None:
    person = somebody(tmp_path)
    folder = person.services.shelf.folder
    write_counter_path(folder)
    (folder / "lernpfade" / "woche.md").unlink()
    person.services.shelf.adopt(person.services.shelf.read())
    tile = replace(tile_of(person, "service-probe"), roles=())
    assert (tile.on_path, tile.is_mine(("theke",)), tile.is_mine(("telefon",))) == (False, True, False)


# ------------------------------------------------------------ the day


@pytest.mark.parametrize(
    ("day", "state", "change"),
    [
        (date(2026, 1, 31), TileState.ABSENT, date(2026, 2, 1)),
        (date(2026, 2, 1), TileState.DESCRIBED, date(2026, 6, 1)),
        (date(2026, 5, 31), TileState.DESCRIBED, date(2026, 6, 1)),
        (date(2026, 6, 1), TileState.DESCRIBED, date(2026, 12, 5)),
        (date(2026, 12, 5), TileState.DESCRIBED, None),
    ],
    ids=["before it holds", "its first day", "the eve of its own change", "a law to come", "the day of the law"],
)
def test_a_tile_knows_the_next_day_after_the_stichtag(
    advised: Person, day: date, state: TileState, change: date | None
) -> None:
    advised.services.shelf.choose(day)
    tile = tile_of(advised, "p-kommt")
    assert (tile.state, tile.change) == (state, change)


def test_the_day_after_its_last_one_is_a_change(tmp_path: Path) -> None:
    person = somebody(tmp_path)
    file = person.services.shelf.folder / "prozesse/service/service-probe.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("titel: Antrag annehmen", "titel: A\ngilt: bis 2026-12-31"), encoding="utf-8")
    person.services.shelf.adopt(person.services.shelf.read())
    assert tile_of(person, "service-probe").change == date(2027, 1, 1)
    person.services.shelf.choose(date(2027, 1, 1))
    assert (tile_of(person, "service-probe").state, tile_of(person, "service-probe").change) == (TileState.ABSENT, None)


def test_a_tile_says_that_the_law_has_moved_on(tmp_path: Path) -> None:
    folder = write_law_pack(tmp_path / "inhalte")
    file = folder / "prozesse/service/p-kommt.md"
    text = file.read_text(encoding="utf-8").replace("gilt: ab 2026-02-01", "geprüft: {am: 2026-02-02, von: nb}")
    file.write_text(text, encoding="utf-8")
    person = Person(folder, today=date(2026, 12, 6))
    assert tile_of(person, "p-kommt").overtaken
    assert not tile_of(person, "service-probe").overtaken


# ------------------------------------------------------------ the Stand


@pytest.mark.parametrize(
    ("verbs", "state"),
    [((), TileState.DESCRIBED), ((Verb.BEGUN,), TileState.BEGUN), ((Verb.BEGUN, Verb.COMPLETED), TileState.LEARNED)],
)
def test_the_stand_of_the_person_is_added(tmp_path: Path, verbs: tuple[Verb, ...], state: TileState) -> None:
    person = somebody(tmp_path)
    for verb in verbs:
        payload: dict[str, object] = {"sections": {}, "through": None} if verb is Verb.COMPLETED else {}
        person.does(NewEvent(verb, "service-probe", payload=payload))
    maps_of = person.services.process_maps
    view = maps_of.with_progress(maps_of.read())
    assert [tile.state for tile in view.tiles] == [TileState.MISSING, state, TileState.MISSING, TileState.MISSING]


def test_what_does_not_hold_has_no_stand(advised: Person) -> None:
    advised.does(NewEvent(Verb.BEGUN, "p-kommt", payload={}))
    advised.services.shelf.choose(date(2026, 1, 31))
    maps_of = advised.services.process_maps
    found = maps_of.with_progress(maps_of.read()).find("p-kommt")
    assert found is not None
    assert found[2].state is TileState.ABSENT


# ------------------------------------------------------------ filters


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(), ["steuern", "pruefen", "annehmen", "telefon", "ehegatte"]),
        (Filter(words="prüf augen"), ["pruefen"]),
        (Filter(words="eingang"), ["annehmen"]),
        (Filter(words="SERVICE"), ["annehmen", "telefon"]),
        (Filter(role="telefon"), ["pruefen", "telefon"]),
        (Filter(band="Führung"), ["steuern", "pruefen"]),
        (Filter(law=True), ["pruefen", "ehegatte"]),
        (Filter(mine=True), ["annehmen"]),
        (Filter(mine=True, roles=("familie",)), ["annehmen", "ehegatte"]),
        (Filter(band="Kern", law=True), ["ehegatte"]),
        (Filter(words="gibt es nicht"), []),
    ],
    ids=str,
)
def test_a_filter_leaves_what_is_wanted(wanted: Filter, expected: list[str]) -> None:
    assert [tile.kennung for tile in filtered(maps.SMALL, wanted).tiles] == expected


def test_groups_and_bands_without_a_tile_go() -> None:
    left = filtered(maps.SMALL, Filter(words="Ehegatten"))
    assert [(band.title, [group.title for group in band.groups]) for band in left.bands] == [("Kern", ["Familie"])]


@pytest.mark.parametrize(
    ("wanted", "narrows"),
    [
        (Filter(), False),
        (Filter(words="  "), False),
        (Filter(roles=("theke",)), False),
        (Filter(words="a"), True),
        (Filter(role="theke"), True),
        (Filter(band="Kern"), True),
        (Filter(law=True), True),
        (Filter(mine=True), True),
    ],
)
def test_a_filter_knows_whether_it_leaves_anything_out(wanted: Filter, narrows: bool) -> None:
    assert wanted.narrows is narrows


FILTERS = st.builds(
    Filter,
    words=st.sampled_from(("", "e", "prüf", "x")),
    role=st.sampled_from(("", "theke", "telefon")),
    band=st.sampled_from(("", "Kern", "Führung")),
    law=st.booleans(),
    mine=st.booleans(),
    roles=st.sampled_from(((), ("theke",))),
)


@given(FILTERS)
def test_filters_only_take_away_and_twice_is_once(wanted: Filter) -> None:
    left = filtered(maps.SMALL, wanted)
    every = list(maps.SMALL.tiles)
    assert [every.index(tile) for tile in left.tiles] == sorted(every.index(tile) for tile in left.tiles)
    assert filtered(left, wanted) == left
    assert wanted.narrows or left == maps.SMALL


def test_a_tile_is_found_with_where_it_lies() -> None:
    found = maps.SMALL.find("ehegatte")
    assert found is not None
    assert (found[0].title, found[1].title, found[2]) == ("Kern", "Familie", maps.MARRYING)
    assert maps.SMALL.find("") is None


def test_a_tile_without_workplaces_is_work_of_all_but_nobody_knows_whose_is_one_without_text() -> None:
    assert maps.CHECKING.is_for("theke")
    assert not maps.STEERING.is_for("theke")
    assert not replace(maps.CHECKING, on_path=False).is_mine(("theke",))
