"""Which pictures may be shown: what a file really is and how large it becomes, read from its first bytes."""

from __future__ import annotations

from dataclasses import dataclass

from wissen.content import svg

LARGEST = 5_000_000
"""Bytes of a photograph; scanned pages of an office are smaller."""

MOST_PIXELS = 40_000_000
"""Width times height: 160 MB once unpacked, however small the file is."""

PIXEL_SUFFIXES = (".png", ".jpg")
SUFFIXES = (".svg", *PIXEL_SUFFIXES)

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})
"""JPEG markers that stand among those of the frame headers and are none."""


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels as the header claims them; `frames` is more than one for a film."""

    width: int
    height: int
    frames: int = 1


def refusal(data: bytes, suffix: str) -> str | None:
    """Why a picture of this name is not shown, in German; None when it is harmless."""
    if suffix == ".svg":
        return svg.refusal(data)
    if len(data) > LARGEST:
        return f"Das Bild ist größer als {LARGEST // 1_000_000} MB. Verkleinern Sie es."
    size = _png_size(data) if suffix == ".png" else _jpeg_size(data)
    if size is None:
        return f"Die Datei ist kein lesbares Bild der Art „{suffix[1:]}“. Speichern Sie sie neu."
    if size.frames > 1:
        return "Das Bild bewegt sich. Nehmen Sie ein stehendes."
    if not 0 < size.width * size.height <= MOST_PIXELS:
        return f"Das Bild hat {size.width} × {size.height} Punkte, das ist zu groß. Verkleinern Sie es."
    return None


def _png_size(data: bytes) -> Size | None:
    """The first chunk holds the size; a film announces its frames before the first pixels."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = (int.from_bytes(data[start : start + 4]) for start in (16, 20))
    film, pixels = data.find(b"acTL"), data.find(b"IDAT")
    frames = int.from_bytes(data[film + 4 : film + 8]) if 0 <= film < pixels else 1
    return Size(width, height, frames)


def _jpeg_size(data: bytes) -> Size | None:
    """The size stands in the first frame header, behind any number of segments."""
    place = 2 if data.startswith(_JPEG) else len(data)
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xFF:  # a filler before the marker
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = (int.from_bytes(data[start : start + 2]) for start in (place + 5, place + 7))
            return Size(width, height)
        place += 2 + length
    return None
