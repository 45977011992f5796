"""What Qt writes into an SVG and gives no way to change: mended afterwards."""

from __future__ import annotations

import re
from html import unescape

from wissen.drawing.lettering import advance
from wissen.german import hyphens

_TEXT = re.compile(
    r'(?P<head><text [^>]*?)font-family="(?P<family>[^"]*)" font-size="(?P<size>[\d.]+)" font-weight="(?P<weight>\d+)"'
    r"(?P<tail>[^>]*)>(?P<words>[^<]*)<"
)


def mended_svg(data: bytes) -> bytes:
    """The same SVG: its words fit where the font is missing, and it breaks words with hyphens that are seen."""
    return _TEXT.sub(_mended, data.decode("utf-8")).encode("utf-8")


def _mended(found: re.Match[str]) -> str:
    """Give each line its length, so that another font is squeezed into it."""
    words = found["words"]
    if words.endswith(hyphens.SOFT_HYPHEN):
        words = f"{words.removesuffix(hyphens.SOFT_HYPHEN)}-"
    words = hyphens.strip(words)
    length = advance(unescape(words), float(found["size"]), int(found["weight"]))
    font = f'font-family="{found["family"]}, sans-serif" font-size="{found["size"]}" font-weight="{found["weight"]}"'
    fixed = f' textLength="{length:.2f}" lengthAdjust="spacingAndGlyphs"'
    return f"{found['head']}{font}{found['tail'].rstrip()}{fixed}>{words}<"
