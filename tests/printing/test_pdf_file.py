"""What is mended in Qt's files: the clock and the blanks, and nothing gets longer or shorter."""

from __future__ import annotations

import pytest

from wissen.printing.pdf_file import mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"/CreationDate (D:20261128143015Z)", b"/CreationDate (D:20261128000000Z)"),
        (b"/ModDate (D:20261128143015+02'00')", b"/ModDate (D:20261128000000+00'00')"),
        (b"/ModDate (D:20261128143015-05'30')", b"/ModDate (D:20261128000000+00'00')"),
        (b'xmp:CreateDate="2026-11-28T14:30:15+02:00"', b'xmp:CreateDate="2026-11-28T00:00:00+00:00"'),
        (b"begincmap <0009> <000A> [<0009> <0041>] endcmap", b"begincmap <0009> <000A> [<0020> <0041>] endcmap"),
        (b"begincmap <0009> <0009> <0009>\nendcmap", b"begincmap <0009> <0009> <0020>\nendcmap"),
        (b"[<0009>] outside", b"[<0009>] outside"),
        (b"D:20261128143015 in a text", b"D:20261128143015 in a text"),
    ],
)
def test_what_is_mended(before: bytes, after: bytes) -> None:
    assert mended(before) == after
    assert len(after) == len(before)
