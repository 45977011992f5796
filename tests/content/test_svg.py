"""Drawings: what is harmless passes, whatever reaches out of the file or runs is refused with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.pages import DRAWING
from wissen.content.svg import LARGEST, refusal


def svg(inside: str, *, attributes: str = "") -> bytes:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="urn:notes"'
    return f"<svg {names} {attributes}>{inside}</svg>".encode()


@pytest.mark.parametrize(
    "drawing",
    [
        DRAWING,
        svg('<use xlink:href="#a"/><path id="a" d="M0 0h9" style="fill:url(#farbe)"/>'),
        svg("<style>rect { fill: url('#a') }</style><rect/>"),
        svg("<metadata><s:work>Notiz</s:work></metadata>"),
        svg("<s:namedview/><g/>"),
        b'<svg width="9" height="9"><rect/></svg>',
        "<?xml version='1.0' encoding='utf-16'?><svg/>".encode("utf-16"),
    ],
)
def test_a_harmless_drawing_is_shown(drawing: bytes):
    assert refusal(drawing) is None


@pytest.mark.parametrize(
    ("drawing", "reason"),
    [
        (b"", "lesbare"),
        (b"\x89PNG", "lesbare"),
        (b"<svg><g></svg>", "lesbare"),
        (b"<html/>", "keine SVG"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "DOCTYPE"),
        (svg('<image href="x.png"/>'), "image"),
        (svg('<s:image href="x.png"/>'), "image"),
        (svg("<metadata><image/></metadata>"), "image"),
        (svg("<script>x</script>"), "script"),
        (svg("<foreignObject/>"), "foreignObject"),
        (svg('<a xlink:href="https://example.org"/>'), "„a“"),
        (svg("<animate/>"), "animate"),
        (svg("<unknown/>"), "unknown"),
        (svg('<use xlink:href="other.svg#a"/>'), "außerhalb"),
        (svg('<rect style="fill: url( file:///a )"/>'), "außerhalb"),
        (svg("<style>@import 'a.css';</style>"), "außerhalb"),
        (svg("<style>rect { fill: url(//server/a) }</style>"), "außerhalb"),
        (svg("<rect/>", attributes='onload="x()"'), "Skript"),
        (svg("<g>" * 70 + "</g>" * 70), "verschachtelt"),
        (svg('<use href="#a"/>' * 21), "Kopien"),
        (b" " * (LARGEST + 1), "2 MB"),
    ],
)
def test_a_drawing_is_refused_with_its_reason(drawing: bytes, reason: str):
    assert reason in (refusal(drawing) or "")


@given(st.binary(max_size=200))
def test_no_bytes_break_the_check(data: bytes):
    refusal(data)
    refusal(b"<svg>" + data)
