"""The look as values: colours of the three themes, sizes, distances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 16, 24, 32
"""Distances in logical pixels; they do not grow with the text."""

RADIUS, RADIUS_FIELD = 4, 8
RING = 2
"""Width of each of the two tones of the focus ring."""

CONTROL_HEIGHT = 40
TARGET = 24
"""Smallest side of anything that can be clicked."""

RAIL_WIDTH, PANEL_WIDTH, COLUMN_WIDTH = 212, 250, 760

FONT_SMALL, FONT_MUTED, FONT_UI, FONT_TEXT = 13, 14, 15, 17
FONT_H3, FONT_LEAD, FONT_H2, FONT_H1 = 19, 20, 24, 34
LINE_HEIGHT = 1.5
REGULAR, MEDIUM, SEMI_BOLD, BOLD = 400, 500, 600, 700

ICON_SMALL, ICON, ICON_LARGE = 18, 22, 48


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, each as #rrggbb; which pairs must contrast is tested."""

    name: Literal["hell", "dunkel", "kontrast"]
    bg: str
    surface: str
    surface2: str
    card: str
    border: str
    border_strong: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    visited: str
    sel: str
    sel_text: str
    info: str
    info_bg: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    err: str
    err_bg: str
    focus: str


LIGHT = Tokens(
    name="hell",
    bg="#ffffff",
    surface="#f3f4f7",
    surface2="#e8e9ef",
    card="#ffffff",
    border="#c0c3d5",
    border_strong="#6e7597",
    text="#131525",
    muted="#51577a",
    accent="#2044aa",
    on_accent="#ffffff",
    accent_soft="#e6ebf7",
    visited="#7e01a8",
    sel="#c9d6f5",
    sel_text="#131525",
    info="#006b8c",
    info_bg="#e2f7fd",
    ok="#007155",
    ok_bg="#e0f5ec",
    warn="#925400",
    warn_bg="#fff2d9",
    err="#c31c13",
    err_bg="#fdecea",
    focus="#131525",
)

DARK = Tokens(
    name="dunkel",
    bg="#131525",
    surface="#0c0e1a",
    surface2="#1d2034",
    card="#1d2034",
    border="#454b6b",
    border_strong="#8187a7",
    text="#f3f4f7",
    muted="#b2b6cc",
    accent="#97afe1",
    on_accent="#0c0e1a",
    accent_soft="#262f52",
    visited="#ce9ce8",
    sel="#35468a",
    sel_text="#ffffff",
    info="#4fc3e8",
    info_bg="#0d2a38",
    ok="#45c9a4",
    ok_bg="#0c2b24",
    warn="#f0a840",
    warn_bg="#33240c",
    err="#ff9d8f",
    err_bg="#3d1512",
    focus="#f3f4f7",
)

CONTRAST = Tokens(
    name="kontrast",
    bg="#000000",
    surface="#000000",
    surface2="#000000",
    card="#000000",
    border="#ffffff",
    border_strong="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    accent="#ffff00",
    on_accent="#000000",
    accent_soft="#000000",
    visited="#ffff00",
    sel="#00ffff",
    sel_text="#000000",
    info="#00ffff",
    info_bg="#000000",
    ok="#00ff00",
    ok_bg="#000000",
    warn="#ffff00",
    warn_bg="#000000",
    err="#ff9999",
    err_bg="#000000",
    focus="#00ffff",
)

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, CONTRAST)}
