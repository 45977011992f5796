"""What lies in a file: one model or those of a zip, with limits, and nothing is ever written by its name."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.bpmn import definitions, process, task, zipped
from wissen.errors import ForeignFileError
from wissen.interop.archive import MAX_FILES, MAX_UNPACKED, Packed, files_in
from wissen.interop.bpmn.kind import MODEL as KIND
from wissen.interop.foreign import MAX_BYTES

MODEL = definitions(process(task("a", "Antrag annehmen")))


def names(data: bytes) -> list[str]:
    return [packed.name for packed in files_in(data, "paket.zip", KIND)]


def fault(data: bytes) -> ForeignFileError:
    (packed,) = files_in(data, "paket.zip", KIND)
    assert packed.fault is not None
    assert packed.data == b""
    return packed.fault


def test_a_file_of_its_own_is_the_model():
    assert list(files_in(MODEL, "ablauf.bpmn", KIND)) == [Packed("ablauf.bpmn", MODEL)]


def test_every_model_of_a_zip():
    data = zipped({"a.bpmn": MODEL, "unter/b.XML": MODEL, "unter/c.bpmn20.xml": MODEL})
    assert [(packed.name, packed.data) for packed in files_in(data, "paket.zip", KIND)] == [
        ("a.bpmn", MODEL),
        ("b.XML", MODEL),
        ("c.bpmn20.xml", MODEL),
    ]


def test_what_is_no_model_or_hidden_is_passed_over():
    data = zipped(
        {"liesmich.txt": b"x", "__MACOSX/a.bpmn": b"x", ".a.bpmn": b"x", "ordner.bpmn/": b"", "a.bpmn": MODEL}
    )
    assert names(data) == ["a.bpmn"]


@pytest.mark.parametrize(
    "name", ["../../a.bpmn", "/etc/a.bpmn", "C:\\temp\\a.bpmn", "..\\a.bpmn", "\\\\server\\platz\\a.bpmn"]
)
def test_a_name_that_leads_elsewhere_is_a_name_only(name: str):
    assert names(zipped({name: MODEL})) == ["a.bpmn"]


def test_a_zip_without_models_says_what_is_expected():
    with pytest.raises(ForeignFileError) as error:
        names(zipped({"liesmich.txt": b"x"}))
    assert error.value.text == "In „paket.zip“ liegt kein BPMN-Modell."
    assert "„.bpmn“" in error.value.hint


def test_too_many_models():
    with pytest.raises(ForeignFileError, match=rf"In „paket.zip“ liegen {MAX_FILES + 1} Modelle"):
        names(zipped({f"{number}.bpmn": b"x" for number in range(MAX_FILES + 1)}))


def test_the_largest_file_is_taken():
    assert len(list(files_in(b"x" * MAX_BYTES, "groß.bpmn", KIND))) == 1


def test_a_larger_file_is_refused():
    with pytest.raises(ForeignFileError) as error:
        list(files_in(b"x" * (MAX_BYTES + 1), "groß.bpmn", KIND))
    assert error.value.text == "„groß.bpmn“ ist größer als 20 MB."
    assert error.value.hint


def test_a_bomb_is_unpacked_no_further_than_the_limit():
    bomb = zipped({"bombe.bpmn": b"\0" * (MAX_BYTES + 1)})
    assert len(bomb) < MAX_BYTES // 100
    assert fault(bomb).text == "„bombe.bpmn“ ist größer als 20 MB."


def test_many_large_models_share_one_limit():
    large = b" " * (MAX_UNPACKED // 4)
    found = list(files_in(zipped({f"{number}.bpmn": large for number in range(6)}), "paket.zip", KIND))
    assert [packed.fault is None for packed in found] == [True] * 4 + [False] * 2


def test_a_bomb_that_lies_about_its_size_is_unpacked_no_further_either():
    bomb = bytearray(zipped({"bombe.bpmn": b"\0" * (MAX_BYTES + 1)}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = bomb.index(signature) + offset
        bomb[place : place + 4] = (100).to_bytes(4, "little")
    (packed,) = files_in(bytes(bomb), "paket.zip", KIND)
    assert len(packed.data) <= 100


def test_a_model_with_a_password():
    data = bytearray(zipped({"a.bpmn": MODEL}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert fault(bytes(data)).text == "„a.bpmn“ ist mit einem Kennwort geschützt."


def test_one_damaged_model_does_not_hide_the_others():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.bpmn", MODEL)
        archive.writestr("b.bpmn", MODEL)
    data = packed.getvalue().replace(b"Antrag", b"Umtrag", 1)
    first, second = files_in(data, "paket.zip", KIND)
    assert first.fault is not None
    assert first.fault.text == "„a.bpmn“ ist im ZIP beschädigt."
    assert second == Packed("b.bpmn", MODEL)


@pytest.mark.parametrize("cut", [10, 100, 200])
def test_a_truncated_zip(cut: int):
    with pytest.raises(ForeignFileError, match="als ZIP-Datei beschädigt"):
        names(zipped({"a.bpmn": MODEL})[:cut])


def test_an_empty_zip():
    with pytest.raises(ForeignFileError, match="liegt kein BPMN-Modell"):
        names(zipped({}))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_to_pack_that_know_no_limit_are_refused(method: int):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.bpmn", MODEL)
    assert fault(packed.getvalue()).text == "„a.bpmn“ ist auf ungewöhnliche Weise gepackt."


@given(st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA)), st.data())
def test_a_damaged_zip_is_read_or_refused_and_never_fails_otherwise(method: int, data: st.DataObject):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("a.bpmn", MODEL)
        archive.writestr("b.bpmn", MODEL)
    damaged = bytearray(packed.getvalue())
    for _ in range(data.draw(st.integers(1, 3))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ForeignFileError):
        for found in files_in(bytes(damaged), "paket.zip", KIND):
            assert found.fault is None or found.data == b""
