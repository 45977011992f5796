"""The file of somebody's data: written and read back the same, and nothing else is taken for one."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.stores import DAY, NEXT_DAY, Desk, answered, answered_in_own_words, begun, completed
from wissen.errors import DataFileError
from wissen.progress import data_file
from wissen.progress.export import Kept
from wissen.progress.places import LastPlace

PERSON = {"name": "Jana", "roles": ["telefon"]}
Raw = dict[str, Any]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    store = Desk(tmp_path_factory.mktemp("profil") / "neu").store()
    store.append(begun(), completed(), answered_in_own_words("q01", "t1", "Weil 5 < 7 & „so“"), today=DAY)
    store.append(answered("q02"), today=NEXT_DAY)
    store.erase(store.events()[3:4], today=NEXT_DAY)
    store.remember_place(LastPlace("l01", "a"))
    found = store.kept()
    store.close()
    return found


@pytest.fixture(scope="module")
def text(kept: Kept) -> str:
    return data_file.write(kept, PERSON, {}, program="Wissen 1", day=NEXT_DAY)


def test_what_was_written_is_read_back(kept: Kept, text: str) -> None:
    assert data_file.read(text.encode(), today=NEXT_DAY) == (kept, PERSON)


def test_a_mark_at_the_beginning_does_no_harm(kept: Kept, text: str) -> None:
    assert data_file.read(b"\xef\xbb\xbf" + text.encode(), today=NEXT_DAY)[0] == kept


def test_a_person_can_read_it(text: str) -> None:
    raw = json.loads(text)
    assert raw["stand"] == "2026-03-05"
    assert raw["texte"] == {"t1": "Weil 5 < 7 & „so“"}
    assert raw["verlauf"][0]["was"] == "begun"
    assert "\n" in text


def test_no_time_of_day_stands_in_it(text: str) -> None:
    assert ":" not in "".join(one["tag"] for one in json.loads(text)["verlauf"])
    told = {"format", "programm", "stand", "person", "verlauf", "texte", "gesehen", "orte", "austausch"}
    assert json.loads(text).keys() == told


def event(number: int, **changed: object) -> Callable[[Raw], None]:
    return lambda raw: raw["verlauf"][number].update(changed)


def head(**changed: object) -> Callable[[Raw], None]:
    return lambda raw: raw.update(changed)


def payload(number: int, **changed: object) -> Callable[[Raw], None]:
    return lambda raw: raw["verlauf"][number]["angaben"].update(changed)


def deep(levels: int) -> list[Any]:
    found: list[Any] = []
    for _ in range(levels):
        found = [found]
    return found


BAD_VALUES: dict[str, Callable[[Raw], object]] = {
    "no events": lambda raw: raw.pop("verlauf"),
    "no person": lambda raw: raw.pop("person"),
    "something more": head(mehr=1),
    "a person who is none": head(person=[]),
    "a program that is none": head(programm=7),
    "a day that is none": head(stand="gestern"),
    "events that are none": head(verlauf={}),
    "an event that is none": head(verlauf=[1]),
    "texts that are none": head(texte=[]),
    "a text that is none": head(texte={"t1": 5}),
    "a text without end": head(texte={"t1": "x" * (data_file.LONGEST_TEXT + 1)}),
    "a text with a zero": head(texte={"t1": "a\0b"}),
    "half a character": head(texte={"t1": "\ud800"}),
    "a text with a path for a name": head(texte={"../t1": "x"}),
    "seen texts that are none": head(gesehen={"f": None}),
    "places that are none": head(orte=5),
    "a place that is none": head(orte=[["l01", "a"]]),
    "a place with prose": head(orte=[{"objekt": "Frau Nowak", "abschnitt": ""}]),
    "a place in prose": head(orte=[{"objekt": "l01", "abschnitt": "bei Frau Nowak"}]),
    "a place with a time": head(orte=[{"objekt": "l01", "abschnitt": "", "zeit": "09:12"}]),
    "an event with more": event(0, zeit="09:12"),
    "an event with less": lambda raw: raw["verlauf"][0].pop("salz"),
    "a log with prose": event(0, protokoll="Log von Jana"),
    "a log that is a number": event(0, protokoll=1),
    "number zero": event(0, nummer=0),
    "a number left out": event(1, nummer=5),
    "a number in words": event(0, nummer="1"),
    "a number that is a truth": event(0, nummer=True),
    "a number with a point": event(0, nummer=1.0),
    "a time of day": event(0, tag="2026-03-04T09:12"),
    "a day in short": event(0, tag="20260304"),
    "a day that goes back": event(1, tag="2026-03-03"),
    "a day that is a number": event(0, tag=20260304),
    "an object in prose": event(0, objekt="Frau Nowak"),
    "an object with a path": event(0, objekt="../../etc/passwd"),
    "an object that is none": event(0, objekt=None),
    "a revision in prose": event(0, fassung="die alte"),
    "a payload of another verb": event(0, angaben={"kept": True}),
    "a payload that is a list": event(0, angaben=[]),
    "a payload with prose": payload(1, sections={"einleitung": "Frau Nowak war hier"}),
    "a payload with a time": payload(1, through="2026-03-01T08:00"),
    "a payload with more": payload(1, dauer=17),
    "a score too high": payload(2, score=2),
    "a score beyond all": payload(2, score=10**400),
    "a response in depth": payload(2, response=deep(9)),
    "a response in prose": payload(2, response="Frau Nowak war hier"),
    "a salt without payload": event(0, angaben=None),
    "a payload without salt": event(0, salz=None),
    "a salt that is none": event(0, salz="xyz"),
    "a short salt": event(0, salz="00"),
    "a hash that is a number": event(0, pruefsumme=5),
    "a long hash": event(0, pruefsumme="00" * 33),
    "a verb that is a list": event(0, was=["begun"]),
    "a log that begins again": lambda raw: raw["verlauf"].extend(
        [dict(raw["verlauf"][0], protokoll="log7"), dict(raw["verlauf"][0])]
    ),
}


@pytest.mark.parametrize("change", BAD_VALUES)
def test_a_value_that_no_history_has_is_refused(text: str, change: str) -> None:
    raw = json.loads(text)
    BAD_VALUES[change](raw)
    with pytest.raises(DataFileError, match="unvollständig oder verändert") as error:
        data_file.read(json.dumps(raw).encode("utf-8", "surrogatepass"), today=NEXT_DAY)
    assert "Nowak" not in str(error.value)


FOREIGN = {
    "nothing": b"",
    "no JSON": b"Hallo",
    "a list": b"[]",
    "a number": b"7",
    "no format": b"{}",
    "a format in words": b'{"format": "1"}',
    "a format that is a truth": b'{"format": true}',
    "bytes": bytes(range(256)),
    "another encoding": '{"format": 1, "ä": 2}'.encode("latin-1"),
    "a name twice": b'{"format": 1, "format": 1}',
    "not a number": b'{"format": NaN}',
    "without end": b'{"format": Infinity}',
    "a number with more digits than anybody reads": b'{"format": ' + b"9" * 10_000 + b"}",
    "depth": b"[" * 200_000,
    "depth of names": b'{"a":' * 200_000,
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_what_is_no_such_file_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(DataFileError, match="keine Datei mit Daten aus Wissen"):
        data_file.read(data, today=DAY)


@pytest.mark.parametrize("change", [head(format=2), head(format=10**6), event(0, was="dreamed-of")])
def test_a_newer_file_asks_for_a_newer_version(text: str, change: Callable[[Raw], None]) -> None:
    raw = json.loads(text)
    change(raw)
    with pytest.raises(DataFileError, match="Diese Datei braucht eine neuere Version"):
        data_file.read(json.dumps(raw).encode(), today=NEXT_DAY)


def test_a_day_to_come_asks_for_the_clock(text: str) -> None:
    with pytest.raises(DataFileError, match=r"05\.03\.2026, und der kommt erst noch"):
        data_file.read(text.encode(), today=DAY)


def test_more_events_than_a_life_has_are_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_file, "MOST_EVENTS", 3)
    with pytest.raises(DataFileError, match="unvollständig oder verändert"):
        data_file.read(text.encode(), today=NEXT_DAY)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(place=st.integers(0, 60), value=values)
def test_any_value_anywhere_is_refused_or_read(text: str, place: int, value: object) -> None:
    raw = json.loads(text)
    places = [(raw, key) for key in raw]
    places += [(one, key) for one in raw["verlauf"] for key in one]
    where, key = places[place % len(places)]
    where[key] = value
    with suppress(DataFileError):
        data_file.read(json.dumps(raw).encode("utf-8", "surrogatepass"), today=NEXT_DAY)
