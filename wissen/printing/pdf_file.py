"""What Qt writes into a PDF and gives no way to change: mended afterwards, byte for byte as long as it was."""

from __future__ import annotations

import re

# Nobody needs to know the second in which a sheet was made, nor where on earth.
_CLOCK = re.compile(rb"(?<=Date \(D:\d{8})\d{6}[^)]*|(?<=Date=\"\d{4}-\d\d-\d\dT)\d\d:\d\d:\d\d[^\"]*")
_NAMES = re.compile(rb"begincmap.*?endcmap", re.DOTALL)
_LETTERS = re.compile(rb"\[[^\]]*\]|<\w{4}>(?=\n)")
_TAB, _BLANK = b"<0009>", b"<0020>"


def mended(data: bytes) -> bytes:
    """The same PDF: made at midnight, and with blanks that are copied as blanks."""
    return _NAMES.sub(_with_blanks, _CLOCK.sub(_midnight, data))


def _midnight(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"\d", b"0", found[0]).replace(b"-", b"+")


def _with_blanks(found: re.Match[bytes]) -> bytes:
    """WORKAROUND: Qt names each letter by the first character that looks like it, and a tab looks like a blank."""
    return _LETTERS.sub(lambda letters: letters[0].replace(_TAB, _BLANK), found[0])
