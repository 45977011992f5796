"""Pictures are told by their first bytes: kind, size, frames."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissen.content.picture import LARGEST, MOST_PIXELS, SUFFIXES, refusal


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def a_png(width: int = 9, height: int = 7, *, extra: bytes = b"") -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def a_jpeg(width: int = 9, height: int = 7, *, before: bytes = b"") -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab" + before + frame + b"\xff\xd9"


def test_a_small_picture_is_shown():
    assert refusal(a_png(), ".png") is None
    assert refusal(a_jpeg(), ".jpg") is None
    assert refusal(b'<svg xmlns="http://www.w3.org/2000/svg"/>', ".svg") is None


@pytest.mark.parametrize("before", [b"\xff\xc4\x00\x04ab", b"\xff\xe1\x00\x04\xff\xc0", b"\xff\xff\xdb\x00\x02"])
def test_the_size_of_a_jpeg_stands_behind_other_segments(before):
    assert refusal(a_jpeg(before=before), ".jpg") is None
    assert "zu groß" in str(refusal(a_jpeg(60_000, 60_000, before=before), ".jpg"))


@pytest.mark.parametrize("picture", [a_png, a_jpeg])
def test_a_small_file_may_claim_a_huge_picture(picture):
    suffix = ".png" if picture is a_png else ".jpg"
    side = int(MOST_PIXELS**0.5)
    assert refusal(picture(side, side), suffix) is None
    assert f"{side} × {side + 20} Punkte" in str(refusal(picture(side, side + 20), suffix))
    assert "zu groß" in str(refusal(picture(0, 5), suffix)) or "0 × 5" in str(refusal(picture(0, 5), suffix))


def test_a_film_is_refused():
    film = chunk(b"acTL", struct.pack(">II", 2, 0))
    assert "bewegt sich" in str(refusal(a_png(extra=film), ".png"))
    assert refusal(a_png(extra=chunk(b"acTL", struct.pack(">II", 1, 0))), ".png") is None


def test_a_large_file_is_refused():
    assert "größer als 5 MB" in str(refusal(a_png(extra=bytes(LARGEST)), ".png"))


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"", ".png"),
        (a_png()[:20], ".png"),
        (a_jpeg(), ".png"),
        (a_png(), ".jpg"),
        (b"\xff\xd8\xff", ".jpg"),
        (b"\xff\xd8\xff\xd9", ".jpg"),
        (b"GIF89a", ".jpg"),
        (b"<html/>", ".svg"),
    ],
)
def test_what_is_no_picture_of_its_name_is_refused(data, suffix):
    assert refusal(data, suffix)


@given(st.sampled_from(SUFFIXES), st.binary(max_size=60))
def test_no_bytes_are_too_strange(suffix, data):
    for start in (b"", a_png()[:20], a_jpeg()[:6]):
        assert refusal(start + data, suffix) is None or refusal(start + data, suffix)
