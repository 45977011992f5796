"""An SVG after Qt has written it."""

from __future__ import annotations

from wissen.drawing.lettering import advance
from wissen.printing.svg_file import mended_svg

TEXT = '<text x="1" font-family="Fira Sans" font-size="14" font-weight="500" font-style="normal" \n >{words}</text>'


def mended(words: str) -> str:
    return mended_svg(TEXT.format(words=words).encode()).decode()


def test_a_line_keeps_its_length_in_another_font() -> None:
    found = mended("Antrag &amp; Akte")
    assert f'textLength="{advance("Antrag & Akte", 14, 500):.2f}" lengthAdjust="spacingAndGlyphs">Antrag &amp;' in found
    assert 'font-family="Fira Sans, sans-serif"' in found
    assert 'font-weight="500" font-style="normal"' in found


def test_a_break_is_a_hyphen_that_is_seen() -> None:
    assert ">Aufenthalts-<" in mended("Auf\u00adent\u00adhalts\u00ad")


def test_a_break_that_is_not_needed_is_none() -> None:
    assert ">erlaubnis<" in mended("er\u00adlaub\u00adnis")


def test_everything_else_stays() -> None:
    assert mended_svg('<path d="M0,0"/>ä'.encode()) == '<path d="M0,0"/>ä'.encode()
