"""Meldungen of others: read in once, kept, settled; hostile files are refused and nothing of them is believed."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.errors import ContentError
from wissen.learning.remark import RemarkKind
from wissen.services.received_remarks import MAX_BYTES, MAX_REMARKS, ReceivedRemarks, Taken, read_remarks

ONE = {
    "kennung": "l-hut#helfen",
    "stelle": "Zwei Hüte › Helfen",
    "fassung": "abc",
    "art": "stimmt nicht",
    "text": "Das ist anders.",
    "woche": "2026-W47",
}


def row(*remarks: object, **more: object) -> dict[str, object]:
    return {"format": 1, "paket": "probe", "ausgabe": "2026-11", "meldungen": list(remarks or (ONE,)), **more}


def written(folder: Path, value: object, name: str = "a.wissenmeldung") -> Path:
    file = folder / name
    file.write_bytes(value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode())
    return file


def test_a_file_is_read(tmp_path):
    (remark,) = read_remarks(written(tmp_path, row()))
    assert (remark.object, remark.kind, remark.text) == ("l-hut#helfen", RemarkKind.WRONG, "Das ist anders.")
    assert (remark.week, remark.edition, remark.settled) == ("2026-W47", "2026-11", False)


def test_a_byte_order_mark_does_not_matter(tmp_path):
    assert len(read_remarks(written(tmp_path, b"\xef\xbb\xbf" + json.dumps(row()).encode()))) == 1


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (b"", "keine Datei mit Meldungen"),
        (b"\xff\xfe\x00", "keine Datei mit Meldungen"),
        (b"[" * 100_000, "keine Datei mit Meldungen"),
        (b'{"format": 1, "meldungen": ' + b"[" * 50_000, "keine Datei mit Meldungen"),
        (b" " * (MAX_BYTES + 1), "zu groß"),
        ([], "keine Datei mit Meldungen"),
        ({"meldungen": []}, "keine Datei mit Meldungen"),
        (row(format=True), "keine Datei mit Meldungen"),
        (row(format="1"), "keine Datei mit Meldungen"),
        (row(format=2), "neueren Version"),
        (row(meldungen={}), "stehen keine Meldungen"),
        (row(meldungen=[ONE] * (MAX_REMARKS + 1)), "stehen keine Meldungen"),
        (row("x"), "beschädigt"),
        (row({**ONE, "kennung": "../../etc/passwd"}), "beschädigt"),
        (row({**ONE, "kennung": "a#b#c"}), "beschädigt"),
        (row({**ONE, "kennung": 7}), "beschädigt"),
        (row({**ONE, "art": "Lob"}), "beschädigt"),
        (row({**ONE, "art": ["Idee"]}), "beschädigt"),
        (row({**ONE, "woche": "2026-11-23"}), "beschädigt"),
        (row({**ONE, "woche": "2026-W54"}), "beschädigt"),
        (row({**ONE, "woche": None}), "beschädigt"),
    ],
)
def test_what_no_wissen_writes_is_refused_with_a_way_out(tmp_path, value: object, told: str):
    with pytest.raises(ContentError, match=told) as fault:
        read_remarks(written(tmp_path, value))
    assert fault.value.hint


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ContentError, match="lässt sich nicht lesen"):
        read_remarks(tmp_path / "fehlt.wissenmeldung")


def test_signs_that_nobody_sees_and_what_is_too_long_are_cut_off(tmp_path):
    text = "\u202eDas\u200b ist\x07 es.\ud800" + "x" * 5_000
    (remark,) = read_remarks(written(tmp_path, json.dumps(row({**ONE, "text": text, "stelle": 3})).encode()))
    assert remark.text.startswith("Das ist es.x")
    assert len(remark.text) == 2_000
    assert remark.place == ""


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner) | st.dictionaries(st.sampled_from([*ONE, "format", "meldungen"]), inner)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), nested, max_leaves=12))
def test_any_value_is_read_or_refused(tmp_path_factory, value: Any):
    more = {**row(), **value} if isinstance(value, dict) else row(value)
    with suppress(ContentError):
        assert len(read_remarks(written(tmp_path_factory.mktemp("m"), more))) <= MAX_REMARKS


# ---------------------------------------------------------------- kept


@pytest.fixture
def kept(tmp_path: Path) -> ReceivedRemarks:
    return ReceivedRemarks(tmp_path / "profil" / "meldungen.json")


def test_a_file_read_twice_gives_nothing_twice(kept, tmp_path):
    file = written(tmp_path, row(ONE, {**ONE, "woche": "2026-W48"}))
    assert kept.take([file]) == Taken(2, 0, ())
    assert kept.take([file]) == Taken(0, 2, ())
    assert len(kept.all()) == 2


def test_two_people_may_say_the_same(kept, tmp_path):
    kept.take([written(tmp_path, row(ONE, ONE))])
    assert [remark.number for remark in kept.all()] == [0, 1]


def test_one_bad_file_does_not_keep_the_others_out(kept, tmp_path):
    taken = kept.take([written(tmp_path, b"x"), written(tmp_path, row(), "b.wissenmeldung")])
    assert (taken.new, len(taken.faults)) == (1, 1)


def test_settled_ones_stay_settled_also_when_their_file_comes_again(kept, tmp_path):
    file = written(tmp_path, row(ONE, {**ONE, "art": "Idee"}))
    kept.take([file])
    first, second = kept.all()
    assert [remark.settled for remark in kept.settle([first.id], settled=True)] == [True, False]
    kept.take([file])
    assert [remark.settled for remark in kept.all()] == [True, False]
    kept.settle([first.id, second.id], settled=False)
    assert not any(remark.settled for remark in kept.all())


@pytest.mark.parametrize(
    "value", [{}, {"format": 2, "meldungen": []}, {"format": 1, "meldungen": 3}, {"format": 1, "meldungen": [1, {}]}]
)
def test_a_damaged_list_is_as_good_as_empty(kept, value: object):
    kept._file.parent.mkdir()
    kept._file.write_text(json.dumps(value), encoding="utf-8")
    assert kept.all() == ()


@pytest.mark.parametrize(("key", "bad"), [("kind", "lob"), ("text", 3), ("number", "x"), ("settled", 1)])
def test_a_damaged_row_is_left_out(kept, tmp_path, key: str, bad: object):
    kept.take([written(tmp_path, row(ONE, {**ONE, "art": "Idee"}))])
    value = json.loads(kept._file.read_text(encoding="utf-8"))
    value["meldungen"][0][key] = bad
    kept._file.write_text(json.dumps(value), encoding="utf-8")
    assert [remark.kind for remark in kept.all()] == [RemarkKind.IDEA]
