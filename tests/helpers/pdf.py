"""Reads back what Qt has written into a PDF: the text of each sheet, and what the file says of itself.

No more than Qt's own files need: fonts with a table of their letters, packed or plain streams.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.DOTALL)
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_RANGE = re.compile(rb"<(\w{4})> <(\w{4})> (?:\[([^\]]*)\]|<(\w{4,})>)")
_DRAWN = re.compile(rb"/F(\d+) \S+ Tf|<([0-9a-fA-F]+)> Tj|\bBT\b")


@dataclass(frozen=True, slots=True)
class Pdf:
    """`sheets` are the texts as they would be copied, each stretch of letters on a line; `raw` is the file."""

    raw: bytes
    sheets: tuple[str, ...]


def read_pdf(data: bytes) -> Pdf:
    """Read a file that Qt has written."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(data)}
    letters = {number: _letters(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    root = next(body for body in objects.values() if _KIDS.search(body))
    kids = _KIDS.search(root)
    assert kids
    pages = [objects[int(number)] for number in _REFERENCE.findall(kids[1])]
    return Pdf(data, tuple(_text(_stream(objects, page, b"/Contents"), letters) for page in pages))


def squeezed(text: str) -> str:
    """A text without blanks and hyphens, so that it does not matter where lines were broken."""
    return re.sub(r"[\s\u00ad\u2028-]+", "", text)


def _stream(objects: dict[int, bytes], body: bytes, key: bytes) -> bytes:
    named = re.search(key + rb"\s+(\d+) 0 R", body)
    assert named
    held = _STREAM.search(objects[int(named[1])])
    assert held
    return zlib.decompress(held[1]) if b"FlateDecode" in objects[int(named[1])] else held[1]


def _letters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for first, last, several, one in _RANGE.findall(_stream(objects, font, b"/ToUnicode")):
        places = range(int(first, 16), int(last, 16) + 1)
        codes = [int(code, 16) for code in re.findall(rb"<(\w+)>", several)] or range(int(one, 16), 0x10000)
        found |= {place: chr(code) for place, code in zip(places, codes, strict=False)}
    return found


def _text(content: bytes, letters: dict[int, dict[int, str]]) -> str:
    parts: list[str] = []
    font: dict[int, str] = {}
    for found in _DRAWN.finditer(content):
        if found[1]:
            font = letters[int(found[1])]
        elif found[2]:
            parts += [font[int(found[2][at : at + 4], 16)] for at in range(0, len(found[2]), 4)]
        else:
            parts.append("\n")
    return "".join(parts)
